/**
 * `npm run dashboard`: the Grafana dashboard and the alert rules, before a Prometheus that scrapes a local Worker under the simulator's load. Prints of
 * each panel what it has, and of each rule whether it can be evaluated; draws all panels as one picture.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import puppeteer from "puppeteer-core";
import { mintToken } from "../../demo/local/agents.ts";
import { countFrom, readCommandLine, refuse } from "../../demo/local/command-line.ts";
import { findChrome } from "../browser/chrome.ts";
import { pageOf, type Drawn } from "./drawing.ts";
import { panelsOf } from "./panels.ts";
import { checkRules, Prometheus } from "./prometheus.ts";
import { traffic } from "./traffic.ts";

const USAGE = `npm run dashboard -- [--check] [--worker URL] [--simulator URL] [--minutes 8] [--port 9090] [--out dist/dashboard.png]
Needs Prometheus, and beside it "npm start". --check asks promtool of the rules alone.`;
const { values } = readCommandLine(USAGE, {
  options: {
    check: { type: "boolean", default: false },
    worker: { type: "string", default: "http://localhost:8787" },
    simulator: { type: "string", default: "http://localhost:8788" },
    page: { type: "string", default: "10150001" },
    minutes: { type: "string", default: "8" },
    port: { type: "string", default: "9090" },
    out: { type: "string", default: "dist/dashboard.png" },
  },
});

checkRules();
console.log("promtool: the rules can be read, and their tests pass.");
if (!values.check) await draw();

async function draw(): Promise<void> {
  const { worker, simulator, page } = values;
  const minutes = countFrom("--minutes", values.minutes, 1);
  const prometheus = await Prometheus.start(new URL(worker).host, await keyOf(worker), Number(values.port));
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
async function keyOf(worker: string): Promise<string> {
  const token = await mintToken({ sub: "dashboard", name: "Dashboard", role: "admin" });
  const response = await fetch(`${worker}/api/v1/admin/apiKey.create`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    body: JSON.stringify({ name: "Dashboard", scopes: ["metrics:read"] }),
  });
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
