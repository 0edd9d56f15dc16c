import type { Dimension, Figures, Spread } from "../../../../worker/protocol/reports/figures.ts";
import { responseRateOf, satisfactionOf, serviceOf } from "../../../../worker/protocol/reports/shares.ts";
import type { ReportsWords } from "../words/en.ts";
import { lasting, numbered, percent } from "./formats.ts";

import type { CsvCell } from "./csv.ts";

/** What is told of everyone, in the order of the table. */
export const FIGURES = [
  ...(["contacts", "answered", "firstResponse", "response", "waiting", "handling", "service"] as const),
  ...([
    "missed",
    "declined",
    "transferred",
    "reopened",
    "closed",
    "unanswered",
    "outbound",
    "satisfaction",
    "responseRate",
  ] as const),
] as const;
export type FigureName = (typeof FIGURES)[number];
const TIMED = ["firstResponse", "response", "waiting", "handling"] as const;
type Timed = (typeof TIMED)[number];

/**
 * What is not counted so, as additionsOf() has it: 0 would say that there was none. An offer is nobody's tag yet, and who began a
 * contact, or had it come back, had no agent and no queue by then.
 */
const UNCOUNTED: Partial<Record<Dimension, readonly FigureName[]>> = {
  agent: ["outbound"],
  team: ["outbound"],
  queue: ["outbound", "reopened"],
  tag: ["missed", "declined", "transferred"],
};

function isCounted(name: FigureName, by: Dimension): boolean {
  return UNCOUNTED[by]?.includes(name) !== true;
}

/** A figure of a group as it is read. A time: its median, and what nine of ten are not longer than. */
export function shownFigure(
  figures: Figures,
  name: FigureName,
  words: ReportsWords,
  by: Dimension = "desk",
): string {
  if (!isCounted(name, by)) return "–";
  if (isTimed(name)) return shownSpread(figures[name], words);
  if (name === "satisfaction") {
    const said = satisfactionOf(figures);
    return said === null ? "–" : words.mean(numbered(said.mean), numbered(said.count));
  }
  if (name !== "service" && name !== "responseRate") return numbered(figures[name]);
  const share = name === "service" ? serviceOf(figures) : responseRateOf(figures);
  return share === null ? "–" : percent(share);
}

export function shownSpread(spread: Spread | null, words: ReportsWords): string {
  return spread === null ? "–" : words.spread(lasting(spread.medianMs), lasting(spread.p90Ms));
}

/** What stands at the head of a file, for each cell of csvFigures(). */
export function csvHead(words: ReportsWords): string[] {
  return FIGURES.flatMap((name) =>
    isTimed(name)
      ? [words.csvMedian(words.figures[name]), words.csvP90(words.figures[name])]
      : name === "service"
        ? [words.onTime, words.late]
        : name === "satisfaction"
          ? [words.figures[name], words.csvCount(words.figures[name])]
          : [name === "responseRate" ? words.surveyed : words.figures[name]],
  );
}

/** Times in seconds; what is not counted so is empty. */
export function csvFigures(figures: Figures, by: Dimension = "desk"): CsvCell[] {
  const seconds = (ms: number | undefined): CsvCell => (ms === undefined ? null : Math.round(ms / 1_000));
  return FIGURES.flatMap((name): CsvCell[] => {
    if (!isCounted(name, by)) return [null];
    if (isTimed(name)) return [seconds(figures[name]?.medianMs), seconds(figures[name]?.p90Ms)];
    if (name === "satisfaction") {
      const said = satisfactionOf(figures);
      return [said?.mean ?? null, said?.count ?? 0];
    }
    // How many were asked; how many answered stands beside what they gave.
    if (name === "responseRate") return [figures.surveyed];
    return name === "service" ? [figures.onTime, figures.late] : [figures[name]];
  });
}

function isTimed(name: FigureName): name is Timed {
  return (TIMED as readonly string[]).includes(name);
}
