import { PING_INTERVAL_MS } from "../../worker/protocol/limits.ts";
import type { Platform } from "../platform/doors.ts";

/** How long a `ping` may stay without any frame coming back before the socket counts as dead. */
export const PONG_TIMEOUT_MS = 10_000;

/**
 * Finds sockets that died without a word (sleep, a changed network). Pings also while frames come in: the
 * Worker closes sockets that send none.
 */
export class Heartbeat {
  readonly #platform: Platform;
  readonly #ping: () => void;
  readonly #dead: () => void;
  #cancelPing: (() => void) | undefined;
  #cancelTimeout: (() => void) | undefined;

  constructor(platform: Platform, handlers: { ping: () => void; dead: () => void }) {
    this.#platform = platform;
    this.#ping = handlers.ping;
    this.#dead = handlers.dead;
  }

  start(): void {
    this.stop();
    this.#schedule();
  }

  stop(): void {
    this.#cancelPing?.();
    this.alive();
  }

  /** Any frame came. */
  alive(): void {
    this.#cancelTimeout?.();
    this.#cancelTimeout = undefined;
  }

  /** Pings now: after a sleep nobody wants to wait for the next turn, nor long for the answer to it. */
  probe(timeoutMs?: number): void {
    this.#cancelPing?.();
    if (timeoutMs !== undefined) this.alive();
    this.#beat(timeoutMs);
  }

  #schedule(): void {
    this.#cancelPing = this.#platform.after(PING_INTERVAL_MS, () => {
      this.#beat();
    });
  }

  #beat(timeoutMs = PONG_TIMEOUT_MS): void {
    this.#ping();
    this.#cancelTimeout ??= this.#platform.after(timeoutMs, () => {
      this.stop();
      this.#dead();
    });
    this.#schedule();
  }
}
