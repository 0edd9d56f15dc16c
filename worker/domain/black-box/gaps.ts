import type { BoxGap } from "../../protocol/black-box/record.ts";

/** What is lost shortly after another is one gap with it. */
const NEAR_MS = 5 * 60_000;
/** Told one by one; older ones are told as one. */
const GAPS_MAX = 50;

/** With one more. In the order of their beginnings; those of one reason that touch, or nearly do, are one. */
export function withGap(gaps: readonly BoxGap[], gap: BoxGap): BoxGap[] {
  if (gap.count <= 0) return [...gaps];
  const isNear = (one: BoxGap): boolean =>
    one.why === gap.why && one.from <= gap.to + NEAR_MS && gap.from <= one.to + NEAR_MS;
  const near = gaps.filter(isNear);
  const all = [...gaps.filter((one) => !isNear(one)), near.reduce(joined, gap)].sort(
    (a, b) => a.from - b.from,
  );
  if (all.length <= GAPS_MAX) return all;
  const [first, second, ...rest] = all;
  return first === undefined || second === undefined ? all : [joined(first, second), ...rest];
}

/** Those that concern what would still be kept. */
export function gapsSince(gaps: readonly BoxGap[], since: number): BoxGap[] {
  return gaps.filter(({ to }) => to >= since);
}

function joined(one: BoxGap, two: BoxGap): BoxGap {
  const [from, to] = [Math.min(one.from, two.from), Math.max(one.to, two.to)];
  return { from, to, count: one.count + two.count, why: two.why };
}
