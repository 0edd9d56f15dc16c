import type { Cell } from "../../../domain/reports/cells.ts";
import type { Fact } from "../../../domain/reports/fact.ts";
import type { DayCounts } from "../../../domain/reports/today.ts";
import type { DaySpan } from "../../../domain/reports/local-time.ts";
import type { Dimension } from "../../../protocol/reports/figures.ts";
import type { MetricsParcel } from "../metrics/meter.ts";

/**
 * Facts of a desk, in their order. `timeZone`: by whose wall clock they are counted. `teams`: ids of the teams of the agents whom they
 * name; `names`: what these are called, for when the desk knows them no more.
 */
export type FactBatch = {
  timeZone: string;
  facts: readonly Fact[];
  teams: Readonly<Record<string, readonly string[]>>;
  names: readonly { by: Dimension; id: string; name: string }[];
};

/** `only`: of this group of those by which it is grouped. */
export type ReportQuestion = DaySpan & { by: Dimension; only: string | null };

/**
 * What was counted, not summed up yet: of all (or the one group), of its days, and of the groups with the name that they had; those with
 * most contacts.
 */
export type ReportAnswer = {
  total: Cell;
  days: { day: string; cell: Cell }[];
  groups: { id: string; name: string | null; cell: Cell }[];
  groupsLeftOut: number;
};

/** What others may ask of the object that keeps what a desk counts. Only its desk does. */
export type ReportsDoor = Rpc.DurableObjectBranded & {
  /** Counts each fact once, however often it is told. Answers what was counted of its own working. */
  take(desk: string, batch: FactBatch): { metrics: MetricsParcel };

  /** Reads days and months, never contacts. */
  read(desk: string, question: ReportQuestion): ReportAnswer;

  /** Of one day, in one reading of a row per group. */
  countsOn(desk: string, day: string): DayCounts;

  /**
   * Forgets what it counted before the day of `before` (ms) by agent, team and so on, some of it; what it counted of the whole desk stays. True:
   * there is more.
   */
  retain(desk: string, before: number, timeZone: string): boolean;

  /** How many figures that would be, and when the first day of them began (ms). */
  countBefore(desk: string, before: number, timeZone: string): { count: number; oldest: number | null };

  /** The desk is another company's from now on. */
  forget(desk: string): void;
};
