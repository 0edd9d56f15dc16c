import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  choose,
  join,
  type FreeAgent,
  type Group,
  type Ring,
} from "../../../../worker/domain/routing/choose.ts";
import { kindOf, LineUp, turnOf, type Waiting } from "../../../../worker/domain/routing/line-up.ts";
import { isFull, weightOf } from "../../../../worker/domain/routing/load.ts";
import { keyOf, placeOf, POOL, settle, type Place } from "../../../../worker/domain/routing/places.ts";
import { ASKED_AGAIN_MS, type Wait } from "../../../../worker/domain/states/standing.ts";
import { NO_ROUTING, type Queue, type RoutingConfig } from "../../../../worker/protocol/routing/config.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = 1_000 * HOUR;
const SUBS = ["ana", "kim", "pia", "sam"];

const config = (choose: Queue["choose"], more: Partial<Queue> = {}): RoutingConfig => ({
  ...NO_ROUTING,
  queues: [{ id: "q", name: "Q", members: SUBS, teams: [], choose, offerSeconds: 20, ...more }],
});
function aPlace(choose: Queue["choose"], more: Partial<Queue> = {}): Place {
  const place = placeOf(config(choose, more), "q");
  if (place === null) throw new Error("no such place");
  return place;
}
function agents(...some: Partial<FreeAgent>[]): Map<string, FreeAgent> {
  const idle = { load: 0, isAsked: false, givenAt: 0, offeredAt: 0 };
  const free = { ...idle, capacity: null, skills: new Map<string, number>() };
  return new Map(
    some.map((it, i) => {
      const sub = it.sub ?? SUBS[i] ?? "";
      return [sub, { ...free, sub, name: sub, ...it }];
    }),
  );
}
/** Something that waits, by itself. `endsAt`: when Meta takes no more replies. */
type One = { name: string; place: Place; endsAt: number | null } & Omit<Wait, "queue">;
const one = (place: Place, more: Partial<One> = {}): One => ({
  ...{ name: "1:a", place, since: NOW, until: null, passed: {}, endsAt: null },
  ...more,
});
/** As the desk keeps them: by place and kind, each in its order. */
function groupsOf(all: readonly One[]): Group[] {
  const places = new Map<Place, Map<string, Group & { waiting: LineUp }>>();
  for (const { name, place, endsAt, ...wait } of all) {
    const groups = places.get(place) ?? new Map<string, Group & { waiting: LineUp }>();
    places.set(place, groups);
    const kind = kindOf({ ...wait, queue: place.key });
    const group = groups.get(kind) ?? { place, needs: wait.needs ?? [], waiting: new LineUp() };
    groups.set(kind, group);
    const { since, passed, last } = wait;
    const turn = turnOf(wait, place.order, endsAt);
    group.waiting.add({ name, turn, since, passed, ...(last === undefined ? {} : { last }) });
  }
  return [...places.values()].flatMap((groups) => [...groups.values()]);
}
const asked = (waiting: One[], free: Map<string, FreeAgent>, now = NOW): string[] =>
  choose(groupsOf(waiting), free, now).map(({ name, to }) => `${name} ${to.map(({ sub }) => sub).join("+")}`);

describe("who is asked", () => {
  it.each<[choose: Queue["choose"], expected: string]>([
    ["longest_idle", "1:a kim"],
    ["round_robin", "1:a pia"],
    ["least_busy", "1:a ana"],
    ["ring", "1:a ana+kim+pia"],
  ])("by %s: %s", (choose, expected) => {
    const free = agents(
      { sub: "ana", load: 0, givenAt: 9, offeredAt: 9 },
      { sub: "kim", load: 200, givenAt: 1, offeredAt: 5 },
      { sub: "pia", load: 100, givenAt: 5, offeredAt: 1 },
      { sub: "sam", load: 500, givenAt: 0, offeredAt: 0 },
    );
    expect(asked([one(aPlace(choose))], free)).toEqual([expected]);
  });

  it("is who has room by the queue's own capacity, and a member of it", () => {
    const free = agents({ sub: "kim", load: 100 }, { sub: "zoe" });

    expect(asked([one(aPlace("least_busy", { capacity: 1 }))], free)).toEqual([]);
    expect(asked([one(aPlace("least_busy", { capacity: 2 }))], free)).toEqual(["1:a kim"]);
  });

  it("takes what waits longest, one thing at a time", () => {
    const place = aPlace("longest_idle");
    const waiting = [
      one(place, { name: "1:late", since: NOW }),
      one(place, { name: "1:early", since: NOW - 9 }),
      one(place, { name: "1:between", since: NOW - 5 }),
    ];

    expect(asked(waiting, agents({ sub: "kim" }, { sub: "sam" }))).toEqual(["1:early kim", "1:between sam"]);
    expect(asked(waiting, agents({ sub: "kim", isAsked: true }))).toEqual([]);
  });

  it("is not who did not take it just now, but another", () => {
    const waiting = one(aPlace("longest_idle"), { passed: { ana: NOW, kim: NOW - ASKED_AGAIN_MS } });

    expect(asked([waiting], agents({ sub: "ana" }))).toEqual([]);
    expect(asked([waiting], agents({ sub: "ana" }, { sub: "kim" }))).toEqual(["1:a kim"]);
  });

  it("is who has room by their own capacity, in place of the queue's and the desk's", () => {
    const waiting = [one(aPlace("longest_idle", { capacity: 2 }))];

    expect(asked(waiting, agents({ sub: "kim", load: 200, capacity: 3 }))).toEqual(["1:a kim"]);
    expect(asked(waiting, agents({ sub: "kim", load: 100, capacity: 1 }))).toEqual([]);
  });

  it("is never who would have a part of a conversation too much", () => {
    const waiting = [one(aPlace("longest_idle", { capacity: 2 }))];

    expect(asked(waiting, agents({ load: 100 }))).toEqual(["1:a ana"]);
    expect(asked(waiting, agents({ load: 101 }))).toEqual([]);
  });

  it("takes what may be answered for the shortest time by Meta's window, where the queue says so", () => {
    const place = aPlace("longest_idle", { order: "window" });
    const waiting = [
      one(place, { name: "1:long", since: NOW - 9 * HOUR, endsAt: NOW + 18 * HOUR }),
      one(place, { name: "1:soon", since: NOW, endsAt: NOW + HOUR }),
    ];

    expect(asked(waiting, agents({ sub: "kim" }))).toEqual(["1:soon kim"]);
    const byWaiting = aPlace("longest_idle");
    expect(
      asked(
        waiting.map((it) => ({ ...it, place: byWaiting })),
        agents({}),
      ),
    ).toEqual(["1:long ana"]);
  });

  it("sets who writes again back by an hour at most", () => {
    const place = aPlace("longest_idle", { order: "window" });
    const writes = one(place, { name: "1:again", since: NOW - 2 * HOUR, endsAt: NOW + 24 * HOUR });
    const others = [30, 59, 61].map((minutes) => {
      const since = NOW - minutes * MINUTE;
      return one(place, { name: `1:${String(minutes)}`, since, endsAt: since + 24 * HOUR });
    });

    const order = asked([writes, ...others], agents({}, {}, {}, {})).map((it) => it.split(" ")[0]);

    expect(order).toEqual(["1:61", "1:again", "1:59", "1:30"]);
  });

  it("takes what a rule calls urgent first, and each step for ten minutes of waiting", () => {
    const place = aPlace("longest_idle");
    const urgent = one(place, { name: "1:urgent", since: NOW, priority: 3 });
    const early = one(place, { name: "1:early", since: NOW - 30 * MINUTE - 1 });
    const late = one(place, { name: "1:late", since: NOW - 30 * MINUTE + 1 });

    expect(asked([urgent, early], agents({}))).toEqual(["1:early ana"]);
    expect(asked([urgent, late], agents({}))).toEqual(["1:urgent ana"]);
  });

  it("is who can what the queue and the rule ask for", () => {
    const place = aPlace("longest_idle", { needs: [{ skill: "fr", level: 3 }] });
    const skills = (fr: number, tax: number): Map<string, number> => new Map(Object.entries({ fr, tax }));
    const free = agents(
      { sub: "ana", skills: skills(2, 0) },
      { sub: "kim", skills: skills(3, 0), givenAt: 5 },
      { sub: "pia", skills: skills(5, 1), givenAt: 9 },
    );

    expect(asked([one(place)], free)).toEqual(["1:a kim"]);
    expect(asked([one(place, { needs: [{ skill: "tax", level: 1 }] })], free)).toEqual(["1:a pia"]);
    expect(asked([one(place, { needs: [{ skill: "tax", level: 2 }] })], free)).toEqual([]);
  });

  it("is asked for a level less with each while of waiting, in the end for none", () => {
    const place = aPlace("longest_idle", { needs: [{ skill: "fr", level: 3, relaxSeconds: 60 }] });
    const [little, none] = [agents({ skills: new Map([["fr", 2]]) }), agents({})];
    const after = (ms: number, free: Map<string, FreeAgent>): number =>
      asked([one(place)], free, NOW + ms).length;

    expect([after(59_999, little), after(60_000, little)]).toEqual([0, 1]);
    expect([after(179_999, none), after(180_000, none)]).toEqual([0, 1]);
    const never = aPlace("longest_idle", { needs: [{ skill: "fr", level: 1 }] });
    expect(asked([one(never)], none, NOW + 1e9)).toEqual([]);
  });

  it("is the last agent first, for so long as the queue says, while they may be asked; then anyone", () => {
    const place = aPlace("longest_idle", { stickySeconds: 600 });
    const waiting = one(place, { last: { sub: "kim", at: NOW - 599_999 } });
    const free = agents({ sub: "ana" }, { sub: "kim", givenAt: 9 });

    expect(asked([waiting], free)).toEqual(["1:a kim"]);
    expect(asked([waiting], free, NOW + 1)).toEqual(["1:a ana"]);
    expect(asked([{ ...waiting, passed: { kim: NOW } }], free)).toEqual(["1:a ana"]);
    expect(asked([waiting], agents({ sub: "ana" }))).toEqual(["1:a ana"]);
    expect(asked([waiting], agents({ sub: "ana" }, { sub: "kim", load: 500 }))).toEqual(["1:a ana"]);
    expect(asked([waiting], agents({ sub: "ana" }, { sub: "kim", isAsked: true }))).toEqual(["1:a ana"]);
    const [ring, forgets] = [aPlace("ring", { stickySeconds: 600 }), aPlace("longest_idle")];
    expect(asked([{ ...waiting, place: ring }], free)).toEqual(["1:a kim"]);
    expect(asked([{ ...waiting, place: forgets }], free)).toEqual(["1:a ana"]);
  });

  it("has of who waits for nothing only the part that the desk says, after the time that it says", () => {
    const idle = { afterSeconds: 60, percent: 25 };
    const had = { waits: false, activityAt: NOW };

    expect(weightOf(had, idle, NOW + 59_999)).toBe(100);
    expect(weightOf(had, idle, NOW + 60_000)).toBe(25);
    expect(weightOf({ ...had, waits: true }, idle, NOW + 60_000)).toBe(100);
    expect(weightOf(had, undefined, NOW + 1e9)).toBe(100);
    expect([isFull(400, 5), isFull(401, 5)]).toEqual([false, true]);
  });

  it("is looked for no further in what waits than somebody is there for it", () => {
    const here = new Counted(aPlace("longest_idle"), 5_000);
    const elsewhere = new Counted(aPlace("ring", { members: ["zoe"] }), 5_000);

    const offers = choose([here.group, elsewhere.group], agents({}, {}), NOW);

    expect(offers.map(({ name }) => name)).toEqual(["1:0", "1:1"]);
    expect([here.read, elsewhere.read]).toEqual([2, 1]);
    const never = new Counted(aPlace("ring", { needs: [{ skill: "fr", level: 1 }] }), 5_000);
    expect(choose([never.group], agents({}, {}), NOW)).toEqual([]);
    expect(never.read).toBe(1);
  });

  it("is also who did not take it by a clock that went back since", () => {
    const waiting = one(aPlace("longest_idle"), { passed: { ana: NOW + HOUR } });

    expect(asked([waiting], agents({ sub: "ana" }))).toEqual(["1:a ana"]);
  });

  it.each(["constructor", "valueOf", "__proto__"])("may be somebody called %s", (sub) => {
    const place = aPlace("longest_idle", { members: [sub] });

    expect(asked([one(place)], agents({ sub }))).toEqual([`1:a ${sub}`]);
    const passed = Object.fromEntries([[sub, NOW]]);
    expect(asked([one(place, { passed })], agents({ sub }))).toEqual([]);
  });

  it("is never two things' at once, beyond capacity or skill, no member or who just passed, and nobody is free beside what could be theirs", () => {
    const needs = fc.array(
      fc.record({ skill: fc.constantFrom("fr", "tax"), level: fc.integer({ min: 1, max: 3 }) }),
      { maxLength: 1 },
    );
    const aQueue = fc.record({
      choose: fc.constantFrom<Queue["choose"]>("longest_idle", "round_robin", "least_busy", "ring"),
      order: fc.constantFrom<NonNullable<Queue["order"]>>("waiting", "window"),
      members: fc.subarray(SUBS),
      capacity: fc.integer({ min: 1, max: 4 }),
      stickySeconds: fc.constantFrom(5, 500),
      needs,
    });
    const aWaiting = fc.record({
      queue: fc.nat(2),
      since: fc.nat(1_000).map((ago) => NOW - ago * 1_000),
      passed: fc.subarray(SUBS),
      needs,
      priority: fc.integer({ min: 1, max: 3 }),
      relaxes: fc.boolean(),
      last: fc.option(fc.constantFrom(...SUBS)),
      endsIn: fc.option(fc.nat(24 * 60)),
    });
    const anAgent = fc.record({
      load: fc.nat(4).map((it) => it * 100),
      capacity: fc.option(fc.integer({ min: 1, max: 5 })),
      fr: fc.nat(3),
      tax: fc.nat(3),
      isAsked: fc.boolean(),
      givenAt: fc.nat(9),
      offeredAt: fc.nat(9),
    });
    fc.assert(
      fc.property(
        fc.array(aQueue, { minLength: 3, maxLength: 3 }),
        fc.array(aWaiting, { maxLength: 12 }),
        fc.array(anAgent, { maxLength: 4 }),
        (queues, rows, people) => {
          const places = queues.map(({ choose: by, ...more }) => aPlace(by, more));
          const waiting = rows.map(({ queue, passed, last, endsIn, relaxes, ...it }, i) =>
            one(places[queue] ?? aPlace("ring"), {
              ...{ name: `1:${String(i)}`, since: it.since, priority: it.priority },
              needs: it.needs.map((need) => (relaxes ? { ...need, relaxSeconds: 100 } : need)),
              passed: Object.fromEntries(passed.map((sub) => [sub, NOW])),
              ...(last === null ? {} : { last: { sub: last, at: NOW - 100_000 } }),
              endsAt: endsIn === null ? null : NOW + endsIn * MINUTE,
            }),
          );
          const free = agents(
            ...people.map(({ fr, tax, ...it }) => ({
              ...it,
              skills: new Map(Object.entries({ fr, tax })),
            })),
          );

          const offers = choose(groupsOf(waiting), free, NOW);

          const told = offers.map(({ name, to }) => [name, to.map(({ sub }) => sub)]);
          expect(told).toEqual(naively(waiting, free));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe("who joins what is offered to all", () => {
  const aRing = (more: Partial<Wait> = {}, to = ["kim"], ring = aPlace("ring")): Ring => ({
    ...{ name: "1:a", place: ring, wait: { queue: "q", since: NOW, until: null, passed: {}, ...more } },
    offer: { to: to.map((sub) => ({ sub, name: sub })), at: NOW, until: NOW + 20_000 },
  });
  const joined = (rings: Ring[], free: Map<string, FreeAgent>, now = NOW, asked: string[] = []): string[] =>
    join(rings, free, asked, now).map(
      ({ name, to, isLate }) => `${name} ${to.map(({ sub }) => sub).join("+")}${isLate ? " late" : ""}`,
    );

  it("is who became free, is able to it, did not just pass on it, and is asked for nothing else", () => {
    const needs = [{ skill: "fr", level: 1 }];
    const fr = new Map([["fr", 1]]);
    const free = agents(
      { sub: "ana", skills: fr },
      { sub: "kim", skills: fr, isAsked: true },
      { sub: "pia" },
      { sub: "sam", skills: fr, load: 500 },
    );

    expect(joined([aRing({ needs })], free)).toEqual(["1:a ana"]);
    expect(joined([aRing({ needs, passed: { ana: NOW - ASKED_AGAIN_MS + 1 } })], free)).toEqual([]);
    expect(joined([aRing({ needs })], free, NOW, ["ana"])).toEqual([]);
  });

  it("joins what waits longest, one thing at a time, and is late once half of its time is over", () => {
    const rings = [
      { ...aRing(), name: "1:late" },
      { ...aRing({ since: NOW - 9 }), name: "1:early" },
    ];

    expect(joined(rings, agents({}))).toEqual(["1:early ana"]);
    expect(joined([aRing()], agents({}), NOW + 10_000)).toEqual(["1:a ana"]);
    expect(joined([aRing()], agents({}), NOW + 10_001)).toEqual(["1:a ana late"]);
  });

  it("is nobody while it is the last agent's to answer", () => {
    const sticky = aPlace("ring", { stickySeconds: 60 });
    const last = { sub: "kim", at: NOW - 59_000 };

    expect(joined([aRing({ last }, ["kim"], sticky)], agents({}))).toEqual([]);
    expect(joined([aRing({ last }, ["sam"], sticky)], agents({}))).toEqual(["1:a ana"]);
    expect(joined([aRing({ last }, ["kim"], sticky)], agents({}), NOW + 1_000)).toEqual(["1:a ana"]);
  });
});

/** As choose() does, without any of its shortcuts: all that waits by its turn, and all agents for each. */
function naively(waiting: One[], free: Map<string, FreeAgent>): [name: string, to: string[]][] {
  const busy = new Set([...free.values()].filter(({ isAsked }) => isAsked).map(({ sub }) => sub));
  const inOrder = waiting
    .map((it) => ({ ...it, turn: turnOf(it, it.place.order, it.endsAt) }))
    .sort((a, b) => a.turn - b.turn || (a.name < b.name ? -1 : 1));
  return inOrder.flatMap(({ name, place, needs = [], passed, since, last }) => {
    const able = [...free.values()].filter(({ sub, load, capacity, skills }) => {
      const hasRoom = load + 100 <= (capacity ?? place.capacity) * 100;
      const isAble = [...needs, ...place.needs].every(({ skill, level, relaxSeconds = Infinity }) => {
        const relaxed = Math.floor((NOW - since) / 1_000 / relaxSeconds);
        return (skills.get(skill) ?? 0) >= level - relaxed;
      });
      return place.members.includes(sub) && hasRoom && isAble && !busy.has(sub) && !(sub in passed);
    });
    able.sort((a, b) => (a.sub < b.sub ? -1 : 1));
    if (place.choose === "longest_idle" || place.choose === "least_busy")
      able.sort((a, b) => a.givenAt - b.givenAt);
    if (place.choose === "round_robin") able.sort((a, b) => a.offeredAt - b.offeredAt);
    if (place.choose === "least_busy") able.sort((a, b) => a.load - b.load);
    const isLasting = last !== undefined && NOW < last.at + (place.stickyMs ?? 0);
    const sticky = able.filter(({ sub }) => isLasting && sub === last.sub);
    const to = sticky.length > 0 ? sticky : place.choose === "ring" ? able : able.slice(0, 1);
    for (const { sub } of to) busy.add(sub);
    return to.length === 0 ? [] : [[name, to.map(({ sub }) => sub)]];
  });
}

/** A group of so many, and how many of them were read. */
class Counted {
  read = 0;
  readonly group: Group;

  constructor(place: Place, size: number) {
    const next = (): IteratorResult<Waiting> => {
      const i = this.read++;
      const value = { name: `1:${String(i)}`, turn: i, since: i, passed: {} };
      return i < size ? { value, done: false } : { value: undefined, done: true };
    };
    this.group = { place, needs: [], waiting: { [Symbol.iterator]: () => ({ next }) } };
  }
}

describe("what waits in line", () => {
  it("is in the order of its turn, whatever was added and removed in which order", () => {
    const aTurn = fc.record({ name: fc.integer({ min: 0, max: 9 }).map(String), turn: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(aTurn, { maxLength: 60 }), (steps) => {
        const line = new LineUp();
        const model = new Map<string, Waiting>();
        for (const { name, turn } of steps) {
          const known = model.get(name);
          if (known === undefined) model.set(name, { name, turn, since: 0, passed: {} });
          else model.delete(name);
          if (known !== undefined) line.remove(known);
          else line.add({ name, turn, since: 0, passed: {} });
        }
        const expected = [...model.values()].sort((a, b) => a.turn - b.turn || (a.name < b.name ? -1 : 1));
        expect([...line]).toEqual(expected);
        expect(line.size).toBe(model.size);
      }),
    );
  });
});

describe("where it waits", () => {
  const DAY = {
    ...{ id: "day", name: "Day", timeZone: "UTC", holidays: [] },
    week: [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" }],
  };
  const two: RoutingConfig = {
    ...NO_ROUTING,
    hours: [DAY],
    teams: [{ id: "t", name: "Team", members: ["pia", "kim"] }],
    queues: [
      {
        ...{ id: "day", name: "Day", members: ["kim"], teams: ["t"], choose: "ring", offerSeconds: 20 },
        ...{ hours: "day", overflow: { seconds: 60, to: "night" } },
      },
      { id: "night", name: "Night", members: ["sam"], teams: [], choose: "ring", offerSeconds: 20 },
    ],
  };
  const noon = Date.parse("2026-11-30T12:00:00Z");
  const midnight = Date.parse("2026-11-30T23:00:00Z");
  const keyAt = (key: string, here: string[], now: number): string | undefined =>
    settle(two, key, (sub) => here.includes(sub), now)?.place.key;

  it("is the queue, while it is open and somebody of it is there; else the next", () => {
    expect(keyAt("day", ["kim"], noon)).toBe("day");
    expect(keyAt("day", ["kim"], midnight)).toBe("night");
    expect(keyAt("day", ["sam"], noon)).toBe("night");
    expect(keyAt("night", [], noon)).toBe("night");
    expect(keyAt("gone", [], noon)).toBe(undefined);
  });

  it("is an agent who is there; else the queue behind them, or everyone", () => {
    const kim = keyOf({ type: "agent", agent: "kim", seconds: 30, then: "day" });
    const odd = keyOf({ type: "agent", agent: "kim:\n:1", seconds: 30, then: null });

    expect(keyAt(kim, ["kim"], midnight)).toBe(kim);
    expect(placeOf(two, kim)).toMatchObject({
      members: ["kim"],
      offerMs: 30_000,
      afterMs: 30_000,
      next: "day",
    });
    expect(keyAt(kim, ["pia"], noon)).toBe("day");
    expect(keyAt(odd, [], noon)).toBe(POOL);
    expect(placeOf(two, odd)?.members).toEqual(["kim:\n:1"]);
  });

  it("has the members of its teams, each once", () => {
    expect(placeOf(two, "day")?.members).toEqual(["kim", "pia"]);
    expect(placeOf(two, "team:t")?.members).toEqual(["pia", "kim"]);
    expect(placeOf(two, "team:x")).toBe(null);
  });
});
