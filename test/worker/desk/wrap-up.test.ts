import { describe, expect, it } from "vitest";
import { ROLES } from "../../../worker/protocol/rights.ts";
import { INTERACTIONS_MAX } from "../../../worker/protocol/limits.ts";
import type { RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { NO_ROUTING } from "../../../worker/protocol/routing/config.ts";
import { connect } from "../support/agent.ts";
import { due } from "../support/duties.ts";
import { useMeta } from "../support/meta.ts";
import { truthOf } from "../support/mirror.ts";
import { aQueue, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";
import { ANA, aThread, KIM, SAM, until, type TestThread } from "../support/thread.ts";
import { postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

const TIME: unknown = expect.any(Number);

const codes = [
  { id: "refund", name: "Refund" },
  { id: "delivery", name: "Delivery" },
];
const asking = (isRequired: boolean): RoutingConfig => ({ ...NO_ROUTING, wrapUp: { codes, isRequired } });

/** The lines by which its contacts were closed. */
async function closings(routed: RoutedDesk, psid: string): Promise<unknown[]> {
  await due(routed.stub, "lines");
  const { entries } = await truthOf(routed.desk.nameOf(psid));
  return entries.flatMap(({ content }) =>
    content.kind === "system" && content.line.event === "closed" ? [content.line] : [],
  );
}

describe("a contact that is closed", () => {
  it("is closed without a word where the desk wants none, or leaves it open", async () => {
    const routed = await RoutedDesk.with(asking(false));
    const kim = await routed.agent("kim");
    const conversation = await routed.writes("a");

    await kim.ask("conversation.close", { conversation });

    expect(await closings(routed, "a")).toEqual([
      { event: "closed", by: { sub: "kim", name: "kim" }, why: "close" },
    ]);
  });

  it("says what it was about, with a note, by whoever closes it", async () => {
    const routed = await RoutedDesk.with(asking(true));
    const kim = await routed.agent("kim");
    const conversation = await routed.writes("a");
    await kim.ask("conversation.take", { conversation });

    const wrapUp = { codes: ["delivery", "refund"], note: "  Paid twice " };
    await routed.ana.ask("conversation.close", { conversation, wrapUp });

    expect(await closings(routed, "a")).toEqual([
      {
        event: "closed",
        by: { sub: "ana", name: "Ana Ruiz" },
        codes: [codes[1], codes[0]],
        note: "Paid twice",
        why: "close",
      },
    ]);
  });

  it.each(ROLES.filter((role) => role !== "operator" && role !== "wallboard"))(
    "is not closed by the role %s without one where the desk wants one",
    async (role) => {
      const routed = await RoutedDesk.with(asking(true));
      const agent = await connect({ sub: "eve", name: "Eve", role, desk: routed.desk.name });
      const conversation = await routed.writes("a");

      const without = await agent.command("conversation.close", { conversation });
      const gone = await agent.command("conversation.close", { conversation, wrapUp: { codes: ["gone"] } });

      expect(without).toMatchObject({ ok: false, refusal: { code: "wrap_up", why: "required" } });
      expect(gone).toMatchObject({ ok: false, refusal: { code: "wrap_up", why: "unknown" } });
      expect(await routed.standing("a")).toBe("queued pool:");
      const wrapUp = { codes: ["refund"] };
      expect(await agent.outcome("conversation.close", { conversation, wrapUp })).toBe("ok");
    },
  );

  it("takes no code twice, not too many, and no blank note", async () => {
    const routed = await RoutedDesk.with(asking(false));
    const conversation = await routed.writes("a");
    const kim = await routed.agent("kim");
    const given = [
      { codes: ["refund", "refund"] },
      { codes: ["refund", "delivery", "c", "d", "e", "f"] },
      { codes: [], note: " \u200b" },
      { codes: [], note: "x".repeat(1_001) },
    ];

    for (const wrapUp of given)
      expect(await kim.outcome("conversation.close", { conversation, wrapUp })).toBe("bad_frame");
  });

  it("is closed once, by who came first, and by the same command again", async () => {
    const routed = await RoutedDesk.with(asking(true));
    const [kim, sam] = [await routed.agent("kim"), await routed.agent("sam")];
    const conversation = await routed.writes("a");
    const id = crypto.randomUUID();

    const first = { id, conversation, wrapUp: { codes: ["refund"] } };
    const closed = await Promise.all([
      kim.outcome("conversation.close", first),
      sam.outcome("conversation.close", { conversation, wrapUp: { codes: ["delivery"] } }),
    ]);
    // Its answer was lost, and the desk has other codes by now.
    await routed.configure({
      ...asking(true),
      wrapUp: { codes: [{ id: "x", name: "X" }], isRequired: true },
    });

    expect(closed).toEqual(["ok", "ok"]);
    expect(await kim.outcome("conversation.close", first)).toBe("ok");
    expect(await sam.outcome("conversation.close", { conversation })).toBe("ok");
    expect(await closings(routed, "a")).toHaveLength(1);
  });
});

async function contactsOf(thread: TestThread): Promise<unknown[]> {
  return (await (await connect(KIM)).ask("interactions.list", { conversation: thread.name })).interactions;
}

const writes = async (thread: TestThread, text: string): Promise<void> => {
  await postItems([textItem(thread.psid, `m_${crypto.randomUUID()}`, text)]);
};

describe("the contacts of a conversation", () => {
  it("are told from their begin to their close, the newest first", async () => {
    const thread = await aThread(meta.current);
    const kim = await connect(KIM);
    expect(await contactsOf(thread)).toEqual([
      { id: 1, begunAt: TIME, begunBy: "customer", answered: null, closed: null },
    ]);

    const [answer] = await thread.send("On its way", KIM);
    await thread.send("Anything else?", SAM);
    await kim.ask("conversation.close", {
      conversation: thread.name,
      wrapUp: { codes: [], note: "All well" },
    });
    await until(async () => expect((await thread.thread()).interaction?.closedAt).not.toBeNull());
    await kim.ask("conversation.reopen", { conversation: thread.name });

    await until(async () =>
      expect(await contactsOf(thread)).toEqual([
        { id: 2, begunAt: TIME, begunBy: "agent", answered: null, closed: null },
        {
          ...{ id: 1, begunAt: TIME, begunBy: "customer" },
          answered: { at: answer?.at, by: { sub: "kim", name: "Kim Lee" } },
          closed: {
            ...{ at: TIME, by: { sub: "kim", name: "Kim Lee" } },
            ...{ why: "close", codes: [], note: "All well" },
          },
        },
      ]),
    );
  });

  it("are two where the customer asks while it is being closed", async () => {
    const thread = await aThread(meta.current);
    const kim = await connect(KIM);
    const { asked } = (await kim.ask("thread.open", { conversation: thread.name })).summary;

    const [, code] = await Promise.all([
      writes(thread, "One more thing"),
      kim.outcome("conversation.close", { conversation: thread.name, asked }),
    ]);

    await until(async () => {
      const { interaction } = await thread.thread();
      expect(interaction).toMatchObject({ id: code === "ok" ? 2 : 1, closedAt: null });
      const told = (await contactsOf(thread)) as { id: number; closed: unknown }[];
      expect(told.map(({ id, closed }) => [id, closed !== null])).toEqual(
        code === "ok"
          ? [
              [2, false],
              [1, true],
            ]
          : [[1, false]],
      );
    });
  });

  it("cost one row each, with their close, and the oldest go", async () => {
    const routed = await RoutedDesk.with(NO_ROUTING);
    const conversation = routed.desk.nameOf("a");
    // Each may give only so many commands in a second.
    const kim = await routed.agent("kim");
    for (let id = 1; id <= INTERACTIONS_MAX + 2; id++) {
      const contact = { id, begunAt: id, begunBy: "customer", answeredAt: null } as const;
      await routed.desk.tell("a", { at: Date.now(), contact });
      expect(await (id % 2 ? kim : routed.ana).outcome("conversation.close", { conversation })).toBe("ok");
    }

    const { interactions } = await routed.ana.ask("interactions.list", { conversation });
    expect(interactions.map(({ id }) => id)).toEqual(
      Array.from({ length: INTERACTIONS_MAX }, (_, n) => INTERACTIONS_MAX + 2 - n),
    );
    const [{ n } = { n: 0 }] = await rowsOf(routed.stub, "SELECT count(*) AS n FROM interaction");
    expect(n).toBe(INTERACTIONS_MAX);
  });

  it("are erased with the customer, and go with the Page", async () => {
    const routed = await RoutedDesk.with(NO_ROUTING);
    const kept = (): Promise<unknown> => rowsOf(routed.stub, "SELECT conversation FROM interaction");
    for (const psid of ["a", "b"]) {
      const contact = { id: 1, begunAt: 1, begunBy: "customer", answeredAt: null } as const;
      await routed.desk.tell(psid, { at: Date.now(), contact });
      await routed.ana.ask("conversation.close", { conversation: routed.desk.nameOf(psid) });
    }

    await routed.stub.erase(routed.desk.name, routed.desk.nameOf("a"), null);
    expect(await kept()).toEqual([{ conversation: routed.desk.nameOf("b") }]);
    await routed.stub.detach(routed.desk.name, routed.desk.pageId, 2);
    expect(await kept()).toEqual([]);
  });

  it("go along to another desk", async () => {
    const [from, to] = [await RoutedDesk.with(NO_ROUTING), await RoutedDesk.with(NO_ROUTING)];
    const contact = { id: 4, begunAt: 1, begunBy: "customer", answeredAt: null } as const;
    const name = await from.writes("a");
    await from.desk.tell("a", { at: Date.now(), contact });
    await from.ana.ask("conversation.close", { conversation: name });
    const { pageId } = from.desk;
    await to.stub.attach(to.desk.name, { pageId, pause: null, generation: 2 });

    const rows = await from.stub.handOver(from.desk.name, [name]);
    await to.stub.takeOver(to.desk.name, pageId, 2, rows);

    expect((await to.ana.ask("interactions.list", { conversation: name })).interactions).toMatchObject([
      { id: 4, closed: { by: { sub: "ana" } } },
    ]);
  });
});

describe("a customer who writes soon after it was closed", () => {
  it("comes back to who had it, where the desk has rules, also if another closed it", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["sam"] })]));
    const kim = await routed.agent("kim");
    const conversation = await routed.writes("a");
    await kim.ask("conversation.take", { conversation });
    await routed.ana.ask("conversation.close", { conversation });

    await routed.writes("a");

    expect(await routed.standing("a")).toBe("assigned kim");
  });

  it("comes back to who had it, whoever closed it, also where nobody wrote rules", async () => {
    const thread = await aThread(meta.current);
    const [kim, ana] = [await connect(KIM), await connect(ANA)];
    const { name: conversation } = thread;
    await kim.ask("conversation.take", { conversation });
    await ana.ask("conversation.close", { conversation });

    await writes(thread, "Thanks!");

    await until(async () => {
      const { items } = await kim.ask("list.open", { view: "mine", length: 200 });
      expect(items.map((row) => row.conversation)).toContain(conversation);
    });
  });

  it("does not come back to who is away, gone, or has as many as they may have", async () => {
    const config = toQueues([aQueue({ members: ["sam"] })], { capacity: 1 });
    const routed = await RoutedDesk.with(config);
    const kim = await routed.agent("kim");
    const closedByKim = async (psid: string): Promise<void> => {
      const conversation = await routed.writes(psid);
      await kim.ask("conversation.take", { conversation });
      await kim.ask("conversation.close", { conversation });
    };
    for (const psid of ["a", "b", "c"]) await closedByKim(psid);

    await kim.ask("conversation.take", { conversation: await routed.writes("d") });
    await routed.writes("a");
    expect(await routed.standing("a")).toBe("queued sales");
    await kim.ask("conversation.close", { conversation: routed.desk.nameOf("d") });
    await kim.ask("presence.set", { presence: "away" });
    await routed.writes("b");
    expect(await routed.standing("b")).toBe("queued sales");
    kim.close();
    await until(async () => expect(await routed.presenceOf("kim")).toBe("offline"));
    await routed.writes("c");
    expect(await routed.standing("c")).toBe("queued sales");
  });
});
