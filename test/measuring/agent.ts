import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";
import { SignJWT } from "jose";
import type { Command, Reply, ServerFrame } from "../../worker/protocol/frames.ts";
import type { PassAnswer } from "../../worker/protocol/session/pass.ts";
import { AGENT_SECRET } from "./workerd.ts";

type Fields = { type: Command["type"] } & Record<string, unknown>;

/** Kim, a plain agent, if it is not said otherwise. */
type Seat = { sub?: string; role?: "agent" | "supervisor" | "wallboard"; understands?: string };

/** A socket of an agent; `onFrame` sees every frame as it arrives. */
export class BenchAgent {
  readonly socket: WebSocket;
  onFrame: ((frame: ServerFrame, text: string) => void) | null = null;
  readonly #replies = new Map<string, (reply: Reply) => void>();

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.addEventListener("message", ({ data }: MessageEvent<string>) => {
      const frame = JSON.parse(data) as ServerFrame;
      if (frame.type === "reply" && frame.id !== null) this.#replies.get(frame.id)?.(frame);
      this.onFrame?.(frame, data);
    });
  }

  static async connect(url: string, seat: Seat = {}): Promise<BenchAgent> {
    const { sub = "kim", role = "agent", understands = "" } = seat;
    const pass = await passOf(url, sub, role);
    const address = `${url.replace("http", "ws")}/socket?understands=${understands}`;
    const socket = new WebSocket(address, ["fb-chat.v1", pass]);
    await new Promise((resolve, reject) => {
      socket.addEventListener("open", resolve);
      socket.addEventListener("error", reject);
    });
    return new BenchAgent(socket);
  }

  send(fields: Fields): string {
    const id = crypto.randomUUID();
    this.socket.send(JSON.stringify({ ...fields, id }));
    return id;
  }

  async ask(fields: Fields): Promise<Reply> {
    const id = this.send(fields);
    return await new Promise((resolve) => this.#replies.set(id, resolve));
  }
}

/**
 * One of many agents, who only look. A WebSocket of Node takes longer for a frame than the desk does, and a hundred of
 * them would be what is measured: here bytes are searched as they come, which the server does not mask.
 */
export class Onlooker {
  readonly #socket: Socket;
  #wanted: { text: string; seen: () => void } | null = null;
  #tail = "";

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (data) => {
      if (this.#wanted === null) return;
      const { text, seen } = this.#wanted;
      const heard = this.#tail + data.toString("latin1");
      this.#tail = heard.slice(-text.length);
      if (!heard.includes(text)) return;
      this.#wanted = null;
      seen();
    });
  }

  /** Takes a seat at the desk, with so many rows of the open conversations before them. */
  static async seat(url: string, sub: string, rows: number): Promise<Onlooker> {
    const pass = await passOf(url, sub);
    const onlooker = Onlooker.#dial(`${url}/socket?understands=list.changes`, [
      `Sec-WebSocket-Protocol: fb-chat.v1, ${pass}`,
    ]);
    await onlooker.sees('"type":"welcome"');
    const listed = onlooker.sees('"counts"');
    const id = crypto.randomUUID();
    onlooker.#socket.write(textFrame(JSON.stringify({ type: "list.open", id, view: "open", length: rows })));
    await listed;
    return onlooker;
  }

  /** A socket of any Worker, without a word. */
  static async at(url: string): Promise<Onlooker> {
    const onlooker = Onlooker.#dial(url, []);
    await onlooker.sees("101 Switching Protocols");
    return onlooker;
  }

  static #dial(address: string, headers: string[]): Onlooker {
    const { hostname, port, pathname, search } = new URL(address);
    const key = randomBytes(16).toString("base64");
    const lines = [`GET ${pathname}${search} HTTP/1.1`, `Host: ${hostname}:${port}`, "Connection: Upgrade"];
    lines.push("Upgrade: websocket", "Sec-WebSocket-Version: 13", `Sec-WebSocket-Key: ${key}`, ...headers);
    const socket = connect(Number(port), hostname);
    socket.write(`${lines.join("\r\n")}\r\n\r\n`);
    return new Onlooker(socket);
  }

  /** Until this text (ASCII) arrived from now on. */
  sees(text: string): Promise<void> {
    this.#tail = "";
    return new Promise((seen) => (this.#wanted = { text, seen }));
  }

  leave(): void {
    this.#socket.destroy();
  }
}

async function passOf(url: string, sub: string, role = "agent"): Promise<string> {
  return await passFor(url, await tokenOf(sub, role));
}

/** By which whoever has this token may open a socket, once. @throws Error where it is refused */
export async function passFor(url: string, token: string): Promise<string> {
  const headers = { Authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/api/v1/pass`, { method: "POST", headers });
  if (!response.ok) throw new Error(`no pass: HTTP ${String(response.status)} ${await response.text()}`);
  return ((await response.json()) as PassAnswer).pass;
}

/** A text of less than 126 bytes, masked with zeros, which leave it as it is. */
function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}

/** As the page's own back end would sign it. */
export async function tokenOf(sub: string, role = "agent"): Promise<string> {
  return await new SignJWT({ name: "Kim Lee", desk: "main", role })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(sub)
    .setAudience("fb-chat")
    .setIssuedAt()
    .setExpirationTime("50m")
    .sign(new TextEncoder().encode(AGENT_SECRET));
}
