import type { LitElement } from "lit";
import type { Later } from "./later.ts";

/** A script could not be loaded, and `again` tries it once more; null: it was. For the gadget around. Internal. */
export class NotLoadedEvent extends Event {
  readonly again: (() => void) | null;

  constructor(again: (() => void) | null) {
    super("fb-chat-not-loaded", { bubbles: true, composed: true });
    this.again = again;
  }
}

/** Tells a gadget what was pressed for in it and could not be loaded, and null once it was. */
export function onNotLoaded(gadget: HTMLElement, told: (again: (() => void) | null) => void): void {
  gadget.addEventListener("fb-chat-not-loaded", (event) => {
    event.stopPropagation();
    if (event instanceof NotLoadedEvent) told(event.again);
  });
}

/**
 * What a press does with a script that comes with the first one: once at a time, however often it is pressed. Where
 * the script cannot be loaded, the gadget around says so and offers another try.
 */
export class LateDeed<T> {
  /** It is on its way: the button is busy. */
  isLoading = false;
  readonly #host: LitElement;
  readonly #later: Later<T>;
  #isUnderWay = false;

  constructor(host: LitElement, later: Later<T>) {
    this.#host = host;
    this.#later = later;
  }

  async do(run: (script: T) => Promise<void>): Promise<void> {
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    try {
      const isThere = this.#later.value !== null || (await this.#load());
      const again = () => void this.do(run);
      this.#host.dispatchEvent(new NotLoadedEvent(isThere ? null : again));
      // The element may have gone meanwhile.
      if (isThere && this.#host.isConnected) await run(this.#later.value!);
    } finally {
      this.#isUnderWay = false;
    }
  }

  async #load(): Promise<boolean> {
    this.isLoading = true;
    this.#host.requestUpdate();
    const isThere = await this.#later.load();
    this.isLoading = false;
    this.#host.requestUpdate();
    return isThere;
  }
}
