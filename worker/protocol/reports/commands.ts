import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { DIMENSIONS } from "./figures.ts";
import type { Report } from "./report.ts";

/** A day by the wall clock of the desk: "2026-11-30". */
const Day = v.pipe(v.string(), v.isoDate());

/** What the desk counts of its contacts. */
export const reportCommands = [
  /**
   * From one day to another, both whole, at most REPORT_DAYS_MAX of them (`bad_frame`). `only`: of this group of those
   * that it is grouped by, by its id. Who has `see_own_figures` alone gets their own, however they ask.
   */
  command({
    name: "reports.read",
    about: "desk",
    right: "see_own_figures",
    afterLoss: "ends",
    audit: false,
    fields: {
      from: Day,
      until: Day,
      by: v.picklist(DIMENSIONS),
      only: v.exactOptional(v.pipe(v.string(), v.maxLength(400))),
    },
    result: answer<Report>(),
  }),
] as const;
