/** Send API: 300 calls per second and Page for text. A little below, because clocks differ. */
const CALLS_PER_SECOND = 250;

/** Calls of one lease: enough for a split text, few enough that idle leases waste little. */
const LEASE_CALLS = 5;

/** How many Graph calls the Page may still make; in memory, because only the last second counts. */
export class CallBudget {
  #left = CALLS_PER_SECOND;
  #at = 0;

  /** Calls granted now, or how long to wait when there are none. */
  take(now: number): { calls: number } | { waitMs: number } {
    const gained = ((now - this.#at) * CALLS_PER_SECOND) / 1000;
    this.#left = Math.min(CALLS_PER_SECOND, this.#left + Math.max(0, gained));
    this.#at = now;
    // Spread out, or all who wait would ask again in the same moment.
    if (this.#left < 1) return { waitMs: Math.round(250 + Math.random() * 750) };
    const calls = Math.min(LEASE_CALLS, Math.floor(this.#left));
    this.#left -= calls;
    return { calls };
  }
}
