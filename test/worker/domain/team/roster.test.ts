import { describe, expect, it } from "vitest";
import { teamNews } from "../../../../worker/domain/team/news.ts";
import { dueOf, pagesOf, placesOf, withOneMore } from "../../../../worker/domain/team/places.ts";
import {
  hereFirst,
  rosterOf,
  type KnownAgent,
  type RosterFacts,
} from "../../../../worker/domain/team/roster.ts";
import { NO_ROUTING, type RoutingConfig } from "../../../../worker/protocol/routing/config.ts";
import { isBelow, shareOf, waitOf } from "../../../../worker/protocol/team/live.ts";
import type { AgentTold } from "../../../../worker/protocol/team/told.ts";
import { aQueue } from "../../support/routed-desk.ts";

const NOBODY: RosterFacts = {
  ...{ config: NO_ROUTING, known: [], here: new Set(), held: new Map(), offers: new Map() },
  ...{ givenAt: () => 0, missed: () => 0, waits: new Map(), due: new Map() },
};

/** As the desk remembers an agent. */
const known = (more: Partial<KnownAgent> & Pick<KnownAgent, "sub" | "name">): KnownAgent => ({
  ...{ presence: "available", seenAt: 7, presenceAt: 3, away: null },
  ...more,
});

const DOCUMENT: RoutingConfig = {
  ...NO_ROUTING,
  skills: [{ id: "fr", name: "French" }],
  agents: [{ sub: "zoe", name: "Zoe Ade", capacity: 2, skills: [{ skill: "fr", level: 4 }] }],
  teams: [{ id: "shop", name: "Shop", members: ["kim", "zoe"] }],
  queues: [aQueue({ members: ["sam"] })],
};

function agent(sub: string, more: Partial<AgentTold> = {}): AgentTold {
  const [told] = rosterOf({ ...NOBODY, known: [known({ sub, name: sub, seenAt: 1 })] });
  return { ...(told as AgentTold), presence: "available", ...more };
}

describe("a roster", () => {
  it("has whom the document names before they ever came, and whom the desk remembers", () => {
    const ana = known({ sub: "ana", name: "Ana Ruiz", presence: "away" });
    const roster = rosterOf({ ...NOBODY, config: DOCUMENT, known: [ana] });

    expect(roster.map(({ sub, name, presence, seenAt }) => [sub, name, presence, seenAt])).toEqual([
      ["ana", "Ana Ruiz", "offline", 7],
      ["kim", "kim", "offline", null],
      ["sam", "sam", "offline", null],
      ["zoe", "Zoe Ade", "offline", null],
    ]);
  });

  it("says how many more each could be offered: none to who is a member of nothing, where others are", () => {
    const all = ["kim", "sam", "zoe", "max"];
    const facts = {
      ...{ ...NOBODY, known: all.map((sub) => known({ sub, name: sub })), here: new Set(all) },
      held: new Map([["zoe", { load: 2, aside: 0 }]]),
    };
    const rooms = (config: RoutingConfig): (number | undefined)[] =>
      rosterOf({ ...facts, config }).map(({ room }) => room);

    // Kim is in a team alone, Max in nothing; Zoe's own capacity is 2, the queue has Sam have 7.
    const config = { ...DOCUMENT, queues: [aQueue({ members: ["sam"], capacity: 7 })] };
    expect(rooms(config)).toEqual([5, 0, 7, 0]);
    expect(rooms(NO_ROUTING)).toEqual([5, 5, 5, 3]);
    expect(rosterOf({ ...facts, config, here: new Set() })[0]).not.toHaveProperty("room");
  });

  it("says of each what they are in, can, have and may have", () => {
    const zoe = known({ sub: "zoe", name: "Zoe Adé" });
    const facts = { ...NOBODY, config: DOCUMENT, known: [zoe], here: new Set(["zoe"]) };
    const roster = rosterOf({
      ...facts,
      held: new Map([["zoe", { load: 1, aside: 3 }]]),
      offers: new Map([["zoe", 1]]),
      givenAt: (sub) => (sub === "zoe" ? 5 : 0),
      missed: (sub) => (sub === "zoe" ? 2 : 0),
    });

    expect(roster.find(({ sub }) => sub === "zoe")).toEqual({
      ...{ sub: "zoe", name: "Zoe Adé", presence: "available", teams: ["shop"] },
      skills: [{ skill: "fr", name: "French", level: 4 }],
      ...{ load: 1, aside: 3, capacity: 2, room: 1, offers: 1, givenAt: 5, seenAt: 7, since: 3, missed: 2 },
    });
    expect(roster.find(({ sub }) => sub === "kim")).toMatchObject({ capacity: 5, load: 0, givenAt: null });
  });

  it("says why somebody is away and since when, and of who went when that was", () => {
    const ana = known({ sub: "ana", name: "Ana", presence: "away", away: { reason: "lunch" } });
    const facts = { ...NOBODY, known: [ana] };

    expect(rosterOf({ ...facts, here: new Set(["ana"]) })).toMatchObject([
      { presence: "away", away: { reason: "lunch" }, since: 3 },
    ]);
    const [gone] = rosterOf(facts);
    expect(gone).toMatchObject({ presence: "offline", since: 7 });
    expect(gone).not.toHaveProperty("away");
    const [unknown] = rosterOf({ ...facts, known: [{ ...ana, presenceAt: null }], here: new Set(["ana"]) });
    expect(unknown).not.toHaveProperty("since");
  });

  it("that is too long keeps who is here, then who was here last", () => {
    const offline = { presence: "offline" as const };
    const all = [agent("a", { ...offline, seenAt: 9 }), agent("b"), agent("c", { ...offline, seenAt: 1 })];

    expect(hereFirst(all, 2).map(({ sub }) => sub)).toEqual(["a", "b"]);
    expect(hereFirst(all, 1).map(({ sub }) => sub)).toEqual(["b"]);
    expect(hereFirst(all, 3)).toEqual(all);
  });
});

describe("the places of a desk", () => {
  it("are its queues, and wherever else somebody waits, with who is free there", () => {
    const waits = new Map([
      ["sales", withOneMore(withOneMore(undefined, 50, true), 20, false)],
      ["team:shop", withOneMore(undefined, 30, false)],
      ["agent:30::kim", withOneMore(undefined, 40, false)],
    ]);
    const agents = [
      agent("kim", { name: "Kim Lee", load: 5 }),
      agent("sam", { load: 4 }),
      agent("zoe", { presence: "away" }),
    ];

    expect(placesOf(DOCUMENT, waits, agents, 0)).toEqual([
      {
        ...{ key: "sales", name: "Sales", waiting: 2, offered: 1, since: 20 },
        ...{ members: 1, here: 1, free: 1, isOpen: true },
      },
      {
        ...{ key: "team:shop", name: "Shop", waiting: 1, offered: 0, since: 30 },
        ...{ members: 2, here: 1, free: 0, isOpen: true },
      },
      {
        ...{ key: "agent:30::kim", name: "Kim Lee", waiting: 1, offered: 0, since: 40 },
        ...{ members: 1, here: 1, free: 0, isOpen: true },
      },
    ]);
  });

  it("have as free who could be asked now: able to what is needed, and not asked for another, up to their own capacity", () => {
    const needs = [{ skill: "fr", level: 2 }];
    const [sales] = DOCUMENT.queues;
    const config = {
      ...DOCUMENT,
      queues:
        sales === undefined ? [] : [{ ...sales, members: ["kim", "sam", "pia", "zoe"], capacity: 1, needs }],
      agents: [{ sub: "zoe", name: "Zoe", capacity: 2 }],
    };
    const fr = (level: number): Pick<AgentTold, "skills"> => ({
      skills: [{ skill: "fr", name: "French", level }],
    });
    const free = (...agents: AgentTold[]): number | undefined =>
      placesOf(config, new Map(), agents, 0)[0]?.free;

    expect(free(agent("kim", fr(2)), agent("sam", fr(1)), agent("pia"))).toBe(1);
    expect(free(agent("kim", { ...fr(2), offers: 1 }))).toBe(0);
    expect(free(agent("kim", { ...fr(2), load: 1 }), agent("zoe", { ...fr(3), load: 1 }))).toBe(1);
  });

  it("is everyone's where it has no queue", () => {
    const places = placesOf(NO_ROUTING, new Map(), [agent("kim"), agent("sam", { presence: "away" })], 0);
    expect(places).toMatchObject([{ key: "pool:", name: "", waiting: 0, since: null, members: 2, free: 1 }]);
  });
});

describe("news of a team", () => {
  const rest = { places: [], teams: [], pages: [], hands: [], today: null, service: null };
  const before = { agents: [agent("kim"), agent("sam")], more: false, ...rest };

  it("are all of it for who knows nothing, and nothing where nothing changed", () => {
    expect(teamNews(null, before)).toEqual({
      ...{ whole: true, agents: before.agents, gone: [], ...rest },
    });
    expect(teamNews(before, structuredClone(before))).toBeNull();
  });

  it("are whom it concerns alone, and who is gone", () => {
    const sam = agent("sam", { load: 1 });
    expect(teamNews(before, { ...before, agents: [sam] })).toEqual({ agents: [sam], gone: ["kim"] });
  });

  it("are all places where one changed, and whether there are more agents", () => {
    const places = placesOf(NO_ROUTING, new Map(), before.agents, 0);
    expect(teamNews(before, { ...before, places, more: true })).toEqual({
      ...{ agents: [], gone: [], places, more: true },
    });
  });
});

describe("a target", () => {
  const service = { seconds: 60, percent: 80 };

  it.each([
    [47_999, "fine"],
    [48_000, "soon"],
    [59_999, "soon"],
    [60_000, "late"],
  ] as const)("of a minute, where the first waits for %i ms, is %s", (ms, wait) => {
    expect(waitOf(1_000, service, 1_000 + ms)).toBe(wait);
    expect(waitOf(1_000, null, 1_000 + ms)).toBe("fine");
    expect(waitOf(null, service, 1_000 + ms)).toBe("fine");
  });

  it.each([
    [{ onTime: 8, late: 2 }, 80, false],
    [{ onTime: 799, late: 201 }, 79, true],
    [{ onTime: 1, late: 7 }, 12, true],
    [{ onTime: 29, late: 71 }, 29, true],
    [{ onTime: 0, late: 1 }, 0, true],
    [{ onTime: 0, late: 0 }, null, false],
  ])("with %o is %s %%, and missed: %s", (figures, share, below) => {
    expect(shareOf(figures)).toBe(share);
    expect(isBelow(figures, service)).toBe(below);
    expect(isBelow(figures, null)).toBe(false);
  });
});

describe("whom agents have, and nobody answered yet", () => {
  const config = {
    ...DOCUMENT,
    queues: [aQueue({ members: ["sam"], service: { seconds: 60, percent: 80 } })],
    service: { seconds: 300, percent: 80 },
  };
  const owned = [
    { owner: "kim", page: "100", queue: null, since: 1_000 },
    { owner: "kim", page: "100", queue: "sales", since: 9_000 },
    { owner: "sam", page: "200", queue: "gone", since: 5_000 },
  ];

  it("count where they waited last, and at everyone's where there is no such place", () => {
    const places = placesOf(config, new Map(), [], 0, owned);
    expect(places.map(({ key, waiting, since, unmet }) => [key, waiting, since, unmet])).toEqual([
      ["sales", 0, null, { n: 1, since: 9_000 }],
      ["pool:", 0, null, { n: 2, since: 1_000 }],
    ]);
    expect(pagesOf(config, [{ id: "100", name: "Lamps" }], [], owned)).toMatchObject([
      { waiting: 0, unmet: { n: 2, since: 1_000 }, due: { since: 9_000, seconds: 60 } },
    ]);
  });

  it("are due by the target of where they waited, and of each agent the first of them is told", () => {
    expect(dueOf(config, owned, ({ owner }) => owner)).toEqual(
      new Map([
        ["kim", { since: 9_000, seconds: 60 }],
        ["sam", { since: 5_000, seconds: 300 }],
      ]),
    );
    expect(dueOf(DOCUMENT, owned, ({ owner }) => owner)).toEqual(new Map());
  });
});
