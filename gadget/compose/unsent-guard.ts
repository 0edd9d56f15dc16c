import type { LitElement, ReactiveController } from "lit";

/** Lets the browser ask before the page is left while messages wait to be sent: they leave only while it is open. */
export class UnsentGuard implements ReactiveController {
  readonly #hasUnsent: () => boolean;

  constructor(host: LitElement, hasUnsent: () => boolean) {
    this.#hasUnsent = hasUnsent;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener("beforeunload", this.#ask);
  }

  hostDisconnected(): void {
    window.removeEventListener("beforeunload", this.#ask);
  }

  readonly #ask = (event: BeforeUnloadEvent) => {
    if (this.#hasUnsent()) event.preventDefault();
  };
}
