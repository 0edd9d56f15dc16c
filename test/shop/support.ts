/** A desk that answers what a test wants, and a shop without pages. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { placeOrder } from "../../demo/shop/deeds.ts";
import { hear } from "../../demo/shop/desk/hears.ts";
import { linesOf, readBasket } from "../../demo/shop/rules/basket.ts";
import { messengerAt, type ShopSettings } from "../../demo/shop/settings.ts";
import type { KeptOrder } from "../../demo/shop/store/orders.ts";
import { type Store } from "../../demo/shop/store/store.ts";

export const CONVERSATION = "10150001:7700110022003301";
export const NOW = Date.parse("2026-11-30T20:00:00Z");

export type Call = { method: string; path: string; key: string | null; body: unknown };
export type Desk = { url: string; calls: Call[]; close(): Promise<void> };
/** A status and a body; null: it breaks off the connection. */
export type Said = { status: number; body: unknown } | null;

export async function aDesk(answer: (call: Call) => Said): Promise<Desk> {
  const calls: Call[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const text = Buffer.concat(chunks).toString();
      const call = {
        method: incoming.method ?? "",
        path: decodeURIComponent((incoming.url ?? "").replace("/api/v1", "")),
        key: (incoming.headers["idempotency-key"] as string | undefined) ?? null,
        body: text === "" ? null : (JSON.parse(text) as unknown),
      };
      calls.push(call);
      const said = answer(call);
      if (said === null) return void incoming.socket.destroy();
      outgoing.writeHead(said.status, { "content-type": "application/json" });
      outgoing.end(said.body === undefined ? "" : JSON.stringify(said.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    calls,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

export function settingsWith(url: string): ShopSettings {
  const messenger = messengerAt("http://localhost:8788");
  return {
    port: 0,
    file: ":memory:",
    desk: { url, key: "fbk_main_x" },
    page: "10150001",
    app: "1",
    messenger,
  };
}

export function anOrder(store: Store, checkout = "checkout-1", email = "ada@example.com"): KeptOrder {
  const lines = linesOf(readBasket("tent:1.layer:2"));
  return placeOrder(store, { checkout, name: "Ada Marlow", email, town: "Leeds", lines }, NOW);
}

/** The desk tells it something, once more under the same id where the test says so. */
export function told(
  store: Store,
  type: string,
  data: object,
  event = `evt_${crypto.randomUUID()}`,
): boolean {
  const about = { conversation: CONVERSATION, customer: { name: "Ada Marlow", label: "Ada Marlow" } };
  return hear(store, event, { type, data: { ...about, ...data } }, NOW);
}

/** Who ordered came by the order's link. */
export function come(store: Store, { number }: KeptOrder, conversation = CONVERSATION): void {
  told(store, "reference.used", { conversation, reference: { kind: "Order", value: number } });
}

export function wrote(store: Store, text: string, id = 41, event?: string): boolean {
  return told(
    store,
    "message.received",
    { message: { id, at: NOW, content: { kind: "text", text, rest: [] } } },
    event,
  );
}
