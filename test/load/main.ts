/**
 * `npm run load`: customers of many Pages write, agents of many desks read, answer and give on, against a Worker of its own or a deployed
 * one. Ends with 1 where anything was lost, doubled or out of order. Ctrl-C ends the writing and reports what there is; once more, at once.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import {
  addressFrom,
  countFrom,
  numberFrom,
  readCommandLine,
  refuse,
  slip,
} from "../../demo/local/command-line.ts";
import { whenNpmIsGone } from "../../demo/local/parent.ts";
import { Random } from "../measuring/random.ts";
import { desksFor, paceOf, type LoadOptions } from "./plan.ts";
import { pageOf } from "./report/html.ts";
import { faultsOf, type LoadReport } from "./report/report.ts";
import { LoadRun } from "./run.ts";
import { deployedStage, missingOf, SECRETS } from "./stage/deployed.ts";
import { localStage } from "./stage/local.ts";
import type { Stage } from "./stage/stage.ts";

const { values } = readCommandLine(
  {
    call: "npm run load",
    does:
      "Customers of many Pages write, agents of many desks read, answer and give on, against a Worker of its own or a deployed one. Ends with 1 where " +
      "anything was lost, doubled or out of order. Ctrl-C ends the writing and reports what there is; once more, at once.",
    variables: Object.fromEntries(Object.entries(SECRETS).map(([name, is]) => [name, `with --url: ${is}`])),
    example: "npm run load -- --pages 20 --agents 100 --minutes 5",
  },
  {
    options: {
      pages: { type: "string", value: "N", default: "4", tells: "Pages" },
      conversations: { type: "string", value: "N", default: "200", tells: "customers who write" },
      agents: { type: "string", value: "N", default: "8", tells: "agents who answer" },
      desks: {
        type: "string",
        value: "N",
        tells: "desks, each with a Page and an agent",
        otherwise: "as fits them",
      },
      minutes: {
        type: "string",
        value: "MINUTES",
        default: "0.75",
        tells: "how long is written: 0.05 to 1440",
      },
      rate: {
        type: "string",
        value: "N",
        tells: "messages a second: 0.1 to 100000",
        otherwise: "as agents can",
      },
      media: { type: "string", value: "SHARE", default: "0", tells: "of messages that are files: 0 to 1" },
      seed: { type: "string", value: "N", tells: "of what chance decides", otherwise: "one of chance" },
      report: {
        type: "string",
        value: "FILE",
        default: ".state/load.html",
        tells: "the report; beside it as JSON",
      },
      url: {
        type: "string",
        value: "URL",
        tells: "a Worker that is deployed",
        otherwise: "one is started here",
      },
      "simulator-port": {
        type: "string",
        value: "N",
        tells: "of a simulator which that Worker takes for Meta",
      },
      "page-ids": {
        type: "string",
        value: "ID,ID",
        tells: "Pages that are connected there, without a simulator",
      },
    },
  },
);

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
  seed: countFrom("--seed", values.seed ?? String(Date.now() % 1_000_000), 0),
};
if (options.desks > Math.min(pages, agents)) slip("--desks: each needs a Page and an agent.");
if (values.url === undefined && (values["simulator-port"] ?? values["page-ids"]) !== undefined)
  slip("--simulator-port and --page-ids go with --url.");

const [stop, leave] = [new AbortController(), new AbortController()];
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    if (stop.signal.aborted) leave.abort();
    stop.abort();
    console.log(leave.signal.aborted ? "ends at once" : "nobody writes any more; once more ends at once");
  });

// Nobody reads of it any more.
whenNpmIsGone(() => {
  leave.abort();
  stop.abort();
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
  return values.url === undefined
    ? await localStage(options, random)
    : await atDeployment(addressFrom("--url", values.url).origin);
}

async function atDeployment(url: string): Promise<Stage> {
  const port = values["simulator-port"];
  const simulatorPort = port === undefined ? null : countFrom("--simulator-port", port, 1);
  if (simulatorPort === null && pageIds.length === 0)
    slip("Without --simulator-port --page-ids names Pages of the first desk that are connected there.");
  const missing = missingOf(process.env, { simulatorPort });
  if (missing.length > 0)
    refuse(missing.map((name) => `${name} is not set; it is ${SECRETS[name]}.`).join("\n"));
  const deployment = { url, simulatorPort, pageIds };
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
