import type { Env } from "../env.ts";
import type { PageHealth, PageProblem } from "../objects/kernel/contracts.ts";
import { pageStub } from "../objects/kernel/stubs.ts";
import { remembered } from "../remembered.ts";

/** A Page that somebody connected, and the desk it is at. */
export type Connected = { pageId: string; desk: string };

/** So many Pages are asked for one answer: each is an object of its own. */
export const PAGES_ASKED_MAX = 50;

/** So many of them for who asks: those of other desks have their turn as well, whoever asks. */
const FIRST_MAX = 40;

/** Null: its object cannot be reached. */
type Seen = { health: PageHealth | null; at: number };

/** Of this isolate: with more Pages than are asked at once, each has its turn, and meanwhile stands as it was found. */
const seenBy = remembered(() => new WeakMap<Env, Map<string, Seen>>());

/** `fares`: of each Page that this or an earlier answer of the isolate asked. `asked`: how many this one did. */
export type ConnectedHealth = { fares: Map<string, PageHealth | null>; asked: number };

/**
 * How the connected Pages fare, at most {@link PAGES_ASKED_MAX} of them asked anew: those that were not asked for the
 * longest time, first of what `isFirst` names (at most {@link FIRST_MAX}), then of all. A Page that no answer of this
 * isolate asked yet is left out; where an isolate begins with them `random` says (from 0, below 1), for one that is new
 * with each question would else never come to the last.
 */
export async function healthOfConnected(
  env: Env,
  connected: readonly Connected[],
  how: { isFirst: (page: Connected) => boolean; now: number; random: () => number; reach: Reach },
): Promise<ConnectedHealth> {
  const { isFirst, now, random, reach } = how;
  const before = seenBy().get(env) ?? new Map<string, Seen>();
  const start = Math.floor(random() * connected.length);
  const at = ({ pageId }: Connected): number => before.get(pageId)?.at ?? 0;
  const inTurn = [...connected.slice(start), ...connected.slice(0, start)].toSorted(
    (one, other) => at(one) - at(other),
  );
  const first = inTurn.filter(isFirst).slice(0, FIRST_MAX);
  const asked = [...new Set([...first, ...inTurn])].slice(0, PAGES_ASKED_MAX);
  const answers = await Promise.all(
    asked.map(async ({ pageId }): Promise<[string, Seen]> => {
      return [pageId, { health: await reach(() => pageStub(env, pageId).health(pageId)), at: now }];
    }),
  );
  // Of others that were asked meanwhile, too; and none that is connected no more.
  const after = new Map([...before, ...(seenBy().get(env) ?? []), ...answers]);
  const known = connected.flatMap(({ pageId }) => {
    const seen = after.get(pageId);
    return seen === undefined ? [] : [[pageId, seen] as const];
  });
  seenBy().set(env, new Map(known));
  return { fares: new Map(known.map(([pageId, { health }]) => [pageId, health])), asked: asked.length };
}

/** Null where it cannot be reached. */
type Reach = <T>(call: () => Promise<T>) => Promise<T | null>;

/** What somebody has to mend at connected Pages, each once, and at how many of them; which they are it does not tell. */
export type ConnectedProblem = (PageProblem | { name: "page"; problem: "out_of_reach" }) & { pages: number };

export function problemsOf(healths: Iterable<PageHealth | null>): ConnectedProblem[] {
  const problems = new Map<string, ConnectedProblem>();
  for (const health of healths) {
    const faults = health?.faults ?? [{ name: "page", problem: "out_of_reach" } as const];
    for (const fault of faults) {
      const key = `${fault.name} ${fault.problem}`;
      problems.set(key, { ...fault, pages: (problems.get(key)?.pages ?? 0) + 1 });
    }
  }
  return [...problems.values()];
}
