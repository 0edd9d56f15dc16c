import { DurableObject } from "cloudflare:workers";
import { itemsOf } from "./signed-items.ts";

/**
 * The least that a channel with a desk could do, measured beside the product: a conversation's object, the desk's
 * object, and as many rows in both as the product writes. Nothing is repeated, refused, or remembered for later.
 */
type Env = {
  THREAD: DurableObjectNamespace<Thread>;
  LIST: DurableObjectNamespace<List>;
  FACEBOOK_APP_SECRET: string;
  FACEBOOK_GRAPH_URL: string;
};

type Row = { name: string; text: string; rev: number };

/** As long as the frame of one entry, and as a row of the list with it. */
const FRAME_FILLER = "x".repeat(500);

/** Three rows for what came in: the entry, its key, and the thread's state. */
export class Thread extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.storage.sql.exec(
      "CREATE TABLE IF NOT EXISTS entry (rev INTEGER PRIMARY KEY, mid TEXT UNIQUE, text TEXT)",
    );
    ctx.storage.sql.exec("CREATE TABLE IF NOT EXISTS state (id INTEGER PRIMARY KEY, rev INTEGER NOT NULL)");
    ctx.storage.sql.exec("INSERT INTO state (id, rev) VALUES (1, 0) ON CONFLICT DO NOTHING");
  }

  async ingest(name: string, mid: string, text: string): Promise<void> {
    await this.env.LIST.getByName("main").publish({ name, text, rev: this.#insert(mid, text) });
  }

  /** From the desk: written, and asked of Graph once it is. */
  async send(name: string, body: string): Promise<void> {
    const rev = this.#insert(crypto.randomUUID(), body);
    const response = await fetch(`${this.env.FACEBOOK_GRAPH_URL}/10150001/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body,
    });
    await response.text();
    await this.env.LIST.getByName("main").publish({ name, text: "sent", rev });
  }

  #insert(mid: string, text: string): number {
    const { sql } = this.ctx.storage;
    const { rev } = sql
      .exec<{ rev: number }>("UPDATE state SET rev = rev + 1 WHERE id = 1 RETURNING rev")
      .one();
    sql.exec("INSERT INTO entry (rev, mid, text) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rev, mid, text);
    return rev;
  }
}

/** Two rows for each change: that of the list, and its place in it. */
export class List extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const { sql } = ctx.storage;
    sql.exec(
      "CREATE TABLE IF NOT EXISTS row (name TEXT PRIMARY KEY, text TEXT, rev INTEGER, at INTEGER) WITHOUT ROWID",
    );
    sql.exec("CREATE INDEX IF NOT EXISTS row_at ON row (at)");
  }

  publish({ name, text, rev }: Row): void {
    const { sql } = this.ctx.storage;
    const before = sql.exec<Row>("SELECT name, text, rev FROM row WHERE name = ?", name).toArray()[0];
    sql.exec(
      `INSERT INTO row (name, text, rev, at) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT DO UPDATE SET text = ?2, rev = ?3, at = ?4`,
      ...[name, text, rev, Date.now()],
    );
    const frame = JSON.stringify({ name, text, rev, before: before?.rev ?? 0, filler: FRAME_FILLER });
    for (const socket of this.ctx.getWebSockets()) socket.send(frame);
  }

  override fetch(): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  override async webSocketMessage(_socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    const body = typeof message === "string" ? message : new TextDecoder().decode(message);
    const { recipient } = JSON.parse(body) as { recipient: { id: string } };
    const name = `10150001:${recipient.id}`;
    await this.env.THREAD.getByName(name).send(name, body);
  }
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    if (new URL(request.url).pathname === "/socket") return await env.LIST.getByName("main").fetch(request);
    const items = await itemsOf(request, env.FACEBOOK_APP_SECRET);
    if (items === null) return new Response(null, { status: 403 });
    await Promise.all(items.map(({ name, mid, text }) => env.THREAD.getByName(name).ingest(name, mid, text)));
    return new Response("ok");
  },
} satisfies ExportedHandler<Env>;
