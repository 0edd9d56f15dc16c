/** The shop as a program: pages and endpoint on one port of this machine, SQLite behind them, the desk's API beside. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Changes } from "./changes.ts";
import { deskClient, NotNow } from "./desk/client.ts";
import { duties } from "./desk/duties.ts";
import { ENDPOINT_PATH, listen } from "./desk/endpoint.ts";
import { Runner } from "./desk/runner.ts";
import { answer, type Shop } from "./routes.ts";
import type { ShopSettings } from "./settings.ts";
import { Store } from "./store/store.ts";

export type RunningShop = { url: string; store: Store; close(): Promise<void> };

/** Of a body; a delivery of the desk's has a tenth of it at most. */
const BODY_BYTES_MAX = 1 << 20;
/** How long it waits until it looks again whether the desk is there (ms). */
const LOOK_MS = 2_000;

/** Resolves when it serves. The desk may be there later: what is to be told waits. */
export async function startShop(settings: ShopSettings): Promise<RunningShop> {
  const { port, file, desk: at } = settings;
  const store = new Store(file);
  const desk = deskClient(at);
  const changes = new Changes();
  const url = `http://localhost:${String(port)}`;
  const runner = new Runner(store, duties({ store, desk, settings, address: url }), () => changes.tell());
  const shop: Shop = { store, runner, settings, changes };
  const server = createServer((incoming, outgoing) => void serve(shop, port, incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  let isClosed = false;
  let looking: NodeJS.Timeout | undefined;
  const begin = async (): Promise<void> => {
    try {
      await listen(store, desk, `http://127.0.0.1:${String(port)}${ENDPOINT_PATH}`);
      await runner.run();
    } catch (error) {
      if (!(error instanceof NotNow)) console.error("shop: the desk tells it nothing:", error);
      if (!isClosed) looking = setTimeout(() => void begin(), LOOK_MS).unref();
    }
  };
  const beginning = begin();
  return {
    url,
    store,
    async close() {
      isClosed = true;
      clearTimeout(looking);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await beginning;
      await runner.close();
      store.close();
    },
  };
}

async function serve(
  shop: Shop,
  port: number,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  try {
    const response = isOurs(incoming, port)
      ? await answer(shop, await requestOf(incoming, gone.signal))
      : new Response(null, { status: 403 });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (response.body !== null)
      for await (const chunk of response.body)
        if (!outgoing.write(chunk)) await once(outgoing, "drain", { signal: gone.signal });
    outgoing.end();
  } catch (error) {
    if (!gone.signal.aborted) console.error("shop:", error);
    incoming.socket.destroy();
  }
}

/** By a name of this machine's, and a form of a page of the shop's own: other sites in this browser order nothing. */
function isOurs({ method, headers: { host = "", origin } }: IncomingMessage, port: number): boolean {
  const hosts = [`localhost:${String(port)}`, `127.0.0.1:${String(port)}`];
  if (!hosts.includes(host)) return false;
  return method === "GET" || origin === undefined || origin === `http://${host}`;
}

/** @throws Error of a body that is too large */
async function requestOf(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  const { method = "GET", url = "/" } = incoming;
  const address = new URL(url, `http://${incoming.headers.host ?? "localhost"}`);
  if (method === "GET" || method === "HEAD") return new Request(address, { method, headers, signal });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw new Error("a body that is too large");
    chunks.push(chunk);
  }
  return new Request(address, { method, headers, signal, body: Buffer.concat(chunks) });
}
