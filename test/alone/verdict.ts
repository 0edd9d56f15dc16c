import type { FailedFile, Results } from "./results.ts";

/** More than this at once is no bad luck, and there is no time for it. */
export const FILES_MAX = 8;

/** Of a row that failed. `why`: what it fails for after all; null: what failed holds when it is alone. */
export type Verdict = {
  row: string;
  why: string | null;
  unsteady: { row: string; file: string; test: string }[];
};

/**
 * A row is excused only where every file that failed is known, and passes alone: a run that died, or broke beside its tests, is
 * not. Files are tried until one fails again.
 */
export function verdictOn(
  row: string,
  all: readonly Results[],
  passesAlone: (results: Results, file: FailedFile) => boolean,
): Verdict {
  const runs = all.filter((results) => results.row === row);
  const failed = runs.flatMap((results) => results.failed.map((file) => ({ results, file })));
  const fails = (why: string): Verdict => ({ row, why, unsteady: [] });
  const beyond = runs.find((results) => results.beyond !== null)?.beyond;
  if (beyond != null) return fails(beyond);
  if (failed.length === 0) return fails("by no test file");
  if (failed.length > FILES_MAX)
    return fails(`${String(failed.length)} test files, which is more than bad luck`);
  const again = failed.find(({ results, file }) => !passesAlone(results, file));
  if (again !== undefined) return fails(`${again.file.file}, also when it is alone`);
  const unsteady = failed.flatMap(({ file: { file, tests } }) => tests.map((test) => ({ row, file, test })));
  return { row, why: null, unsteady };
}
