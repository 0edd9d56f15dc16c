/**
 * `npm run test:hostile [-- SET …]`: the tests of the gadget, and `npm start` with a person at the desk and one at the
 * phone, in browsers and on machines that are not as developers have them. Without a name in every set of
 * test/browser/hostile.ts, one after the other. Exits with 1 when one of them fails.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCommandLine, refuse } from "../../demo/local/command-line.ts";
import { ENVIRONMENTS, variablesIn } from "../browser/hostile.ts";

const MODULES = fileURLToPath(new URL("../../node_modules/", import.meta.url));
const RUNS: readonly (readonly string[])[] = [
  [join("@web", "test-runner", "dist", "bin.js")],
  [
    join("vitest", "vitest.mjs"),
    "run",
    "--project",
    "e2e",
    "test/e2e/start.test.ts",
    "test/e2e/conversation.test.ts",
  ],
];
/** Chromium's headless shell, which takes its language from `LANG` as kiosks do, is packaged for this alone. */
const HAS_PACKAGED = process.platform === "linux" && process.arch === "x64";

const known = Object.keys(ENVIRONMENTS);
const { positionals } = readCommandLine(`npm run test:hostile -- [${known.join("|")} …]`, {
  allowPositionals: true,
});
const names = positionals.length > 0 ? positionals : known;
const failed: string[] = [];
for (const name of names) {
  const environment = ENVIRONMENTS[name] ?? refuse(`There is no "${name}"; there are ${known.join(", ")}.`);
  console.log(`\n── ${name}: ${JSON.stringify(environment)}`);
  const browser = HAS_PACKAGED && environment.lang !== undefined ? { CHROME_PATH: "packaged" } : {};
  const variables = { ...variablesIn(environment, process.env), ...browser, HOSTILE: name };
  for (const [script = "", ...args] of RUNS) {
    if ((await run([join(MODULES, script), ...args], variables)) !== 0) failed.push(name);
  }
}
console.log(
  failed.length === 0
    ? `\nhostile: ${names.join(", ")} passed`
    : `\nhostile: FAILED in ${[...new Set(failed)].join(", ")}`,
);
process.exit(failed.length === 0 ? 0 : 1);

async function run(args: string[], env: Record<string, string | undefined>): Promise<number> {
  return new Promise((resolve) => {
    spawn(process.execPath, args, { env, stdio: "inherit" }).once("exit", (code) => resolve(code ?? 1));
  });
}
