import { exports } from "cloudflare:workers";
import { afterEach, beforeEach, vi } from "vitest";
import { Simulator } from "../../../demo/simulator/simulator.ts";
import { INBOX_FIELDS, type AppOptions, type PageOptions } from "../../../demo/simulator/world/options.ts";
import {
  APP_ID,
  APP_SECRET,
  ORIGIN,
  OWN_APP,
  OWN_APP_PAGE,
  PAGE_ID,
  PAGE_TOKEN,
  SECOND_PAGE,
  VERIFY_TOKEN,
} from "./env.ts";

/** Between tests nobody answers: alarms that are still due must not go to the network. */
globalThis.fetch = () => Promise.reject(new TypeError("there is no network in tests"));

let psidCount = 0;

/** A PSID that no other test of this file uses: objects live as long as the file. */
export function newPsid(): string {
  psidCount += 1;
  return `77001100220${String(100_000 + psidCount)}`;
}

export function callWorker(request: Request): Promise<Response> {
  return (exports as { default: Fetcher }).default.fetch(request);
}

/**
 * Puts the simulator behind `fetch` for each test of the file. Webhooks pile up in `meta.outgoing` until the
 * test delivers them.
 */
export function useMeta(world: "one Page" | "several Pages" = "one Page"): { readonly current: Simulator } {
  let simulator = newSimulator(world);
  beforeEach(() => {
    simulator = newSimulator(world);
    vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => {
      return simulator.fetch(new Request(input, init));
    });
  });
  afterEach(() => {
    simulator.faults.clear();
    vi.restoreAllMocks();
  });
  return {
    get current() {
      return simulator;
    },
  };
}

const SEVERAL: { apps: AppOptions[]; pages: PageOptions[] } = {
  apps: [{ ...OWN_APP, callbackUrl: `${ORIGIN}/webhook/${OWN_APP_PAGE.id}` }],
  pages: [
    { id: SECOND_PAGE.id, name: "Southwind Indoor", accessToken: SECOND_PAGE.token },
    {
      id: OWN_APP_PAGE.id,
      name: "Eastwind Garden",
      accessToken: "EAAof-the-other-app",
      tokens: [{ token: OWN_APP_PAGE.token, appId: OWN_APP.appId }],
    },
  ],
};

function newSimulator(world: "one Page" | "several Pages"): Simulator {
  const more = world === "one Page" ? { apps: [], pages: [] } : SEVERAL;
  return new Simulator({
    mode: "manual",
    apps: [
      {
        appId: APP_ID,
        appSecret: APP_SECRET,
        verifyToken: VERIFY_TOKEN,
        callbackUrl: `${ORIGIN}/webhook`,
      },
      ...more.apps,
    ],
    pages: [
      {
        id: PAGE_ID,
        name: "Northwind Outdoor",
        accessToken: PAGE_TOKEN,
        subscribedApps: { [APP_ID]: INBOX_FIELDS },
      },
      ...more.pages,
    ],
    deliver: callWorker,
  });
}

/** A customer of the Page with a fresh PSID. */
export function aCustomer(simulator: Simulator, firstName = "Ada"): ReturnType<Simulator["customer"]> {
  const psid = newPsid();
  simulator.addCustomers([{ psid, firstName, lastName: "Marlow" }]);
  return simulator.customer(psid);
}

/** Delivers everything that waits, in order; each must be accepted. */
export async function deliverAll(simulator: Simulator): Promise<void> {
  for (const webhook of await simulator.takeOutgoing()) {
    const { url, body, headers } = webhook;
    const response = await callWorker(new Request(url, { method: "POST", body, headers }));
    if (response.status !== 200) throw new Error(`webhook answered ${String(response.status)}`);
  }
}
