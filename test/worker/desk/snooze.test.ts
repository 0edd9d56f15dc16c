import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { stateOf } from "../../../worker/protocol/thread/state.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { due } from "../support/duties.ts";
import { env } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { deskAlarm, sleepDesk } from "../support/mirror.ts";
import { rowsOf } from "../support/storage.ts";
import { ANA, aThread, KIM, letPass, MINUTE, SAM, until, type TestThread } from "../support/thread.ts";
import { postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

/** Shorter than a token lasts. */
const AWHILE = 20 * MINUTE;

async function write(thread: TestThread, text: string): Promise<void> {
  await postItems([textItem(thread.psid, `m_${crypto.randomUUID()}`, text)]);
}

async function summaryOf(agent: TestAgent, conversation: string): Promise<Summary> {
  const { items } = await agent.ask("list.open", { view: "open", length: 200 });
  const found = items.find((row) => row.conversation === conversation);
  if (found === undefined) throw new Error("it is not open");
  return found;
}

/** "snoozed kim", and the like. */
async function standing(agent: TestAgent, conversation: string): Promise<string> {
  const summary = await summaryOf(agent, conversation);
  return `${stateOf(summary)} ${summary.owner?.sub ?? "-"}`;
}

async function linesOf(thread: TestThread): Promise<string[]> {
  return (await thread.read()).entries.flatMap(({ content }) => {
    if (content.kind !== "system") return [];
    const { line } = content;
    return [`${line.event} by ${line.by?.sub ?? "nobody"}${"why" in line ? `, ${line.why}` : ""}`];
  });
}

const dueOf = async (thread: TestThread): Promise<unknown> => {
  const sql = "SELECT due_at FROM conversation WHERE name = ?";
  return (await rowsOf(deskStub(env, "main"), sql, thread.name))[0]?.["due_at"];
};

describe("a conversation that was put aside", () => {
  it("is still its agent's, comes back when it is time though the desk slept, and says so", async () => {
    const thread = await aThread(meta.current);
    const kim = await connect(KIM);
    const { name: conversation } = thread;
    await kim.ask("conversation.take", { conversation });
    const comesBack = Date.now() + AWHILE;

    await kim.ask("conversation.snooze", { conversation, when: { until: comesBack } });
    expect(await summaryOf(kim, conversation)).toMatchObject({
      status: "open",
      owner: { sub: "kim" },
      finer: { state: "snoozed", until: comesBack, onMessage: false },
    });
    await letPass(meta.current, AWHILE - MINUTE);
    await deskAlarm();
    expect(await standing(await connect(KIM), conversation)).toBe("snoozed kim");
    await letPass(meta.current, 2 * MINUTE);
    await sleepDesk();
    await deskAlarm();

    expect(await standing(await connect(KIM), conversation)).toBe("assigned kim");
    await until(async () =>
      expect(await linesOf(thread)).toEqual([
        "assigned by kim, take",
        "snoozed by kim, snooze",
        "woken by nobody, time",
      ]),
    );
    expect(await dueOf(thread)).toBeNull();
  });

  it("comes back by an alarm of its own, with nobody at the desk", async () => {
    const desk = await new TestDesk().attach();
    await desk.tell("a", { at: Date.now() });
    const actor = { ...KIM };
    const comesBack = Date.now() + AWHILE;
    const stub = deskStub(env, desk.name);
    const command = {
      type: "conversation.snooze",
      id: crypto.randomUUID(),
      when: { until: comesBack },
    } as const;
    await stub.command(desk.name, actor, { ...command, conversation: desk.nameOf("a") });

    const alarms = await alarmOf(desk.name);

    expect(alarms).toBeLessThanOrEqual(comesBack);
  });

  it("comes back as soon as the customer writes, where that was wanted", async () => {
    const [aside, away] = [await aThread(meta.current), await aThread(meta.current)];
    const kim = await connect(KIM);
    await kim.ask("conversation.snooze", { conversation: aside.name, when: { onMessage: true } });
    await kim.ask("conversation.snooze", { conversation: away.name, when: { until: Date.now() + AWHILE } });

    await write(aside, "There I am");
    await write(away, "There I am");

    await until(async () => expect(await standing(kim, aside.name)).toBe("assigned kim"));
    expect(await standing(kim, away.name)).toBe("snoozed kim");
    expect((await summaryOf(kim, away.name)).unanswered).toBeGreaterThan(0);
    await until(async () => expect((await linesOf(aside)).at(-1)).toBe("woken by nobody, customer"));
  });

  it("is not brought back by what the customer wrote before", async () => {
    const desk = await new TestDesk().attach();
    await desk.tell("a", { at: Date.now() });
    const kim = await connect({ ...KIM, desk: desk.name });
    const conversation = desk.nameOf("a");
    await kim.ask("conversation.snooze", { conversation, when: { onMessage: true } });

    await desk.tell("a", { at: Date.now(), asks: false, text: "of ours" });
    expect(await standing(kim, conversation)).toBe("snoozed kim");
    await desk.tell("a", { at: Date.now() });
    expect(await standing(kim, conversation)).toBe("assigned kim");
  });

  it("is taken up again by its agent, and by a colleague who takes it over", async () => {
    const thread = await aThread(meta.current);
    const [kim, sam] = [await connect(KIM), await connect(SAM)];
    const { name: conversation } = thread;
    const aside = { conversation, when: { onMessage: true } } as const;
    await kim.ask("conversation.snooze", aside);

    await kim.ask("conversation.take", { conversation });
    expect(await standing(kim, conversation)).toBe("assigned kim");
    await kim.ask("conversation.snooze", aside);
    await sam.ask("conversation.take", { conversation });
    expect(await standing(kim, conversation)).toBe("assigned sam");
  });

  it("is put aside by who has it or is in charge, and not when it is closed", async () => {
    const thread = await aThread(meta.current);
    const [kim, sam, ana] = [await connect(KIM), await connect(SAM), await connect(ANA)];
    const { name: conversation } = thread;
    const aside = { conversation, when: { onMessage: true } } as const;
    await kim.ask("conversation.take", { conversation });

    expect(await sam.refusal("conversation.snooze", aside)).toBe("not_allowed");
    expect(await ana.refusal("conversation.snooze", aside)).toBe("ok");
    expect(await standing(kim, conversation)).toBe("snoozed kim");
    await kim.ask("conversation.close", { conversation });
    expect(await kim.refusal("conversation.snooze", aside)).toBe("wrong_state");
    expect(await dueOf(thread)).toBeNull();
  });

  it("changes nothing where the time is over, and is not put aside twice by one command", async () => {
    const thread = await aThread(meta.current);
    const kim = await connect(KIM);
    const { name: conversation } = thread;
    const command = { id: crypto.randomUUID(), conversation, when: { until: Date.now() + AWHILE } };
    await kim.ask("conversation.take", { conversation });

    await kim.ask("conversation.snooze", { conversation, when: { until: Date.now() - 1 } });
    expect(await standing(kim, conversation)).toBe("assigned kim");
    await kim.ask("conversation.snooze", command);
    await kim.ask("conversation.take", { conversation });
    await kim.ask("conversation.snooze", command);
    expect(await standing(kim, conversation)).toBe("assigned kim");
  });

  it("needs something that brings it back", async () => {
    const thread = await aThread(meta.current);
    const kim = await connect(KIM);

    const fields = { conversation: thread.name, when: { onMessage: false } };
    expect(await kim.refusal("conversation.snooze", fields as never)).toBe("bad_frame");
  });

  it("comes back at another desk, where its Page moved meanwhile", async () => {
    const [from, to] = [await new TestDesk().attach(), await new TestDesk().attach()];
    await from.tell("a", { at: Date.now() });
    const kim = await connect({ ...KIM, desk: from.name });
    const conversation = from.nameOf("a");
    await kim.ask("conversation.snooze", { conversation, when: { until: Date.now() + AWHILE } });
    const rows = await deskStub(env, from.name).handOver(from.name, [conversation]);
    const there = deskStub(env, to.name);
    await there.attach(to.name, { pageId: from.pageId, pause: null, generation: 2 });
    await there.takeOver(to.name, from.pageId, 2, rows);

    expect(await alarmOf(to.name)).toBeLessThanOrEqual(Date.now() + AWHILE);
    const kimThere = await connect({ ...KIM, desk: to.name });
    expect(await standing(kimThere, conversation)).toBe("snoozed kim");
    await letPass(meta.current, AWHILE);
    await due(there, "states");
    expect(await standing(await connect({ ...KIM, desk: to.name }), conversation)).toBe("assigned kim");
  });
});

/** When the desk wakes by itself. */
async function alarmOf(desk: string): Promise<number> {
  const at = await runInDurableObject(deskStub(env, desk), (_desk, { storage }) => storage.getAlarm());
  return at ?? Infinity;
}
