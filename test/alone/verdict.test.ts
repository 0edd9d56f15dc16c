import { describe, expect, it } from "vitest";
import type { FailedFile, Results } from "./results.ts";
import { FILES_MAX, verdictOn } from "./verdict.ts";

const aFile = (file: string, ...tests: string[]): FailedFile => ({ file, tests });

const aRun = (of: Partial<Results> = {}): Results => ({
  ...{ row: "e2e", runner: "vitest", hostile: "", failed: [], beyond: null },
  ...of,
});

const holds = (): boolean => true;

describe("a row that failed", () => {
  it("is excused where all that failed in it holds alone, and names what that was", () => {
    const first = aRun({ row: "hostile", hostile: "bare", failed: [aFile("a.test.ts", "opens", "closes")] });
    const second = aRun({ row: "hostile", hostile: "all", failed: [aFile("b.test.ts", "rings")] });
    const tried: string[] = [];
    const verdict = verdictOn("hostile", [first, aRun(), second], ({ hostile }, { file }) => {
      tried.push(`${hostile}: ${file}`);
      return true;
    });
    expect(tried).toEqual(["bare: a.test.ts", "all: b.test.ts"]);
    expect(verdict).toEqual({
      row: "hostile",
      why: null,
      unsteady: [
        { row: "hostile", file: "a.test.ts", test: "opens" },
        { row: "hostile", file: "a.test.ts", test: "closes" },
        { row: "hostile", file: "b.test.ts", test: "rings" },
      ],
    });
  });

  it("fails where one of them fails again, and excuses none", () => {
    const run = aRun({ failed: [aFile("a.test.ts", "opens"), aFile("b.test.ts", "rings")] });
    const verdict = verdictOn("e2e", [run], (_, { file }) => file === "a.test.ts");
    expect(verdict.why).toContain("b.test.ts");
    expect(verdict.unsteady).toEqual([]);
  });

  it.each<[what: string, runs: Results[]]>([
    ["told nothing", []],
    [
      "another row's run explains nothing of",
      [aRun({ row: "worker", failed: [aFile("a.test.ts", "opens")] })],
    ],
    ["failed in no file", [aRun()]],
    [
      "has a run that died, beside one that did not",
      [aRun({ failed: [aFile("a.test.ts", "opens")] }), aRun({ beyond: "it never ended" })],
    ],
    [
      "broke beside its tests",
      [aRun({ failed: [aFile("a.test.ts", "opens")], beyond: "1 errors that no test caught" })],
    ],
    [
      "failed in too many files",
      [
        aRun({
          failed: Array.from({ length: FILES_MAX + 1 }, (_, n) => aFile(`${String(n)}.test.ts`, "opens")),
        }),
      ],
    ],
  ])("fails, and nothing is tried, where it %s", (_what, runs) => {
    const tried = (): never => {
      throw new Error("tried");
    };
    expect(verdictOn("e2e", runs, tried).why).not.toBeNull();
  });

  it("is tried up to as many files as there may be", () => {
    const failed = Array.from({ length: FILES_MAX }, (_, n) => aFile(`${String(n)}.test.ts`, "opens"));
    expect(verdictOn("e2e", [aRun({ failed })], holds).unsteady).toHaveLength(FILES_MAX);
  });
});
