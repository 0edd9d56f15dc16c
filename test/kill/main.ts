/**
 * `npm run test:kill [-- --messages 10000 --conversations 200 --kills 20 --seed 7]`: kills the Worker again and
 * again while people write, are asked to take what waits and give it on, and holds what they see against each other in
 * the end. `--brief`: without the troubles after which nobody can tell for a minute what became of a message.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { countFrom, readCommandLine } from "../../demo/local/command-line.ts";
import { KillRun } from "./run.ts";

const USAGE = "npm run test:kill -- [--messages N] [--conversations N] [--kills N] [--seed N] [--brief]";
const { values } = readCommandLine(USAGE, {
  options: {
    messages: { type: "string", default: "500" },
    conversations: { type: "string" },
    kills: { type: "string", default: "5" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    brief: { type: "boolean", default: false },
  },
});
// A run without messages would find that all agree.
const messages = countFrom("--messages", values.messages, 1);
const conversations =
  values.conversations === undefined
    ? Math.max(5, Math.min(150, Math.round(messages / 10)))
    : countFrom("--conversations", values.conversations, 1);
const kills = countFrom("--kills", values.kills, 0);
const seed = countFrom("--seed", values.seed, 0);
const stateDir = fileURLToPath(new URL(`../../.state/kill-${String(process.pid)}`, import.meta.url));
const options = { messages, conversations, kills, seed, isBrief: values.brief, stateDir };

console.log(
  `kill test: ${String(messages)} messages of customers and as many of agents, ${String(conversations)} ` +
    `conversations, ${values.kills} kills, seed ${values.seed}`,
);
const { problems, figures } = await new KillRun(options).run();
for (const [name, value] of Object.entries(figures)) console.log(`  ${name}: ${String(value)}`);
for (const problem of problems.slice(0, 50)) console.error(`  WRONG ${problem}`);
if (problems.length === 0) {
  await rm(stateDir, { recursive: true, force: true });
  console.log("kill test: phones, objects and gadgets agree");
} else {
  console.error(`kill test: ${String(problems.length)} differences. Again: --seed ${values.seed}`);
  console.error(`State and log: ${join(stateDir, "worker.log")}`);
}
process.exit(problems.length === 0 ? 0 : 1);
