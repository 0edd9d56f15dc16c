import type { ReactiveControllerHost } from "lit";

type PartEnds = (text: string) => string[];

/** Where the rule comes from; tests let it fail. */
export const source = { load: () => import("./part-ends.ts") };

/** Cuts a text as the Worker will, by its own rule, which is loaded with the first text that needs it. */
export class PartsController {
  /** The rule could not be loaded; the next text tries again. */
  isLost = false;
  readonly #host: ReactiveControllerHost;
  #ends: PartEnds | null = null;
  #isLoading = false;
  #text = "";
  #parts: readonly string[] = [];

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** How each part begins and ends. Null until the rule is there; the host is rendered anew then. */
  of(text: string): readonly string[] | null {
    const isNew = text !== this.#text;
    this.#text = text;
    if (!this.#ends) {
      if (isNew || !this.isLost) void this.#load();
      return null;
    }
    // Not for every tick of the clock: a long text takes a while.
    if (isNew || this.#parts.length === 0) this.#parts = this.#ends(text);
    return this.#parts;
  }

  async #load(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      this.#ends = (await source.load()).partEnds;
      this.isLost = false;
    } catch {
      this.isLost = true;
    }
    this.#isLoading = false;
    this.#host.requestUpdate();
  }
}
