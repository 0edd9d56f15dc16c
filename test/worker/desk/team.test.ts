import { afterEach, describe, expect, it, vi } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { Team } from "../../../worker/objects/desk/team/team.ts";
import { NO_ROUTING } from "../../../worker/protocol/routing/config.ts";
import type { AgentTold, PlaceTold, TeamNews } from "../../../worker/protocol/team/told.ts";
import { connect, mintToken, requestPass, type TestAgent } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { due } from "../support/duties.ts";
import { env } from "../support/env.ts";
import { leaveAll, listenAt, outOfReach } from "../support/points.ts";
import { aQueue, offeredTo, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";
import { ANA, SECOND, until } from "../support/thread.ts";

/** What of a team is told as a whole, as who was told all of this knows it. */
function whole<K extends "places" | "teams" | "pages" | "hands" | "today" | "service">(
  { frames }: TestAgent,
  what: K,
): TeamNews[K] | undefined {
  const last = frames.findLast((frame) => frame.type === "team" && what in frame);
  return (last as TeamNews | undefined)?.[what];
}

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
    await until(() =>
      expect(agentIn(routed.ana, "kim")).toMatchObject({ offers: 0, load: 1, waits: { n: 1 } }),
    );
    expect(shown(routed.ana).places[0]).toMatchObject({ key: "sales", waiting: 0, since: null });
    await kim.ask("conversation.snooze", { conversation, when: { onMessage: true } });
    await until(() => expect(agentIn(routed.ana, "kim")).toMatchObject({ load: 0, aside: 1 }));
    kim.close();
    await until(() => expect(agentIn(routed.ana, "kim")).toMatchObject({ presence: "offline" }));
  });

  it("is told why nobody is asked for who waits: nobody is there, one just declined, one has no room", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["kim"] })], { capacity: 1 }));
    await routed.ana.ask("team.open", {});
    const stuck = (): unknown => shown(routed.ana).places[0]?.stuck;
    const conversation = await routed.writes("a");
    await until(() => expect(stuck()).toMatchObject({ why: "nobody" }));

    const kim = await routed.agent("kim");
    await until(() => expect(shown(routed.ana).places[0]).toMatchObject({ waiting: 1, offered: 1 }));
    expect(stuck()).toBeUndefined();
    await kim.ask("offer.decline", { conversation });
    await until(() => expect(stuck()).toMatchObject({ why: "passed" }));
    await kim.ask("conversation.take", { conversation });
    await routed.writes("b");
    await until(() => expect(stuck()).toMatchObject({ why: "full" }));
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
    // Who was given to nobody by a queue waits for their agent at everyone's.
    expect(await of({ place: "pool:" })).toEqual([a]);
  });
});

const SERVICE = { seconds: 60, percent: 80 };
const DAY = new Date().toISOString().slice(0, 10);

/** A contact of a customer who wrote so many seconds ago. */
const contactOf = (seconds: number) =>
  ({ id: 1, begunAt: Date.now() - seconds * SECOND, begunBy: "customer", answeredAt: null }) as const;

async function answered(routed: RoutedDesk, psid: string, wrote: number, answer: number): Promise<void> {
  const contact = contactOf(wrote);
  await routed.desk.tell(psid, { at: contact.begunAt, contact });
  await routed.desk.tell(psid, {
    ...{ at: contact.begunAt + answer * SECOND, asks: false, contact },
    answers: [{ entry: 1_000, by: { sub: "kim", name: "Kim Lee" } }],
  });
}

describe("a customer whom an agent has", () => {
  it("counts where they waited, with the agent and at the Page until they are answered", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["kim"], service: SERVICE })]));
    const kim = await routed.agent("kim");
    await routed.ana.ask("team.open", {});
    const contact = contactOf(100);
    await routed.desk.tell("a", { at: contact.begunAt, contact });
    await until(() => expect(offeredTo(kim)).toContain("a"));

    await kim.ask("offer.accept", { conversation: routed.desk.nameOf("a") });

    const unmet = { n: 1, since: contact.begunAt };
    await until(() => expect(shown(routed.ana).places).toMatchObject([{ waiting: 0, since: null, unmet }]));
    expect(whole(routed.ana, "pages")).toMatchObject([{ waiting: 0, unmet }]);
    const due = { since: contact.begunAt, seconds: SERVICE.seconds };
    expect(agentIn(routed.ana, "kim")).toMatchObject({ due, waits: unmet });

    const answers = [{ entry: 1_000, by: { sub: "kim", name: "Kim Lee" } }];
    await routed.desk.tell("a", { at: contact.begunAt + SECOND, asks: false, contact, answers });

    await until(() => expect(shown(routed.ana).places[0]).not.toHaveProperty("unmet"));
    expect(agentIn(routed.ana, "kim")).not.toHaveProperty("due");
  });

  it("counts the same when they write again after an answer, by the target of where they waited", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["kim"], service: SERVICE })]));
    const kim = await routed.agent("kim");
    await routed.ana.ask("team.open", {});
    const contact = contactOf(100);
    await routed.desk.tell("a", { at: contact.begunAt, contact });
    await until(() => expect(offeredTo(kim)).toContain("a"));
    await kim.ask("offer.accept", { conversation: routed.desk.nameOf("a") });
    const answers = [{ entry: 1_000, by: { sub: "kim", name: "Kim Lee" } }];
    await routed.desk.tell("a", { at: contact.begunAt + SECOND, asks: false, contact, answers });
    await until(() => expect(shown(routed.ana).places[0]).not.toHaveProperty("unmet"));

    const again = contact.begunAt + 30 * SECOND;
    await routed.desk.tell("a", { at: again, contact });

    const unmet = { n: 1, since: again };
    await until(() => expect(shown(routed.ana).places).toMatchObject([{ key: "sales", unmet }]));
    expect(whole(routed.ana, "pages")).toMatchObject([{ unmet }]);
    const { items } = await routed.ana.ask("team.conversations", { of: { place: "sales" }, limit: 10 });
    expect(items.map(({ conversation }) => conversation)).toEqual([routed.desk.nameOf("a")]);
    const due = { since: again, seconds: SERVICE.seconds };
    expect(whole(routed.ana, "pages")).toMatchObject([{ due }]);
    expect(agentIn(routed.ana, "kim")).toMatchObject({ due, waits: unmet });
  });
});

describe("today", () => {
  afterEach(leaveAll);

  const withTargets = (): Promise<RoutedDesk> =>
    RoutedDesk.with(
      toQueues([aQueue({ service: SERVICE }), aQueue({ id: "help", name: "Help", members: [] })], {
        teams: [{ id: "care", name: "Care", members: ["kim"] }],
        service: { seconds: 120, percent: 90 },
      }),
    );

  it("is told by queue, team and Page, with what was counted before somebody looked and what is since", async () => {
    const routed = await withTargets();
    await routed.agent("kim");
    await answered(routed, "a", 100, 30);
    await due(routed.stub, "facts");
    await answered(routed, "b", 100, 90);

    await routed.ana.ask("team.open", {});
    const two = { contacts: 2, answered: 2, onTime: 1, late: 1, missed: 0 };
    await until(() =>
      expect(whole(routed.ana, "today")).toMatchObject({ day: DAY, timeZone: "UTC", desk: two }),
    );
    await answered(routed, "c", 100, 40);

    const three = { contacts: 3, answered: 3, onTime: 2, late: 1, missed: 0 };
    await until(() =>
      expect(whole(routed.ana, "today")).toMatchObject({
        ...{ desk: three, queue: { sales: three }, team: { care: { answered: 3, onTime: 2, late: 1 } } },
        page: { [routed.desk.pageId]: three },
      }),
    );
    expect(whole(routed.ana, "service")).toEqual({ seconds: 120, percent: 90 });
    expect(whole(routed.ana, "teams")).toEqual([{ id: "care", name: "Care" }]);
    expect(whole(routed.ana, "places")).toMatchObject([
      { key: "sales", service: SERVICE },
      { key: "help", service: { seconds: 120, percent: 90 } },
    ]);
  });

  it("is what reports tell of it", async () => {
    const routed = await withTargets();
    await routed.agent("kim");
    await answered(routed, "a", 100, 30);
    const first = await routed.ana.ask("team.read", {});
    await due(routed.stub, "facts");
    await answered(routed, "b", 100, 90);
    await routed.wakes();

    const { team } = await routed.ana.ask("team.read", {});
    const { total } = await routed.ana.ask("reports.read", { from: DAY, until: DAY, by: "desk" });

    expect(first.team.today?.desk.answered).toBe(1);
    expect(total).toMatchObject(team.today?.desk ?? {});
    expect(team.today?.desk).toMatchObject({ contacts: 2, onTime: 1, late: 1 });
  });

  it("is not known while what was counted is out of reach, and all else is told", async () => {
    const routed = await withTargets();
    const stand = outOfReach("what was counted is told");
    await routed.ana.ask("team.open", {});

    expect(shown(routed.ana).places).toMatchObject([{ key: "sales" }, { key: "help" }]);
    expect(whole(routed.ana, "today")).toBeNull();
    await until(() => expect(stand.calls).toBe(1));
  });

  it("costs one question, however much happens while somebody looks", async () => {
    const routed = await withTargets();
    await routed.agent("kim");
    const asked = listenAt("what was counted is told");
    await routed.ana.ask("team.open", {});
    for (const psid of ["a", "b", "c", "d"]) await answered(routed, psid, 100, 30);

    await until(() => expect(whole(routed.ana, "today")?.desk.onTime).toBe(4));
    expect(asked.calls).toBe(1);
  });

  it("tells of each Page how many of its customers wait", async () => {
    const routed = await withTargets();
    const at = Date.now() - 50 * SECOND;
    await routed.writes("a", at);
    await routed.writes("b");
    await routed.ana.ask("team.open", {});

    expect(whole(routed.ana, "pages")).toMatchObject([
      { id: routed.desk.pageId, waiting: 2, since: shown(routed.ana).places[0]?.since },
    ]);
  });
});

describe("a screen on a wall", () => {
  it("is told of the team, and of nothing that a customer writes", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue()]));
    const kim = await routed.agent("kim");
    const wall = await connect({ role: "wallboard", sub: "kim", name: "Hall", desk: routed.desk.name });
    await wall.ask("team.open", {});
    const conversation = await routed.writes("a");
    await until(() => expect(offeredTo(kim)).toContain("a"));
    await kim.ask("offer.accept", { conversation });
    await kim.ask("conversation.raiseHand", { conversation, note: "May I?" });
    await routed.ana.ask("desk.configure", { settings: { showsSeen: true } });
    await kim.ask("conversation.close", { conversation });
    await deskStub(env, routed.desk.name).erase(routed.desk.name, conversation, null);

    // What was told before is there by then.
    await routed.writes("b");
    await routed.writes("c");
    await until(() => expect(shown(wall).places).toMatchObject([{ waiting: 2 }]));
    expect([...new Set(wall.frames.map(({ type }) => type))].sort()).toEqual(["reply", "team", "welcome"]);
    expect(JSON.stringify(wall.frames)).not.toContain(conversation);
  });

  it("is told who wants help, and not with whom", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["kim"] })]));
    const kim = await routed.agent("kim");
    const conversation = await routed.writes("a");
    await kim.ask("conversation.take", { conversation });
    const wall = await connect({ ...ANA, sub: "wall", role: "wallboard", desk: routed.desk.name });
    await wall.ask("team.open", {});
    expect(whole(wall, "hands")).toEqual([]);

    await kim.ask("conversation.raiseHand", { conversation, note: "May I refund it?" });

    const by = { sub: "kim", name: "kim" };
    await until(() => expect(whole(wall, "hands")).toEqual([{ by, at: expect.any(Number) as number }]));
    await kim.ask("conversation.lowerHand", { conversation });
    await until(() => expect(whole(wall, "hands")).toEqual([]));
  });

  it("is nobody's agent: it is not shown among them, and nobody is offered to it", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["ana", "eve"] })]));
    const wall = await connect({
      ...{ role: "supervisor", sub: "eve", name: "Eve Hill", desk: routed.desk.name, as: "wallboard" },
    });
    await routed.ana.ask("presence.set", { presence: "away" });
    await wall.ask("team.open", {});
    await routed.writes("a");

    await until(() => expect(shown(wall).places).toMatchObject([{ waiting: 1, offered: 0, here: 0 }]));
    expect(agentIn(wall, "eve")).toMatchObject({ presence: "offline" });
    expect(await wall.refusal("team.conversations", { of: { agent: "eve" }, limit: 1 })).toBe("not_allowed");
    expect((await wall.welcome()).agent.sub).not.toBe("eve");
  });

  it("is not opened by who may not look at the team", async () => {
    const response = await requestPass(await mintToken({ role: "agent" }), {}, "?as=wallboard");
    expect(response.status).toBe(403);
  });
});

describe("a team at which nobody looks", () => {
  it("has the desk wait for nothing", () => {
    const timers = vi.spyOn(globalThis, "setTimeout");
    const forget = vi.fn();
    let sockets: WebSocket[] = [];
    const team = new Team({
      sockets: { open: () => sockets, session: () => ({ looksAtTeam: true }) },
      today: { forget },
    } as unknown as ConstructorParameters<typeof Team>[0]);

    team.changed();
    expect(timers).not.toHaveBeenCalled();

    sockets = [new WebSocketPair()[0]];
    team.left();
    team.changed();
    expect(timers).toHaveBeenCalledTimes(1);
    const cleared = vi.spyOn(globalThis, "clearTimeout");
    sockets = [];
    team.left();
    expect(cleared).toHaveBeenCalledWith(timers.mock.results[0]?.value);
    expect(forget).toHaveBeenCalled();
    vi.restoreAllMocks();
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
    await routed.wakes();
    await routed.ana.ask("team.open", {});
    const whole = routed.ana.frames.find(({ type }) => type === "team");
    expect(JSON.stringify(whole).length).toBeLessThan(512 * 1_024);

    const from = routed.ana.frames.length;
    await kim.ask("presence.set", { presence: "away" });

    const news = await routed.ana.next((frame) => frame.type === "team" && frame.agents.length > 0, from);
    expect(news).toMatchObject({ agents: [{ sub: "kim", presence: "away" }], gone: [] });
  });
});
