import { html, nothing, render } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { controls } from "./controls.styles.ts";
import { floating } from "./floating.styles.ts";
import { sheetsOf } from "./styles-of-document.ts";
import { styles } from "./toasts.styles.ts";

/** How long one stays while nobody is at it, in ms. */
const STAY_MS = 6_000;
/** More than that at once nobody reads: the oldest goes. */
const SHOWN_MAX = 3;

type Toast = {
  /** What was done, in the past: "Moved to spam". Never the only place of a failure. */
  words: string;
  /** Takes it back; the toast goes with it. */
  undo?: { label: string; run: () => void };
};

type Shown = Toast & { stop: () => void };

/**
 * Says for a moment what was done, with a way back, at the foot of a gadget. It stays while the pointer is on it or the
 * focus in it, and begins anew when they leave.
 *
 * Keys: its button is an ordinary one; Escape in it closes it. Screen readers: a polite live region, which is there before
 * there is anything to say; the focus never goes there by itself.
 */
export class Toasts {
  readonly #element: HTMLElement;
  readonly #after: (ms: number, run: () => void) => () => void;
  #shown: readonly Shown[] = [];

  /** `root` has the tokens around it. */
  constructor(root: ShadowRoot, after: (ms: number, run: () => void) => () => void) {
    this.#after = after;
    const sheets = sheetsOf([controls, floating, styles], root.ownerDocument);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
    this.#element = document.createElement("div");
    this.#element.className = "toasts";
    this.#element.role = "status";
    (root.querySelector("section.gadget") ?? root).append(this.#element);
  }

  show(toast: Toast): void {
    const shown: Shown = { ...toast, stop: () => {} };
    const [oldest] = this.#shown;
    if (oldest && this.#shown.length >= SHOWN_MAX) this.#drop(oldest);
    this.#shown = [...this.#shown, shown];
    this.#stay(shown);
    this.#draw();
  }

  #stay(toast: Shown): void {
    toast.stop();
    toast.stop = this.#after(STAY_MS, () => {
      this.#drop(toast);
    });
  }

  #drop(toast: Shown): void {
    toast.stop();
    this.#shown = this.#shown.filter((other) => other !== toast);
    this.#draw();
  }

  #draw(): void {
    render(
      repeat(
        this.#shown,
        (toast) => toast,
        (toast) => this.#renderToast(toast),
      ),
      this.#element,
    );
  }

  #renderToast(toast: Shown) {
    const hold = () => {
      toast.stop();
    };
    const leave = (event: Event) => {
      const element = event.currentTarget as HTMLElement;
      if (!element.matches(":hover, :focus-within")) this.#stay(toast);
    };
    return html`<div
      class="toast floating"
      @pointerenter=${hold}
      @pointerleave=${leave}
      @focusin=${hold}
      @focusout=${(event: Event) => {
        const element = event.currentTarget as HTMLElement;
        // Where it goes to is known afterwards.
        queueMicrotask(() => {
          if (element.isConnected && !element.matches(":hover, :focus-within")) this.#stay(toast);
        });
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        this.#drop(toast);
      }}
    >
      <span>${toast.words}</span>${
        toast.undo
          ? html`<button
              class="quiet"
              @click=${() => {
                this.#drop(toast);
                toast.undo?.run();
              }}
            >
              ${toast.undo.label}
            </button>`
          : nothing
      }
    </div>`;
  }
}
