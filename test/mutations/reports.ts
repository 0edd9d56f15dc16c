import type { Mutation } from "./mutation.ts";

const REPORTS = "test/worker/desk/reports.test.ts";
const COUNTED = "test/worker/domain/reports/counted.test.ts";
const HISTOGRAM = "test/worker/domain/reports/histogram.test.ts";
const CSV = "test/gadget/admin/reports/csv.test.ts";

/** What a desk counts, once each, and who is told. */
export const FIGURES: readonly Mutation[] = [
  {
    breaks: "what is told twice counts twice",
    file: "worker/objects/reports/store.ts",
    from: "WHERE at < ?3 AND (ended = 0 OR ?5) RETURNING 1",
    to: "WHERE ended = 0 OR ended = 1 OR ?5 RETURNING 1",
    caughtBy: { file: REPORTS, test: "is counted once, however often it is told" },
  },
  {
    breaks: "a contact that is over counts again for a desk whose storage went back",
    file: "worker/objects/reports/store.ts",
    from: "WHERE at < ?3 AND (ended = 0 OR ?5) RETURNING 1",
    to: "WHERE at < ?3 RETURNING 1",
    caughtBy: { file: REPORTS, test: "is not counted twice by a desk whose storage went back" },
  },
  {
    breaks: "agents read the figures of others",
    file: "worker/objects/desk/commands/reports.ts",
    from: 'const isOwn = !may(actor.role, "see_figures");',
    to: "const isOwn = false;",
    caughtBy: { file: REPORTS, test: "are agents with their own figures alone" },
  },
  {
    breaks: "each answer is a fact of its own",
    file: "worker/domain/reports/counted.ts",
    from: 'kind !== "taken" && kind !== "responded"',
    to: 'kind !== "taken"',
    caughtBy: { file: REPORTS, test: "is no row with a customer's further message" },
  },
  {
    breaks: "what a program says counts as waiting for a person",
    file: "worker/domain/reports/counted.ts",
    from: "    after.from = now;\n",
    to: "",
    caughtBy: { file: COUNTED, test: "begins to wait for a person when a program hands over" },
  },
  {
    breaks: "what is put aside is handled all the same",
    file: "worker/domain/reports/counted.ts",
    from: "return held.ms + (held.since === null ? 0 : Math.max(0, now - held.since));",
    to: "return held.ms + Math.max(0, now - (held.since ?? 0));",
    caughtBy: { file: COUNTED, test: "also where it is closed meanwhile" },
  },
  {
    breaks: "times are told too long",
    file: "worker/domain/reports/histogram.ts",
    from: "BEST_MS * 2 * GROWTH ** bucket",
    to: "BEST_MS * 2.2 * GROWTH ** bucket",
    caughtBy: { file: HISTOGRAM, test: "with an error of at most 5 per cent" },
  },
  {
    breaks: "a name is a formula in a file",
    file: "gadget/admin/reports/model/csv.ts",
    from: "FORMULA.test(cell) ? `'${cell}` : cell",
    to: "cell",
    caughtBy: { file: CSV, test: "has no formula" },
  },
];
