/** Tells the desk what it is to be told, one thing after the other. */
import type { Errand, ErrandKind } from "../store/errands.ts";
import type { Store } from "../store/store.ts";
import { NotNow } from "./client.ts";

/** Resolves when the desk has it, or when it is noted why it will not. @throws NotNow */
export type Duty = (subject: string) => Promise<void>;

/** When it looks again while nothing is to be told, or the clock was set back (ms). */
const LOOK_MS = 60_000;

export class Runner {
  readonly #store: Store;
  readonly #duties: Readonly<Record<ErrandKind, Duty>>;
  readonly #changed: () => void;
  readonly #now: () => number;
  #running: Promise<void> | null = null;
  #wanted = false;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(store: Store, duties: Readonly<Record<ErrandKind, Duty>>, changed: () => void, now = Date.now) {
    this.#store = store;
    this.#duties = duties;
    this.#changed = changed;
    this.#now = now;
  }

  /** Resolves when all that is due was tried, whoever else wanted that meanwhile. */
  async run(): Promise<void> {
    this.#wanted = true;
    await (this.#running ??= this.#all().finally(() => (this.#running = null)));
  }

  /** Resolves when the desk is told nothing just now. */
  async rests(): Promise<void> {
    await this.#running;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #all(): Promise<void> {
    while (this.#wanted && !this.#isClosed) {
      this.#wanted = false;
      for (const errand of this.#store.errands.due(this.#now())) {
        if (this.#isClosed) return;
        await this.#one(errand);
      }
    }
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    const next = this.#store.errands.next();
    const wait = next === null ? LOOK_MS : Math.min(Math.max(next - this.#now(), 0), LOOK_MS);
    this.#timer = setTimeout(() => void this.run(), wait).unref();
  }

  async #one(errand: Errand): Promise<void> {
    try {
      await this.#duties[errand.kind](errand.subject);
      this.#store.errands.done(errand);
    } catch (error) {
      // What is wrong with one is no reason to keep others waiting.
      if (!(error instanceof NotNow)) console.error(`shop: ${errand.kind} ${errand.subject}:`, error);
      this.#store.errands.putOff(errand, this.#now());
    }
    this.#changed();
  }
}
