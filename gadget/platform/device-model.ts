/** Whether a model is there, can be had, or never will be; a browser may say more some day. */
export type Availability = "unavailable" | "downloadable" | "downloading" | "available" | (string & {});
export type Options = { monitor?: (monitor: EventTarget) => void; signal?: AbortSignal };

/** `loadable`: the browser must load it first, which it does in a press only. */
export type ModelState = "unavailable" | "loadable" | "here";

/** How a browser tells of one model, and makes it. */
export type ModelSource<T> = {
  availability: () => Promise<Availability>;
  create: (options: Options) => Promise<T>;
};

/** A browser that says nothing for so long, neither what it has nor how far it is, will not. */
const SILENT_MS = 30_000;

/** Calls back once after `ms`; the answer cancels it. */
export type After = (ms: number, run: () => void) => () => void;

/** One model of the browser's, such as that of two languages. Once it was made it stays while the page does. */
export class DeviceModel<T> {
  readonly #own: ModelSource<T>;
  readonly #after: After;
  readonly #listeners = new Set<() => void>();
  #made: Promise<T> | null = null;
  #part = 0;

  constructor(own: ModelSource<T>, after: After) {
    this.#own = own;
    this.#after = after;
  }

  /** It was made, or is being made. */
  get isBegun(): boolean {
    return this.#made !== null;
  }

  /** How much of it is loaded, from 0 to 1. */
  get part(): number {
    return this.#part;
  }

  /** Never rejects. */
  async state(): Promise<ModelState> {
    if (this.isBegun) return "here";
    try {
      const said = await heardOf(this.#after, () => this.#own.availability());
      if (said === "unavailable") return "unavailable";
      return said === "available" ? "here" : "loadable";
    } catch {
      return "unavailable";
    }
  }

  /**
   * Makes it, where nobody did yet: what is `loadable` in the press itself, before anything is waited for. Several may wait for one.
   * `heard`: `part` is another. Rejects where the browser does, or says nothing more; then it may be made anew.
   */
  async get(heard: () => void = () => {}): Promise<T> {
    this.#listeners.add(heard);
    try {
      return await (this.#made ??= this.#make());
    } finally {
      this.#listeners.delete(heard);
    }
  }

  /** What is done with it once it is made. Rejects as `get` does, and where that is not done in time. */
  async use<R>(does: (made: T) => Promise<R>): Promise<R> {
    const made = await this.get();
    return heardOf(this.#after, () => does(made));
  }

  async #make(): Promise<T> {
    const under = new AbortController();
    this.#part = 0;
    try {
      return await heardOf(this.#after, (stillThere) =>
        this.#own.create({
          signal: under.signal,
          monitor: (monitor) => {
            monitor.addEventListener("downloadprogress", (event) => {
              stillThere();
              this.#part = (event as ProgressEvent).loaded;
              for (const run of [...this.#listeners]) run();
            });
          },
        }),
      );
    } catch (error) {
      this.#made = null;
      under.abort();
      throw error;
    }
  }
}

/** What is done, unless nothing was heard of it for too long: then it rejects. */
function heardOf<T>(after: After, does: (stillThere: () => void) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const wait = () =>
      after(SILENT_MS, () => {
        reject(new DOMException("The browser does not answer", "TimeoutError"));
      });
    let stop = wait();
    const stillThere = () => {
      stop();
      stop = wait();
    };
    void does(stillThere)
      .then(resolve, reject)
      .finally(() => {
        stop();
      });
  });
}
