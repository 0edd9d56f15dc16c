/**
 * `npm test [-- PART …]`: the parts one after the other, each as its own command tells it, and in the end what each
 * of them took. Exits with 1 when one of them fails; the others are run all the same.
 */
import { spawn } from "node:child_process";
import { oneOf, readCommandLine } from "../demo/local/command-line.ts";

const PARTS = ["worker", "gadget", "e2e", "kill"];

const { positionals } = readCommandLine(
  {
    call: "npm test",
    does: "The tests, part by part; ends with 1 where one of them fails, after all the others.",
    arguments: { "[PART …]": `of ${PARTS.join(", ")} (otherwise all)` },
    example: "npm test -- worker gadget",
  },
  {},
);
const parts = positionals.length > 0 ? positionals.map((part) => oneOf("PART", part, PARTS)) : PARTS;

const closing: string[] = [];
let failed = 0;
for (const part of parts) {
  const began = performance.now();
  const code = await run(`test:${part}`);
  const seconds = Math.round((performance.now() - began) / 1000);
  closing.push(`  ${part.padEnd(8)}${String(seconds).padStart(5)} s${code === 0 ? "" : "  FAILED"}`);
  if (code !== 0) failed++;
}
console.log(`\n${closing.join("\n")}`);
process.exit(failed === 0 ? 0 : 1);

async function run(script: string): Promise<number> {
  return new Promise((resolve) => {
    // npm is a script of the shell's on Windows.
    spawn(`npm run --silent ${script}`, { stdio: "inherit", shell: true }).once("exit", (code) => {
      resolve(code ?? 1);
    });
  });
}
