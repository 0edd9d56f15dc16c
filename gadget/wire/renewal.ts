import type { Platform } from "../platform/doors.ts";

/** How long before the token's end a new one is asked for; half the life for tokens shorter than twice this. */
export const RENEW_MARGIN_MS = 60_000;
/** Least pause between tries, also when the host keeps handing out the same old token. */
const RENEW_RETRY_MS = 5_000;

/** Keeps a socket alive beyond its token: calls `renew` in time, again until it succeeds or is stopped. */
export class Renewal {
  readonly #platform: Platform;
  readonly #renew: () => Promise<number | null>;
  #cancel: (() => void) | undefined;
  /** Grows with `schedule` and `stop`, so that a late answer starts nothing. */
  #turn = 0;

  /** `renew` answers how long the new token lives, in ms, or null when there is none yet. */
  constructor(platform: Platform, renew: () => Promise<number | null>) {
    this.#platform = platform;
    this.#renew = renew;
  }

  /** `lifeMs`: how long the token still lives, by the Worker's clock. */
  schedule(lifeMs: number): void {
    this.#cancel?.();
    const turn = ++this.#turn;
    const margin = Math.min(RENEW_MARGIN_MS, lifeMs / 2);
    this.#cancel = this.#platform.after(Math.max(RENEW_RETRY_MS, lifeMs - margin), () => {
      void this.#renew().then((nextLifeMs) => {
        if (turn === this.#turn) this.schedule(nextLifeMs ?? 0);
      });
    });
  }

  stop(): void {
    this.#turn++;
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
