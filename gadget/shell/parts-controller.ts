import type { ReactiveControllerHost } from "lit";
import { partEnds } from "../late/part-ends.ts";

/** Cuts a text as the Worker will, by its own rule, which is loaded with the first text that needs it. */
export class PartsController {
  /** The rule could not be loaded; the next text tries again. */
  isLost = false;
  readonly #host: ReactiveControllerHost;
  #text = "";
  #parts: readonly string[] = [];

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** How each part begins and ends. Null until the rule is there; the host is rendered anew then. */
  of(text: string): readonly string[] | null {
    const isNew = text !== this.#text;
    this.#text = text;
    const ends = partEnds.value?.partEnds;
    if (!ends) {
      if (isNew || !this.isLost) void this.loadAgain();
      return null;
    }
    // Not for every tick of the clock: a long text takes a while.
    if (isNew || this.#parts.length === 0) this.#parts = ends(text);
    return this.#parts;
  }

  async loadAgain(): Promise<void> {
    this.isLost = !(await partEnds.load());
    this.#host.requestUpdate();
  }
}
