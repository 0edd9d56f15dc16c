import { DurableObject } from "cloudflare:workers";
import { itemsOf } from "./signed-items.ts";

/**
 * The least that a durable channel could do, measured beside the product: verify, parse, and for each item call a
 * SQLite object named page:PSID that inserts one row with a unique mid. For latencies the same object holds the
 * socket and sends one frame, or calls Graph once.
 */
type Env = {
  FLOOR: DurableObjectNamespace<Floor>;
  FACEBOOK_APP_SECRET: string;
  FACEBOOK_GRAPH_URL: string;
};

export class Floor extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.storage.sql.exec("CREATE TABLE IF NOT EXISTS message (mid TEXT PRIMARY KEY, text TEXT NOT NULL)");
  }

  ingest(mid: string, text: string): void {
    const sql = "INSERT INTO message (mid, text) VALUES (?, ?) ON CONFLICT DO NOTHING";
    this.ctx.storage.sql.exec(sql, mid, text);
    const frame = JSON.stringify({ mid, text });
    for (const socket of this.ctx.getWebSockets()) socket.send(frame);
  }

  override fetch(): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  override async webSocketMessage(_socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    const response = await fetch(`${this.env.FACEBOOK_GRAPH_URL}/10150001/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: message,
    });
    await response.text();
  }
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname === "/socket")
      return await env.FLOOR.getByName(url.searchParams.get("name") ?? "").fetch(request);
    const items = await itemsOf(request, env.FACEBOOK_APP_SECRET);
    if (items === null) return new Response(null, { status: 403 });
    await Promise.all(items.map(({ name, mid, text }) => env.FLOOR.getByName(name).ingest(mid, text)));
    return new Response("ok");
  },
} satisfies ExportedHandler<Env>;
