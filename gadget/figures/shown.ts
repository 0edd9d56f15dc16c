import type { Figures, Spread } from "../../worker/protocol/reports/figures.ts";
import type { ReportTarget } from "../../worker/protocol/reports/report.ts";
import { responseRateOf, satisfactionOf, serviceOf } from "../../worker/protocol/reports/shares.ts";
import { lastingIn, numberIn, percentIn } from "../platform/measures.ts";
import { written } from "../words/strings.ts";
import { words } from "./words.ts";
import type { FigureWords } from "./words/en.ts";

export type FigureName = keyof FigureWords["names"];

/** Of one, as tiles; of several, in a table. */
export const ALONE: readonly FigureName[] = [
  ...(["contacts", "answered", "firstResponse", "response", "handling", "service"] as const),
  ...(["missed", "transferred", "reopened", "closed", "satisfaction", "responseRate"] as const),
];
export const BESIDE: readonly FigureName[] = [
  ...([
    "contacts",
    "answered",
    "firstResponse",
    "service",
    "handling",
    "missed",
    "satisfaction",
    "responseRate",
  ] as const),
];

const NOTHING = "–";

const lasting = (ms: number): string => lastingIn(written.lang, ms);

/** A figure as it is read. */
export function shownFigure(figures: Figures, name: FigureName): string {
  switch (name) {
    case "firstResponse":
    case "response":
    case "handling":
      return shownSpread(figures[name]);
    case "service":
      return shownShare(serviceOf(figures));
    case "responseRate":
      return shownShare(responseRateOf(figures));
    case "satisfaction": {
      const said = satisfactionOf(figures);
      if (said === null) return NOTHING;
      return words().pair(numberIn(written.lang, said.mean), numberIn(written.lang, said.count));
    }
    default:
      return numberIn(written.lang, figures[name]);
  }
}

/** "Target: 80% within 1m". */
export function targetWords({ percent, seconds }: ReportTarget): string {
  return words().target(percentIn(written.lang, percent / 100), lasting(seconds * 1_000));
}

/** Whether fewer were answered in time than there should have been. */
export function isShortOf(figures: Figures, target: ReportTarget | null | undefined): boolean {
  const share = serviceOf(figures);
  return share !== null && target != null && share * 100 < target.percent;
}

function shownShare(share: number | null): string {
  return share === null ? NOTHING : percentIn(written.lang, share);
}

function shownSpread(spread: Spread | null): string {
  return spread === null ? NOTHING : words().pair(lasting(spread.medianMs), lasting(spread.p90Ms));
}
