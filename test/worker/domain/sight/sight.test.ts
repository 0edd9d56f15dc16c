import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { POOL } from "../../../../worker/domain/routing/places.ts";
import { isLimiting, lookerOf, markOf } from "../../../../worker/domain/sight/looker.ts";
import { sees, sightOf, type Shown } from "../../../../worker/domain/sight/sight.ts";
import { NO_ROUTING, type RoutingConfig } from "../../../../worker/protocol/routing/config.ts";
import type { Role } from "../../../../worker/protocol/rights.ts";
import { aQueue } from "../../support/routed-desk.ts";

const SUBS = ["kim", "sam", "pia", "zoe"];
const TEAMS = ["a", "b", "c"];
const QUEUES = ["q1", "q2"];
const PAGES = ["11", "22", "33"];

const some = <T>(of: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...of], { maxLength: 1 });
const config: fc.Arbitrary<RoutingConfig> = fc
  .record({
    whoSees: fc.constantFrom<"teams" | "desk" | undefined>("teams", "teams", "teams", "desk", undefined),
    teams: fc.tuple(
      ...TEAMS.map((id) => fc.record({ id: fc.constant(id), name: fc.constant(id), members: some(SUBS) })),
    ),
    queues: fc.tuple(
      ...QUEUES.map((id) =>
        fc.tuple(some(SUBS), some(TEAMS)).map(([members, teams]) => aQueue({ id, members, teams })),
      ),
    ),
    departments: fc.array(
      fc.record({ pages: fc.subarray(PAGES, { minLength: 1 }), teams: fc.subarray(TEAMS, { minLength: 1 }) }),
      { maxLength: 1 },
    ),
  })
  .map(({ whoSees, ...more }) => ({ ...NO_ROUTING, ...more, ...(whoSees === undefined ? {} : { whoSees }) }));
const shown: fc.Arbitrary<Shown> = fc.record({
  conversation: fc.constantFrom(...PAGES).map((page) => `${page}:1`),
  owner: fc.option(fc.constantFrom(...SUBS)),
  place: fc.option(fc.constantFrom(POOL, ...QUEUES, ...TEAMS.map((id) => `team:${id}`))),
  beside: some(SUBS),
  began: fc.constant(null),
});
const who = fc.record({
  sub: fc.constantFrom(...SUBS),
  role: fc.constantFrom<Role>("agent", "agent", "agent", "supervisor", "admin", "service"),
});

/** The rule in other words, one sentence after the other, and slow. */
function shouldSee({ sub, role }: { sub: string; role: Role }, it: RoutingConfig, row: Shown): boolean {
  if (it.whoSees !== "teams" || role !== "agent") return true;
  const isIn = (one: string, team: string): boolean =>
    it.teams.some(({ id, members }) => id === team && members.includes(one));
  const departments = (it.departments ?? []).filter(({ pages }) =>
    pages.includes(row.conversation.split(":")[0] ?? ""),
  );
  if (row.owner === sub) return true;
  if (row.beside.includes(sub)) return true;
  for (const { teams } of departments) if (teams.some((team) => isIn(sub, team))) return true;
  const { owner } = row;
  if (owner !== null) return TEAMS.some((team) => isIn(sub, team) && isIn(owner, team));
  if (row.place === null) return false;
  if (row.place === POOL) return departments.length === 0;
  if (row.place.startsWith("team:")) return isIn(sub, row.place.slice(5));
  const queue = it.queues.find(({ id }) => id === row.place);
  return queue !== undefined && (queue.members.includes(sub) || queue.teams.some((team) => isIn(sub, team)));
}

describe("what somebody sees", () => {
  it("is what the rule says, whoever looks at whatever", () => {
    let seen = 0;
    let unseen = 0;
    fc.assert(
      fc.property(who, config, shown, (one, document, row) => {
        const expected = shouldSee(one, document, row);
        if (expected) seen += 1;
        else unseen += 1;
        expect(sees(lookerOf(one, document), row)).toBe(expected);
      }),
      { numRuns: 4_000 },
    );
    expect(Math.min(seen, unseen)).toBeGreaterThan(500);
  });

  it("is the same for two who look alike", () => {
    fc.assert(
      fc.property(who, config, config, shown, (one, before, after, row) => {
        const [was, is] = [lookerOf(one, before), lookerOf(one, after)];
        if (markOf(was) === markOf(is)) expect(sees(is, row)).toBe(sees(was, row));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is all of the desk where nobody says otherwise, and for whoever is in charge", () => {
    const row: Shown = { conversation: "11:1", owner: "sam", place: null, beside: [], began: null };
    expect(isLimiting(NO_ROUTING)).toBe(false);
    expect(sightOf(lookerOf({ sub: "kim", role: "agent" }, NO_ROUTING), row)).toBe("whole");
    const teams: RoutingConfig = { ...NO_ROUTING, whoSees: "teams" };
    expect(sightOf(lookerOf({ sub: "kim", role: "agent" }, teams), row)).toBe(null);
    expect(sightOf(lookerOf({ sub: "ana", role: "supervisor" }, teams), row)).toBe("whole");
  });
});
