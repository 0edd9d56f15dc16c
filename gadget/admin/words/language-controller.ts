import type { LitElement, ReactiveController } from "lit";
import { speak } from "./words.ts";

/** Speaks the language that the element says, or what is around it says, now and whenever that changes. */
export class LanguageController implements ReactiveController {
  readonly #host: LitElement;
  readonly #watcher = new MutationObserver(() => {
    this.#speak();
  });

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#watcher.observe(this.#host.ownerDocument, {
      subtree: true,
      attributes: true,
      attributeFilter: ["lang"],
    });
    if (this.#host.hasUpdated) this.#speak();
  }

  hostDisconnected(): void {
    this.#watcher.disconnect();
  }

  hostUpdate(): void {
    this.#speak();
  }

  #speak(): void {
    const around = this.#host.parentElement?.closest<HTMLElement>("[lang]:not([lang=''])")?.lang ?? "";
    void speak(this.#host.lang || around);
  }
}
