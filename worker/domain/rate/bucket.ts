/** So many at once after a quiet while, and so many a second after that. */
export type Rate = { burst: number; perSecond: number };

/** How many were left at some time, in ms. Not whole: it grows all the while. */
export type Bucket = { left: number; at: number };

/** `left`: so many may come now. `fullInMs`: after so long without one `burst` may. `retryAfterMs` 0: this one may. */
export type Taken = { left: number; fullInMs: number; retryAfterMs: number };

/** What is in a bucket at `now`, where nothing is taken out. A clock that was set back adds nothing. */
export function filled(bucket: Bucket | null, now: number, { burst, perSecond }: Rate): Bucket {
  if (bucket === null) return { left: burst, at: now };
  const more = (Math.max(0, now - bucket.at) * perSecond) / 1000;
  return { left: Math.min(burst, bucket.left + more), at: now };
}

/** One out of it, if there is one: what is in the bucket then. */
export function taken(bucket: Bucket | null, now: number, rate: Rate): { bucket: Bucket; told: Taken } {
  const before = filled(bucket, now, rate);
  const isFree = before.left >= 1;
  const after = isFree ? { ...before, left: before.left - 1 } : before;
  const told = {
    left: Math.floor(after.left),
    fullInMs: Math.ceil(((rate.burst - after.left) * 1000) / rate.perSecond),
    retryAfterMs: isFree ? 0 : Math.ceil(((1 - after.left) * 1000) / rate.perSecond),
  };
  return { bucket: after, told };
}

/** So many are remembered of each kind. A full bucket says nothing, so that those go first who were quiet for a while. */
const REMEMBERED_MAX = 1_000;

/**
 * A bucket for each of whom is counted. In memory, and bounded: where all are busy the one that was asked for longest ago is
 * forgotten, who then has a full one again.
 */
export class Buckets {
  readonly #rate: Rate;
  readonly #max: number;
  /** Whose was taken out of last is the last. */
  readonly #all = new Map<string, Bucket>();

  constructor(rate: Rate, max = REMEMBERED_MAX) {
    this.#rate = rate;
    this.#max = max;
  }

  get size(): number {
    return this.#all.size;
  }

  take(who: string, now: number): Taken {
    const { bucket, told } = taken(this.#all.get(who) ?? null, now, this.#rate);
    this.#all.delete(who);
    if (this.#all.size >= this.#max) this.#forget(now);
    this.#all.set(who, bucket);
    return told;
  }

  /** What taking one would tell if so many more were under way, and nothing is taken. */
  look(who: string, now: number, underWay = 0): Taken {
    const before = filled(this.#all.get(who) ?? null, now, this.#rate);
    return taken({ ...before, left: before.left - underWay }, now, this.#rate).told;
  }

  #forget(now: number): void {
    for (const [who, bucket] of this.#all)
      if (filled(bucket, now, this.#rate).left >= this.#rate.burst) this.#all.delete(who);
    const oldest = this.#all.keys().next();
    if (this.#all.size >= this.#max && oldest.done !== true) this.#all.delete(oldest.value);
  }
}
