import puppeteer, { type Browser } from "puppeteer-core";
import { findChrome } from "../../browser/chrome.ts";
import { tokenOf } from "../../measuring/agent.ts";
import { serveEdge, serveFrom, type Listening } from "../edge.ts";
import { post, webhook } from "../meta.ts";
import { servePages } from "../pages.ts";
import { median } from "../../measuring/statistics.ts";
import { PAGE_ID, type Running } from "../../measuring/workerd.ts";

const PSID = "7700110099000001";
const ROUNDS = 5;
/** Far enough that what the browser computes in between is small beside it. */
const FAR_MS = 200;

/**
 * How many round trips to the Worker lie one after the other between the tag and a thread with the list beside it: how
 * much later both are on the screen for each ms that the Worker is further away. Connections count, names (DNS) do not.
 */
export async function measureRoundTrips(
  serveProduct: (variables: Record<string, string>) => Promise<Running>,
  directory: string,
): Promise<number> {
  const pages = await servePages(directory);
  const running = await serveProduct({ ALLOWED_ORIGINS: pages.url });
  const product = running.url;
  for (let n = 0; n < 5; n++)
    await post(product, webhook(PSID, `m_far_${String(n)}`, "Where is my order 4711?"));
  const edge = await serveEdge(directory, product);
  const browser = await puppeteer.launch(await findChrome());
  try {
    const times: { near: number[]; far: number[] } = { near: [], far: [] };
    for (let round = 0; round < ROUNDS; round++) {
      times.near.push(await shownAfter(browser, pages.url, await serveFrom(0, edge.url)));
      times.far.push(await shownAfter(browser, pages.url, await serveFrom(FAR_MS, edge.url)));
    }
    return (median(times.far) - median(times.near)) / FAR_MS;
  } finally {
    await browser.close();
    for (const server of [edge, pages]) server.close();
    await running.stop();
  }
}

/** `worker`: nobody was connected to it yet. */
async function shownAfter(browser: Browser, pages: string, worker: Listening): Promise<number> {
  // A context of its own: no connection, and nothing kept, of the one before.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1_000, height: 700 });
  const told = { token: await tokenOf("kim"), conversation: `${PAGE_ID}:${PSID}` };
  await page.evaluateOnNewDocument((value) => Object.assign(globalThis, { told: value }), told);
  await page.goto(`${pages}/far?worker=${encodeURIComponent(worker.url)}`);
  await page.waitForSelector("html[data-shown-at]");
  const ms = await page.$eval("html", (root) => Number(root.dataset["shownAt"]));
  await context.close();
  worker.close();
  return ms;
}
