/**
 * `npm run test:kill [-- --messages 10000 --conversations 200 --kills 20 --seed 7]`: kills the Worker again and
 * again while people write, are asked to take what waits and give it on, and holds what they see against each other in
 * the end. `--brief`: without the troubles after which nobody can tell for a minute what became of a message.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { countFrom, readCommandLine } from "../../demo/local/command-line.ts";
import { whenNpmIsGone } from "../../demo/local/parent.ts";

const { values } = readCommandLine(
  {
    call: "npm run test:kill",
    does:
      "Kills the Worker again and again while customers write and agents answer, and holds what phones, objects and gadgets have against each other in " +
      "the end. Ends with 1 where they differ; the state is kept then.",
    example: "npm run test:kill -- --messages 10000 --seed 1",
  },
  {
    options: {
      messages: { type: "string", value: "N", default: "500", tells: "of customers, and as many of agents" },
      conversations: {
        ...{ type: "string", value: "N", tells: "how many people write" },
        otherwise: "a tenth of the messages, 5 to 150",
      },
      kills: { type: "string", value: "N", default: "5", tells: "how often the Worker is killed" },
      seed: { type: "string", value: "N", tells: "of what chance decides", otherwise: "one of chance" },
      brief: {
        ...{ type: "boolean", default: false },
        tells: "without the troubles after which nobody can tell for a minute what became of a message",
      },
    },
  },
);
// A run without messages would find that all agree.
const messages = countFrom("--messages", values.messages, 1);
const conversations =
  values.conversations === undefined
    ? Math.max(5, Math.min(150, Math.round(messages / 10)))
    : countFrom("--conversations", values.conversations, 1);
const kills = countFrom("--kills", values.kills, 0);
const seed = countFrom("--seed", values.seed ?? String(Date.now() % 1_000_000), 0);
whenNpmIsGone(() => process.exit(1));
const stateDir = fileURLToPath(new URL(`../../.state/kill-${String(process.pid)}`, import.meta.url));
const options = { messages, conversations, kills, seed, isBrief: values.brief, stateDir };

console.log(
  `kill test: ${String(messages)} messages of customers and as many of agents, ${String(conversations)} ` +
    `conversations, ${values.kills} kills, seed ${String(seed)}`,
);
// It takes seconds to load: how it is called is told before.
const { KillRun } = await import("./run.ts");
const { problems, figures } = await new KillRun(options).run();
for (const [name, value] of Object.entries(figures)) console.log(`  ${name}: ${String(value)}`);
for (const problem of problems.slice(0, 50)) console.error(`  WRONG ${problem}`);
if (problems.length === 0) {
  await rm(stateDir, { recursive: true, force: true });
  console.log("kill test: phones, objects and gadgets agree");
} else {
  console.error(`kill test: ${String(problems.length)} differences. Again: --seed ${String(seed)}`);
  console.error(`State and log: ${join(stateDir, "worker.log")}`);
}
process.exit(problems.length === 0 ? 0 : 1);
