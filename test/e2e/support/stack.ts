/**
 * Worker, simulator and browser for tests: one of each for all files, which keep apart by their customers and by what a
 * browser keeps for them. A file that ends processes or spoils the Page has a stack of its own.
 */
import { join } from "node:path";
import { launch, type Browser, type BrowserContext } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { LocalRun } from "../../../demo/local/local-run.ts";
import { freePort } from "../../../demo/local/ports.ts";
import { until } from "../../../demo/local/wait.ts";
import { SIMULATOR_PAGE_ID } from "../../../demo/simulator/identities.ts";
import { findChrome } from "../../browser/chrome.ts";
import { settle } from "../../browser/hostile.ts";
import { Desk } from "./desk.ts";
import { hostOrigin } from "./host.ts";
import { Phone } from "./phone.ts";

type Stack = {
  run: LocalRun;
  /** Opens the demo as this agent. */
  openDesk(agent: string): Promise<Desk>;
  /** A customer nobody has met, with the phone in hand. */
  newCustomer(): Promise<Phone>;
  /** Where the test may put pages of demo/embedding, for the simulator's host to serve. */
  examples: string;
  /** Opens any page in a tab that is closed after the test. */
  openTab(url: string): Promise<Awaited<ReturnType<Browser["newPage"]>>>;
};

/** As long as `expect.poll()` looks: puppeteer's own half minute is over before a busy machine has opened a page. */
export const PATIENCE_MS = 90_000;

type Parts = { run: LocalRun; examples: string };

/** Of this process, which runs one file after the other. They end with it, whatever way it ends. */
const shared: { parts?: Promise<Parts>; browser?: Promise<Browser>; people: number } = { people: 0 };

/**
 * Gives a file of tests its stack.
 * @param of `own`: processes that no other file meets
 * @param secrets of their Worker, beside those of a local run
 */
export function useStack(of: "all" | "own" = "all", secrets: Record<string, string> = {}): () => Stack {
  let parts: Parts | undefined;
  let context: BrowserContext | undefined;

  beforeAll(async () => {
    parts = await (of === "own" ? startParts("own", secrets) : (shared.parts ??= startParts("all")));
    context = await newBrowserContext();
  });

  afterEach(async () => {
    for (const page of (await context?.pages()) ?? []) await page.close();
  });

  afterAll(async () => {
    await context?.close();
    if (of === "own") await parts?.run.close();
    // What a file ordered and did not get is no other's.
    else parts?.run.simulator.faults.clear();
  });

  const openTab: Stack["openTab"] = async (url) => {
    const page = await settle(await require(context).newPage());
    page.setDefaultTimeout(PATIENCE_MS);
    await page.setViewport({ width: 1440, height: 900 });
    await page.goto(url);
    return page;
  };
  return () => {
    const { run, examples } = require(parts);
    return {
      run,
      examples,
      openTab,
      openDesk: async (agent) => new Desk(await openTab(`${run.url}/?agent=${agent}`)),
      newCustomer: async () => {
        // No two of the same name, and none whose name is in another's.
        const lastName = `Marlow-${String(++shared.people).padStart(3, "0")}`;
        const [customer] = run.simulator.addCustomers([{ lastName }]);
        const { psid, firstName } = require(customer);
        const page = await openTab(`${run.simulatorUrl}/?customer=${psid}`);
        return new Phone(page, `${firstName} ${lastName}`, psid, `${SIMULATOR_PAGE_ID}:${psid}`);
      },
    };
  };
}

/** The browser of this process as somebody has it whom no other file knows. */
export async function newBrowserContext(): Promise<BrowserContext> {
  return await (await (shared.browser ??= findChrome().then(launch))).createBrowserContext();
}

async function startParts(of: "all" | "own", secrets: Record<string, string> = {}): Promise<Parts> {
  const { root, bundle, own, ...built } = inject("stack");
  const { assets, simulatorPort } = of === "own" ? own : built;
  const port = await freePort();
  const stateDir = join(root, String(port));
  const examples = join(stateDir, "embedding");
  const origins = [hostOrigin()];
  const run = await LocalRun.start({
    ...{ port, simulatorPort, stateDir, assets, bundle, origins, examples },
    agents: secrets,
  });
  const isSubscribed = (): boolean => Object.keys(run.simulator.page().state.subscribedApps).length > 0;
  await until("the Page to be subscribed", 90_000, isSubscribed);
  return { run, examples };
}

function require<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("used before it was started");
  return value;
}
