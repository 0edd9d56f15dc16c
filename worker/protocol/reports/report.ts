import type { Counter, Figures, Hourly, Spread } from "./figures.ts";

/** How soon customers are to be answered: so large a share of them within so many seconds. */
export type ReportTarget = { seconds: number; percent: number };

/** An agent, a queue and so on. `name` null: nobody knows it any more. `target`: that of a queue, left out where it has none. */
export type ReportGroup = { id: string; name: string | null; figures: Figures; target?: ReportTarget };

/** A day of the span, and an hour of the day over all days of the span. */
export type ReportDay = { day: string } & Record<Hourly, number> &
  Record<Extract<Counter, "onTime" | "late">, number> & { firstResponse: Spread | null };
export type ReportHour = { hour: number } & Record<Hourly, number>;

/**
 * `timeZone`: by whose wall clock the days were, of which it is `today`. `total`, `days`, `hours`: of the desk, or of the one group
 * that was asked for. The groups come by the number of their contacts, most first, REPORT_GROUPS_MAX of them; `groupsLeftOut`:
 * how many there are beyond. `codes`: names of the codes that the figures name, by their ids. `target`: the desk's, or that of the
 * one queue that was asked for; null: there is none. `isOwn`: they are the asker's own figures.
 */
export type Report = {
  timeZone: string;
  today: string;
  total: Figures;
  days: ReportDay[];
  hours: ReportHour[];
  groups: ReportGroup[];
  groupsLeftOut: number;
  codes: Record<string, string>;
  target: ReportTarget | null;
  isOwn: boolean;
};
