/**
 * The simulator as a local server under Node: HTTP to Request and back, a destroyed socket where a fault wants a
 * broken connection, a state file, and the phone page at `/`. Loopback only: it would answer anybody.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { LOCAL_CUSTOMERS, localApp, SIMULATOR_APP_ID } from "./identities.ts";
import { localWorld, settleIn } from "./local-world.ts";
import { ConnectionDropped } from "./graph/errors.ts";
import { buildPhonePage, type PhoneFile } from "./phone/bundle.ts";
import { buildPlugins } from "./plugins/bundle.ts";
import type { FetchMedia } from "./graph/media.ts";
import { Simulator, type SimulatorOptions } from "./simulator.ts";
import { StateFile } from "./state-file.ts";

export type ServerOptions = {
  /** 0: any free port. */
  port: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** The Worker's webhook. Default `http://localhost:8787/webhook`. */
  callbackUrl?: string;
  /** Keeps the simulator's state across restarts. Default: none is kept. */
  stateFile?: string;
  /** Whether to build and serve the phone page, and the scripts of the plugins. Default true. */
  phonePage?: boolean;
  /** Asked before everything else; null leaves the request to the simulator. */
  handle?: (request: Request) => Promise<Response | null>;
} & Partial<SimulatorOptions>;

export type RunningSimulator = {
  /** e.g. `http://127.0.0.1:8788`. The Graph API is at `<url>/v27.0`. */
  url: string;
  simulator: Simulator;
  /** Saves the state and ends every connection. */
  close(): Promise<void>;
};

export async function startSimulator(options: ServerOptions): Promise<RunningSimulator> {
  const { port, host = "127.0.0.1", callbackUrl = "http://localhost:8787/webhook", ...rest } = options;
  const { stateFile, phonePage = true, handle, ...simulatorOptions } = rest;
  const isLocal = simulatorOptions.apps === undefined && simulatorOptions.pages === undefined;
  const simulator = new Simulator({
    ...localWorld(callbackUrl),
    // Whoever has Pages of their own has nobody else's.
    ...(isLocal
      ? {}
      : { apps: [localApp(callbackUrl)], customers: LOCAL_CUSTOMERS, accounts: [], businesses: [] }),
    fetchMedia: fromThisMachine,
    ...simulatorOptions,
  });
  const state = stateFile === undefined ? null : new StateFile(stateFile, simulator);
  await state?.load();
  // The state may come from a run with other ports, or of an older simulator.
  if (isLocal) settleIn(simulator.world, callbackUrl, simulator.now());
  else if (simulatorOptions.apps === undefined)
    simulator.world.app(SIMULATOR_APP_ID).callbackUrl = callbackUrl;
  const files = new Map<string, PhoneFile>(
    phonePage ? [...(await buildPhonePage()), ...(await buildPlugins())] : [],
  );
  const answer = async (request: Request): Promise<Response> =>
    (await handle?.(request)) ?? (await simulator.fetch(request));
  const server = createServer((incoming, outgoing) => void serve(answer, files, incoming, outgoing));
  // What is sent on a connection just as it is ended for being idle is lost, and looks like an answer that never came.
  server.keepAliveTimeout = IDLE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const url = `http://${host}:${address.port}`;
  simulator.mediaOrigin ??= url;
  return {
    url,
    simulator,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await state?.close();
    },
  };
}

/** Files of a Worker on this machine. What lies elsewhere the phone page gets itself, where there is a network. */
const fromThisMachine: FetchMedia = (url, signal) => {
  const { protocol, hostname } = new URL(url);
  const isHere = protocol === "http:" && ["localhost", "127.0.0.1"].includes(hostname);
  return isHere ? fetch(url, { signal }) : null;
};

/** A connection stays so long without a word: longer than whoever calls keeps it. */
const IDLE_MS = 10 * 60_000;

/** Any page may call: it only plays a part on this machine. */
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST, PUT, DELETE",
  "access-control-allow-headers": "authorization, content-type",
};

async function serve(
  answer: (request: Request) => Promise<Response>,
  files: ReadonlyMap<string, PhoneFile>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  try {
    const response =
      incoming.method === "OPTIONS"
        ? new Response(null, { status: 204 })
        : (pageFile(files, incoming) ?? (await answer(toRequest(incoming, gone.signal))));
    outgoing.writeHead(response.status, { ...CORS, ...Object.fromEntries(response.headers) });
    if (response.body === null) outgoing.end();
    else {
      for await (const chunk of response.body) {
        if (!outgoing.write(chunk)) await once(outgoing, "drain", { signal: gone.signal });
      }
      outgoing.end();
    }
  } catch (error) {
    // A broken connection: ordered by a fault, or the caller's own doing.
    if (!gone.signal.aborted && !(error instanceof ConnectionDropped)) console.error("simulator:", error);
    incoming.socket.destroy();
  }
}

function pageFile(files: ReadonlyMap<string, PhoneFile>, incoming: IncomingMessage): Response | null {
  const file = files.get(new URL(incoming.url ?? "/", "http://local").pathname);
  if (incoming.method !== "GET" || file === undefined) return null;
  return new Response(file.content, { headers: { "content-type": file.type, "cache-control": "no-store" } });
}

function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const method = incoming.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "localhost"}`), {
    method,
    headers,
    signal,
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: "half" } : {}),
  });
}
