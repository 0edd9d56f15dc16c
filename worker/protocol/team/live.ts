import { inHundred, serviceOf } from "../reports/shares.ts";
import type { Service } from "../routing/config.ts";

/** What was counted today of a desk, a queue, a team or a Page; see COUNTERS. */
export type TodayFigures = Record<(typeof TODAY)[number], number>;
export const TODAY = ["contacts", "answered", "onTime", "late", "missed"] as const;

/** By what today is told, beside all of it. */
export const TODAY_BY = ["queue", "team", "page"] as const;

/** Of the day by the wall clock of `timeZone`, by id. What is not named had nothing. */
export type TodayTold = { day: string; timeZone: string; desk: TodayFigures } & Record<
  (typeof TODAY_BY)[number],
  Record<string, TodayFigures>
>;

/** Customers whom an agent has, and who wait for an answer, the first or a later one: how many, and from when on the first of them waits (ms). */
export type UnmetTold = { n: number; since: number };

/** A customer who is to be answered `seconds` from `since` on (ms). */
export type DueTold = { since: number; seconds: number };

/**
 * A Page, with how many of its customers wait at a place of the desk, and since when the first of them does (ms). `unmet`: left out
 * where nobody is so. `due`: of all of them, also those whom agents have, the one whose target ends first; left out where none has one.
 */
export type PageTold = {
  id: string;
  name: string;
  waiting: number;
  since: number | null;
  unmet?: UnmetTold;
  due?: DueTold;
};

/** When so much of the time is gone that a target leaves, it is warned of. */
export const WARNED_AT = 0.8;

/** Whether who waits longest will be answered in time: `soon`, the target is near; `late`, it is missed. */
export type Wait = "fine" | "soon" | "late";

/** `since`: from when on the first of them waits; null: nobody does. `service` null: there is no target. */
export function waitOf(since: number | null, service: Service | null, now: number): Wait {
  if (since === null || service === null) return "fine";
  const waited = now - since;
  if (waited >= service.seconds * 1_000) return "late";
  return waited >= service.seconds * 1_000 * WARNED_AT ? "soon" : "fine";
}

/** How many of a hundred were answered in time; null: nobody was to be yet. */
export function shareOf(figures: Pick<TodayFigures, "onTime" | "late">): number | null {
  const share = serviceOf(figures);
  return share === null ? null : inHundred(share);
}

/** Whether fewer were answered in time than the target wants. */
export function isBelow(figures: Pick<TodayFigures, "onTime" | "late">, service: Service | null): boolean {
  const { onTime, late } = figures;
  return service !== null && onTime + late > 0 && 100 * onTime < service.percent * (onTime + late);
}
