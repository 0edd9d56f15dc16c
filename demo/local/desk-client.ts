/** The protocol of the gadget for scripts: pass, socket, one reply per command. Does not reconnect. */
import type {
  Command,
  CommandType,
  Reply,
  ResultOf,
  ServerFrame,
  Welcome,
} from "../../worker/protocol/frames.ts";
import { PROTOCOL } from "../../worker/protocol/frames.ts";
import type { Refusal } from "../../worker/protocol/refusals.ts";
import type { PassAnswer } from "../../worker/protocol/session/pass.ts";

type FieldsOf<T extends CommandType> = Omit<Extract<Command, { type: T }>, "type" | "id">;
type Answer<T extends CommandType> = { ok: true; result: ResultOf<T> } | { ok: false; refusal: Refusal };

/** What hangs is said to be so. */
const PASS_MS_MAX = 60_000;

/** A command that had to succeed was refused. */
class RefusedError extends Error {
  readonly refusal: Refusal;
  constructor(type: string, refusal: Refusal) {
    super(`${type} was refused: ${refusal.code}`);
    this.refusal = refusal;
  }
}

export class DeskClient {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<string, { resolve: (reply: Reply) => void; reject: (error: Error) => void }>();
  readonly #welcome = Promise.withResolvers<Welcome>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      if (typeof data === "string" && data !== "pong") this.#received(JSON.parse(data) as ServerFrame);
    });
    const gone = (): void => {
      const error = new Error("the socket to the desk is gone");
      this.#welcome.reject(error);
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    };
    socket.addEventListener("close", gone);
    socket.addEventListener("error", gone);
  }

  /** Resolves with the Worker's welcome. @throws Error when it refuses pass or socket, or does not answer in time */
  static async connect(url: string, token: string): Promise<DeskClient> {
    const headers = { Authorization: `Bearer ${token}` };
    const signal = AbortSignal.timeout(PASS_MS_MAX);
    const response = await fetch(`${url}/api/v1/pass`, { method: "POST", headers, signal });
    if (!response.ok) throw new Error(`no pass: HTTP ${String(response.status)}`);
    const { pass } = (await response.json()) as PassAnswer;
    const client = new DeskClient(new WebSocket(`${url.replace(/^http/, "ws")}/socket`, [PROTOCOL, pass]));
    await client.#welcome.promise;
    return client;
  }

  /** The first frame of the socket. */
  get welcome(): Promise<Welcome> {
    return this.#welcome.promise;
  }

  /** Waits where the desk says that commands come too fast. */
  async command<T extends CommandType>(type: T, fields: FieldsOf<T>): Promise<Answer<T>> {
    for (;;) {
      const id = crypto.randomUUID();
      const { promise, resolve, reject } = Promise.withResolvers<Reply>();
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ type, id, ...fields }));
      const reply = await promise;
      if (reply.ok) return { ok: true, result: reply.result as ResultOf<T> };
      const { refusal } = reply;
      if (refusal.code !== "too_many_commands") return { ok: false, refusal };
      await new Promise((done) => setTimeout(done, refusal.retryAfterMs));
    }
  }

  /** @throws RefusedError */
  async ask<T extends CommandType>(type: T, fields: FieldsOf<T>): Promise<ResultOf<T>> {
    const answer = await this.command(type, fields);
    if (!answer.ok) throw new RefusedError(type, answer.refusal);
    return answer.result;
  }

  close(): void {
    this.#socket.close(1000);
  }

  #received(frame: ServerFrame): void {
    if (frame.type === "welcome") this.#welcome.resolve(frame);
    if (frame.type !== "reply" || frame.id === null) return;
    this.#waiting.get(frame.id)?.resolve(frame);
    this.#waiting.delete(frame.id);
  }
}
