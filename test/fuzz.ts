/**
 * `npm run fuzz -- [webhook|frames|api|links|admin] [--seconds 60] [--seed N]`: what strangers, agents, programs and administrators may
 * send, made up for so long each. Prints the seed by which the same comes again; ends with 1 where something broke.
 */
import { spawnSync } from "node:child_process";
import { countFrom, numberFrom, oneOf, readCommandLine } from "../demo/local/command-line.ts";

const FILES: Readonly<Record<string, string>> = {
  webhook: "test/worker/fuzz/webhook.test.ts",
  frames: "test/worker/fuzz/frames.test.ts",
  api: "test/worker/api/fuzz.test.ts",
  links: "test/worker/fuzz/links.test.ts",
  admin: "test/worker/fuzz/admin.test.ts",
};

const PARTS = Object.keys(FILES);
const { values, positionals } = readCommandLine(
  {
    call: "npm run fuzz",
    does:
      "Makes up what strangers, agents, programs and administrators may send. Prints the seed by which the same comes again; ends with 1 where something " +
      "broke.",
    arguments: { "[PART …]": `of ${PARTS.join(", ")} (otherwise all)` },
    example: "npm run fuzz -- webhook frames --seconds 10",
  },
  {
    options: {
      seconds: { type: "string", value: "SECONDS", default: "60", tells: "for how long each, at least 1" },
      seed: { type: "string", value: "N", tells: "of what is made up", otherwise: "one of chance" },
    },
  },
);
const wanted = positionals.length === 0 ? PARTS : positionals.map((part) => oneOf("PART", part, PARTS));
const seconds = String(numberFrom("--seconds", values.seconds, 1, 24 * 60 * 60));
const seed = String(countFrom("--seed", values.seed ?? String(Date.now() % 1_000_000_000), 0));

let broke = false;
for (const name of wanted) {
  process.stdout.write(`fuzz ${name}: ${seconds} s, --seed ${seed}\n`);
  const args = ["node_modules/vitest/vitest.mjs", "run", "--project", "worker", FILES[name] ?? ""];
  const env = { ...process.env, FUZZ_SECONDS: seconds, FUZZ_SEED: seed };
  broke = spawnSync(process.execPath, args, { env, stdio: "inherit" }).status !== 0 || broke;
}
process.exit(broke ? 1 : 0);
