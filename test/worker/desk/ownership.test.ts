import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { ONE_MORE_THING_MS } from "../../../worker/domain/ownership.ts";
import type { CarriedLine } from "../../../worker/objects/kernel/contracts.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { env } from "../support/env.ts";
import { aGate } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { aMirror, deskAlarm, expectInSync } from "../support/mirror.ts";
import { holdBefore, standAt } from "../support/points.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, until, type TestThread } from "../support/thread.ts";
import { postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

const KIM = { sub: "kim", name: "Kim Lee" };
const SAM = { sub: "sam", name: "Sam Fox" };

async function write(thread: TestThread, text: string): Promise<void> {
  const { status } = await postItems([textItem(thread.psid, `m_${crypto.randomUUID()}`, text)]);
  expect(status).toBe(200);
}

/** The row as the list now holds it. */
async function rowOf(thread: TestThread): Promise<Pick<Summary, "status" | "owner">> {
  const [row] = await rowsOf(
    deskStub(env, "main"),
    "SELECT status, owner_sub, owner_name FROM conversation WHERE name = ?",
    thread.name,
  );
  const owner =
    row?.["owner_sub"] == null ? null : { sub: String(row["owner_sub"]), name: String(row["owner_name"]) };
  return { status: row?.["status"] === "closed" ? "closed" : "open", owner };
}

/** The lines of the desk in the thread: who did what. */
async function linesOf(thread: TestThread): Promise<string[]> {
  return (await thread.read()).entries.flatMap(({ content }) => {
    if (content.kind !== "system") return [];
    const { line } = content;
    const to = line.event === "assigned" ? ` to ${line.to.sub}` : "";
    return [`${line.event}${to} by ${line.by?.sub ?? "nobody"}`];
  });
}

async function expectLines(thread: TestThread, lines: string[]): Promise<void> {
  await until(async () => expect(await linesOf(thread)).toEqual(lines));
  const left = await rowsOf(deskStub(env, "main"), "SELECT * FROM note WHERE conversation = ?", thread.name);
  await until(() => expect(left).toEqual([]));
}

async function agents(): Promise<[kim: TestAgent, sam: TestAgent, ana: TestAgent]> {
  return await Promise.all([
    connect(KIM),
    connect(SAM),
    connect({ sub: "ana", name: "Ana Ruiz", role: "supervisor" }),
  ]);
}

describe("a conversation", () => {
  it("is taken, taken over, released, closed and opened again, and the thread tells", async () => {
    const thread = await aThread(meta.current);
    const [kim, sam] = await agents();
    const { name: conversation } = thread;

    await kim.ask("conversation.take", { conversation });
    expect(await rowOf(thread)).toEqual({ status: "open", owner: KIM });
    await sam.ask("conversation.take", { conversation });
    expect(await rowOf(thread)).toEqual({ status: "open", owner: SAM });
    await sam.ask("conversation.release", { conversation });
    expect(await rowOf(thread)).toEqual({ status: "open", owner: null });
    await kim.ask("conversation.close", { conversation });
    expect(await rowOf(thread)).toEqual({ status: "closed", owner: null });
    await sam.ask("conversation.reopen", { conversation });
    expect(await rowOf(thread)).toEqual({ status: "open", owner: SAM });

    await expectLines(thread, [
      "assigned to kim by kim",
      "assigned to sam by sam",
      "released by sam",
      "closed by kim",
      "reopened by sam",
      "assigned to sam by sam",
    ]);
  });

  it("that two take at once is the first one's; the other is told whose, and may take it over then", async () => {
    const thread = await aThread(meta.current);
    const [kim, sam] = await agents();
    const { name: conversation } = thread;

    await kim.ask("conversation.take", { conversation, owner: null });
    const answer = await sam.command("conversation.take", { conversation, owner: null });
    expect(answer).toMatchObject({ ok: false, refusal: { code: "taken", by: KIM } });
    expect(await rowOf(thread)).toEqual({ status: "open", owner: KIM });

    await sam.ask("conversation.take", { conversation, owner: KIM.sub });
    await expectLines(thread, ["assigned to kim by kim", "assigned to sam by sam"]);
  });

  it("that is asked for what is already so, tells nothing", async () => {
    const thread = await aThread(meta.current);
    const [kim] = await agents();
    const { name: conversation } = thread;

    await kim.ask("conversation.release", { conversation });
    await kim.ask("conversation.reopen", { conversation });
    await kim.ask("conversation.take", { conversation });
    await kim.ask("conversation.take", { conversation });
    await kim.ask("conversation.close", { conversation });
    await kim.ask("conversation.close", { conversation });

    await expectLines(thread, ["assigned to kim by kim", "closed by kim"]);
  });

  it("is released and closed by its owner or a supervisor, not by a colleague", async () => {
    const thread = await aThread(meta.current);
    const [kim, sam, ana] = await agents();
    const { name: conversation } = thread;
    await kim.ask("conversation.take", { conversation });

    expect(await sam.refusal("conversation.release", { conversation })).toBe("not_allowed");
    expect(await sam.refusal("conversation.close", { conversation })).toBe("not_allowed");
    expect(await rowOf(thread)).toEqual({ status: "open", owner: KIM });
    expect(await ana.refusal("conversation.release", { conversation })).toBe("ok");
    await kim.ask("conversation.take", { conversation });
    expect(await ana.refusal("conversation.close", { conversation })).toBe("ok");

    expect(await sam.refusal("conversation.take", { conversation })).toBe("wrong_state");
  });

  it("belongs to whoever answers it first", async () => {
    const thread = await aThread(meta.current);
    const [kim, sam] = await agents();
    const { name: conversation } = thread;
    const seenRev = await thread.rev();

    await kim.ask("message.send", { conversation, seenRev, text: "Hello" });

    expect(await rowOf(thread)).toEqual({ status: "open", owner: KIM });
    await until(async () => expect(await linesOf(thread)).toEqual(["assigned to kim by kim"]));
    await sam.ask("message.send", { conversation, seenRev: await thread.rev(), text: "And hello" });
    expect(await rowOf(thread)).toEqual({ status: "open", owner: KIM });
  });

  it("belongs to one of two who answer at the same time, and only that one's answer leaves", async () => {
    const thread = await aThread(meta.current);
    const [kim, sam] = await agents();
    const seenRev = await thread.rev();
    const command = { conversation: thread.name, seenRev, text: "Hello" };

    const codes = await Promise.all([
      kim.refusal("message.send", command),
      sam.refusal("message.send", command),
    ]);

    expect(codes.sort()).toEqual(["changed", "ok"]);
    const { owner } = await rowOf(thread);
    const [answer] = await thread.ours();
    expect(answer?.author).toEqual({ type: "agent", ...owner });
    await until(async () => expect(await linesOf(thread)).toHaveLength(1));
  });
});

describe("a customer who writes again", () => {
  it("opens a closed conversation for everyone, as a new interaction", async () => {
    const thread = await aThread(meta.current, "one");
    const noor = await connect({ sub: "noor", name: "Noor Ali" });
    const { name: conversation } = thread;
    await noor.ask("presence.set", { presence: "away" });
    await noor.ask("message.send", { conversation, seenRev: await thread.rev(), text: "answer" });
    await noor.ask("conversation.close", { conversation });
    await expectLines(thread, ["assigned to noor by noor", "closed by noor"]);

    await write(thread, "two");

    expect(await rowOf(thread)).toEqual({ status: "open", owner: null });
    const { entries, thread: shown } = await thread.read();
    expect(shown.interaction).toMatchObject({ id: 2, closedAt: null });
    expect(
      entries.filter(({ content }) => content.kind === "text").map((entry) => entry.interaction),
    ).toEqual([1, 1, 2]);
    const [first] = await rowsOf(thread.stub, "SELECT * FROM interaction WHERE id = 1");
    expect(first).toMatchObject({ opened_by: "customer", closed_by: "noor", owners: '["noor"]' });
    expect(first?.["first_response_at"]).not.toBeNull();
  });

  it("soon after it was closed comes back to the one who closed it, and the thread tells", async () => {
    const thread = await aThread(meta.current, "one");
    const [kim] = await agents();
    const { name: conversation } = thread;
    await kim.ask("conversation.close", { conversation });

    await write(thread, "one more thing");

    expect(await rowOf(thread)).toEqual({ status: "open", owner: KIM });
    expect((await thread.thread()).interaction).toMatchObject({ id: 2, closedAt: null });
    await expectLines(thread, ["closed by kim", "assigned to kim by nobody"]);
  });

  it("comes back to everyone where the one who closed it has left, or it was a while ago", async () => {
    const [left, late] = [await aThread(meta.current, "one"), await aThread(meta.current, "one")];
    const [kim, sam] = await agents();
    await sam.ask("conversation.close", { conversation: left.name });
    await kim.ask("conversation.close", { conversation: late.name });
    sam.socket.close(1000);
    await kim.next(
      (frame) => frame.type === "agent" && frame.agent.sub === SAM.sub && frame.agent.presence === "offline",
    );
    await rowsOf(
      deskStub(env, "main"),
      `UPDATE conversation SET closing = json_set(closing, '$.at', json_extract(closing, '$.at') - ?)
         WHERE name = ? RETURNING 1`,
      ONE_MORE_THING_MS + 1,
      late.name,
    );

    await write(left, "one more thing");
    await write(late, "something else");

    expect(await rowOf(left)).toEqual({ status: "open", owner: null });
    expect(await rowOf(late)).toEqual({ status: "open", owner: null });
    await expectLines(late, ["closed by kim"]);
  });

  it("does not open it by reading, reacting or by what came before it was closed", async () => {
    const thread = await aThread(meta.current);
    const [kim] = await agents();
    const { name: conversation } = thread;
    await kim.ask("conversation.close", { conversation });
    await expectLines(thread, ["closed by kim"]);

    const now = Date.now();
    await postItems([
      {
        sender: { id: thread.psid },
        recipient: { id: "10150001" },
        timestamp: now,
        read: { watermark: now },
      },
      {
        sender: { id: thread.psid },
        recipient: { id: "10150001" },
        timestamp: now,
        reaction: { mid: "x", action: "react" },
      },
    ]);
    await thread.stub.wake(conversation);

    expect((await rowOf(thread)).status).toBe("closed");
    expect((await thread.thread()).interaction?.closedAt).not.toBeNull();
  });

  it("while the desk closes is not closed with it, and nothing said before changes its interaction", async () => {
    const thread = await aThread(meta.current, "one");
    const [kim] = await agents();
    const { name: conversation } = thread;
    await kim.ask("message.send", { conversation, seenRev: await thread.rev(), text: "answer" });
    await thread.untilStates("sent");
    const gate = aGate();
    holdBefore("the desk is told", gate);
    const writing = write(thread, "two");
    await until(() => expect(gate.arrived).toBe(1));

    await kim.ask("conversation.close", { conversation });
    await until(async () => expect(await linesOf(thread)).toContain("closed by kim"));
    gate.open();
    await writing;

    await until(async () => expect(await rowOf(thread)).toEqual({ status: "open", owner: KIM }));
    const { entries, thread: shown } = await thread.read();
    const interactions = entries.flatMap(({ content, interaction }) =>
      content.kind === "text" ? [[content.text, interaction]] : [],
    );
    expect(interactions).toEqual([
      ["one", 1],
      ["answer", 1],
      ["two", 2],
    ]);
    expect(shown.interaction).toMatchObject({ id: 2, closedAt: null });
  });
});

describe("an answer", () => {
  /** Kim has the conversation, and has seen all that is in it. */
  async function kims() {
    const thread = await aThread(meta.current, "one");
    const [kim, sam, ana] = await agents();
    const { name: conversation } = thread;
    await kim.ask("conversation.take", { conversation });
    await expectLines(thread, ["assigned to kim by kim"]);
    const send = async (seenRev: number) =>
      await kim.command("message.send", { conversation, seenRev, text: "answer" });
    return { thread, conversation, kim, sam, ana, seen: await thread.rev(), send };
  }

  it.each<[string, "conversation.take" | "conversation.release" | "conversation.close", "sam" | "ana"]>([
    ["took", "conversation.take", "sam"],
    ["released", "conversation.release", "ana"],
    ["closed", "conversation.close", "ana"],
  ])("by somebody who has not seen that a colleague %s it is asked about", async (_did, type, by) => {
    const { thread, conversation, seen, send, ...people } = await kims();

    await people[by].ask(type, { conversation });
    const reply = await send(seen);

    expect(reply).toMatchObject({ ok: false, refusal: { code: "changed" } });
    if (reply.ok || reply.refusal.code !== "changed") throw new Error("it was not refused");
    expect(reply.refusal.entries.map(({ content }) => content.kind)).toEqual(["system"]);
    expect(await send(reply.refusal.rev)).toMatchObject({ ok: true });
    expect(await thread.rev()).toBeGreaterThan(seen);
  });

  it("is not asked about for what its agent did, or what was done for them", async () => {
    const { conversation, kim, sam, seen, send } = await kims();
    await kim.ask("conversation.release", { conversation });
    await kim.ask("conversation.take", { conversation });

    expect(await send(seen)).toMatchObject({ ok: true });
    expect(await sam.command("conversation.take", { conversation })).toMatchObject({ ok: true });
  });
});

describe("a claim", () => {
  /** The customer writes, and the desk hears of it, just before the Conversation decides about the answer. */
  function writeBeforeDecision(thread: TestThread): void {
    standAt("a conversation decides about an answer", async (goOn) => {
      const at = Date.now();
      const event = {
        kind: "message" as const,
        mid: "m",
        text: "wait!",
        quickReply: null,
        referral: null,
        rest: [],
        parts: [],
        replyTo: null,
      };
      const key = `m_${crypto.randomUUID()}`;
      const { psid, name } = thread;
      await thread.inside((conversation) =>
        conversation.ingest(name, [{ pageId: "10150001", psid, key, at, standby: false, event, raw: null }]),
      );
      return goOn();
    });
  }

  it("is given back when the answer is refused because the customer wrote meanwhile", async () => {
    const thread = await aThread(meta.current);
    const [kim, sam] = await agents();
    await sam.ask("list.open", { view: "unassigned", length: 200 });
    writeBeforeDecision(thread);

    const code = await kim.refusal("message.send", {
      conversation: thread.name,
      seenRev: await thread.rev(),
      text: "Hello",
    });

    expect(code).toBe("changed");
    expect(await rowOf(thread)).toEqual({ status: "open", owner: null });
    expect(await linesOf(thread)).toEqual([]);
    const { items } = await sam.ask("list.open", { view: "unassigned", length: 200 });
    const last = sam.frames.findLast(
      (frame) => frame.type === "list.upsert" && frame.summary.conversation === thread.name,
    );
    expect(last).toMatchObject({ summary: items.find((row) => row.conversation === thread.name) });
  });

  it("on a closed conversation does not close it over what the customer wrote meanwhile", async () => {
    const thread = await aThread(meta.current);
    const [kim] = await agents();
    const { name: conversation } = thread;
    await kim.ask("conversation.close", { conversation });
    await expectLines(thread, ["closed by kim"]);
    writeBeforeDecision(thread);

    const code = await kim.refusal("message.send", {
      conversation,
      seenRev: await thread.rev(),
      text: "One more thing",
    });

    expect(code).toBe("changed");
    expect(await rowOf(thread)).toEqual({ status: "open", owner: KIM });
  });

  it.each([
    ["is refused", "window_closed"],
    ["cannot be handed over", "unavailable"],
  ])("is given back when the answer %s", async (_name, expected) => {
    const thread = await aThread(meta.current);
    const [kim] = await agents();
    standAt("a conversation decides about an answer", () => {
      if (expected === "unavailable") throw new Error("out of reach");
      return { ok: false, refusal: { code: "window_closed", closedAt: 1 } };
    });

    expect(await kim.refusal("message.send", { conversation: thread.name, seenRev: 99, text: "Hello" })).toBe(
      expected,
    );

    expect(await rowOf(thread)).toEqual({ status: "open", owner: null });
    expect(await linesOf(thread)).toEqual([]);
  });

  it("is not taken from a colleague who took the conversation meanwhile", async () => {
    const thread = await aThread(meta.current);
    const [kim, sam] = await agents();
    const gate = aGate();
    standAt("a conversation decides about an answer", async () => {
      await gate.pass();
      return { ok: false, refusal: { code: "window_closed", closedAt: 1 } };
    });
    const sending = kim.refusal("message.send", { conversation: thread.name, seenRev: 99, text: "Hello" });
    await until(() => expect(gate.arrived).toBe(1));

    await sam.ask("conversation.take", { conversation: thread.name });
    gate.open();

    expect(await sending).toBe("window_closed");
    expect(await rowOf(thread)).toEqual({ status: "open", owner: SAM });
  });
});

describe("a line of the desk", () => {
  const carried: CarriedLine = {
    id: 7,
    desk: "main",
    at: Date.now(),
    asked: 0,
    line: { event: "assigned", to: KIM, by: KIM },
  };

  it("is written once however often it is brought", async () => {
    const thread = await aThread(meta.current);

    for (let time = 0; time < 3; time++) await thread.stub.writeLines(thread.name, [carried, carried]);
    await Promise.all([
      thread.stub.writeLines(thread.name, [carried]),
      thread.stub.writeLines(thread.name, [carried]),
    ]);

    expect(await linesOf(thread)).toEqual(["assigned to kim by kim"]);
  });

  it("of another desk with the same number is another line", async () => {
    const thread = await aThread(meta.current);

    await thread.stub.writeLines(thread.name, [carried]);
    await thread.stub.writeLines(thread.name, [{ ...carried, desk: "other" }]);

    expect(await linesOf(thread)).toHaveLength(2);
  });

  it("is brought by the alarm, once, when the first try failed or only its answer was lost", async () => {
    const thread = await aThread(meta.current);
    const [kim] = await agents();
    const lines = standAt("lines of the desk come to a thread", (goOn) => {
      if (lines.calls === 1) throw new Error("out of reach");
      const answer = goOn();
      if (lines.calls === 2) throw new Error("the answer was lost");
      return answer;
    });
    const mirror = await aMirror(kim, thread.name);

    await kim.ask("conversation.take", { conversation: thread.name });
    await until(() => expect(lines.calls).toBe(1));
    await makeLinesDue();
    await deskAlarm();
    expect(lines.calls).toBe(2);
    await makeLinesDue();
    await deskAlarm();

    await expectLines(thread, ["assigned to kim by kim"]);
    await expectInSync(mirror);
  });

  it("holds what is written behind it, in its order, and waits for no other conversation's", async () => {
    const [thread, other] = [await aThread(meta.current), await aThread(meta.current)];
    const [kim] = await agents();
    const gates = new Map([thread, other].map(({ name }) => [name, aGate()]));
    standAt("lines of the desk come to a thread", async (goOn, name) => {
      await gates.get(name)?.pass();
      return goOn();
    });
    const { name: conversation } = thread;
    await kim.ask("conversation.take", { conversation });
    await kim.ask("conversation.take", { conversation: other.name });
    const send = (text: string) =>
      kim.ask("message.send", { conversation, seenRev: 1_000, outgoing: { kind: "text", text } });

    const first = send("first");
    await until(() => expect(gates.get(conversation)?.arrived).toBe(1));
    gates.get(conversation)?.open();
    await until(() => expect(gates.get(other.name)?.arrived).toBe(1));
    await send("second");
    await first;

    await thread.untilStates("sent", "sent");
    expect(thread.phone).toEqual(["first", "second"]);
  });

  it("is brought after the desk died between its decision and the thread", async () => {
    const thread = await aThread(meta.current);
    const [kim] = await agents();
    const gate = aGate();
    holdBefore("lines of the desk come to a thread", gate);
    await kim.ask("conversation.take", { conversation: thread.name });
    await until(() => expect(gate.arrived).toBe(1));

    try {
      await runInDurableObject(deskStub(env, "main"), (_desk, state) =>
        state.abort("crash ordered by the test"),
      );
    } catch {
      // That is how an abort ends the call.
    }
    gate.open();
    expect(await rowOf(thread)).toEqual({ status: "open", owner: KIM });
    await deskAlarm();

    await expectLines(thread, ["assigned to kim by kim"]);
  });
});

async function makeLinesDue(): Promise<void> {
  await rowsOf(deskStub(env, "main"), "UPDATE note SET due_at = 0");
}
