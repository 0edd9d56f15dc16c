import { describe, expect, it } from "vitest";
import { withoutAgent } from "../../../worker/domain/team/without-agent.ts";
import { CLOSE } from "../../../worker/protocol/refusals.ts";
import { NO_ROUTING } from "../../../worker/protocol/routing/config.ts";
import type { Reassigned } from "../../../worker/protocol/team/commands.ts";
import { connect } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { aQueue, offeredTo, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { ANA, until } from "../support/thread.ts";

const HELP = aQueue({ id: "help", name: "Help", members: [] });
const TO_NOBODY = toQueues([aQueue({ members: [] }), HELP]);

async function aPlainDesk(): Promise<RoutedDesk> {
  const desk = await new TestDesk().attach();
  return new RoutedDesk(desk, await connect({ ...ANA, desk: desk.name }));
}

const codes = (outcomes: Reassigned[]): string[] => outcomes.map(({ code }) => code);

describe("several conversations", () => {
  it("are given to an agent, each with its line, and what came of each is told", async () => {
    const plain = await aPlainDesk();
    const [kim, sam] = [await plain.agent("kim"), await plain.agent("sam")];
    await plain.agent("zoe");
    const [a, b, c] = [await plain.writes("a"), await plain.writes("b"), await plain.writes("c")];
    for (const conversation of [a, b]) await kim.ask("conversation.take", { conversation });
    // Somebody else has it by now.
    await sam.ask("conversation.take", { conversation: b });
    await plain.ana.ask("conversation.close", { conversation: c });

    const { outcomes } = await plain.ana.ask("conversations.reassign", {
      conversations: [
        { conversation: a, owner: "kim" },
        { conversation: b, owner: "kim" },
        { conversation: c, owner: null },
        { conversation: plain.desk.nameOf("nobody") },
        { conversation: a, owner: "kim" },
      ],
      to: { agent: "zoe" },
    });

    expect(codes(outcomes)).toEqual(["ok", "taken", "wrong_state", "not_found"]);
    expect(outcomes[1]).toMatchObject({ by: { sub: "sam" } });
    expect([await plain.standing("a"), await plain.standing("b")]).toEqual(["assigned zoe", "assigned sam"]);
    expect((await plain.lines("a")).at(-1)).toBe("assigned by ana, assign");
  });

  it("are given back to everyone, or to a queue, where who was asked before is not", async () => {
    const routed = await RoutedDesk.with(TO_NOBODY);
    const kim = await routed.agent("kim");
    const [a, b, c] = [await routed.writes("a"), await routed.writes("b"), await routed.writes("c")];
    for (const conversation of [a, b]) await kim.ask("conversation.take", { conversation });

    const to = { queue: "help" };
    const conversations = [{ conversation: a, owner: "kim" }, { conversation: c }];
    expect(codes((await routed.ana.ask("conversations.reassign", { conversations, to })).outcomes)).toEqual([
      "ok",
      "ok",
    ]);
    await routed.ana.ask("conversations.reassign", {
      conversations: [{ conversation: b }],
      to: { everyone: true },
    });

    expect([await routed.standing("a"), await routed.standing("c")]).toEqual(["queued help", "queued help"]);
    expect(await routed.standing("b")).toBe("queued sales");
    expect((await routed.lines("a")).slice(-2)).toEqual([
      "released by ana, release",
      "queued by nobody, release",
    ]);
  });

  it("stay as they are, where there is no such agent or queue", async () => {
    const routed = await RoutedDesk.with(TO_NOBODY);
    const conversations = [{ conversation: await routed.writes("a") }];
    for (const to of [{ agent: "nobody" }, { queue: "nowhere" }])
      expect(await routed.ana.refusal("conversations.reassign", { conversations, to })).toBe("not_found");
    expect(await routed.standing("a")).toBe("queued sales");
  });

  it("are given once, however often that is repeated", async () => {
    const plain = await aPlainDesk();
    const [kim] = [await plain.agent("kim"), await plain.agent("sam")];
    const conversation = await plain.writes("a");
    const command = { id: crypto.randomUUID(), conversations: [{ conversation }], to: { agent: "sam" } };
    await plain.ana.ask("conversations.reassign", command);
    await kim.ask("conversation.take", { conversation });
    await plain.ana.ask("conversations.reassign", command);

    expect(await plain.standing("a")).toBe("assigned kim");
  });

  it("each come to one place, while customers write and agents take them", async () => {
    const plain = await aPlainDesk();
    const [kim, sam] = [await plain.agent("kim"), await plain.agent("sam")];
    const psids = Array.from({ length: 10 }, (_, n) => `c${String(n)}`);
    for (const psid of psids) await plain.writes(psid);
    const conversations = psids.map((psid) => ({ conversation: plain.desk.nameOf(psid), owner: null }));

    const [{ outcomes }] = await Promise.all([
      plain.ana.ask("conversations.reassign", { conversations, to: { agent: "sam" } }),
      ...psids
        .slice(5)
        .map((psid) =>
          kim.outcome("conversation.take", { conversation: plain.desk.nameOf(psid), owner: null }),
        ),
      ...psids.map((psid) => plain.writes(psid, Date.now() + 1_000)),
    ]);

    for (const [at, psid] of psids.entries()) {
      const standing = await plain.standing(psid);
      expect(["assigned sam", "assigned kim"]).toContain(standing);
      // Whoever was first has it, and the other was told so.
      expect(standing === "assigned sam").toBe(outcomes[at]?.code === "ok");
      expect((await plain.lines(psid)).filter((line) => line.startsWith("assigned"))).toHaveLength(1);
    }
    expect(sam.closed).toBeNull();
  });
});

describe("a colleague's presence", () => {
  it("is set by who leads, who is named with it, and offers go to others", async () => {
    const awayReasons = [{ id: "lunch", name: "Lunch" }];
    const routed = await RoutedDesk.with(toQueues([aQueue()], { awayReasons }));
    const kim = await routed.agent("kim");
    await routed.writes("a");
    await until(() => expect(offeredTo(kim)).toEqual(["a"]));

    await routed.ana.ask("agent.setPresence", { agent: "kim", presence: "away", reason: "lunch" });

    await until(() => expect(offeredTo(kim)).toEqual([]));
    const told = await kim.next((frame) => frame.type === "agent" && frame.agent.sub === "kim");
    expect(told).toMatchObject({
      agent: { presence: "away", away: { by: { sub: "ana" }, reason: "lunch" } },
    });
  });

  it("is what was set last, by them or for them", async () => {
    const plain = await aPlainDesk();
    const kim = await plain.agent("kim");
    await Promise.all([
      plain.ana.ask("agent.setPresence", { agent: "kim", presence: "away" }),
      kim.ask("presence.set", { presence: "available" }),
    ]);
    await plain.ana.ask("team.open", {});

    const last = kim.frames.findLast((frame) => frame.type === "agent" && frame.agent.sub === "kim");
    const { agents } = await plain.ana.ask("roster.list", { limit: 200 });
    expect(last).toMatchObject({ agent: { presence: agents.find(({ sub }) => sub === "kim")?.presence } });
  });

  it.each<[string, object, string]>([
    ["who is not here", { agent: "sam", presence: "away" }, "wrong_state"],
    ["whom the desk does not know", { agent: "nobody", presence: "away" }, "not_found"],
    ["with a reason that the desk has not", { agent: "kim", presence: "away", reason: "tea" }, "wrong_state"],
  ])("is not set of %s", async (_name, fields, code) => {
    const plain = await aPlainDesk();
    await plain.agent("kim");
    const sam = await plain.agent("sam");
    sam.close();
    await plain.ana.next((frame) => frame.type === "agent" && frame.agent.presence === "offline");
    const command = fields as { agent: string; presence: "away" };
    expect(await plain.ana.refusal("agent.setPresence", command)).toBe(code);
  });
});

describe("an agent who is removed", () => {
  it("is gone from the roster and the document; what they have goes on, and what they are offered to others", async () => {
    const agents = [{ sub: "kim", name: "Kim Lee" }];
    const config = { ...toQueues([aQueue(), HELP], { agents, capacity: 3 }) };
    const rule = { id: "r", name: "To Kim", when: { refs: ["vip"] } };
    const to = { type: "agent", agent: "kim", seconds: 30, then: "help" } as const;
    const routed = await RoutedDesk.with({ ...config, rules: [{ ...rule, to }] });
    const kim = await routed.agent("kim");
    const [a, b] = [await routed.writes("a"), await routed.writes("b")];
    await kim.ask("conversation.take", { conversation: a });
    await kim.ask("conversation.take", { conversation: b });
    await kim.ask("conversation.snooze", { conversation: b, when: { onMessage: true } });
    await routed.writes("c");
    await until(() => expect(offeredTo(kim)).toEqual(["c"]));

    const removed = await routed.ana.ask("agent.remove", { agent: "kim", to: { queue: "help" } });

    expect(removed).toEqual({ moved: 2 });
    await until(() => expect(kim.closed?.code).toBe(CLOSE.removed));
    expect([await routed.standing("a"), await routed.standing("b")]).toEqual(["queued help", "queued help"]);
    expect(await routed.standing("c")).toBe("queued sales");
    const { agents: roster } = await routed.ana.ask("roster.list", { limit: 200 });
    expect(roster.map(({ sub }) => sub)).not.toContain("kim");
    const { config: kept, version } = await routed.ana.ask("routing.get", {});
    expect(version).toBe(2);
    expect(JSON.stringify(kept)).not.toContain('"kim"');
    expect(kept.rules[0]?.to).toEqual({ type: "queue", queue: "help" });
    expect((await routed.lines("a")).slice(-2)).toEqual([
      "released by ana, release",
      "queued by nobody, release",
    ]);
  });

  it("comes back with a token that is good still, and has nothing", async () => {
    const plain = await aPlainDesk();
    const kim = await plain.agent("kim");
    const conversation = await plain.writes("a");
    await kim.ask("conversation.take", { conversation });
    await plain.ana.ask("agent.remove", { agent: "kim", to: { everyone: true } });

    const again = await plain.agent("kim");

    expect((await again.welcome()).agent).toMatchObject({ sub: "kim", presence: "available" });
    expect(await plain.standing("a")).toBe("queued -");
    expect((await plain.ana.ask("routing.get", {})).version).toBe(0);
  });

  it.each<[string, { agent: string; to: { agent: string } | { everyone: true } }, string]>([
    ["oneself", { agent: "ana", to: { everyone: true } }, "wrong_state"],
    ["nobody whom the desk knows", { agent: "nobody", to: { everyone: true } }, "not_found"],
    ["with what they have going to themselves", { agent: "kim", to: { agent: "kim" } }, "not_found"],
    ["with what they have going to nobody", { agent: "kim", to: { agent: "nobody" } }, "not_found"],
  ])("is not %s", async (_name, command, code) => {
    const plain = await aPlainDesk();
    const kim = await plain.agent("kim");
    expect(await plain.ana.refusal("agent.remove", command)).toBe(code);
    expect(kim.closed).toBeNull();
  });

  it("leaves a document that does not name them as it is", () => {
    expect(withoutAgent(NO_ROUTING, "kim")).toBe(NO_ROUTING);
    const to = { type: "agent", agent: "kim", seconds: 30, then: null } as const;
    expect(withoutAgent({ ...NO_ROUTING, otherwise: to }, "kim").otherwise).toEqual({ type: "pool" });
  });
});
