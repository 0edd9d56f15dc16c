/**
 * `npm run load`: customers of many Pages write, agents of many desks read, answer and give on, against a Worker of its own or a deployed
 * one. Ends with 1 where anything was lost, doubled or out of order. Ctrl-C ends the writing and reports what there is; once more, at once.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { countFrom, readCommandLine, refuse } from "../../demo/local/command-line.ts";
import { Random } from "../measuring/random.ts";
import { desksFor, paceOf, type LoadOptions } from "./plan.ts";
import { pageOf } from "./report/html.ts";
import { faultsOf, type LoadReport } from "./report/report.ts";
import { LoadRun } from "./run.ts";
import { deployedStage, missingOf, SECRETS } from "./stage/deployed.ts";
import { localStage } from "./stage/local.ts";
import type { Stage } from "./stage/stage.ts";

const USAGE =
  "npm run load -- [--pages N] [--conversations N] [--agents N] [--desks N] [--minutes N] [--rate N] [--media SHARE] [--seed N] [--report FILE] " +
  "[--url URL [--simulator-port N] [--page-ids ID,ID]]";
const { values } = readCommandLine(USAGE, {
  options: {
    pages: { type: "string", default: "4" },
    conversations: { type: "string", default: "200" },
    agents: { type: "string", default: "8" },
    desks: { type: "string" },
    minutes: { type: "string", default: "0.75" },
    rate: { type: "string" },
    media: { type: "string", default: "0" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    report: { type: "string", default: ".state/load.html" },
    url: { type: "string" },
    "simulator-port": { type: "string" },
    "page-ids": { type: "string" },
  },
});

const pageIds = (values["page-ids"] ?? "").split(",").filter((id) => /^[1-9]\d{4,29}$/.test(id));
const isAtOwnPages = values["simulator-port"] === undefined && pageIds.length > 0;
const pages = isAtOwnPages ? pageIds.length : countFrom("--pages", values.pages, 1);
const agents = countFrom("--agents", values.agents, 1);
const options: LoadOptions = {
  pages,
  agents,
  conversations: countFrom("--conversations", values.conversations, 1),
  desks: values.desks === undefined ? desksFor({ pages, agents }) : countFrom("--desks", values.desks, 1),
  minutes: numberFrom("--minutes", values.minutes, 0.05, 24 * 60),
  rate: values.rate === undefined ? null : numberFrom("--rate", values.rate, 0.1, 100_000),
  media: numberFrom("--media", values.media, 0, 1),
  seed: countFrom("--seed", values.seed, 0),
};
if (options.desks > Math.min(pages, agents)) refuse("--desks: each needs a Page and an agent.");
if (values.url === undefined && (values["simulator-port"] ?? values["page-ids"]) !== undefined)
  refuse(`--simulator-port and --page-ids go with --url.\n${USAGE}`);

const [stop, leave] = [new AbortController(), new AbortController()];
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    if (stop.signal.aborted) leave.abort();
    stop.abort();
    console.log(leave.signal.aborted ? "ends at once" : "nobody writes any more; once more ends at once");
  });

const random = new Random(options.seed);
const { rate } = paceOf(options);
console.log(
  `load: ${String(pages)} Pages, ${String(options.desks)} desks, ${String(agents)} agents, ${String(options.conversations)} conversations, ` +
    `${String(options.minutes)} minutes at ${String(rate)} messages/s, seed ${String(options.seed)}`,
);
const stage = await staged().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
for (const sentence of stage.cannot) console.log(`cannot tell: ${sentence}`);
let report: LoadReport;
try {
  const tools = { onProgress: (line: string) => console.log(line), stop: stop.signal, leave: leave.signal };
  report = await new LoadRun(options, stage, tools).run();
} finally {
  await stage.close();
}
const faults = faultsOf(report);
await tell(report);
process.exit(faults.length === 0 ? 0 : 1);

async function staged(): Promise<Stage> {
  return values.url === undefined ? await localStage(options, random) : await atDeployment(values.url);
}

async function atDeployment(url: string): Promise<Stage> {
  const port = values["simulator-port"];
  const simulatorPort = port === undefined ? null : countFrom("--simulator-port", port, 1);
  if (simulatorPort === null && pageIds.length === 0)
    refuse("Without --simulator-port --page-ids names Pages of the first desk that are connected there.");
  const missing = missingOf(process.env, { simulatorPort });
  if (missing.length > 0)
    refuse(missing.map((name) => `${name} is not set; it is ${SECRETS[name]}.`).join("\n"));
  const deployment = { url: url.replace(/\/+$/, ""), simulatorPort, pageIds };
  // What was there from a run before is nobody's of this one.
  const ids = new Random(Math.floor(Math.random() * 2 ** 32));
  return await deployedStage(options, ids, deployment, process.env);
}

async function tell(told: LoadReport): Promise<void> {
  const file = values.report;
  const json = file.replace(/\.html$/, "") + ".json";
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, pageOf(told));
  await writeFile(json, `${JSON.stringify(told, null, 2)}\n`);
  const { latency, questions, answers, wroteMs, findings, errors, cost } = told;
  for (const [name, { whole }] of Object.entries(latency).filter(([, of]) => of.whole.count > 0))
    console.log(
      `  ${name}: p50 ${String(whole.p50)} ms, p95 ${String(whole.p95)} ms, p99 ${String(whole.p99)} ms`,
    );
  console.log(
    `  messages: ${String(questions)} of customers, ${String(answers)} of agents, ${(((questions + answers) / wroteMs) * 1_000).toFixed(1)} a second`,
  );
  if (findings !== null)
    console.log(
      `  lost ${String(findings.lost)}, doubled ${String(findings.doubled)}, out of order ${String(findings.outOfOrder)}, told ${String(findings.told)}`,
    );
  for (const example of findings?.examples ?? []) console.log(`  ${example}`);
  for (const [what, often] of Object.entries(errors)) console.log(`  ${what}: ${String(often)}`);
  if (cost !== null) console.log(`  a million messages like these: $${cost.perMillion.toFixed(2)}`);
  console.log(`  report: ${file}, ${json}`);
  console.log(
    faults.length === 0
      ? "load: nothing lost"
      : `load: ${faults.join(", ")}. Again: --seed ${String(options.seed)}`,
  );
}

function numberFrom(what: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= least && value <= most) return value;
  return refuse(`${what} is "${text}"; it is a number from ${String(least)} to ${String(most)}.`);
}
