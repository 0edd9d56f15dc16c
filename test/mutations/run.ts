import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readCommandLine, refuse } from "../../demo/local/command-line.ts";
import { MUTATIONS } from "./all.ts";
import type { Mutation } from "./mutation.ts";

/**
 * `npm run mutate [-- WORDS]`: applies each mutation to a copy of the tree and proves that the named test turns red.
 * WORDS chooses those whose description holds them. Exit 1 when one survives, 2 when none was chosen.
 */
const { positionals } = readCommandLine(
  {
    call: "npm run mutate",
    does:
      "Applies each mutation of test/mutations to a copy of the tree, and proves that the test which it names turns red. Takes hours for all. Ends with 1 " +
      "where one survives, 2 where none was chosen.",
    arguments: { "[WORDS …]": "those alone whose description holds them, as they stand" },
    variables: { VERBOSE: "set to anything: names each test that turned red" },
    example: "npm run mutate -- a lease",
  },
  {},
);
const words = positionals.join(" ");
const mutations = MUTATIONS.filter(({ breaks }) => breaks.includes(words));
if (mutations.length === 0) refuse(`No mutation speaks of "${words}".`);
/** A mutation may well make a test loop. */
const TIMEOUT_MS = 60_000;
/** Of the kill test: enough that all that agents send is among it, with a seed with which it is. */
const KILL_RUN = ["--messages", "60", "--conversations", "5", "--kills", "0", "--seed", "5", "--brief"];
/** It waits this long for what does not settle, and tells of it. */
const KILL_TIMEOUT_MS = 8 * 60_000;
const copy = copyOfTree();
let survivors = 0;
try {
  for (const [index, mutation] of mutations.entries()) {
    const outcome = prove(mutation);
    if (outcome !== "caught") survivors += 1;
    const { file, test } = mutation.caughtBy;
    const by = outcome === "caught" ? ` by "${test}"` : ` (${file}: "${test}")`;
    console.log(`${String(index + 1)}. ${mutation.breaks}: ${outcome}${by}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${String(mutations.length - survivors)} passed, ${String(survivors)} failed`);
process.exitCode = survivors === 0 ? 0 : 1;

/** The tracked files as they are in the working tree, beside the installed packages. */
function copyOfTree(): string {
  const root = execFileSync("git", ["rev-parse", "--show-toplevel"], { encoding: "utf8" }).trim();
  const target = mkdtempSync(join(tmpdir(), "mutations-"));
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0");
  for (const file of files.filter((name) => name !== "" && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(join(root, file), join(target, file));
  }
  symlinkSync(join(root, "node_modules"), join(target, "node_modules"));
  return target;
}

function prove({ file, from, to, caughtBy }: Mutation): string {
  const path = join(copy, file);
  const text = readFileSync(path, "utf8");
  if (text.split(from).length !== 2) return "does not apply";
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  try {
    const red = failures(caughtBy);
    if (red === null) return "no test of this name ran";
    return red.some((name) => name.includes(caughtBy.test)) ? "caught" : "SURVIVED";
  } finally {
    writeFileSync(path, text);
  }
}

/** Which of the named tests fail; null when none ran. */
function failures({ file, test }: Mutation["caughtBy"]): string[] | null {
  if (file.startsWith("test/gadget/")) return failuresInBrowser(file, test);
  if (file.startsWith("test/kill/")) return differencesInRun(file);
  const report = join(copy, "report.json");
  rmSync(report, { force: true });
  // The runner joins suite and test by " > ", its report by a space.
  const name = test.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "[ >]+");
  const args = ["run", "--project", "worker*", file, "-t", name, "--reporter=json", `--outputFile=${report}`];
  spawnSync("vitest", args, { cwd: copy, stdio: "ignore", timeout: TIMEOUT_MS });
  if (!existsSync(report)) return null;
  type Report = { testResults: { assertionResults: { status: string; fullName: string }[] }[] };
  const { testResults } = JSON.parse(readFileSync(report, "utf8")) as Report;
  const results = testResults.flatMap((result) => result.assertionResults);
  if (process.env["VERBOSE"] !== undefined) {
    for (const { status, fullName } of results) if (status === "failed") console.log(`   red: ${fullName}`);
  }
  // A file that could not be loaded has no results, and proves nothing.
  if (!results.some(({ status }) => status !== "skipped" && status !== "pending")) return null;
  return results.filter(({ status }) => status === "failed").map(({ fullName }) => fullName);
}

/** The browser's runner lists what failed with a cross before each name. */
function failuresInBrowser(file: string, test: string): string[] {
  const { status, stdout } = spawnSync("web-test-runner", ["--files", file], {
    cwd: copy,
    encoding: "utf8",
    timeout: TIMEOUT_MS,
  });
  const isNamed = stdout.split("\n").some((line) => /[❌𐄂]/u.test(line) && line.includes(test));
  return status !== 0 && isNamed ? [test] : [];
}

/** The kill test tells of each difference in a line of its own; null when it did not come to its end. */
function differencesInRun(file: string): string[] | null {
  const { status, stderr } = spawnSync("node", [file, ...KILL_RUN], {
    cwd: copy,
    encoding: "utf8",
    timeout: KILL_TIMEOUT_MS,
  });
  const found = stderr.split("\n").filter((line) => line.includes("WRONG"));
  return status === 0 || found.length > 0 ? found : null;
}
