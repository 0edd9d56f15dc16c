/**
 * `npm run test:hostile [-- SET …]`: the tests of the gadget, and `npm start` with a person at the desk and one at the
 * phone, in browsers and on machines that are not as developers have them. Without a name in every set of
 * test/browser/hostile.ts, one after the other. Exits with 1 when one of them fails.
 */
import { spawn } from "node:child_process";
import { oneOf, readCommandLine } from "../../demo/local/command-line.ts";
import { tellBegun, type Runner } from "../alone/results.ts";
import { ENVIRONMENTS } from "../browser/hostile.ts";
import { commandOf, variablesOf } from "./runs.ts";

const RUNS: readonly (readonly [Runner, ...string[]])[] = [
  ["web-test-runner"],
  ["vitest", "test/e2e/start.test.ts", "test/e2e/conversation.test.ts"],
];

const known = Object.keys(ENVIRONMENTS);
const { positionals } = readCommandLine(
  {
    call: "npm run test:hostile",
    does:
      "The tests of the gadget, and npm start with a person at the desk and one at the phone, in browsers and on machines that are not as developers " +
      "have them. Ends with 1 where one fails. Needs Chrome (CHROME_PATH).",
    arguments: { "[SET …]": `of ${known.join(", ")} (otherwise one after the other)` },
    example: "npm run test:hostile -- all",
  },
  {},
);
const names = positionals.length > 0 ? positionals.map((set) => oneOf("SET", set, known)) : known;
const failed: string[] = [];
for (const name of names) {
  console.log(`\n── ${name}: ${JSON.stringify(ENVIRONMENTS[name])}`);
  const variables = variablesOf(name);
  for (const [runner, ...files] of RUNS) {
    tellBegun(runner, variables);
    if ((await run(commandOf(runner, ...files), variables)) !== 0) failed.push(name);
  }
}
console.log(
  failed.length === 0
    ? `\nhostile: ${names.join(", ")} passed`
    : `\nhostile: FAILED in ${[...new Set(failed)].join(", ")}`,
);
process.exit(failed.length === 0 ? 0 : 1);

async function run([command = "", ...args]: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve) => {
    spawn(command, args, { env, stdio: "inherit" }).once("exit", (code) => resolve(code ?? 1));
  });
}
