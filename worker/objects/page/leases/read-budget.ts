/** Conversations API: 2 calls per second and Page. A little slower, because a call may be quicker on its way than the one before. */
const SPACING_MS = 550;

/** Longer than this nobody is kept waiting: they come back later. */
const WAIT_MS_MAX = 5_000;

/** After "too fast", where Meta does not say for how long. */
const REST_MS = 60_000;

/** Meta's budget is of hours; what was last told of it holds for so long. */
const USAGE_HOLDS_MS = 10 * 60_000;

/**
 * When the Page may read conversations next. A budget of its own, in memory: what is read must never slow down what is
 * sent, and Meta counts the two apart.
 */
export class ReadBudget {
  #nextAt = 0;
  #restsUntil = 0;
  #usage = { percent: 0, at: 0 };

  /** A place for one call, so long from now; or when to ask again. */
  take(now: number): { waitMs: number } | { retryAt: number } {
    if (this.#restsUntil > now) return { retryAt: this.#restsUntil };
    // Further ahead than anybody could have booked: the clock was set back.
    const isAstray = this.#nextAt > now + WAIT_MS_MAX + SPACING_MS;
    const at = isAstray ? now : Math.max(now, this.#nextAt);
    // Spread out, or all who were sent away would come back in the same moment.
    if (at - now > WAIT_MS_MAX) return { retryAt: now + Math.round(WAIT_MS_MAX * (0.5 + Math.random())) };
    this.#nextAt = at + SPACING_MS;
    return { waitMs: at - now };
  }

  /** What Meta's usage headers said to who read, in per cent. */
  heard(percent: number, now: number): void {
    this.#usage = { percent, at: now };
  }

  /** What was last heard, in per cent; 0 where that is too long ago. */
  usage(now: number): number {
    return now - this.#usage.at < USAGE_HOLDS_MS ? this.#usage.percent : 0;
  }

  /** Meta said "too fast". */
  rest(now: number, retryAfterMs: number | null): void {
    this.#restsUntil = Math.max(this.#restsUntil, now + (retryAfterMs ?? REST_MS));
  }
}
