import { describe, expect, it } from "vitest";
import type { Publication } from "../../../worker/objects/kernel/contracts.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { connect } from "../support/agent.ts";
import { env } from "../support/env.ts";
import { aGate } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { aMirror, expectInSync, sleepDesk } from "../support/mirror.ts";
import { holdBefore, outOfReach, standAt } from "../support/points.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, DAY, HOUR, until, type TestThread } from "../support/thread.ts";
import { itemOf, postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

async function write(thread: TestThread, text: string): Promise<Response> {
  return await postItems([textItem(thread.psid, `m_${crypto.randomUUID()}`, text)]);
}

describe("a desk that cannot be reached", () => {
  it("does not keep Meta waiting, and hears of it by the alarm", async () => {
    const thread = await aThread(meta.current);
    const mirror = await aMirror(await connect(), thread.name);
    const desk = outOfReach("the desk is told");

    const response = await write(thread, "Are you there?");

    expect(response.status).toBe(200);
    expect(mirror.shown.entries).toHaveLength(1);
    desk.leave();
    expect(await thread.alarm()).toBe(true);
    await expectInSync(mirror);
    expect(mirror.shown.entries).toHaveLength(2);
  });

  it("goes on being told until it hears", async () => {
    const thread = await aThread(meta.current);
    const mirror = await aMirror(await connect(), thread.name);
    const desk = outOfReach("the desk is told");
    await write(thread, "Are you there?");

    for (let time = 0; time < 8; time++) expect(await thread.alarm()).toBe(true);
    desk.leave();

    expect(await thread.alarm()).toBe(true);
    await expectInSync(mirror);
  });

  it("that is silent lets Meta go after a second", async () => {
    const thread = await aThread(meta.current);
    const mirror = await aMirror(await connect(), thread.name);
    const gate = aGate();
    holdBefore("the desk is told", gate);

    const before = Date.now();
    const response = await write(thread, "Are you there?");
    const took = Date.now() - before;

    expect(response.status).toBe(200);
    expect(took).toBeGreaterThan(900);
    expect(took).toBeLessThan(3_000);
    expect(gate.arrived).toBe(1);
    expect(await rowsOf(thread.stub, "SELECT kind FROM job")).toContainEqual({ kind: "publish" });
    expect(await thread.inside((_conversation, { storage }) => storage.getAlarm())).not.toBeNull();
    gate.open();
    await expectInSync(mirror);
  });

  it("is told even when the conversation's instance died in between", async () => {
    const thread = await aThread(meta.current);
    const mirror = await aMirror(await connect(), thread.name);
    const desk = outOfReach("the desk is told");
    await write(thread, "Are you there?");

    await thread.crash();
    desk.leave();

    expect(await thread.alarm()).toBe(true);
    await expectInSync(mirror);
    expect(mirror.shown.entries).toHaveLength(2);
  });
});

describe("news of a conversation", () => {
  it("comes by Meta's next delivery when the instance died before it told the desk", async () => {
    const thread = await aThread(meta.current);
    const mirror = await aMirror(await connect(), thread.name);
    const gate = aGate();
    const desk = holdBefore("the desk is told", gate);
    const item = textItem(thread.psid, "m_died", "Are you there?");
    const first = postItems([item]).catch(() => null);
    await until(() => expect(gate.arrived).toBe(1));

    await thread.crash();
    desk.leave();
    expect((await first)?.status).not.toBe(200);
    const second = await postItems([item]);

    expect(second.status).toBe(200);
    await expectInSync(mirror);
    expect(mirror.shown.entries.map((entry) => entry.mid)).toContain("m_died");
    expect(mirror.catchUps).toBe(0);
    expect(await thread.rows()).toHaveLength(2);
  });

  it("is told again when only the answer was lost", async () => {
    const thread = await aThread(meta.current);
    const mirror = await aMirror(await connect(), thread.name);
    let lost = 0;
    standAt("the desk is told", (goOn) => {
      const answer = goOn();
      if (lost++ > 0) return answer;
      throw new Error("the line broke");
    });

    await write(thread, "one");
    await write(thread, "two");

    await expectInSync(mirror);
    expect(mirror.shown.entries).toHaveLength(3);
  });

  it("has no hole when the first of two publications never arrives", async () => {
    const thread = await aThread(meta.current);
    const mirror = await aMirror(await connect(), thread.name);
    const desk = standAt("the desk is told", (goOn) => {
      if (desk.calls === 1) throw new Error("lost");
      return goOn();
    });

    await write(thread, "one");
    await write(thread, "two");

    await expectInSync(mirror);
    expect(mirror.shown.entries.map(({ content }) => "text" in content && content.text)).toEqual([
      "Where is my order?",
      "one",
      "two",
    ]);
  });

  it("has no hole when twenty deliveries overlap a slow desk", async () => {
    const thread = await aThread(meta.current);
    const mirror = await aMirror(await connect(), thread.name);
    const gate = aGate();
    holdBefore("the desk is told", gate);

    const deliveries = Array.from({ length: 20 }, (_, index) => write(thread, `text ${String(index)}`));
    await until(async () => expect(await thread.rows()).toHaveLength(21));
    expect(mirror.shown.entries).toHaveLength(1);
    gate.open();
    const responses = await Promise.all(deliveries);

    expect(responses.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    await thread.alarm();
    await expectInSync(mirror);
    expect(mirror.shown.entries).toHaveLength(21);
  });

  it("is answered with what the desk has when it is older, and changes nothing", async () => {
    const thread = await aThread(meta.current);
    const mirror = await aMirror(await connect(), thread.name);
    const sent: Publication[] = [];
    const desk = standAt("the desk is told", (goOn, _name, publication) => {
      sent.push(structuredClone(publication));
      return goOn();
    });
    await write(thread, "one");
    await write(thread, "two");
    await expectInSync(mirror);

    desk.leave();
    const answers: unknown[] = [];
    for (const publication of sent) answers.push(await deskStub(env, "main").publish("main", publication));

    expect(answers.length).toBeGreaterThanOrEqual(2);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ ok: true, have: mirror.rev })]),
    );
    await expectInSync(mirror);
  });

  it("of a Page, or a generation of it, that is not at the desk is refused", async () => {
    const thread = await aThread(meta.current);
    const publication = await thread.stub.changesSince(thread.name, 0);
    const desk = deskStub(env, "main");

    const answers = [
      await desk.publish("main", { ...publication, generation: publication.generation + 1 }),
      await desk.publish("main", { ...publication, pageId: "999", conversation: "999:1" }),
      await deskStub(env, "other").publish("other", publication),
    ];

    expect(answers).toEqual(answers.map(() => ({ ok: false, code: "not_attached" })));
  });

  it("that no list shows is told again to a desk that slept and forgot it", async () => {
    const thread = await aThread(meta.current);
    const mirror = await aMirror(await connect(), thread.name);
    const marks = itemOf(thread.psid, { read: { watermark: Date.now() } });
    await postItems([marks]);
    await expectInSync(mirror);

    await sleepDesk();
    await write(thread, "one");

    await expectInSync(mirror);
    expect(mirror.catchUps).toBe(0);
  });

  it("reaches an agent who was away, as changes since then", async () => {
    const thread = await aThread(meta.current);
    const away = await connect();
    const mirror = await aMirror(away, thread.name);
    away.close();
    await write(thread, "one");
    await postItems([itemOf(thread.psid, { read: { watermark: Date.now() } })]);

    const back = await connect();
    await mirror.follow(back);

    await expectInSync(mirror);
    const reply = back.frames.find((frame) => frame.type === "reply" && frame.ok && frame.result !== null);
    expect(reply).toMatchObject({ result: { kind: "changes" } });
  });
});

describe("lines of the desk", () => {
  it("show at once at a desk that slept since the last marks", async () => {
    const thread = await aThread(meta.current);
    const agent = await connect();
    const mirror = await aMirror(agent, thread.name);
    await postItems([itemOf(thread.psid, { read: { watermark: Date.now() } })]);
    await expectInSync(mirror);
    await sleepDesk();

    await agent.ask("conversation.take", { conversation: thread.name });

    await until(async () => expect(await thread.rows()).toHaveLength(2));
    await expectInSync(mirror);
    expect(mirror.shown.entries.at(-1)?.content).toMatchObject({
      kind: "system",
      line: { event: "assigned" },
    });
  });
});

describe("what an agent did at Meta", () => {
  it("shows at once at a desk that slept since the last marks", async () => {
    const thread = await aThread(meta.current);
    const agent = await connect();
    const mirror = await aMirror(agent, thread.name);
    await postItems([itemOf(thread.psid, { read: { watermark: Date.now() } })]);
    await expectInSync(mirror);
    await sleepDesk();

    await agent.ask("customer.moderate", { conversation: thread.name, action: "block", reason: "threats" });

    await expectInSync(mirror);
    expect(mirror.shown.thread?.blocked).toMatchObject({ reason: "threats" });
  });
});

it("what a look into Meta's record brought shows although the instance died before the desk had heard", async () => {
  const thread = await aThread(meta.current);
  await until(async () => expect(await thread.alarm()).toBe(false));
  const mirror = await aMirror(await connect(), thread.name);
  meta.current
    .page()
    .addHistory(thread.psid, [{ from: "customer", at: Date.now() - 3 * HOUR, text: "Before" }]);
  const gate = aGate();
  const desk = holdBefore("the desk is told", gate);
  const order = { since: Date.now() - DAY, updatedAt: Date.now(), isThorough: true };
  const first = thread.stub.recover(thread.name, order).catch(() => null);
  await until(() => expect(gate.arrived).toBe(1));

  await thread.crash();
  desk.leave();
  await first;
  // Whoever asked asks again, and learns that nothing is missing.
  expect(await thread.stub.recover(thread.name, order)).toMatchObject({ found: 0 });

  expect(await thread.alarm()).toBe(true);
  await expectInSync(mirror);
  expect(mirror.shown.entries).toHaveLength(2);
});
