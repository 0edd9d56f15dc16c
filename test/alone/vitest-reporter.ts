import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from "vitest/node";
import { FILE_ITSELF, tell, tellBegun, type FailedFile } from "./results.ts";

/** Tells which files failed, beside what the runner prints. */
export default class FailedFiles implements Reporter {
  onInit(): void {
    tellBegun("vitest");
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const failed = modules.filter((module) => !module.ok()).map(failedFile);
    // What broke beside a test that failed belongs to it; anything else may be anybody's.
    const files = new Set(modules.filter((module) => !module.ok()).map(({ moduleId }) => moduleId));
    const stray = unhandled.filter((error) => !files.has(String(error["VITEST_TEST_PATH"])));
    const beyond = stray.length === 0 ? null : `${String(stray.length)} errors that no test caught`;
    tell("vitest", { failed, beyond });
  }
}

function failedFile(module: TestModule): FailedFile {
  const cases: (TestCase | TestSuite)[] = [...module.children.allTests("failed")];
  const around = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0);
  const tests = [...cases, ...around].map(({ fullName }) => fullName);
  return { file: module.relativeModuleId, tests: tests.length > 0 ? tests : [FILE_ITSELF] };
}
