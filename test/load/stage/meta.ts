import { localApp, SIMULATOR_APP_ID } from "../../../demo/simulator/identities.ts";
import { startSimulator } from "../../../demo/simulator/server.ts";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import {
  INBOX_FIELDS,
  MESSAGING_PERMISSIONS,
  type AppOptions,
} from "../../../demo/simulator/world/options.ts";
import type { Random } from "../../measuring/random.ts";
import { poster } from "./post.ts";

/** What is told of everything that goes between Meta and the Worker; times of performance.now(), in ms. */
export type Watch = {
  /** A delivery leaves. */
  leaves: (body: string, at: number) => void;
  /** It was answered after `tookMs`; `status` null: not at all. */
  answered: (status: number | null, at: number, tookMs: number) => void;
  /** The Worker asks to send a message. */
  asked: (body: string, at: number) => void;
};

export type Meta = {
  simulator: Simulator;
  /** Of the Graph API, with its version. */
  graphUrl: string;
  watch: Watch;
  /** Deliveries that have no answer yet. */
  inFlight: () => number;
  close: () => Promise<void>;
};

type MetaOptions = {
  /** 0: any free port. */
  port: number;
  host?: string;
  pages: readonly { id: string; token: string }[];
  app?: Pick<AppOptions, "appId" | "appSecret" | "verifyToken">;
  /** Whether the Pages send their events from the start, as they do where the Worker knows them already. */
  isSubscribed: boolean;
  random: Random;
};

/** As Meta's at first; but nobody here waits for an hour to know whether something is lost. */
const RETRY_DELAYS_MS = [0, 1_000, 4_000, ...Array.from({ length: 100 }, () => 8_000)];

const NOTHING: Watch = { leaves: () => undefined, answered: () => undefined, asked: () => undefined };

/** The simulator, whose deliveries and calls can be watched. */
export async function startMeta({
  port,
  host,
  pages,
  app,
  isSubscribed,
  random,
}: MetaOptions): Promise<Meta> {
  const { deliver, close } = poster();
  const meta: Partial<Meta> & { watch: Watch } = { watch: NOTHING };
  let inFlight = 0;
  const options: AppOptions = { ...localApp("http://127.0.0.1:9/webhook"), ...app };
  const fields = isSubscribed ? { subscribedApps: { [options.appId]: INBOX_FIELDS } } : {};
  const running = await startSimulator({
    port,
    ...(host === undefined ? {} : { host }),
    phonePage: false,
    apps: [options],
    pages: pages.map(({ id, token }, index) => ({
      id,
      name: `Northwind ${String(index + 1)}`,
      tokens: [{ token, permissions: MESSAGING_PERMISSIONS }],
      ...fields,
    })),
    customers: [],
    accounts: [],
    businesses: [],
    random: () => random.next(),
    retryDelays: RETRY_DELAYS_MS,
    autopilot: { reads: "always" },
    deliver: async (request) => {
      const at = performance.now();
      const body = await request.clone().text();
      meta.watch.leaves(body, at);
      inFlight += 1;
      let status: number | null = null;
      try {
        const response = await deliver(request);
        status = response.status;
        return response;
      } finally {
        inFlight -= 1;
        meta.watch.answered(status, at, performance.now() - at);
      }
    },
    handle: async (request) => {
      if (request.method !== "POST" || !new URL(request.url).pathname.endsWith("/messages")) return null;
      const at = performance.now();
      const body = await request.text();
      meta.watch.asked(body, at);
      const { url, method, headers } = request;
      return await running.simulator.fetch(new Request(url, { method, headers, body }));
    },
  });
  return Object.assign(meta, {
    simulator: running.simulator,
    graphUrl: `${running.url}/v27.0`,
    inFlight: () => inFlight,
    close: async () => {
      await running.close();
      close();
    },
  });
}

/** Where deliveries of all Pages go. */
export function pointTo({ simulator }: Meta, url: string): void {
  const [app] = Object.keys(simulator.world.state.apps);
  simulator.world.app(app ?? SIMULATOR_APP_ID).callbackUrl = `${url}/webhook`;
}
