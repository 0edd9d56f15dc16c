import {
  type FAMILIES,
  isFamily,
  OTHER,
  traitsOf,
  type Family,
  type FamilyTraits,
} from "../../protocol/metrics/families.ts";

/** Numbers by the name of their series, see seriesOf(). */
export type Tally = Record<string, number>;

type LabelsOf<F extends Family> = (typeof FAMILIES)[F]["labels"];
type WordOf<L> = L extends readonly string[] ? L[number] : string;
/** What the labels of a family say. */
export type LabelWords<F extends Family> = { readonly [K in keyof LabelsOf<F>]: WordOf<LabelsOf<F>[K]> };

const PAGE_ID = /^\d{1,24}$/;
/** So many series of one desk: hundreds of Pages have room, and what somebody makes up has not. */
export const SERIES_MAX = 20_000;

/** `family|word|word`; a part of a histogram has one word more: the number of its bucket, or `sum`. */
export function seriesOf<F extends Family>(family: F, words: LabelWords<F>): string {
  const { labels } = traitsOf(family);
  let name: string = family;
  for (const label in labels) {
    const allowed = labels[label];
    const word = (words as Record<string, string>)[label] ?? "";
    name += `|${allowed === undefined || !isAllowed(allowed, word) ? OTHER : word}`;
  }
  return name;
}

/** In which bucket of a histogram a value lies: the number of the first bound that it does not pass, or how many there are. */
export function bucketOf(family: Family, value: number): number {
  const { buckets = [] } = traitsOf(family);
  const at = buckets.findIndex((bound) => value <= bound);
  return at < 0 ? buckets.length : at;
}

/** What a name of a series says; null: it is none of this version's. */
export function readSeries(series: string): { family: Family; words: string[]; part: string | null } | null {
  const [family = "", ...words] = series.split("|");
  if (!isFamily(family)) return null;
  const traits = traitsOf(family);
  const allowed = Object.values(traits.labels);
  const part = traits.type === "histogram" ? (words.pop() ?? "") : null;
  if (words.length !== allowed.length) return null;
  if (words.some((word, at) => word !== OTHER && !isAllowed(allowed[at] ?? [], word))) return null;
  if (part !== null && !isPart(traits, part)) return null;
  return { family, words, part };
}

/** Adds what can be added of another: rubbish, and what is of no family of this version, is left out. */
export function addTo(tally: Tally, more: Tally): void {
  let count = -1;
  for (const [series, value] of Object.entries(more)) {
    if (!Number.isFinite(value) || value === 0) continue;
    const known = tally[series];
    if (known === undefined) {
      const read = readSeries(series);
      if (read === null) continue;
      if (count < 0) count = Object.keys(tally).length;
      if (count >= SERIES_MAX) continue;
      count += 1;
    }
    // What grows and shrinks may be less than nothing; what is counted never falls.
    if (value < 0 && !isGauge(series)) continue;
    tally[series] = (known ?? 0) + value;
  }
}

function isGauge(series: string): boolean {
  const family = series.slice(0, series.includes("|") ? series.indexOf("|") : undefined);
  return isFamily(family) && traitsOf(family).type === "gauge";
}

function isAllowed(allowed: readonly string[] | "page", word: string): boolean {
  return allowed === "page" ? PAGE_ID.test(word) : allowed.includes(word);
}

function isPart({ buckets = [] }: FamilyTraits, part: string): boolean {
  return part === "sum" || (/^\d{1,2}$/.test(part) && Number(part) <= buckets.length);
}
