import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { findChrome } from "../../browser/chrome.ts";
import type { Bench } from "../page/main.ts";
import { servePages } from "../pages.ts";
import { median, quantile, rounded } from "../../measuring/statistics.ts";

/** The sizes that are compared: what everybody has, and the largest that should feel the same. */
const FEW = 50;
const ENTRIES = 10_000;
const CONVERSATIONS = 5_000;
const PER_SECOND = 100;
const KEY_PAUSE_MS = 150;
/** The list stands beside the thread. */
const WIDE = { width: 1_000, height: 700 };

type Held = {
  openMs: number;
  frames: number;
  longFrames: number;
  longestMs: number;
  heapMb: number;
  elements: number;
};
type Flood = {
  messages: number;
  over50: number;
  over100: number;
  longestMs: number;
  keyP50: number;
  keyP95: number;
};
/** What page.evaluate runs there. */
declare const bench: Bench;

type BrowserFigures = Record<string, number>;

/**
 * The element in Chromium, at a desk inside of the page. `scale` below 1 takes fewer loads and a shorter flood. Each
 * large figure has that of 50 entries or conversations beside it, of the same run.
 */
export async function measureBrowser(directory: string, scale: number): Promise<BrowserFigures> {
  const server = await servePages(directory);
  const browser = await puppeteer.launch(await findChrome());
  try {
    const first = await measureFirstThread(browser, server.url, Math.max(5, Math.round(20 * scale)));
    const flooded = Math.round(30_000 * scale);
    const many = await measureThread(browser, server.url, ENTRIES, 0, flooded);
    const few = await measureThread(browser, server.url, FEW, many.held.frames, flooded);
    const pictures = await measurePictures(browser, server.url, few.held.frames);
    const list = await measureList(browser, server.url, CONVERSATIONS, 0);
    const shortList = await measureList(browser, server.url, FEW, list.frames);
    return {
      first_thread_ms: rounded(first.gadget),
      first_thread_ratio: rounded(first.gadget / first.floor),
      first_thread_floor_ms: rounded(first.floor),
      first_thread_script_bytes: first.scriptBytes,
      ...heldFigures("thread", few.held, many.held),
      ...heldFigures("pictures", many.held, pictures, "words"),
      ...heldFigures("list", shortList, list),
      ...floodFigures(few.flood, many.flood),
    };
  } finally {
    await browser.close();
    server.close();
  }
}

/** From the start of the navigation until a thread of 50 entries and the list are on the screen, beside 50 plain rows of Lit. */
async function measureFirstThread(browser: Browser, url: string, rounds: number) {
  const gadget: Shown[] = [];
  const floor: Shown[] = [];
  for (let round = 0; round < rounds; round++) {
    gadget.push(await shownAfter(browser, `${url}/first-thread`));
    floor.push(await shownAfter(browser, `${url}/floor`));
  }
  return {
    gadget: median(gadget.map(({ ms }) => ms)),
    floor: median(floor.map(({ ms }) => ms)),
    scriptBytes: Math.max(...gadget.map(({ scriptBytes }) => scriptBytes)),
  };
}

/** `scriptBytes`: all script of the element that was asked for until then, compressed. */
type Shown = { ms: number; scriptBytes: number };

async function shownAfter(browser: Browser, url: string): Promise<Shown> {
  const page = await browser.newPage();
  await page.setViewport(WIDE);
  await page.setCacheEnabled(false);
  await page.goto(url);
  await page.waitForSelector("html[data-shown-at]");
  // What was asked for just before has its size only once it is there.
  await page.waitForNetworkIdle();
  const shown = await page.$eval("html", (root) => {
    const ms = Number(root.dataset["shownAt"]);
    const scripts = (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).filter(
      ({ name, startTime }) => startTime < ms && /\/gadget\.js$|\/chunks\//.test(name),
    );
    return { ms, scriptBytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) };
  });
  await page.close();
  return shown;
}

async function measureThread(
  browser: Browser,
  url: string,
  entries: number,
  frames: number,
  floodMs: number,
) {
  const page = await openPage(browser, url);
  const held = await measureHeld(page, FEW, entries, frames);
  const flood = await measureFlood(page, floodMs);
  await page.close();
  return { held, flood };
}

/** The same thread, each of its entries a picture. */
async function measurePictures(browser: Browser, url: string, frames: number): Promise<Held> {
  const page = await openPage(browser, url);
  // Warm: what shows pictures is loaded with the first one.
  await page.evaluate(() => bench.open(50, 50, true));
  await page.waitForNetworkIdle();
  const held = await measureHeld(page, FEW, ENTRIES, frames, true);
  await page.close();
  return held;
}

async function measureList(
  browser: Browser,
  url: string,
  conversations: number,
  frames: number,
): Promise<Held> {
  const page = await openPage(browser, url);
  const held = await measureHeld(page, conversations, 0, frames);
  await page.close();
  return held;
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport(WIDE);
  await page.goto(`${url}/main`);
  await page.waitForFunction(
    () => "bench" in globalThis && customElements.get("fb-chat-gadget") !== undefined,
  );
  // Warm: the first one pays for compiling, and is measured apart.
  await page.evaluate(() => bench.open(50, 50));
  return page;
}

/** `frames`: how many the scrolling takes at least, so that both sides have met as much else on the machine. */
async function measureHeld(
  page: Page,
  conversations: number,
  entries: number,
  frames: number,
  hasPictures = false,
): Promise<Held> {
  const openMs = await page.evaluate(
    (rows, held, arePictures) => bench.open(rows, held, arePictures),
    conversations,
    entries,
    hasPictures,
  );
  await page.evaluate(() => bench.loadAll());
  const { count, over50, longestMs } = await page.evaluate((least) => bench.scroll(least), frames);
  const elements = await page.evaluate(() => bench.countElements());
  const session = await page.createCDPSession();
  await session.send("HeapProfiler.collectGarbage");
  const { JSHeapUsedSize = NaN } = await page.metrics();
  return { openMs, frames: count, longFrames: over50, longestMs, heapMb: JSHeapUsedSize / 1e6, elements };
}

/** Messages come in while somebody types. */
async function measureFlood(page: Page, ms: number): Promise<Flood> {
  await page.evaluate(() => bench.listenToKeys());
  let isOver = false;
  const flooding = page
    .evaluate((perSecond, length) => bench.flood(perSecond, length), PER_SECOND, ms)
    .finally(() => (isOver = true));
  while (!isOver) {
    await page.keyboard.press("a");
    await new Promise((resolve) => setTimeout(resolve, KEY_PAUSE_MS));
  }
  const { messages, over50, over100, longestMs } = await flooding;
  const times = await page.evaluate(() => bench.keyTimes);
  return {
    messages,
    over50,
    over100,
    longestMs,
    keyP50: quantile(times, 0.5),
    keyP95: quantile(times, 0.95),
  };
}

/** `beside`: what `few` are. */
function heldFigures(what: string, few: Held, many: Held, beside = "50"): BrowserFigures {
  return {
    [`${what}_open_ms`]: rounded(many.openMs),
    [`${what}_open_ratio`]: rounded(many.openMs / few.openMs),
    [`${what}_scroll_frames`]: many.frames,
    [`${what}_scroll_long_frames`]: many.longFrames,
    [`${what}_scroll_long_frames_of_${beside}`]: few.longFrames,
    [`${what}_scroll_longest_frame_ms`]: rounded(many.longestMs),
    [`${what}_scroll_longest_frame_ms_of_${beside}`]: rounded(few.longestMs),
    [`${what}_heap_mb`]: rounded(many.heapMb),
    [`${what}_heap_mb_of_${beside}`]: rounded(few.heapMb),
    [`${what}_elements`]: many.elements,
    [`${what}_elements_ratio`]: rounded(many.elements / few.elements),
  };
}

function floodFigures(few: Flood, many: Flood): BrowserFigures {
  return {
    flood_messages: many.messages,
    flood_frames_over_100: many.over100,
    flood_frames_over_50: many.over50,
    flood_frames_over_50_of_50: few.over50,
    flood_frames_over_100_of_50: few.over100,
    flood_longest_frame_ms: rounded(many.longestMs),
    flood_key_p50_ms: rounded(many.keyP50),
    flood_key_p95_ms: rounded(many.keyP95),
    flood_key_p50_ratio: rounded(many.keyP50 / few.keyP50),
  };
}
