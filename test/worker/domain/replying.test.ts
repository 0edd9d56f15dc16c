import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayReply, whyNotReply, type Answerable } from "../../../worker/domain/replying.ts";
import { POOL } from "../../../worker/domain/routing/places.ts";
import { move } from "../../../worker/domain/states/moves.ts";
import { NO_ROUTING, type RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import type { Role } from "../../../worker/protocol/rights.ts";
import { aQueue } from "../support/routed-desk.ts";

const SUBS = ["kim", "sam", "pia", "zoe"];
const TEAMS = [
  { id: "a", name: "A", members: ["kim", "sam"] },
  { id: "b", name: "B", members: ["pia"] },
];
const config = (whoReplies: RoutingConfig["whoReplies"]): RoutingConfig => ({
  ...NO_ROUTING,
  teams: TEAMS,
  queues: [aQueue({ id: "qa", name: "Sales", members: ["zoe"], teams: ["a"] })],
  ...(whoReplies === undefined ? {} : { whoReplies }),
});
const QUEUE = ["kim", "sam", "zoe"];
const teamOf = (sub: string): string | undefined => TEAMS.find(({ members }) => members.includes(sub))?.id;
const personOf = (sub: string): { sub: string; name: string } => ({ sub, name: sub });

const who = fc.record({
  sub: fc.constantFrom(...SUBS),
  role: fc.constantFrom<Role>("agent", "agent", "agent", "supervisor", "service"),
});
const answerable: fc.Arbitrary<Answerable> = fc.record({
  owner: fc.option(fc.constantFrom(...SUBS).map(personOf)),
  place: fc.option(fc.constantFrom(POOL, "qa", "team:b")),
  asked: fc.subarray(SUBS, { maxLength: 1 }),
});
const invited = fc.subarray(SUBS, { maxLength: 1 });

describe("who may answer", () => {
  it("is as the desk wants it, whoever asks, of whatever", () => {
    fc.assert(
      fc.property(
        who,
        fc.constantFrom<RoutingConfig["whoReplies"]>("anyone", "team", "owner", undefined),
        answerable,
        invited,
        ({ sub, role }, whoReplies, it, guests) => {
          const isFree = whoReplies === undefined || whoReplies === "anyone" || role !== "agent";
          const isOwners =
            it.owner !== null &&
            (it.owner.sub === sub ||
              guests.includes(sub) ||
              (whoReplies === "team" && teamOf(sub) !== undefined && teamOf(sub) === teamOf(it.owner.sub)));
          const isQueues =
            it.owner === null &&
            (it.place === null ||
              it.place === POOL ||
              it.asked.includes(sub) ||
              (it.place === "qa" ? QUEUE.includes(sub) : sub === "pia"));
          expect(mayReply(config(whoReplies), { sub, role }, it, guests)).toBe(
            isFree || isOwners || isQueues,
          );
        },
      ),
      { numRuns: 4_000 },
    );
  });

  it.each<[RoutingConfig["whoReplies"], string, Answerable, unknown]>([
    [
      "owner",
      "sam",
      { owner: personOf("kim"), place: null, asked: [] },
      { owner: personOf("kim"), queue: null, mayTake: true },
    ],
    [
      "team",
      "pia",
      { owner: personOf("kim"), place: null, asked: [] },
      { owner: personOf("kim"), queue: null, mayTake: false },
    ],
    [
      "team",
      "pia",
      { owner: personOf("zoe"), place: null, asked: [] },
      { owner: personOf("zoe"), queue: null, mayTake: true },
    ],
    ["team", "pia", { owner: null, place: "qa", asked: [] }, { owner: null, queue: "Sales", mayTake: false }],
  ])("%s: %s is told whose it is, and whether to take it", (whoReplies, sub, it, expected) => {
    expect(whyNotReply(config(whoReplies), { sub, role: "agent" }, it, [])).toEqual(expected);
  });

  it("takes nothing of another team, neither outright nor by putting it aside", () => {
    const pia = { sub: "pia", name: "Pia", role: "agent" } as const;
    const barred = { owner: null, queue: "Sales", mayTake: false };
    const waits = { state: "queued", wait: { queue: "qa", since: 1, until: null, passed: {} } } as const;
    const kims = { state: "assigned", owner: personOf("kim") } as const;
    const refusal = { ok: false, refusal: { code: "not_yours", ...barred } };

    expect(move(waits, { event: "take", by: pia, barred })).toEqual(refusal);
    expect(move(kims, { event: "take", by: pia, barred })).toEqual(refusal);
    expect(move(kims, { event: "assign", by: pia, to: pia, barred })).toEqual(refusal);
    const aside = {
      event: "snooze",
      by: pia,
      until: null,
      onMessage: true,
      asked: 1,
      now: 2,
      barred,
    } as const;
    expect(move(waits, aside)).toEqual(refusal);
    expect(move(kims, { event: "take", by: pia, barred: { ...barred, mayTake: true } })).toMatchObject({
      ok: true,
    });
  });
});
