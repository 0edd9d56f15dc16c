/** A clock that stands until it is told to go on. Timers fire in order of their time, inside advance(). */
export class ManualClock {
  now: number;
  #timers: { at: number; run: () => void }[] = [];

  constructor(now: number) {
    this.now = now;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** How many timers wait; for tests of leaks. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** Goes on by `ms`; what timers start gets its turn before the next timer. */
  async advance(ms: number): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      await settled();
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.now = Math.max(this.now, next.at);
      next.run();
    }
    this.now = end;
  }
}

/** Lets every promise that is due run: a macrotask comes after all of them. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
