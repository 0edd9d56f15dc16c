import { DurableObject } from "cloudflare:workers";

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

type Item = { sender: { id: string }; message: { mid: string; text: string } };
type Body = { entry: { id: string; messaging: Item[] }[] };

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

let key: Promise<CryptoKey> | null = null;

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname === "/socket") {
      return await env.FLOOR.getByName(url.searchParams.get("name") ?? "").fetch(request);
    }
    const encoder = new TextEncoder();
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    key ??= crypto.subtle.importKey("raw", encoder.encode(env.FACEBOOK_APP_SECRET), algorithm, false, [
      "verify",
    ]);
    const body = await request.arrayBuffer();
    const hex = request.headers.get("X-Hub-Signature-256")?.slice("sha256=".length) ?? "";
    const signature = Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
    if (!(await crypto.subtle.verify("HMAC", await key, signature, body)))
      return new Response(null, { status: 403 });
    const { entry } = JSON.parse(new TextDecoder().decode(body)) as Body;
    const calls = entry.flatMap(({ id, messaging }) =>
      messaging.map(({ sender, message }) =>
        env.FLOOR.getByName(`${id}:${sender.id}`).ingest(message.mid, message.text),
      ),
    );
    await Promise.all(calls);
    return new Response("ok");
  },
} satisfies ExportedHandler<Env>;
