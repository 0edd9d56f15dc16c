import { costOf, type Cost } from "../../worker/protocol/metrics/cost.ts";
import { PREFIX } from "../../worker/protocol/metrics/families.ts";
import { priceOf, type Priced } from "../../worker/protocol/metrics/prices.ts";
import type { FamilyTold, MetricsTold } from "../../worker/protocol/metrics/told.ts";

/** What all desks counted, in place of one's: samples of several stand beside each other. */
export function together(told: readonly MetricsTold[]): MetricsTold | null {
  const [first, ...others] = told;
  if (first === undefined) return null;
  const families = first.families.map((family): FamilyTold => {
    const same = others.flatMap(({ families: all }) => all.filter(({ name }) => name === family.name));
    return { ...family, samples: [family, ...same].flatMap(({ samples }) => samples) };
  });
  return {
    at: Math.max(...told.map(({ at }) => at)),
    since: Math.min(...told.map(({ since }) => since)),
    families,
  };
}

/** What a run cost, by the arithmetic of the administration. `perMillion`: dollars of a million messages, stored for a month. */
export function costOfRun(told: MetricsTold, messages: number): Cost & { perMillion: number } {
  const cost = costOf(told);
  // What is stored was there for minutes; a message stays.
  const lasting = cost.lines.reduce(
    (all, { what, used, dollars }) =>
      all + (priceOf(what).isStored === true ? dollarsOf(what, used) : dollars),
    0,
  );
  return { ...cost, perMillion: messages === 0 ? 0 : (lasting / messages) * 1_000_000 };
}

/** What so much of it costs; of what is stored, for a month. */
export function dollarsOf(what: Priced, used: number): number {
  const { dollars, per } = priceOf(what);
  return (used / per) * dollars;
}

/** Sums of a family by the class of objects. */
export function byClass(told: MetricsTold, name: string): Record<string, number> {
  const sums: Record<string, number> = {};
  const family = told.families.find((it) => it.name === `${PREFIX}${name}`);
  for (const { suffix, labels, value } of family?.samples ?? []) {
    const named = labels["class"];
    if (suffix === "_created" || named === undefined) continue;
    sums[named] = (sums[named] ?? 0) + value;
  }
  return sums;
}
