import { pause } from "../../../demo/local/wait.ts";
import {
  LIST_CHANGES,
  PROTOCOL,
  type Command,
  type CommandType,
  type Reply,
  type ResultOf,
} from "../../../worker/protocol/frames.ts";
import { passFor } from "../../measuring/agent.ts";

type FieldsOf<T extends CommandType> = Omit<Extract<Command, { type: T }>, "type" | "id">;
export type Answer<T extends CommandType> = { ok: true; result: ResultOf<T> } | (Reply & { ok: false });

type SeatOptions = {
  url: string;
  /** A new token each time. */
  token: () => Promise<string>;
  /** Every frame as it came, before anybody read it. */
  onFrame: (text: string) => void;
  /** The socket ended by itself, with this code. */
  onLoss: (code: number) => void;
  /** What is to be done whenever a socket is open, before anything else. */
  onOpen: (seat: Seat) => Promise<unknown>;
};

/** A socket takes 20 commands a second. */
const PACE_MS = 55;
const AGAIN_MS = { least: 500, most: 15_000 };
const REPLY = '{"type":"reply"';
const PING_MS = 25_000;

type Waiting = { frame: string; resolve: (reply: Reply) => void };

/**
 * A socket of somebody's, at the pace that it is allowed. What has no answer when it is lost is said again, under the same id, at the
 * next one, so that nothing is done twice.
 */
export class Seat {
  readonly #options: SeatOptions;
  readonly #waiting = new Map<string, Waiting>();
  #socket: WebSocket | null = null;
  #isOver = false;
  #next = 0;
  #ping: NodeJS.Timeout | null = null;

  private constructor(options: SeatOptions) {
    this.#options = options;
  }

  /** @throws Error when the first pass or socket is refused */
  static async take(options: SeatOptions): Promise<Seat> {
    const seat = new Seat(options);
    await seat.#open();
    return seat;
  }

  async ask<T extends CommandType>(type: T, fields: FieldsOf<T>): Promise<Answer<T>> {
    const id = crypto.randomUUID();
    const frame = JSON.stringify({ type, id, ...fields });
    for (;;) {
      await this.#turn();
      const reply = await new Promise<Reply>((resolve) => {
        this.#waiting.set(id, { frame, resolve });
        this.#say(frame);
      });
      if (reply.ok) return { ok: true, result: reply.result as ResultOf<T> };
      const { refusal } = reply;
      // Nothing happened, or the id tells.
      if (refusal.code === "too_many_commands") await pause(refusal.retryAfterMs);
      else if (refusal.code === "unavailable") await pause(AGAIN_MS.least);
      else return { ...reply, ok: false };
    }
  }

  leave(): void {
    this.#isOver = true;
    if (this.#ping !== null) clearInterval(this.#ping);
    this.#socket?.close(1000);
  }

  async #turn(): Promise<void> {
    const now = performance.now();
    this.#next = Math.max(now, this.#next + PACE_MS);
    if (this.#next > now) await pause(this.#next - now);
  }

  #say(frame: string): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(frame);
  }

  async #open(): Promise<void> {
    const { url, token, onFrame, onOpen } = this.#options;
    const pass = await passFor(url, await token());
    const socket = new WebSocket(`${url.replace(/^http/, "ws")}/socket?understands=${LIST_CHANGES}`, [
      PROTOCOL,
      pass,
    ]);
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener("open", () => resolve());
      socket.addEventListener("error", () => reject(new Error("the Worker opens no socket")));
    });
    this.#socket = socket;
    socket.addEventListener("message", ({ data }: MessageEvent<string>) => {
      onFrame(data);
      if (data.startsWith(REPLY)) this.#replied(JSON.parse(data) as Reply);
    });
    socket.addEventListener("close", ({ code }) => void this.#lost(code));
    this.#ping ??= setInterval(() => this.#say("ping"), PING_MS);
    const waiting = [...this.#waiting.values()];
    await onOpen(this);
    for (const { frame } of waiting) {
      await this.#turn();
      this.#say(frame);
    }
  }

  #replied(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id ?? "");
    this.#waiting.delete(reply.id ?? "");
    waiting?.resolve(reply);
  }

  async #lost(code: number): Promise<void> {
    if (this.#isOver) return;
    this.#options.onLoss(code);
    for (let delay = AGAIN_MS.least; !this.#isOver; delay = Math.min(2 * delay, AGAIN_MS.most)) {
      await pause(delay);
      try {
        return await this.#open();
      } catch {
        // It is tried again until the run is over.
      }
    }
  }
}
