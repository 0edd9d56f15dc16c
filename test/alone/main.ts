/**
 * `npm run test:alone -- --results DIR --failed FILE`: after a run of everything at once (`.ci/run`), runs each test file that
 * failed once more, beside nothing. FILE names the rows that failed, one a line; of those it leaves the ones that fail for good.
 * What holds only when it is alone is printed as unsteady, test by test: it is to be mended, and says nothing of the change.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { readCommandLine, slip } from "../../demo/local/command-line.ts";
import { commandOf, variablesOf } from "../hostile/runs.ts";
import { readResults, type FailedFile, type Results } from "./results.ts";
import { verdictOn, type Verdict } from "./verdict.ts";

const { values } = readCommandLine(
  {
    call: "npm run test:alone",
    does:
      "After a run of everything at once (.ci/run): runs each test file that failed once more, beside nothing, and prints as UNSTEADY what holds only " +
      "when it is alone.",
    example: "npm run test:alone -- --results results --failed failed",
  },
  {
    options: {
      results: {
        type: "string",
        value: "DIR",
        tells: "where runners told which files failed (RESULTS); must be said",
      },
      failed: {
        ...{ type: "string", value: "FILE" },
        tells: "the rows that failed, one a line, of which those stay that fail for good; must be said",
      },
    },
  },
);
const { results: folder, failed: list } = values;
if (folder === undefined || list === undefined) slip("--results and --failed must be said.");

const results = existsSync(folder) ? readResults(folder) : [];
const rows = readFileSync(list, "utf8")
  .split("\n")
  .filter((row) => row !== "");
const verdicts = rows.map((row) => verdictOn(row, results, passesAlone));

for (const { row, why } of verdicts) if (why !== null) console.log(`── ${row} failed: ${why}`);
printUnsteady(verdicts.flatMap(({ unsteady }) => unsteady));
const lasting = verdicts.filter(({ why }) => why !== null).map(({ row }) => `${row}\n`);
writeFileSync(list, lasting.join(""));

function passesAlone({ row, runner, hostile }: Results, { file }: FailedFile): boolean {
  const where = hostile === "" ? row : `${row}, ${hostile}`;
  console.log(`── alone (${where}): ${file}`);
  const [command = "", ...args] = commandOf(runner, file);
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: "utf8",
    env: { ...variablesOf(hostile), RESULTS: "" },
    maxBuffer: Infinity,
  });
  if (status !== 0) console.log(stdout, stderr);
  console.log(status === 0 ? "   ok" : "   FAILED again");
  return status === 0;
}

function printUnsteady(unsteady: Verdict["unsteady"]): void {
  if (unsteady.length === 0) return;
  const line = "═".repeat(72);
  console.log(`\n${line}\nTESTS THAT HOLD ONLY WHEN THEY ARE ALONE. Each is a fault, to be mended:`);
  for (const { row, file, test } of unsteady) console.log(`UNSTEADY: ${file} > ${test} (${row})`);
  console.log(line);
}
