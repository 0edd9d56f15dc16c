import type { Random } from "../measuring/random.ts";

/** What a run is asked for. */
export type LoadOptions = {
  pages: number;
  conversations: number;
  /** Over all desks. */
  agents: number;
  desks: number;
  minutes: number;
  /** Messages of customers a second, once the ramp is over; null: as many as reach every conversation. */
  rate: number | null;
  /** Share of customers' messages that are a photo, 0 to 1. */
  media: number;
  seed: number;
};

/** Agents of one desk, where nobody says how many desks there are. */
const AGENTS_PER_DESK = 50;
/** Of customers who write, those who write one more within seconds: so there are on average 1.5 in a burst. */
const GOES_ON = 1 / 3;
export const BURST_MEAN = 1 / (1 - GOES_ON);
/** Within a burst, ms. */
const GAP_MS = { least: 300, most: 3_000 };
/** Of bursts, while there are conversations that nobody wrote in, those that open one. */
const NEW_SHARE = 0.8;
/** Who writes again is one of those who wrote last. */
const RECENT = 2_000;
/** A ramp takes a fifth of the run, and no longer than this. */
const RAMP_MS_MAX = 60_000;

export function desksFor({ pages, agents }: Pick<LoadOptions, "pages" | "agents">): number {
  return Math.max(1, Math.min(pages, Math.ceil(agents / AGENTS_PER_DESK)));
}

export type Pace = { durationMs: number; rampMs: number; rate: number };

/** How fast customers write: from nothing to `rate` by the end of the ramp, then so. */
export function paceOf({
  minutes,
  rate,
  conversations,
}: Pick<LoadOptions, "minutes" | "rate" | "conversations">): Pace {
  const durationMs = minutes * 60_000;
  const rampMs = Math.min(RAMP_MS_MAX, durationMs / 5);
  const fullS = (durationMs - rampMs / 2) / 1_000;
  const reaching = Math.ceil((conversations * BURST_MEAN) / NEW_SHARE / fullS);
  return { durationMs, rampMs, rate: rate ?? reaching };
}

/** A message of a customer's. `atMs`: since the run began. `conversation`: from 0 on. */
export type Writing = { atMs: number; conversation: number; kind: "text" | "photo" };

/**
 * Who writes when, in its order and without end: the same for the same options and seed. People arrive by chance, at whatever pace the
 * Worker keeps: who is slow is written to all the same.
 */
export class Writings {
  readonly #pace: Pace;
  readonly #conversations: number;
  readonly #media: number;
  readonly #random: Random;
  /** What was begun and is not told yet, in its order. */
  readonly #pending: Writing[] = [];
  /** Expected bursts until the last one that was begun, with chance in it. */
  #sum = 0;
  #nextAt: number;
  #reached = 0;

  constructor(options: Pick<LoadOptions, "minutes" | "rate" | "conversations" | "media">, random: Random) {
    this.#pace = paceOf(options);
    this.#conversations = options.conversations;
    this.#media = options.media;
    this.#random = random;
    this.#nextAt = this.#arrive();
  }

  next(): Writing {
    for (;;) {
      const [first] = this.#pending;
      if (first !== undefined && first.atMs <= this.#nextAt) {
        this.#pending.shift();
        return first;
      }
      this.#burst();
    }
  }

  #burst(): void {
    const conversation = this.#who();
    let atMs = this.#nextAt;
    do {
      const kind = this.#random.chance(this.#media) ? "photo" : "text";
      this.#keep({ atMs, conversation, kind });
      atMs += GAP_MS.least + this.#random.next() * (GAP_MS.most - GAP_MS.least);
    } while (this.#random.chance(GOES_ON));
    this.#nextAt = this.#arrive();
  }

  #who(): number {
    const isNew = this.#reached < this.#conversations && this.#random.chance(NEW_SHARE);
    if (isNew || this.#reached === 0) return this.#reached++;
    return this.#reached - 1 - this.#random.below(Math.min(RECENT, this.#reached));
  }

  #keep(writing: Writing): void {
    const after = this.#pending.findLastIndex(({ atMs }) => atMs <= writing.atMs);
    this.#pending.splice(after + 1, 0, writing);
  }

  /** When the next burst begins: a Poisson process whose rate grows during the ramp. */
  #arrive(): number {
    const { rampMs, rate } = this.#pace;
    const perMs = rate / BURST_MEAN / 1_000;
    this.#sum -= Math.log(1 - this.#random.next());
    const inRamp = (perMs * rampMs) / 2;
    if (this.#sum < inRamp) return Math.sqrt((2 * rampMs * this.#sum) / perMs);
    return rampMs / 2 + this.#sum / perMs;
  }
}
