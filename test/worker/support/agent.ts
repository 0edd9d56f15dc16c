import { SignJWT } from "jose";
import { onTestFinished, vi } from "vitest";
import type {
  Command,
  CommandType,
  Reply,
  ResultOf,
  ServerFrame,
  Welcome,
} from "../../../worker/protocol/frames.ts";
import type { Role } from "../../../worker/protocol/rights.ts";
import type { PassAnswer } from "../../../worker/protocol/session/pass.ts";
import { AGENT_SECRET, CRM_SECRET, OPERATOR_SECRET, ORIGIN } from "./env.ts";
import { callWorker } from "./meta.ts";
import { checkAnswer } from "./results.ts";

/** Who signs: the deployment's single secret, or the key of `AGENT_KEYS` of that id. */
type Signer = "single" | "crm" | "operators";
const SECRETS: Record<Signer, string> = { single: AGENT_SECRET, crm: CRM_SECRET, operators: OPERATOR_SECRET };

/**
 * `understands`: what the socket says of itself, by commas; what a gadget of today says, if left out. `signer`: whoever may sign
 * for the role, if left out.
 */
export type AgentOptions = {
  sub?: string;
  name?: string;
  desk?: string;
  role?: Role;
  teams?: string[];
  understands?: string;
  signer?: Signer;
  /** As what they take their seat, where it is not by their role. */
  as?: "wallboard";
};

export async function mintToken(options: AgentOptions = {}): Promise<string> {
  const { sub = "kim", name = "Kim Lee", desk = "main", role = "agent", teams } = options;
  const signer = options.signer ?? (role === "operator" ? "operators" : "single");
  return await new SignJWT({ name, desk, role, ...(teams === undefined ? {} : { teams }) })
    .setProtectedHeader({ alg: "HS256", ...(signer === "single" ? {} : { kid: signer }) })
    .setSubject(sub)
    .setAudience("fb-chat")
    .setIssuedAt()
    .setExpirationTime("30m")
    .sign(new TextEncoder().encode(SECRETS[signer]));
}

export function requestPass(
  token: string | null,
  headers: Record<string, string> = {},
  query = "",
): Promise<Response> {
  const authorization: Record<string, string> = token === null ? {} : { Authorization: `Bearer ${token}` };
  const init = { method: "POST", headers: { ...authorization, ...headers } };
  return callWorker(new Request(`${ORIGIN}/api/v1/pass${query}`, init));
}

export async function newPass(options: AgentOptions = {}): Promise<string> {
  const query = options.as === undefined ? "" : `?as=${options.as}`;
  const response = await requestPass(await mintToken(options), {}, query);
  return (await response.json<PassAnswer>()).pass;
}

export function upgrade(
  pass: string,
  headers: Record<string, string> = {},
  understands = "list.changes,offers",
): Promise<Response> {
  const protocols = `fb-chat.v1, ${pass}`;
  const all = { Upgrade: "websocket", "Sec-WebSocket-Protocol": protocols, ...headers };
  return callWorker(new Request(`${ORIGIN}/socket?understands=${understands}`, { headers: all }));
}

/** A socket of an agent, driven by hand. */
export class TestAgent {
  /** What came, those of a `list.changes` frame one by one. */
  readonly frames: ServerFrame[] = [];
  /** How many changes each frame of `list.changes` brought. */
  readonly together: number[] = [];
  readonly socket: WebSocket;
  closed: { code: number; reason: string } | null = null;
  /** Told of every frame as it comes. */
  readonly listeners = new Set<(frame: ServerFrame) => void>();

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.addEventListener("message", ({ data }) => {
      if (typeof data !== "string" || data === "pong") return;
      const came = JSON.parse(data) as ServerFrame;
      if (came.type === "list.changes") this.together.push(came.changes.length);
      for (const frame of came.type === "list.changes" ? came.changes : [came]) {
        this.frames.push(frame);
        for (const listener of this.listeners) listener(frame);
      }
    });
    socket.addEventListener("close", ({ code, reason }) => {
      this.closed = { code, reason };
    });
    socket.accept();
  }

  /** Sends a command and waits for its one reply, which is as declared. */
  async command<T extends CommandType>(
    type: T,
    fields: Omit<Extract<Command, { type: T }>, "type" | "id"> & { id?: string },
  ): Promise<Reply & { result?: ResultOf<T> }> {
    const id = fields.id ?? crypto.randomUUID();
    this.socket.send(JSON.stringify({ ...fields, type, id }));
    const isReply = (frame: ServerFrame): boolean => frame.type === "reply" && frame.id === id;
    const reply = await this.next<Reply>(isReply, this.frames.length);
    checkAnswer(type, reply);
    return reply as Reply & { result?: ResultOf<T> };
  }

  /** Sends a command that must succeed, and returns its result. */
  async ask<T extends CommandType>(
    type: T,
    fields: Omit<Extract<Command, { type: T }>, "type" | "id"> & { id?: string },
  ): Promise<ResultOf<T>> {
    const reply = await this.command(type, fields);
    if (!reply.ok) throw new Error(`${type} was refused: ${JSON.stringify(reply.refusal)}`);
    return reply.result;
  }

  /** Sends a command that must be refused, and returns the code. */
  async refusal<T extends CommandType>(
    type: T,
    fields: Omit<Extract<Command, { type: T }>, "type" | "id"> & { id?: string },
  ): Promise<string> {
    const reply = await this.command(type, fields);
    return reply.ok ? "ok" : reply.refusal.code;
  }

  /** As refusal(), for many one after the other: one that came too soon after those before it is given again. */
  async outcome<T extends CommandType>(
    type: T,
    fields: Omit<Extract<Command, { type: T }>, "type" | "id">,
  ): Promise<string> {
    return await vi.waitFor(
      async () => {
        const code = await this.refusal(type, fields);
        if (code === "too_many_commands") throw new Error(`${type} came too soon`);
        return code;
      },
      { timeout: 90_000, interval: 100 },
    );
  }

  /** The first frame from `from` on that matches, once it is there. */
  async next<F extends ServerFrame>(matches: (frame: ServerFrame) => boolean, from = 0): Promise<F> {
    return await vi.waitFor(
      () => {
        const found = this.frames.slice(from).find(matches);
        if (found === undefined) throw new Error("no such frame yet");
        return found as F;
      },
      { timeout: 90_000, interval: 5 },
    );
  }

  async welcome(): Promise<Welcome> {
    return await this.next<Welcome>((frame) => frame.type === "welcome");
  }

  close(): void {
    this.socket.close(1000, "done");
  }
}

/** Connects as a browser would; the socket is closed when the test ends. */
export async function connect(options: AgentOptions = {}): Promise<TestAgent> {
  const response = await upgrade(await newPass(options), {}, options.understands);
  if (response.webSocket === null) throw new Error(`upgrade answered ${String(response.status)}`);
  const agent = new TestAgent(response.webSocket);
  onTestFinished(() => agent.close());
  await agent.welcome();
  return agent;
}
