import type { LitElement, ReactiveController } from "lit";

/**
 * Calls back whenever somebody looks at the element: after each of its updates, and when the window gets the focus,
 * as long as the element is shown, the page is visible and the window has the focus.
 */
export class LookController implements ReactiveController {
  readonly #host: LitElement;
  readonly #looks: () => void;

  constructor(host: LitElement, looks: () => void) {
    this.#host = host;
    this.#looks = looks;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener("focus", this.#check);
  }

  hostDisconnected(): void {
    window.removeEventListener("focus", this.#check);
  }

  hostUpdated(): void {
    this.#check();
  }

  readonly #check = (): void => {
    if (document.visibilityState === "visible" && document.hasFocus() && this.#host.checkVisibility())
      this.#looks();
  };
}
