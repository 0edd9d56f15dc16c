import type { Meter, MetricsParcel } from "./meter.ts";

/** So often at the most (ms): whoever is asked once an hour tells it at once, and whoever is asked all the time once a minute. */
export const TOLD_EVERY_MS = 60_000;

type Tools = {
  meter: Meter;
  /** Null: there is nobody to tell yet. */
  tell: () => ((parcel: MetricsParcel) => Promise<void>) | null;
  /** What goes on behind the answer. */
  later: (work: Promise<unknown>) => void;
};

/**
 * Tells what an object counted of its own working that tells nobody anything else: behind what it was asked, and never by a timer or an alarm, which would
 * cost more than what they tell of. What it was asked within a minute of that goes along with the next time, and is lost where the instance ends before.
 */
export class Teller {
  readonly #tools: Tools;
  #toldAt = -Infinity;
  #isTelling = false;

  constructor(tools: Tools) {
    this.#tools = tools;
    tools.meter.onRested(() => this.rested());
  }

  /** Nothing is under way. */
  rested(now = Date.now()): void {
    if (this.#isTelling || !this.#tools.meter.isUntold || Math.abs(now - this.#toldAt) < TOLD_EVERY_MS)
      return;
    const tell = this.#tools.tell();
    if (tell === null) return;
    this.#toldAt = now;
    this.#isTelling = true;
    this.#tools.later(this.#tell(tell).finally(() => (this.#isTelling = false)));
  }

  /** Never rejects. */
  async #tell(tell: (parcel: MetricsParcel) => Promise<void>): Promise<void> {
    const parcel = this.#tools.meter.parcel();
    try {
      await tell(parcel);
      this.#tools.meter.arrived(parcel.no);
    } catch {
      // The same parcel, by its number, with the next time. Code of the version before takes none at all, which is no fault of anybody's.
    }
  }
}
