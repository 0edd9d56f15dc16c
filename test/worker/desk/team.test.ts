import { describe, expect, it } from "vitest";
import { NO_ROUTING } from "../../../worker/protocol/routing/config.ts";
import type { AgentTold, PlaceTold } from "../../../worker/protocol/team/told.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { aQueue, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";
import { ANA, until } from "../support/thread.ts";

/** A team as who was told all of this knows it. */
function shown({ frames }: TestAgent): { agents: AgentTold[]; places: PlaceTold[] } {
  const agents = new Map<string, AgentTold>();
  let places: PlaceTold[] = [];
  for (const frame of frames) {
    if (frame.type !== "team") continue;
    if (frame.whole === true) agents.clear();
    for (const agent of frame.agents) agents.set(agent.sub, agent);
    for (const sub of frame.gone) agents.delete(sub);
    places = frame.places ?? places;
  }
  return { agents: [...agents.values()].sort((a, b) => (a.sub < b.sub ? -1 : 1)), places };
}

function agentIn(watcher: TestAgent, sub: string): AgentTold | undefined {
  return shown(watcher).agents.find((agent) => agent.sub === sub);
}

const teamFrames = ({ frames }: TestAgent): number => frames.filter(({ type }) => type === "team").length;

describe("a roster", () => {
  it("is told page by page, in one order, with whom the document alone knows", async () => {
    const agents = [{ sub: "pia", name: "Pia Roth" }];
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["kim", "sam"] })], { agents }));
    await routed.agent("kim");

    const first = await routed.ana.ask("roster.list", { limit: 2 });
    const rest = await routed.ana.ask("roster.list", { after: first.agents.at(-1)?.sub ?? "", limit: 200 });

    expect([first.more, rest.more]).toEqual([true, false]);
    expect([...first.agents, ...rest.agents].map(({ sub, presence }) => [sub, presence])).toEqual([
      [ANA.sub, "available"],
      ["kim", "available"],
      ["pia", "offline"],
      ["sam", "offline"],
    ]);
  });
});

describe("an agent in a roster", () => {
  it("is in the teams that their token names as well", async () => {
    const teams = [{ id: "shop", name: "Shop", members: [] }];
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: [], teams: ["shop"] })], { teams }));
    await connect({ sub: "kim", name: "Kim Lee", desk: routed.desk.name, teams: ["shop"] });
    await routed.ana.ask("team.open", {});

    expect(agentIn(routed.ana, "kim")).toMatchObject({ teams: ["shop"] });
    expect(shown(routed.ana).places).toMatchObject([{ key: "sales", members: 1, here: 1, free: 1 }]);
  });
});

describe("how an agent is there", () => {
  const isThere = async (): Promise<RoutedDesk> =>
    await RoutedDesk.with(
      toQueues([aQueue({ members: ["kim"] })], { awayReasons: [{ id: "lunch", name: "Lunch" }] }),
    );

  it("is told with why and since when, also after the page was loaded anew", async () => {
    const routed = await isThere();
    const kim = await routed.agent("kim");
    await kim.ask("presence.set", { presence: "away", reason: "lunch" });
    await routed.ana.ask("team.open", {});
    const told = agentIn(routed.ana, "kim");
    expect(told).toMatchObject({ presence: "away", away: { reason: "lunch" }, since: told?.seenAt });

    kim.close();
    await until(() => expect(agentIn(routed.ana, "kim")).toMatchObject({ presence: "offline" }));
    expect(agentIn(routed.ana, "kim")?.away).toBeUndefined();
    await routed.agent("kim");

    await until(() => expect(agentIn(routed.ana, "kim")).toMatchObject({ presence: "away" }));
    expect(agentIn(routed.ana, "kim")?.since).toBe(told?.since);
  });

  it("is so since they came, where they were there yesterday", async () => {
    const routed = await isThere();
    (await routed.agent("kim")).close();
    await until(async () =>
      expect((await routed.ana.ask("roster.list", { limit: 9 })).agents[1]?.presence).toBe("offline"),
    );
    const yesterday = Date.now() - 20 * 60 * 60_000;
    await rowsOf(routed.stub, "UPDATE agent SET seen_at = ?1, presence_at = ?1 WHERE sub = 'kim'", yesterday);
    await routed.wakes();

    await routed.agent("kim");

    const { agents } = await routed.ana.ask("roster.list", { limit: 9 });
    expect(agents.find(({ sub }) => sub === "kim")?.since).toBeGreaterThan(yesterday);
  });
});

describe("who looks at the team", () => {
  it("is told all of it at once, and then what changes", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["kim"] })]));
    await routed.ana.ask("team.open", {});
    expect(agentIn(routed.ana, "kim")).toMatchObject({ presence: "offline", load: 0, seenAt: null });

    const kim = await routed.agent("kim");
    await until(() => expect(agentIn(routed.ana, "kim")).toMatchObject({ presence: "available" }));
    const conversation = await routed.writes("a");
    await until(() => expect(agentIn(routed.ana, "kim")).toMatchObject({ offers: 1 }));
    expect(shown(routed.ana).places).toMatchObject([{ key: "sales", waiting: 1, offered: 1, free: 0 }]);
    await kim.ask("offer.accept", { conversation });
    await until(() => expect(agentIn(routed.ana, "kim")).toMatchObject({ offers: 0, load: 1 }));
    expect(shown(routed.ana).places).toMatchObject([{ waiting: 0, since: null }]);
    await kim.ask("conversation.snooze", { conversation, when: { onMessage: true } });
    await until(() => expect(agentIn(routed.ana, "kim")).toMatchObject({ load: 0, aside: 1 }));
    kim.close();
    await until(() => expect(agentIn(routed.ana, "kim")).toMatchObject({ presence: "offline" }));
  });

  it("is told nothing after the end of it, and others are never told", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue()]));
    const kim = await routed.agent("kim");
    const eve = await connect({ ...ANA, sub: "eve", name: "Eve Hill", desk: routed.desk.name });
    await eve.ask("team.open", {});
    await routed.ana.ask("team.open", {});
    await eve.ask("team.close", {});
    const before = teamFrames(eve);

    await kim.ask("presence.set", { presence: "away" });
    await until(() => expect(agentIn(routed.ana, "kim")).toMatchObject({ presence: "away" }));

    expect(teamFrames(eve)).toBe(before);
    expect(teamFrames(kim)).toBe(0);
  });

  it("is told all of it anew by a desk that slept", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue()]));
    const kim = await routed.agent("kim");
    await routed.ana.ask("team.open", {});
    await routed.wakes();

    await kim.ask("presence.set", { presence: "away" });

    await until(() => expect(agentIn(routed.ana, "kim")).toMatchObject({ presence: "away" }));
    expect(routed.ana.frames.findLast(({ type }) => type === "team")).toMatchObject({ whole: true });
  });

  it("knows the same as who looked before them, also of what was about to be told", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue()]));
    const kim = await routed.agent("kim");
    await routed.ana.ask("team.open", {});
    await kim.ask("presence.set", { presence: "away" });
    const eve = await connect({ ...ANA, sub: "eve", name: "Eve Hill", desk: routed.desk.name });
    await eve.ask("team.open", {});
    await kim.ask("presence.set", { presence: "available" });

    await until(() => expect(agentIn(eve, "kim")).toMatchObject({ presence: "available" }));
    expect(shown(eve)).toEqual(shown(routed.ana));
  });

  it("sees, where nobody wrote rules, how many wait for everyone and since when", async () => {
    const desk = await new TestDesk().attach();
    const plain = new RoutedDesk(desk, await connect({ ...ANA, desk: desk.name }));
    const at = Date.now() - 60_000;
    await plain.writes("a", at);
    await plain.writes("b");
    await plain.ana.ask("team.open", {});

    expect(shown(plain.ana).places).toMatchObject([{ key: "pool:", name: "", waiting: 2, since: at }]);
    const waiting = await plain.ana.ask("team.conversations", { of: { place: "pool:" }, limit: 1 });
    expect([waiting.items.map(({ conversation }) => conversation), waiting.more]).toEqual([
      [desk.nameOf("a")],
      true,
    ]);
  });

  it("sees what an agent has, and what waits at a place", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: [] })]));
    const kim = await routed.agent("kim");
    const [a, b, c] = [await routed.writes("a"), await routed.writes("b"), await routed.writes("c")];
    await kim.ask("conversation.take", { conversation: a });
    await kim.ask("conversation.snooze", { conversation: a, when: { onMessage: true } });

    const of = async (what: { agent: string } | { place: string }): Promise<string[]> =>
      (await routed.ana.ask("team.conversations", { of: what, limit: 200 })).items.map(
        ({ conversation }) => conversation,
      );

    expect(await of({ agent: "kim" })).toEqual([a]);
    expect(await of({ agent: "sam" })).toEqual([]);
    expect(await of({ place: "sales" })).toEqual([b, c]);
    expect(await of({ place: "pool:" })).toEqual([]);
  });
});

describe("a desk of a thousand agents", () => {
  it("tells of them in one frame, and afterwards of the one who changed", async () => {
    const routed = await RoutedDesk.with(NO_ROUTING);
    const kim = await routed.agent("kim");
    const people = Array.from({ length: 1_000 }, (_, n) => ({
      sub: `agent-${String(n)}`,
      name: `Agent ${String(n)}`,
    }));
    // As many as one desk remembers, and more than it tells of.
    await rowsOf(
      routed.stub,
      `INSERT INTO agent (sub, name, presence, seen_at) SELECT json_extract(value, '$.sub'), json_extract(value, '$.name'),
         'available', ? FROM json_each(?)`,
      ...[String(Date.now()), JSON.stringify(people)],
    );
    await routed.ana.ask("team.open", {});
    const whole = routed.ana.frames.find(({ type }) => type === "team");
    expect(JSON.stringify(whole).length).toBeLessThan(512 * 1_024);

    const from = routed.ana.frames.length;
    await kim.ask("presence.set", { presence: "away" });

    const news = await routed.ana.next((frame) => frame.type === "team", from);
    expect(news).toMatchObject({ agents: [{ sub: "kim", presence: "away" }], gone: [] });
  });
});
