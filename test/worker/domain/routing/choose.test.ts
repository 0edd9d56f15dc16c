import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choose, type FreeAgent, type Waiting } from "../../../../worker/domain/routing/choose.ts";
import { keyOf, placeOf, POOL, settle, type Place } from "../../../../worker/domain/routing/places.ts";
import { ASKED_AGAIN_MS } from "../../../../worker/domain/states/standing.ts";
import { NO_ROUTING, type Queue, type RoutingConfig } from "../../../../worker/protocol/routing/config.ts";

const NOW = 10_000_000;
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
  const free = { load: 0, isAsked: false, givenAt: 0, offeredAt: 0 };
  return new Map(
    some.map((it, i) => {
      const sub = it.sub ?? SUBS[i] ?? "";
      return [sub, { ...free, sub, name: sub, ...it }];
    }),
  );
}
const one = (place: Place, more: Partial<Waiting> = {}): Waiting => ({
  ...{ name: "1:a", place, since: NOW, passed: {} },
  ...more,
});
const asked = (waiting: Waiting[], free: Map<string, FreeAgent>): string[] =>
  choose(waiting, free, NOW).map(({ name, to }) => `${name} ${to.map(({ sub }) => sub).join("+")}`);

describe("who is asked", () => {
  it.each<[choose: Queue["choose"], expected: string]>([
    ["longest_idle", "1:a kim"],
    ["round_robin", "1:a pia"],
    ["least_busy", "1:a ana"],
    ["ring", "1:a ana+kim+pia"],
  ])("by %s: %s", (choose, expected) => {
    const free = agents(
      { sub: "ana", load: 0, givenAt: 9, offeredAt: 9 },
      { sub: "kim", load: 2, givenAt: 1, offeredAt: 5 },
      { sub: "pia", load: 1, givenAt: 5, offeredAt: 1 },
      { sub: "sam", load: 5, givenAt: 0, offeredAt: 0 },
    );
    expect(asked([one(aPlace(choose))], free)).toEqual([expected]);
  });

  it("is who has room by the queue's own capacity, and a member of it", () => {
    const free = agents({ sub: "kim", load: 1 }, { sub: "zoe" });

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

  it("is never two things' at once, beyond capacity, no member or who just passed, and nobody is free beside what could be theirs", () => {
    const chooses = fc.constantFrom<Queue["choose"]>("longest_idle", "round_robin", "least_busy", "ring");
    const aWaiting = fc.record({
      choose: chooses,
      since: fc.nat(1_000),
      members: fc.subarray(SUBS),
      capacity: fc.integer({ min: 1, max: 4 }),
      passed: fc.subarray(SUBS),
    });
    const anAgent = fc.record({
      load: fc.nat(4),
      isAsked: fc.boolean(),
      givenAt: fc.nat(9),
      offeredAt: fc.nat(9),
    });
    fc.assert(
      fc.property(
        fc.array(aWaiting, { maxLength: 12 }),
        fc.array(anAgent, { maxLength: 4 }),
        (rows, people) => {
          const waiting = rows.map(({ choose, members, capacity, since, passed }, i) =>
            one(aPlace(choose, { members, capacity }), {
              ...{ name: `1:${String(i)}`, since },
              passed: Object.fromEntries(passed.map((sub) => [sub, NOW])),
            }),
          );
          const free = agents(...people);
          const offers = choose(waiting, free, NOW);

          const all = offers.flatMap(({ to }) => to.map(({ sub }) => sub));
          expect(new Set(all).size).toBe(all.length);
          const byName = new Map(waiting.map((it) => [it.name, it]));
          const mayTake = ({ place, passed }: Waiting, { sub, load }: FreeAgent): boolean =>
            place.members.includes(sub) && load < place.capacity && !(sub in passed);
          for (const { name, to } of offers)
            for (const { sub } of to) {
              const [it, agent] = [byName.get(name), free.get(sub)];
              expect(it !== undefined && agent !== undefined && !agent.isAsked && mayTake(it, agent)).toBe(
                true,
              );
            }
          // Nothing is forgotten: whoever is still free may take nothing of what is still there.
          const offered = new Set(offers.map(({ name }) => name));
          for (const agent of free.values()) {
            if (agent.isAsked || all.includes(agent.sub)) continue;
            for (const it of waiting) if (!offered.has(it.name)) expect(mayTake(it, agent)).toBe(false);
          }
        },
      ),
      { numRuns: 1_000 },
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
