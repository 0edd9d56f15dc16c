/**
 * `npm run fuzz -- [webhook|frames|api|links|admin] [--seconds 60] [--seed N]`: what strangers, agents, programs and administrators may
 * send, made up for so long each. Prints the seed by which the same comes again; ends with 1 where something broke.
 */
import { spawnSync } from "node:child_process";
import { readCommandLine } from "../demo/local/command-line.ts";

const FILES: Readonly<Record<string, string>> = {
  webhook: "test/worker/fuzz/webhook.test.ts",
  frames: "test/worker/fuzz/frames.test.ts",
  api: "test/worker/api/fuzz.test.ts",
  links: "test/worker/fuzz/links.test.ts",
  admin: "test/worker/fuzz/admin.test.ts",
};

const USAGE = "npm run fuzz -- [webhook|frames|api|links|admin] [--seconds 60] [--seed N]";
const { values, positionals } = readCommandLine(USAGE, {
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: "60" },
    seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
  },
});
const wanted = positionals.length === 0 ? Object.keys(FILES) : positionals;
const isGood =
  wanted.every((name) => name in FILES) && Number(values.seconds) > 0 && Number(values.seed) >= 0;
if (!isGood) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

let broke = false;
for (const name of wanted) {
  process.stdout.write(`fuzz ${name}: ${values.seconds} s, --seed ${values.seed}\n`);
  const args = ["node_modules/vitest/vitest.mjs", "run", "--project", "worker", FILES[name] ?? ""];
  const env = { ...process.env, FUZZ_SECONDS: values.seconds, FUZZ_SEED: values.seed };
  broke = spawnSync(process.execPath, args, { env, stdio: "inherit" }).status !== 0 || broke;
}
process.exit(broke ? 1 : 0);
