import type { ReactiveControllerHost } from "lit";
import { SEND_TEXT_UNITS_MAX } from "../../worker/protocol/limits.ts";

type SplitText = (text: string, max: number) => string[];

/** Where the rule comes from; tests let it fail. */
export const source = { load: () => import("../../worker/protocol/split-text.ts") };

/** Cuts a text as the Worker will, by its own rule, which is loaded with the first text that needs it. */
export class PartsController {
  /** The rule could not be loaded; the next text tries again. */
  isLost = false;
  readonly #host: ReactiveControllerHost;
  #split: SplitText | null = null;
  #isLoading = false;
  #text = "";
  #parts: readonly string[] = [];

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Null until the rule is there; the host is rendered anew then. */
  of(text: string): readonly string[] | null {
    const isNew = text !== this.#text;
    this.#text = text;
    if (!this.#split) {
      if (isNew || !this.isLost) void this.#load();
      return null;
    }
    // Not for every tick of the clock: a long text takes a while.
    if (isNew || this.#parts.length === 0) this.#parts = this.#split(text, SEND_TEXT_UNITS_MAX);
    return this.#parts;
  }

  async #load(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      this.#split = (await source.load()).splitText;
      this.isLost = false;
    } catch {
      this.isLost = true;
    }
    this.#isLoading = false;
    this.#host.requestUpdate();
  }
}
