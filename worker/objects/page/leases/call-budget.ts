import {
  BURST_RATE,
  filled,
  MEDIA_RATE,
  notedUsage,
  shareAt,
  SUSTAINED_RATE,
  turnMs,
  type Bucket,
} from "../../../domain/pacing.ts";
import { Line } from "./line.ts";

/** Calls of one lease: enough for a split text, few enough that idle leases waste little. */
const LEASE_CALLS = 5;

/** Meta's budget is of hours; what was last told of it holds for so long. */
const USAGE_HOLDS_MS = 10 * 60_000;

/** What leave is asked for: Meta counts audio and video by themselves as well. */
export type CallKind = "call" | "media";

/** Calls granted now; or when to come again, and which place among those who wait is kept (null: none). */
export type Taken = { calls: number } | { waitMs: number; place: number | null };

/** How many Graph calls the Page may still make; in memory, because only the last minute counts. */
export class CallBudget {
  #sustained: Bucket = { left: SUSTAINED_RATE.atOnce, at: 0 };
  #burst: Bucket = { left: BURST_RATE.atOnce, at: 0 };
  #media: Bucket = { left: MEDIA_RATE.atOnce, at: 0 };
  readonly #line = new Line();
  readonly #mediaLine = new Line();
  #usage = { percent: 0, at: 0 };

  /** What Meta's usage headers said, in per cent. */
  heard(percent: number, now: number): void {
    this.#usage = { percent: notedUsage(percent), at: now };
  }

  /** What it goes by: as notedUsage() has it. */
  usage(now: number): number {
    return now - this.#usage.at < USAGE_HOLDS_MS ? this.#usage.percent : 0;
  }

  /**
   * Calls for a conversation, in the order in which conversations came. Who has to wait has its turn from `waitMs` on, and
   * keeps it for a while. Null: somebody who does not wait.
   */
  take(now: number, conversation: string | null = null, kind: CallKind = "call"): Taken {
    const share = shareAt(this.usage(now));
    this.#fill(now, share);
    if (kind === "call") return this.#takeAny(now, share, conversation);
    const turn = this.#mediaLine.turn(conversation, now, () => turnMs(this.#media, MEDIA_RATE, share));
    if (turn.isPromised) this.#media.left -= 1;
    if (turn.waitMs > 0) return turn;
    // What waited for its turn among its like waits for nothing more, but counts.
    this.#spend(1);
    return { calls: 1 };
  }

  #takeAny(now: number, share: number, conversation: string | null): Taken {
    const waitMs = (): number =>
      Math.max(turnMs(this.#sustained, SUSTAINED_RATE, share), turnMs(this.#burst, BURST_RATE));
    const turn = this.#line.turn(conversation, now, waitMs);
    if (turn.isPromised) this.#spend(1);
    if (turn.waitMs > 0) return turn;
    // Where many want some, a lease that lies idle would be another's turn.
    const isPlenty = share === 1 && this.#sustained.left > SUSTAINED_RATE.atOnce / 2;
    const more = isPlenty ? Math.max(0, Math.min(LEASE_CALLS - 1, Math.floor(this.#burst.left))) : 0;
    this.#spend(more);
    return { calls: 1 + more };
  }

  #spend(calls: number): void {
    this.#sustained.left -= calls;
    this.#burst.left -= calls;
  }

  #fill(now: number, share: number): void {
    this.#sustained = filled(this.#sustained, SUSTAINED_RATE, now, share);
    this.#burst = filled(this.#burst, BURST_RATE, now);
    this.#media = filled(this.#media, MEDIA_RATE, now, share);
  }
}
