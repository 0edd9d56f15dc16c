import type { Reporter, TestSession, TestSuiteResult } from "@web/test-runner-core";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { FILE_ITSELF, tell, tellBegun, type FailedFile } from "./results.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Tells which files failed, beside what the runner prints. */
export function failedFiles(): Reporter {
  return {
    start: () => tellBegun("web-test-runner"),
    stop: ({ sessions }) => {
      const failed = sessions.filter(({ passed }) => passed !== true).map(failedFile);
      tell("web-test-runner", { failed, beyond: null });
    },
  };
}

function failedFile({ testFile, testResults }: TestSession): FailedFile {
  const tests = testResults === undefined ? [] : failedIn(testResults, []);
  return { file: relative(ROOT, testFile), tests: tests.length > 0 ? tests : [FILE_ITSELF] };
}

/** The outermost of the suites has no name. */
function failedIn({ suites, tests }: TestSuiteResult, above: readonly string[]): string[] {
  return [
    ...tests
      .filter(({ passed, skipped }) => !passed && !skipped)
      .map(({ name }) => [...above, name].join(" > ")),
    ...suites.flatMap((suite) => failedIn(suite, [...above, suite.name])),
  ];
}
