import { beforeEach, describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { NO_ROUTING, type RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { connect } from "../support/agent.ts";
import { due } from "../support/duties.ts";
import { env } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { deskAlarm, killDesk } from "../support/mirror.ts";
import { RoutedDesk } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";
import { ANA, aThread, DAY, KIM, letPass, MINUTE, until, type TestThread } from "../support/thread.ts";
import { postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

const STILL_THERE = "Are you still there?";
const AFTER = 10 * MINUTE;
const WARN = 2 * MINUTE;
const autoClose = { afterSeconds: AFTER / 1_000, warnSeconds: WARN / 1_000 };
const replies = [{ id: "still", on: "still_there", texts: [{ language: "en", text: STILL_THERE }] }] as const;
const CLOSING: RoutingConfig = { ...NO_ROUTING, autoClose, replies: structuredClone([...replies]) as never };

const main = (): ReturnType<typeof deskStub> => deskStub(env, "main");

async function configure(config: RoutingConfig): Promise<void> {
  const ana = await connect(ANA);
  const { version } = await ana.ask("routing.get", {});
  expect(await ana.ask("routing.save", { base: version, config })).toMatchObject({ saved: true });
  ana.close();
}

beforeEach(() => configure(CLOSING));

/** Kim answered, and nothing is to be said any more. */
async function answered(): Promise<TestThread> {
  const thread = await aThread(meta.current);
  await thread.send("It is on its way.", KIM);
  await thread.untilStates("sent");
  return thread;
}

const writes = (thread: TestThread, text: string): Promise<unknown> =>
  postItems([textItem(thread.psid, `m_${crypto.randomUUID()}`, text)]);

/** Time passes, and the desk does what is due. */
async function pass(ms: number): Promise<void> {
  await letPass(meta.current, ms);
  await due(main(), "silences");
  await due(main(), "automatic");
  await due(main(), "lines");
}

async function told(thread: TestThread): Promise<string[]> {
  return (await thread.read()).entries.flatMap(({ content }) =>
    content.kind === "system" && content.line.event === "closed"
      ? [`${content.line.by?.sub ?? "nobody"}, ${content.line.why ?? ""}`]
      : [],
  );
}

const isOpen = async (thread: TestThread): Promise<boolean> =>
  (await rowsOf(main(), "SELECT status FROM conversation WHERE name = ?", thread.name))[0]?.["status"] ===
  "open";

describe("a conversation in which nobody says anything any more", () => {
  it("is closed after the customer was asked, once, and the thread says why", async () => {
    const thread = await answered();

    await pass(AFTER - WARN - MINUTE);
    expect(thread.phone).toHaveLength(1);
    await pass(MINUTE);
    await until(() => expect(thread.phone.slice(1)).toEqual([STILL_THERE]));
    await pass(WARN - MINUTE);
    expect(await isOpen(thread)).toBe(true);
    await pass(MINUTE);

    expect(await isOpen(thread)).toBe(false);
    await until(async () => expect(await told(thread)).toEqual(["nobody, silence"]));
    expect(thread.phone.slice(1)).toEqual([STILL_THERE]);
    const { interactions } = await (
      await connect(KIM)
    ).ask("interactions.list", { conversation: thread.name });
    expect(interactions[0]).toMatchObject({
      answered: { by: { sub: "kim" } },
      closed: { by: null, why: "silence" },
    });
  });

  it("goes on where the customer answers the question, and is closed later, without being asked again", async () => {
    const thread = await answered();
    await pass(AFTER - WARN);
    await until(() => expect(thread.phone).toHaveLength(2));

    await writes(thread, "Yes, I am");
    await pass(AFTER);
    expect(await isOpen(thread)).toBe(true);
    await thread.send("Good", KIM);
    await pass(AFTER - MINUTE);
    expect(await isOpen(thread)).toBe(true);
    await pass(WARN + MINUTE);

    expect(await isOpen(thread)).toBe(false);
    expect(thread.phone.filter((text) => text === STILL_THERE)).toHaveLength(1);
  });

  it("is closed by an instance that comes after the one that asked, or was about to ask", async () => {
    const thread = await answered();
    await letPass(meta.current, AFTER - WARN);
    await due(main(), "silences");
    await killDesk();
    await until(async () => {
      await due(main(), "automatic");
      expect(thread.phone.slice(1)).toEqual([STILL_THERE]);
    });
    await killDesk();
    await letPass(meta.current, WARN);
    await deskAlarm();
    await killDesk();
    await due(main(), "silences");

    expect(await isOpen(thread)).toBe(false);
    await due(main(), "lines");
    await until(async () => expect(await told(thread)).toEqual(["nobody, silence"]));
    expect(thread.phone.filter((text) => text === STILL_THERE)).toHaveLength(1);
  });

  it("is closed without a word after Meta's 24 hours", async () => {
    const thread = await answered();
    await letPass(meta.current, DAY + MINUTE);
    await due(main(), "silences");
    await due(main(), "automatic");
    await pass(WARN);

    expect(await isOpen(thread)).toBe(false);
    expect(thread.phone).not.toContain(STILL_THERE);
  });

  it("stays while its customer waits, it is put aside, or something is to leave", async () => {
    const waits = await aThread(meta.current);
    const aside = await answered();
    const leaves = await answered();
    const kim = await connect(KIM);
    await kim.ask("conversation.snooze", { conversation: aside.name, when: { onMessage: true } });
    await leaves.inside((_conversation, { storage }) => {
      storage.sql.exec("UPDATE entry SET state = 'queued', open = 1, due_at = 9e15 WHERE state = 'sent'");
    });
    await leaves.crash();

    await pass(AFTER);
    await pass(AFTER);

    expect(await Promise.all([waits, aside, leaves].map(isOpen))).toEqual([true, true, true]);
  });

  it("is not closed over what the customer says in that moment", async () => {
    const thread = await answered();
    await pass(AFTER - WARN);
    await until(() => expect(thread.phone).toHaveLength(2));
    await letPass(meta.current, WARN);

    await Promise.all([due(main(), "silences"), writes(thread, "Wait!")]);
    await due(main(), "lines");

    await until(async () => {
      expect(await isOpen(thread)).toBe(true);
      const { entries, thread: shown } = await thread.read();
      const asked = entries.findLast(({ author }) => author.type === "customer");
      expect(shown.interaction).toMatchObject({ id: asked?.interaction, closedAt: null });
    });
  });

  it("has time anew for who comes to have it, and after it was put aside", async () => {
    const thread = await answered();
    const kim = await connect(KIM);
    const { name: conversation } = thread;
    const comesBack = Date.now() + 2 * AFTER;
    await kim.ask("conversation.snooze", { conversation, when: { until: comesBack } });
    await letPass(meta.current, 2 * AFTER);
    await due(main(), "states");

    await pass(AFTER - WARN - MINUTE);

    expect(thread.phone).toHaveLength(1);
    expect(await isOpen(thread)).toBe(true);
  });
});

describe("a desk", () => {
  it("closes nothing unless it is told to, and what was silent before from then on", async () => {
    const routed = await RoutedDesk.with(NO_ROUTING);
    const agent = await routed.agent("kim");
    await routed.desk.tell("a", { at: Date.now() - 5 * AFTER });
    await agent.ask("conversation.take", { conversation: routed.desk.nameOf("a") });
    const preview = { author: "agent", text: "Done", agent: "Kim" } as const;
    await routed.desk.tell("a", { at: Date.now() - 4 * AFTER, asks: false, preview });
    const quietAt = async (): Promise<unknown> =>
      (await rowsOf(routed.stub, "SELECT quiet_at FROM conversation"))[0]?.["quiet_at"];
    expect(await quietAt()).toBeNull();
    await due(routed.stub, "silences");
    expect(await routed.standing("a")).toBe("assigned kim");

    await routed.configure({ ...NO_ROUTING, autoClose: { afterSeconds: AFTER / 1_000 } });

    expect(await quietAt()).not.toBeNull();
  });
});
