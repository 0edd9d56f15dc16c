import {
  FAMILIES,
  PREFIX,
  traitsOf,
  type Family,
  type FamilyTraits,
} from "../../protocol/metrics/families.ts";
import type { FamilyTold, MetricsTold, Sample } from "../../protocol/metrics/told.ts";
import { readSeries, type Tally } from "./series.ts";

type Group = { words: string[]; parts: Map<string, number> };

/**
 * What a desk counted, as it is told: the families in the order of their table, each with its series in the order of their labels. All
 * that a family may say is there from the beginning, also of each Page, so that whoever looks for a rise finds the first one.
 */
export function metricsTold(tally: Tally, { at, since }: { at: number; since: number }): MetricsTold {
  const groups = groupsOf(tally);
  const families = (Object.keys(FAMILIES) as Family[]).map((family): FamilyTold => {
    const traits = traitsOf(family);
    const its = [...(groups.get(family)?.values() ?? [])].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    const { type, unit = "", help } = traits;
    return {
      ...{ name: PREFIX + family, type, unit, help },
      samples: its.flatMap((group) => samplesOf(traits, group, since)),
    };
  });
  return { at, since, families };
}

function groupsOf(tally: Tally): Map<Family, Map<string, Group>> {
  const all = new Map<Family, Map<string, Group>>();
  const groupOf = (family: Family, words: string[]): Group => {
    const its = all.get(family) ?? new Map<string, Group>();
    all.set(family, its);
    const group = its.get(words.join("|")) ?? { words, parts: new Map<string, number>() };
    its.set(words.join("|"), group);
    return group;
  };
  for (const family of Object.keys(FAMILIES) as Family[])
    for (const words of closedWords(Object.values(traitsOf(family).labels))) groupOf(family, words);
  const pages = new Set<string>();
  for (const [series, value] of Object.entries(tally)) {
    const read = readSeries(series);
    if (read === null) continue;
    groupOf(read.family, read.words).parts.set(read.part ?? "", value);
    const page = read.words[Object.values(traitsOf(read.family).labels).indexOf("page")];
    if (page !== undefined) pages.add(page);
  }
  for (const family of Object.keys(FAMILIES) as Family[])
    for (const words of pageWords(traitsOf(family), pages, [...(all.get(family)?.values() ?? [])]))
      groupOf(family, words);
  return all;
}

/**
 * What counters of Pages have at nothing, for a rise from a series that is not there is none: with one label beside the Page all that it may
 * say; with more of them all that the last may say of what is there, or a Page would have a series of each kind with each outcome.
 */
function pageWords(
  { type, labels }: FamilyTraits,
  pages: ReadonlySet<string>,
  known: readonly Group[],
): string[][] {
  const allowed = Object.values(labels);
  if (type !== "counter" || allowed[0] !== "page") return [];
  const [, ...beside] = allowed;
  if (beside.length <= 1)
    return [...pages].flatMap((page) => closedWords(beside).map((its) => [page, ...its]));
  const begun = new Set(known.map(({ words }) => words.slice(0, -1).join("|")));
  return [...begun].flatMap((its) =>
    closedWords(beside.slice(-1)).map((last) => [...its.split("|"), ...last]),
  );
}

/** Everything that labels may say together; nothing where one of them is a Page. */
function closedWords(labels: readonly (readonly string[] | "page")[]): string[][] {
  let all: string[][] = [[]];
  for (const label of labels) {
    if (label === "page") return [];
    all = all.flatMap((words) => label.map((word) => [...words, word]));
  }
  return all;
}

function samplesOf(traits: FamilyTraits, { words, parts }: Group, since: number): Sample[] {
  const labels = Object.fromEntries(Object.keys(traits.labels).map((label, at) => [label, words[at] ?? ""]));
  const created = { suffix: "_created", labels, value: since / 1000 };
  switch (traits.type) {
    case "gauge":
      return [{ suffix: "", labels, value: Math.max(0, parts.get("") ?? 0) }];
    case "counter":
      return [{ suffix: "_total", labels, value: parts.get("") ?? 0 }, created];
    case "histogram": {
      const bounds = [...(traits.buckets ?? []).map(boundText), "+Inf"];
      let count = 0;
      const buckets = bounds.map((le, at) => {
        count += parts.get(String(at)) ?? 0;
        return { suffix: "_bucket", labels: { ...labels, le }, value: count };
      });
      const sum = { suffix: "_sum", labels, value: parts.get("sum") ?? 0 };
      return [...buckets, { suffix: "_count", labels, value: count }, sum, created];
    }
  }
}

/** OpenMetrics, "canonical numbers": what is whole says so. */
function boundText(bound: number): string {
  return Number.isInteger(bound) ? `${bound}.0` : String(bound);
}

function nameOf({ words }: Group): string {
  return words.join("|");
}
