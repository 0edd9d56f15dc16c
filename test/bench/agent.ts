import { SignJWT } from "jose";
import type { Command, Reply, ServerFrame } from "../../worker/protocol/frames.ts";
import type { TicketAnswer } from "../../worker/protocol/rest.ts";
import { AGENT_SECRET } from "./workerd.ts";

type Fields = { type: Command["type"] } & Record<string, unknown>;

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

  static async connect(url: string): Promise<BenchAgent> {
    const token = await new SignJWT({ name: "Kim Lee", desk: "main", role: "agent" })
      .setProtectedHeader({ alg: "HS256" })
      .setSubject("kim")
      .setAudience("fb-chat")
      .setIssuedAt()
      .setExpirationTime("50m")
      .sign(new TextEncoder().encode(AGENT_SECRET));
    const headers = { Authorization: `Bearer ${token}` };
    const response = await fetch(`${url}/api/v1/ticket`, { method: "POST", headers });
    const { ticket } = (await response.json()) as TicketAnswer;
    const socket = new WebSocket(`${url.replace("http", "ws")}/socket`, ["fb-chat.v1", ticket]);
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
