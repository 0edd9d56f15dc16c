import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { oneOf, readCommandLine } from "../../demo/local/command-line.ts";
import { startGraph } from "./meta.ts";
import { measureBatch } from "./measures/batch.ts";
import { measureBrowser } from "./measures/browser.ts";
import { measureCosts } from "./measures/costs.ts";
import { measureDesk } from "./measures/desk.ts";
import { measureEverybody } from "./measures/everybody.ts";
import { measureIngest } from "./measures/ingest.ts";
import { measureAgentToGraph, measureCustomerToAgent } from "./measures/latency.ts";
import { measureLongList } from "./measures/long-list.ts";
import { measureLongIngest, measureOpening } from "./measures/long-thread.ts";
import { measureFiles } from "./measures/media.ts";
import { measureReach, seatAll } from "./measures/relays.ts";
import { measureRoundTrips } from "./measures/round-trips.ts";
import { measureRouting } from "./measures/routing.ts";
import { measureRows } from "./measures/rows.ts";
import { measureSearch } from "./measures/search.ts";
import { measureScript } from "./measures/script-size.ts";
import { measureUpload } from "./measures/upload.ts";
import { measureWallboard, WATCHED_AGENTS } from "./measures/wallboard.ts";
import { measureWake } from "./measures/wake.ts";
import { measureWebhooks, SEALING } from "./measures/webhooks.ts";
import { lineOf, ratiosOf, SIDES, type Sides } from "./sides.ts";
import { deployedClasses } from "../measuring/deployed-classes.ts";
import { rounded } from "../measuring/statistics.ts";
import { serve, type Running } from "../measuring/workerd.ts";

/**
 * `npm run bench [-- --json FILE] [--quick] [--only worker|desk|relays|search|webhooks|upload|browser]`: the deployed bundle on plain workerd, beside
 * the floor in the same run, then the element in Chromium. Ratios of medians count; times alone say more about the machine.
 */
const PARTS = ["worker", "desk", "relays", "search", "webhooks", "upload", "browser"];
const { values } = readCommandLine(
  {
    call: "npm run bench",
    does:
      "The deployed bundle on plain workerd, beside the floor in the same run, then the element in Chromium (CHROME_PATH). Ratios of medians count; " +
      "times alone say more about the machine. Builds the gadget first.",
    example: "npm run bench -- --quick --only desk",
  },
  {
    options: {
      json: { type: "string", value: "FILE", tells: "writes the figures there too" },
      quick: { type: "boolean", tells: "a quarter of everything" },
      only: { type: "string", value: "PART", tells: `one of ${PARTS.join(", ")}`, otherwise: "all" },
    },
  },
);
if (values.only !== undefined) oneOf("--only", values.only, PARTS);
const isAsked = (part: string): boolean => values.only === undefined || values.only === part;
const scale = values.quick === true ? 0.25 : 1;

/** Agents that sit at one desk: a team, and more than any team has. */
const AGENTS = [100, 1_000];
/** As many as one object holds, to see where it is slow; and what relays are for. */
const PLAIN_DESKS = [100, 500, 1_000, 2_000];
const RELAYED_SOCKETS = 5_000;
/** What a desk has after years, and should not be slower for. */
const LONG_LIST = 100_000;
/** And as much to be searched; where nothing else is measured what a large desk has after years, which takes minutes to be told. */
const SEARCHED = values.only === "search" ? 1_000_000 : 150_000;

const CLASSES = deployedClasses();
/** Those in whose place a benchmark has one of its own: workers/counted.ts, workers/filled.ts. */
const COUNTED = [
  "Conversation",
  "Desk",
  "Page",
  "Directory",
  "Placement",
  "Reports",
  "Search",
  "Webhooks",
  "Post",
];
const FILLED = ["Desk", "Search"];
const withOwn = (prefix: string, classes: readonly string[]) =>
  deployedClasses((name) => (classes.includes(name) ? prefix + name : name));
const directory = await mkdtemp(join(tmpdir(), "bench-build-"));
try {
  const gadgetBytes = await measureScript("dist/gadget/gadget.js");
  console.log(`gadget: ${String(gadgetBytes)} bytes gzip`);
  const figures: Record<string, number> = {
    ...(isAsked("worker") ? await benchWorker() : {}),
    ...(isAsked("desk") ? await benchDesk() : {}),
    // Thousands of sockets are for who asks for them.
    ...(values.only === "relays" ? await benchRelays() : {}),
    ...(isAsked("search") ? await benchSearch() : {}),
    ...(isAsked("webhooks") ? await benchWebhooks() : {}),
    ...(isAsked("upload") ? await benchUpload() : {}),
    gadget_gzip_bytes: gadgetBytes,
    ...(isAsked("browser") ? await measureBrowser("dist/gadget", scale) : {}),
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
  const floorOfTwo = await serve(await bundleWorker("floor-of-two"), ["Thread", "List"], graph.url);
  const sides: Sides = { product, floor, floorOfTwo };
  const counted = await serve(await bundleWorker("counted"), withOwn("Counted", COUNTED), graph.url, bucket);
  try {
    const roundTrips = await measureRoundTrips(
      (variables) => serve(bundle, CLASSES, graph.url, bucket, { variables }),
      "dist/gadget",
    );
    console.log(`round trips from the tag to the thread and its list: ${roundTrips.toFixed(1)}`);
    const rounds = { rounds: 7, perRound: Math.round(2_000 * scale) };
    const ingest = await measureIngest(sides, 500, rounds);
    console.log(lineOf("ingest, 500 conversations", ingest.rate, "webhooks/s"));
    console.log(lineOf("  CPU", ingest.cpuUs, "µs"));
    const ingestOne = await measureIngest(sides, 1, rounds);
    console.log(lineOf("ingest, one conversation", ingestOne.rate, "webhooks/s"));
    console.log(lineOf("  CPU", ingestOne.cpuUs, "µs"));
    const inbound = await measureCustomerToAgent(sides, Math.round(400 * scale));
    reportLatency("customer → agent", inbound);
    const outbound = await measureAgentToGraph(sides, graph, Math.round(400 * scale));
    reportLatency("agent → Graph", outbound);
    const wake = await measureWake(sides, Math.round(1_000 * scale));
    console.log(lineOf("webhook that wakes its conversation, CPU", wake, "µs"));
    const [one, ...desks] = await measureDesk(product.url, [1, ...AGENTS], scale);
    if (one === undefined) throw new Error("no desk was measured");
    for (const { agents, rate, everybodyMs } of desks) {
      reportBeside(`${String(agents)} agents at a desk`, rate, "one", one.rate, "webhooks/s");
      reportBeside(`until ${String(agents)} agents see it`, everybodyMs, "one", one.everybodyMs, "ms");
    }
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
      round_trips: rounded(roundTrips, 1),
      ...ratiosOf("ingest", ingest.rate),
      ...ratiosOf("ingest_cpu", ingest.cpuUs),
      ...ratiosOf("ingest_one", ingestOne.rate),
      ...ratiosOf("ingest_one_cpu", ingestOne.cpuUs),
      ...ratiosOf("customer_to_agent_p50", inbound.p50),
      customer_to_agent_p50_ms: rounded(inbound.p50.product),
      customer_to_agent_p99_ms: rounded(inbound.p99.product),
      ...ratiosOf("agent_to_graph_p50", outbound.p50),
      agent_to_graph_p50_ms: rounded(outbound.p50.product),
      agent_to_graph_p99_ms: rounded(outbound.p99.product),
      ...ratiosOf("wake_cpu", wake),
      ...Object.fromEntries(
        desks.flatMap(({ agents, rate, everybodyMs }) => [
          [`desk_of_${String(agents)}_rate`, rounded(rate)],
          [`desk_of_${String(agents)}_rate_ratio`, rounded(rate / one.rate)],
          [`desk_of_${String(agents)}_everybody_ms`, rounded(everybodyMs)],
          [`desk_of_${String(agents)}_everybody_ratio`, rounded(everybodyMs / one.everybodyMs)],
        ]),
      ),
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
      rows_out_template: rounded(costs.rowsOutTemplate),
      rows_out_file: rounded(costs.rowsOutFile),
      rows_file: rounded(costs.rowsFile),
      rows_indexed: rounded(costs.rowsIndexed),
      files_per_second: rounded(filesPerSecond),
      requests_in: rounded(costs.requestsIn),
      requests_out: rounded(costs.requestsOut),
      requests_out_template: rounded(costs.requestsOutTemplate),
      requests_out_file: rounded(costs.requestsOutFile),
      requests_later_webhook: rounded(costs.requestsLaterWebhook),
      ...Object.fromEntries(Object.entries(rows).map(([kind, count]) => [`rows_of_${kind}`, rounded(count)])),
    };
  } finally {
    await Promise.all([...SIDES.map((side) => sides[side].stop()), counted.stop()]);
    graph.close();
  }
}

/** A large desk: with rules beside one without, for everybody beside a bare broadcast, with a long past beside a short one. */
async function benchDesk(): Promise<Record<string, number>> {
  const figures: Record<string, number> = {};
  const report = (
    name: string,
    what: string,
    unit: string,
    [ours, floor]: [number, number],
    beside: string,
  ) => {
    reportBeside(what, ours, beside, floor, unit);
    figures[name] = rounded(ours);
    figures[`${name}_ratio`] = rounded(ours / floor);
  };
  const graph = await startGraph();
  const bundle = await bundleProduct(directory);
  const filled = await bundleWorker("filled");
  const bucket = await bundleWorker("bucket");
  const running: Running[] = [];
  const start = async (...args: Parameters<typeof serve>): Promise<Running> => {
    const one = await serve(...args);
    running.push(one);
    return one;
  };
  const end = () => Promise.all(running.splice(0).map((one) => one.stop()));
  const product = () => start(bundle, CLASSES, graph.url, bucket);
  const withPast = () => start(filled, withOwn("Filled", FILLED), graph.url, bucket);
  try {
    const routing = await measureRouting(await product(), await product(), scale);
    for (const [name, what, unit, { routed, plain }] of [
      ["routing_first_rate", "new customers through rules", "webhooks/s", routing.firstRate],
      ["routing_first_cpu_us", "  CPU until somebody has them", "µs", routing.firstCpuUs],
      ["routing_rate", "2,000 customers at a desk with rules", "webhooks/s", routing.laterRate],
      ["routing_cpu_us", "  CPU", "µs", routing.laterCpuUs],
      ["routing_at_500_p50_ms", "  answered at 500 webhooks/s, p50", "ms", routing.pacedP50],
      ["routing_at_500_p99_ms", "  answered at 500 webhooks/s, p99", "ms", routing.pacedP99],
      ["offer_p50_ms", "until somebody new is offered, p50", "ms", routing.toldP50],
      ["offer_p99_ms", "until somebody new is offered, p99", "ms", routing.toldP99],
    ] as const)
      report(name, what, unit, [routed, plain], name.startsWith("offer") ? "listed" : "without");
    await end();
    const wall = await measureWallboard(await product(), scale);
    report(
      "wallboard_cpu_ms",
      `${String(WATCHED_AGENTS)} agents on a wall, CPU a second`,
      "ms",
      [wall.watchedCpuMs, wall.unwatchedCpuMs],
      "without",
    );
    figures["wallboard_frames_per_second"] = rounded(wall.framesPerSecond);
    figures["wallboard_bytes_per_second"] = rounded(wall.bytesPerSecond);
    figures["wallboard_whole_bytes"] = rounded(wall.wholeBytes);
    await end();
    const broadcast = await start(await bundleWorker("broadcast"), ["Broadcast"], graph.url);
    const people = AGENTS.at(-1) ?? 0;
    const { url } = await product();
    const everybody = await measureEverybody(url, broadcast.url, people, Math.round(100 * scale));
    for (const q of ["p50", "p99"] as const)
      report(
        `everybody_${q}_ms`,
        `until ${String(people)} agents have it, ${q}`,
        "ms",
        [everybody.ours[q], everybody.floor[q]],
        "broadcast",
      );
    await end();
    const times = Math.round(100 * scale);
    const list = await measureLongList(await withPast(), await withPast(), LONG_LIST, times);
    for (const [what, { ours, floor }] of Object.entries(list))
      report(`long_list_${what}_ms`, `list of ${String(LONG_LIST)}, ${what}`, "ms", [ours, floor], "of 100");
    return figures;
  } finally {
    await end();
    graph.close();
  }
}

/**
 * A desk of 5,000 sockets of which relays hold all but 500, beside a plain desk of 500, and how many messages a second a plain desk takes
 * with so many.
 */
async function benchRelays(): Promise<Record<string, number>> {
  const graph = await startGraph();
  const bundle = await bundleProduct(directory);
  const bucket = await bundleWorker("bucket");
  const running: Running[] = [];
  const start = async (atDesk: number): Promise<string> => {
    const variables = { SOCKETS_AT_DESK: String(atDesk) };
    const one = await serve(bundle, CLASSES, graph.url, bucket, { variables });
    running.push(one);
    return one.url;
  };
  const figures: Record<string, number> = {};
  try {
    const [times, messages] = [Math.round(100 * scale), Math.round(800 * scale)];
    for (const size of PLAIN_DESKS) {
      const url = await start(32_000);
      const sockets = await seatAll(url, size);
      const { plain } = await measureReach({ plain: { url, sockets } }, Math.round(40 * scale), messages);
      console.log(
        `${String(size)} sockets at a desk: ${plain.rate.toFixed(0)} webhooks/s, the last has one after ${plain.p50.toFixed(1)} ms (p99 ${plain.p99.toFixed(1)})`,
      );
      figures[`plain_${String(size)}_rate`] = rounded(plain.rate);
      figures[`plain_${String(size)}_p99_ms`] = rounded(plain.p99);
      for (const one of sockets) one.leave();
      await Promise.all(running.splice(0).map((it) => it.stop()));
    }
    const [plainUrl, relayedUrl] = [await start(32_000), await start(500)];
    const desks = {
      plain: { url: plainUrl, sockets: await seatAll(plainUrl, 500) },
      relayed: { url: relayedUrl, sockets: await seatAll(relayedUrl, RELAYED_SOCKETS) },
    };
    const { plain, relayed } = await measureReach(desks, times, messages);
    for (const q of ["p50", "p99"] as const) {
      const what = `until the last of ${String(RELAYED_SOCKETS)} has it, ${q}`;
      reportBeside(what, relayed[q], "plain of 500", plain[q], "ms");
      figures[`relayed_${q}_ms`] = rounded(relayed[q]);
      figures[`relayed_${q}_ratio`] = rounded(relayed[q] / plain[q]);
    }
    reportBeside(
      `messages with ${String(RELAYED_SOCKETS)}`,
      relayed.rate,
      "plain of 500",
      plain.rate,
      "webhooks/s",
    );
    figures["relayed_rate_ratio"] = rounded(relayed.rate / plain.rate);
    for (const { sockets } of Object.values(desks)) for (const one of sockets) one.leave();
    return figures;
  } finally {
    await Promise.all(running.map((one) => one.stop()));
    graph.close();
  }
}

/** What is searched at a desk with a long past, beside one with a short one. */
async function benchSearch(): Promise<Record<string, number>> {
  const graph = await startGraph();
  const filled = await bundleWorker("filled");
  const bucket = await bundleWorker("bucket");
  const classes = withOwn("Filled", FILLED);
  const [many, few] = [
    await serve(filled, classes, graph.url, bucket),
    await serve(filled, classes, graph.url, bucket),
  ];
  try {
    const texts = { many: SEARCHED * scale, few: 1_000 };
    const { ours, floor } = await measureSearch(many, few, texts, Math.round(100 * scale));
    reportBeside(`searched in ${String(texts.many)} texts, p95`, ours, "in 1,000", floor, "ms");
    return { search_p95_ms: rounded(ours), search_p95_ms_ratio: rounded(ours / floor) };
  } finally {
    await Promise.all([many.stop(), few.stop()]);
    graph.close();
  }
}

/** Messages of a desk whose endpoint is dead, and of one whose endpoint answers, beside those of one without. */
async function benchWebhooks(): Promise<Record<string, number>> {
  const graph = await startGraph();
  const bundle = await bundleProduct(directory);
  const bucket = await bundleWorker("bucket");
  const product = () => serve(bundle, CLASSES, graph.url, bucket, { variables: SEALING });
  const products = { plain: await product(), dead: await product(), fine: await product() };
  try {
    const { rate, cpuUs, rateRatio, cpuRatio } = await measureWebhooks(products, scale);
    for (const [side, what] of [
      ["dead", "messages with a dead endpoint"],
      ["fine", "messages with an endpoint that answers"],
    ] as const) {
      reportBeside(what, rate[side], "without", rate.plain, "webhooks/s", rateRatio[side]);
      reportBeside("  CPU", cpuUs[side], "without", cpuUs.plain, "µs", cpuRatio[side]);
    }
    return {
      webhooks_dead_ratio: rounded(rateRatio.dead),
      webhooks_fine_ratio: rounded(rateRatio.fine),
      webhooks_dead_cpu_ratio: rounded(cpuRatio.dead),
      webhooks_fine_cpu_ratio: rounded(cpuRatio.fine),
    };
  } finally {
    await Promise.all(Object.values(products).map((one) => one.stop()));
    graph.close();
  }
}

async function benchUpload(): Promise<Record<string, number>> {
  const graph = await startGraph();
  const bucket = await bundleWorker("bucket");
  const product = await serve(await bundleProduct(directory), CLASSES, graph.url, bucket);
  const bare = await serve(await bundleWorker("bare-upload"), [], graph.url, bucket);
  try {
    const { ours, floor } = await measureUpload(product, bare, Math.round(100 * scale));
    reportBeside("upload of 25 MB", ours.ms, "bare", floor.ms, "ms");
    reportBeside("  most memory of the process", ours.peakMb, "bare", floor.peakMb, "MB");
    return {
      upload_25_mb_ratio: rounded(ours.ms / floor.ms),
      upload_25_mb_peak_ratio: rounded(ours.peakMb / floor.peakMb),
    };
  } finally {
    await Promise.all([product.stop(), bare.stop()]);
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

function reportLatency(what: string, { p50, p99 }: Awaited<ReturnType<typeof measureAgentToGraph>>): void {
  console.log(lineOf(`${what}, p50`, p50, "ms"));
  console.log(lineOf(`${what}, p99`, p99, "ms"));
}

function reportBeside(
  what: string,
  ours: number,
  other: string,
  least: number,
  unit: string,
  ratio = ours / least,
): void {
  const figures = `${ours.toFixed(2)} ${unit}, ${other} ${least.toFixed(2)} ${unit}`;
  console.log(`${what}: ${figures}, ratio ${ratio.toFixed(2)}`);
}
