import type { LitElement } from "lit";
import { showTip, type Tip } from "./tip.ts";

/** How long a pointer rests on something before it is told what that does, in ms. */
const REST_MS = 500;
/** How long a tooltip stays when the pointer has left, so that it can go over to it, in ms. */
const LEAVE_MS = 150;

type After = (ms: number, run: () => void) => () => void;

/**
 * Says what buttons with icons alone do, and by which key: whatever has `data-tip` in a gadget, in the words of that, else
 * by its `aria-label`, with its `aria-keyshortcuts`. For eyes alone: screen readers have the same from the button.
 *
 * It shows when the pointer rests there, and at once where Tab leads; under a finger by a tap on what has nothing else to do
 * with one, such as names that are cut off. It stays while
 * the pointer is on it, and goes with Escape, a press, a scroll, or the button (WCAG 2.2, 1.4.13).
 */
export class Tooltips {
  readonly #host: LitElement;
  readonly #after: After;
  #tip: Tip | null = null;
  #of: HTMLElement | null = null;
  /** What the pointer is over. */
  #under: HTMLElement | null = null;
  #stop = () => {};

  constructor(host: LitElement, after: After) {
    this.#host = host;
    this.#after = after;
    // Of events with a related target a shadow root keeps those that stay in it: these have none.
    host.addEventListener("pointermove", (event) => {
      if (event.pointerType !== "touch") this.#over(event);
    });
    host.addEventListener("pointerleave", () => {
      this.#leave();
    });
    host.addEventListener("keyup", (event) => {
      const button = event.key === "Tab" ? buttonIn(event, host) : null;
      if (button?.matches(":focus-visible")) this.#show(button);
    });
    host.addEventListener("click", (event) => {
      const tapped = event.pointerType === "touch" ? buttonIn(event, host) : null;
      if (tapped && !tapped.closest("button, a, label")) this.#show(tapped);
    });
    for (const type of ["pointerdown", "keydown", "wheel"]) {
      host.addEventListener(
        type,
        () => {
          this.#hide();
        },
        { capture: true, passive: true },
      );
    }
  }

  #over(event: PointerEvent): void {
    const button = buttonIn(event, this.#host);
    if (this.#tip && event.composedPath().includes(this.#tip.element)) {
      this.#stop();
      this.#under = null;
    } else if (button !== this.#under) {
      this.#under = button;
      // What a press opened stands where the tooltip would.
      if (!button || button.ariaExpanded === "true") this.#leave();
      else if (button === this.#of) this.#stop();
      else
        this.#wait(REST_MS, () => {
          this.#show(button);
        });
    }
  }

  #leave(): void {
    this.#under = null;
    this.#wait(LEAVE_MS, () => {
      this.#hide();
    });
  }

  #wait(ms: number, run: () => void): void {
    this.#stop();
    this.#stop = this.#after(ms, run);
  }

  #show(button: HTMLElement): void {
    this.#hide();
    const words = button.dataset["tip"] || button.ariaLabel;
    if (!words || !button.isConnected || isRead(button, words)) return;
    const keys = keysOf(button);
    const key = document.createElement("kbd");
    key.textContent = keys;
    const tip = showTip(button, keys === "" ? [words] : [words, key], true);
    [this.#tip, this.#of] = [tip, button];
    button.addEventListener(
      "blur",
      () => {
        if (this.#of === button && this.#under !== button) this.#hide();
      },
      { once: true },
    );
  }

  #hide(): void {
    this.#stop();
    this.#tip?.hide();
    [this.#tip, this.#of] = [null, null];
  }
}

/** The gadget's own: what a page puts into a slot is none of it. */
function buttonIn(event: Event, host: Element): HTMLElement | null {
  const path = event.composedPath();
  const inside = path.slice(0, path.indexOf(host));
  const found = inside.find((target) => target instanceof HTMLElement && target.dataset["tip"] !== undefined);
  return found instanceof HTMLElement && found.getRootNode() !== host.getRootNode() ? found : null;
}

/** The words stand there already, and nothing of them is cut off. */
function isRead(button: HTMLElement, words: string): boolean {
  if (button.textContent.trim() !== words) return false;
  const parts = [button, ...button.querySelectorAll<HTMLElement>("*")];
  return parts.every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth);
}

/** As they stand on a keyboard. */
function keysOf(button: Element): string {
  const [first = ""] = (button.getAttribute("aria-keyshortcuts") ?? "").split(" ");
  return first.replace("Control", "Ctrl").replace("Meta", "\u2318");
}
