/** A part of the gadget that is a script of its own. It is loaded once; where that fails, the next call tries again. */
export class Later<T = unknown> {
  /** Null until it is there. */
  value: T | null = null;
  /** Resolves once it is there, however often it failed before. */
  readonly loaded: Promise<T>;
  /** Where it comes from; tests let it fail. */
  source: () => Promise<T>;
  #resolve!: (value: T) => void;
  #loading: Promise<boolean> | null = null;

  constructor(source: () => Promise<T>) {
    this.source = source;
    this.loaded = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** Calls back at once where it is there, else once it is; in the order asked. */
  whenThere(run: (value: T) => void): void {
    if (this.value !== null) run(this.value);
    else void this.loaded.then(run);
  }

  /** False where it could not be loaded. */
  load(): Promise<boolean> {
    return (this.#loading ??= this.#load());
  }

  /** Loads it when the browser has nothing else to do. */
  async loadWhenIdle(): Promise<boolean> {
    // Safari has no such thing.
    const whenIdle = (globalThis as Partial<typeof globalThis>).requestIdleCallback ?? setTimeout;
    if (!this.#loading) await new Promise((resolve) => whenIdle(resolve));
    return this.load();
  }

  async #load(): Promise<boolean> {
    try {
      this.value = await this.source();
      this.#resolve(this.value);
    } catch {
      this.#loading = null;
    }
    return this.value !== null;
  }
}
