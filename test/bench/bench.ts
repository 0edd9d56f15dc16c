import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { readCommandLine, refuse } from "../../demo/local/command-line.ts";
import { startGraph } from "./meta.ts";
import { measureBatch } from "./measures/batch.ts";
import { measureBrowser } from "./measures/browser.ts";
import { measureCosts } from "./measures/costs.ts";
import { AGENTS, measureDesk } from "./measures/desk.ts";
import { measureIngest } from "./measures/ingest.ts";
import { measureAgentToGraph, measureCustomerToAgent } from "./measures/latency.ts";
import { measureLongIngest, measureOpening } from "./measures/long-thread.ts";
import { measureFiles } from "./measures/media.ts";
import { measureRows } from "./measures/rows.ts";
import { measureScript } from "./measures/script-size.ts";
import { rounded } from "./statistics.ts";
import { serve } from "./workerd.ts";

/**
 * `npm run bench [-- --json FILE] [--quick] [--only worker|browser]`: the deployed bundle on plain workerd, beside the floor
 * in the same run, then the element in Chromium. Ratios of medians count; times alone say more about the machine.
 */
const USAGE = "npm run bench -- [--json FILE] [--quick] [--only worker|browser]";
const { values } = readCommandLine(USAGE, {
  options: { json: { type: "string" }, quick: { type: "boolean" }, only: { type: "string" } },
});
if (!["worker", "browser", undefined].includes(values.only)) refuse(`--only is worker or browser.\n${USAGE}`);
const scale = values.quick === true ? 0.25 : 1;

const CLASSES = ["Conversation", "Desk", "Page"];
const directory = await mkdtemp(join(tmpdir(), "bench-build-"));
try {
  const gadgetBytes = await measureScript("dist/gadget/gadget.js");
  console.log(`gadget: ${String(gadgetBytes)} bytes gzip`);
  const figures: Record<string, number> = {
    ...(values.only === "browser" ? {} : await benchWorker()),
    gadget_gzip_bytes: gadgetBytes,
    ...(values.only === "worker" ? {} : await measureBrowser("dist/gadget", scale)),
  };
  console.log(JSON.stringify(figures, null, 2));
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
} finally {
  await rm(directory, { recursive: true, force: true });
}

async function benchWorker(): Promise<Record<string, number>> {
  const bundle = await bundleProduct(directory);
  const graph = await startGraph();
  const bucket = await bundleWorker("bucket");
  const product = await serve(bundle, CLASSES, graph.url, bucket);
  const floor = await serve(await bundleWorker("floor"), ["Floor"], graph.url);
  const counted = await serve(
    await bundleWorker("counted"),
    CLASSES.map((name) => `Counted${name}`),
    graph.url,
    bucket,
  );
  try {
    const rounds = { rounds: 7, perRound: Math.round(2_000 * scale) };
    const ingest = await measureIngest(product.url, floor.url, 500, rounds);
    report("ingest, 500 conversations", ingest, "webhooks/s");
    const ingestOne = await measureIngest(product.url, floor.url, 1, rounds);
    report("ingest, one conversation", ingestOne, "webhooks/s");
    const inbound = await measureCustomerToAgent(product.url, floor.url, Math.round(400 * scale));
    reportLatency("customer → agent", inbound);
    const outbound = await measureAgentToGraph(product.url, floor.url, graph, Math.round(400 * scale));
    reportLatency("agent → Graph", outbound);
    const desk = await measureDesk(product.url, scale);
    const { rate, everybodyMs } = desk;
    reportBeside(`${AGENTS} agents at a desk`, rate.all, "one", rate.one, "webhooks/s");
    reportBeside(`until ${AGENTS} agents see it`, everybodyMs.all, "one", everybodyMs.one, "ms");
    const filesPerSecond = await measureFiles(product.url, graph.url);
    console.log(`files: ${filesPerSecond.toFixed(0)} of 100 kB copied per second`);
    const batch = await measureBatch(product.url, floor.url);
    reportBeside("batch of 1,000, an item", batch.batch, "one by one", batch.single, "µs");
    reportBeside("batch of 1,000, an item", batch.batch, "floor", batch.floor, "µs");
    const long = await measureLongIngest(product.url, Math.round(300 * scale));
    for (const [kind, { ours, floor: few }] of Object.entries(long))
      reportBeside(`${kind} into 100,000 entries`, ours, "into a few", few, "ms");
    const opening = await measureOpening(product.url, graph.url, Math.round(100 * scale));
    reportBeside("opening 10,000 messages with pictures", opening.ours, "of words", opening.floor, "ms");
    const costs = await measureCosts(counted.url, graph.url);
    console.log("costs", costs);
    const rows = await measureRows(counted.url);
    console.log("rows of an item of each kind", rows);
    return {
      ingest_ratio: rounded(ingest.ratio),
      ingest_one_ratio: rounded(ingestOne.ratio),
      customer_to_agent_p50_ratio: rounded(inbound.p50Ratio),
      customer_to_agent_p50_ms: rounded(inbound.product.p50),
      customer_to_agent_p99_ms: rounded(inbound.product.p99),
      agent_to_graph_p50_ratio: rounded(outbound.p50Ratio),
      agent_to_graph_p50_ms: rounded(outbound.product.p50),
      agent_to_graph_p99_ms: rounded(outbound.product.p99),
      desk_agents: AGENTS,
      desk_rate: rounded(rate.all),
      desk_rate_ratio: rounded(rate.all / rate.one),
      desk_everybody_ms: rounded(everybodyMs.all),
      desk_everybody_ratio: rounded(everybodyMs.all / everybodyMs.one),
      batch_item_us: rounded(batch.batch),
      batch_to_single_ratio: rounded(batch.batch / batch.single),
      batch_to_floor_ratio: rounded(batch.batch / batch.floor),
      ...Object.fromEntries(
        Object.entries(long).map(([kind, { ours, floor: few }]) => [
          `long_${kind}_ratio`,
          rounded(ours / few),
        ]),
      ),
      media_thread_open_ms: rounded(opening.ours),
      media_thread_open_ratio: rounded(opening.ours / opening.floor),
      rows_in: rounded(costs.rowsIn),
      rows_in_first: rounded(costs.rowsInFirst),
      rows_out: rounded(costs.rowsOut),
      rows_file: rounded(costs.rowsFile),
      files_per_second: rounded(filesPerSecond),
      requests_in: rounded(costs.requestsIn),
      requests_out: rounded(costs.requestsOut),
      requests_later_webhook: rounded(costs.requestsLaterWebhook),
      ...Object.fromEntries(Object.entries(rows).map(([kind, count]) => [`rows_of_${kind}`, rounded(count)])),
    };
  } finally {
    await Promise.all([product.stop(), floor.stop(), counted.stop()]);
    graph.close();
  }
}

/** What `wrangler deploy` would upload. */
async function bundleProduct(outdir: string): Promise<string> {
  execFileSync("wrangler", ["deploy", "--dry-run", "--outdir", outdir], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return Promise.resolve(join(outdir, "index.js"));
}

async function bundleWorker(name: string): Promise<string> {
  const outfile = join(directory, `${name}.js`);
  await build({
    entryPoints: [join(import.meta.dirname, "workers", `${name}.ts`)],
    outfile,
    bundle: true,
    format: "esm",
    target: "es2024",
    external: ["cloudflare:*"],
    conditions: ["workerd", "worker", "browser"],
  });
  return outfile;
}

function report(
  what: string,
  { product: ours, floor: least, ratio }: { product: number; floor: number; ratio: number },
  unit: string,
): void {
  console.log(`${what}: ${ours.toFixed(0)} ${unit}, floor ${least.toFixed(0)}, ratio ${ratio.toFixed(2)}`);
}

function reportLatency(what: string, figures: Awaited<ReturnType<typeof measureCustomerToAgent>>): void {
  const { product: ours, floor: least, p50Ratio } = figures;
  console.log(
    `${what}: p50 ${ours.p50.toFixed(2)} ms, p99 ${ours.p99.toFixed(2)} ms; floor ${least.p50.toFixed(2)} and ` +
      `${least.p99.toFixed(2)} ms; p50 ratio ${p50Ratio.toFixed(2)}`,
  );
}

function reportBeside(what: string, ours: number, other: string, least: number, unit: string): void {
  const figures = `${ours.toFixed(2)} ${unit}, ${other} ${least.toFixed(2)} ${unit}`;
  console.log(`${what}: ${figures}, ratio ${(ours / least).toFixed(2)}`);
}
