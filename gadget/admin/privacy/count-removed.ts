import {
  RETENTION_KINDS,
  RETENTION_SPARED,
  type RetentionCount,
  type RetentionPreview,
} from "../../../worker/protocol/retention/retention.ts";
import type { Outcome } from "../wire/api.ts";

/** What would go of all that was looked at so far. */
export type Counted = Omit<RetentionPreview, "after">;

/** Asks for one part after the other (`ask`, with where it goes on), tells how far it is (`onPart`), and adds them up. */
export async function countRemoved(
  ask: (after: string | null) => Promise<Outcome<RetentionPreview>>,
  onPart: (counted: Counted) => void,
): Promise<Outcome<Counted>> {
  let all: Counted = { counts: [], spared: [], looked: 0, total: null };
  for (let after: string | null = null; ;) {
    const outcome = await ask(after);
    if (!outcome.ok) return outcome;
    all = added(all, outcome.value);
    onPart(all);
    after = outcome.value.after;
    if (after === null) return { ok: true, value: all };
  }
}

function added(all: Counted, part: RetentionPreview): Counted {
  return {
    counts: RETENTION_KINDS.flatMap((kind) => {
      const of = [...all.counts, ...part.counts].filter((it) => it.kind === kind);
      return of.length === 0 ? [] : [summed(of)];
    }),
    spared: RETENTION_SPARED.flatMap((why) => {
      const of = [...all.spared, ...part.spared].filter((it) => it.why === why);
      return of.length === 0 ? [] : [{ why, count: of.reduce((sum, { count }) => sum + count, 0) }];
    }),
    looked: all.looked + part.looked,
    total: all.total ?? part.total,
  };
}

/** The first of them with all that they count. */
function summed(of: readonly RetentionCount[]): RetentionCount {
  const times = of.flatMap(({ oldest }) => oldest ?? []);
  const count = of.reduce((sum, it) => sum + it.count, 0);
  return { ...of[0]!, count, oldest: times.length === 0 ? null : Math.min(...times) };
}
