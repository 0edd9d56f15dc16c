/**
 * `npm run dashboard`: the Grafana dashboard and the alert rules, before a Prometheus that scrapes a local Worker under the simulator's load. Prints of
 * each panel what it has, and of each rule whether it can be evaluated; draws all panels as one picture.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import puppeteer from "puppeteer-core";
import { mintToken } from "../../demo/local/agents.ts";
import { addressFrom, countFrom, readCommandLine, refuse } from "../../demo/local/command-line.ts";
import { whenNpmIsGone } from "../../demo/local/parent.ts";
import { reasonOf } from "../../demo/local/reason.ts";
import { findChrome } from "../browser/chrome.ts";
import { pageOf, type Drawn } from "./drawing.ts";
import { panelsOf } from "./panels.ts";
import { checkRules, Prometheus } from "./prometheus.ts";
import { traffic } from "./traffic.ts";

const { values } = readCommandLine(
  {
    call: "npm run dashboard",
    does:
      "The Grafana dashboard and the alert rules, before a Prometheus that scrapes the Worker of npm start under load: prints of each panel what it has, " +
      "of each rule whether it can be evaluated, and draws all panels as one picture. Needs prometheus and promtool.",
    example: "npm run dashboard -- --minutes 2",
  },
  {
    options: {
      check: { type: "boolean", default: false, tells: "asks promtool of the rules alone; needs no Worker" },
      worker: {
        type: "string",
        value: "URL",
        default: "http://localhost:8787",
        tells: "where the Worker is",
      },
      simulator: {
        type: "string",
        value: "URL",
        default: "http://localhost:8788",
        tells: "where the simulator is",
      },
      page: { type: "string", value: "ID", default: "10150001", tells: "the Page to which customers write" },
      minutes: { type: "string", value: "MINUTES", default: "8", tells: "how long they write, at least 1" },
      port: { type: "string", value: "N", default: "9090", tells: "on which Prometheus listens" },
      out: { type: "string", value: "FILE", default: "dist/dashboard.png", tells: "the picture" },
    },
  },
);
const worker = addressFrom("--worker", values.worker).origin;
const simulator = addressFrom("--simulator", values.simulator).origin;
const minutes = countFrom("--minutes", values.minutes, 1);
const port = countFrom("--port", values.port, 1, 65_535);

whenNpmIsGone(() => process.exit(1));
checkRules();
console.log("promtool: the rules can be read, and their tests pass.");
if (!values.check) await draw();

async function draw(): Promise<void> {
  const { page } = values;
  const prometheus = await Prometheus.start(new URL(worker).host, await keyOf(), port);
  try {
    const from = Date.now() / 1000;
    const stop = new AbortController();
    const isOver = new Promise((done) => setTimeout(done, minutes * 60_000));
    const load = traffic({ worker, simulator, page }, stop.signal);
    console.log(`Customers write and agents answer for ${String(minutes)} minutes …`);
    await Promise.race([isOver, load]);
    const until = Date.now() / 1000;
    const drawn: Drawn[] = [];
    for (const panel of panelsOf()) drawn.push({ panel, lines: await prometheus.lines(panel, from, until) });
    stop.abort();
    await load;
    for (const { panel, lines } of drawn)
      console.log(`${lines.length === 0 ? "none" : String(lines.length).padStart(4)}  ${panel.title}`);
    const rules = await prometheus.rules();
    for (const { name, state, health, lastError = "" } of rules)
      console.log(`${health.padEnd(4)}  ${name}: ${state} ${lastError}`);
    await photograph(pageOf(drawn, `${String(minutes)} minutes of the simulator's load`), values.out);
    console.log(`${values.out}: ${String(drawn.length)} panels`);
  } finally {
    await prometheus.stop();
  }
}

/** A key that reads metrics, of an administrator of this desk's. */
async function keyOf(): Promise<string> {
  const token = await mintToken({ sub: "dashboard", name: "Dashboard", role: "admin" });
  const response = await fetch(`${worker}/api/v1/admin/apiKey.create`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    body: JSON.stringify({ name: "Dashboard", scopes: ["metrics:read"] }),
    signal: AbortSignal.timeout(60_000),
  }).catch((error: unknown) =>
    refuse(
      `${worker} does not answer (${reasonOf(error)}). Start it by npm start, or say where it is: --worker URL`,
    ),
  );
  if (!response.ok)
    refuse(`${worker} makes no key: HTTP ${String(response.status)} ${await response.text()}`);
  const { result } = (await response.json()) as { result: { key: string | null } };
  return result.key ?? refuse("The key was made before, and is told once.");
}

async function photograph(page: string, out: string): Promise<void> {
  const browser = await puppeteer.launch(await findChrome());
  try {
    const tab = await browser.newPage();
    await tab.setViewport({ width: 1272, height: 900 });
    await tab.setContent(page);
    await mkdir(dirname(out), { recursive: true });
    await writeFile(out, await tab.screenshot({ fullPage: true, type: "png" }));
  } finally {
    await browser.close();
  }
}
