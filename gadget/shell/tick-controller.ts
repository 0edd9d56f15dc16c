import type { LitElement, ReactiveController } from "lit";

/** Renders the element anew every so often, for words that depend on the time of day. */
export class TickController implements ReactiveController {
  readonly #host: LitElement;
  readonly #everyMs: number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: LitElement, everyMs = 20_000) {
    this.#host = host;
    this.#everyMs = everyMs;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => {
      this.#host.requestUpdate();
    }, this.#everyMs);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }
}
