/**
 * What a run of tests tells `test/alone/main.ts` of the files that failed. Runners write it where `.ci/run` asks for it: in the
 * directory `RESULTS`, in the name of the gate's `ROW`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type Runner = "vitest" | "web-test-runner";

/** `file` as its runner is given it, from the root of the repository; `tests` in full, first to last. */
export type FailedFile = { file: string; tests: readonly string[] };

export type Results = {
  row: string;
  runner: Runner;
  /** The set of test/browser/hostile.ts; "" where it is none. */
  hostile: string;
  failed: readonly FailedFile[];
  /** Why more failed than those files, or null: it never ended, or something broke in no file that failed. */
  beyond: string | null;
};

const NOT_ENDED = "it never ended";

/** What `tests` has where none of them failed, but the file around them. */
export const FILE_ITSELF = "(the file itself)";

/** Whether anybody wants to know. */
export function areResultsWanted(variables: NodeJS.ProcessEnv = process.env): boolean {
  return (variables["RESULTS"] ?? "") !== "";
}

/** A run that dies leaves what stands for one that nobody can say anything of. */
export function tellBegun(runner: Runner, variables: NodeJS.ProcessEnv = process.env): void {
  tell(runner, { failed: [], beyond: NOT_ENDED }, variables);
}

export function tell(
  runner: Runner,
  { failed, beyond }: Pick<Results, "failed" | "beyond">,
  variables: NodeJS.ProcessEnv = process.env,
): void {
  const { RESULTS: folder = "", ROW: row = "", HOSTILE: hostile = "" } = variables;
  if (folder === "") return;
  mkdirSync(folder, { recursive: true });
  const results: Results = { row, runner, hostile, failed, beyond };
  writeFileSync(join(folder, `${row}.${hostile}.${runner}.json`), JSON.stringify(results));
}

/** Of all runs that told something there. */
export function readResults(folder: string): Results[] {
  return readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Results);
}
