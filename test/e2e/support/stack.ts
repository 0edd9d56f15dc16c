/** Worker, simulator and a browser of its own for one file of tests. */
import { join } from "node:path";
import { launch, type Browser } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { LocalRun } from "../../../demo/local/local-run.ts";
import { freePort } from "../../../demo/local/ports.ts";
import { until } from "../../../demo/local/wait.ts";
import { SIMULATOR_PAGE_ID } from "../../../demo/simulator/identities.ts";
import { findChrome } from "../../browser/chrome.ts";
import { settle } from "../../browser/hostile.ts";
import { Desk } from "./desk.ts";
import { Phone } from "./phone.ts";

type Stack = {
  run: LocalRun;
  browser: Browser;
  /** Opens the demo as this agent. */
  openDesk(agent: string): Promise<Desk>;
  /** A customer nobody has met, with the phone in hand. */
  newCustomer(): Promise<Phone>;
  /** Where the test may put pages of demo/embedding, for the simulator's host to serve. */
  examples: string;
  /** Opens any page in a tab that is closed after the test. */
  openTab(url: string): Promise<Awaited<ReturnType<Browser["newPage"]>>>;
};

type StackOptions = {
  /** Origins beside the demo's own that may embed the gadget. */
  origins?: () => Promise<string[]>;
};

/** Starts everything before the tests of a file, and ends it after them. */
export function useStack(options: StackOptions = {}): () => Stack {
  const parts: { run?: LocalRun; browser?: Browser; examples?: string } = {};

  beforeAll(async () => {
    const { root, assets, bundle, simulatorPort } = inject("stack");
    const port = await freePort();
    const stateDir = join(root, String(port));
    const origins = (await options.origins?.()) ?? [];
    const examples = (parts.examples = join(stateDir, "embedding"));
    parts.run = await LocalRun.start({
      port,
      simulatorPort,
      stateDir,
      assets,
      bundle,
      origins,
      examples,
    });
    parts.browser = await launch(await findChrome());
    const { simulator } = parts.run;
    const isSubscribed = (): boolean => Object.keys(simulator.page().state.subscribedApps).length > 0;
    await until("the Page to be subscribed", 20_000, isSubscribed);
  }, 90_000);

  afterEach(async () => {
    const pages = (await parts.browser?.pages()) ?? [];
    // The last tab stays, or the browser ends with it.
    for (const page of pages.slice(1)) await page.close();
  });

  afterAll(async () => {
    await parts.browser?.close();
    await parts.run?.close();
  }, 30_000);

  const openTab: Stack["openTab"] = async (url) => {
    const page = await settle(await require(parts.browser).newPage());
    await page.setViewport({ width: 1440, height: 900 });
    await page.goto(url);
    return page;
  };
  return () => {
    const [run, browser] = [require(parts.run), require(parts.browser)];
    return {
      run,
      browser,
      examples: require(parts.examples),
      openTab,
      openDesk: async (agent) => new Desk(await openTab(`${run.url}/?agent=${agent}`)),
      newCustomer: async () => {
        const [customer] = run.simulator.addCustomers(1);
        const { psid, firstName, lastName } = require(customer);
        const page = await openTab(`${run.simulatorUrl}/?customer=${psid}`);
        return new Phone(page, `${firstName} ${lastName}`, psid, `${SIMULATOR_PAGE_ID}:${psid}`);
      },
    };
  };
}

function require<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("used before it was started");
  return value;
}
