import type { LitElement, ReactiveController } from "lit";

/** How much of the element, or of the window where that is smaller, somebody who looks at it has before them. */
const SHOWN_SHARE = 0.5;
const STEPS = [0, 0.25, 0.5, 0.75, 1];

/**
 * Calls back whenever somebody looks at the element: after each of its updates, when it comes into view, and when the
 * window gets the focus; as long as the element is in view, the page is visible and the window has the focus.
 */
export class LookController implements ReactiveController {
  readonly #host: LitElement;
  readonly #looks: () => void;
  #observer: IntersectionObserver | undefined;
  #isInView = false;
  #frame = 0;

  constructor(host: LitElement, looks: () => void) {
    this.#host = host;
    this.#looks = looks;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener("focus", this.#check);
    document.addEventListener("visibilitychange", this.#check);
    this.#observer = new IntersectionObserver(
      (changes) => {
        const last = changes.at(-1);
        this.#isInView = last !== undefined && isMostlyShown(last);
        this.#check();
      },
      { threshold: STEPS },
    );
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    window.removeEventListener("focus", this.#check);
    document.removeEventListener("visibilitychange", this.#check);
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#isInView = false;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  hostUpdated(): void {
    // With the next frame: to ask in the middle of an update makes the browser work out all styles for it.
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#check();
    });
  }

  readonly #check = (): void => {
    const isShown = this.#isInView && this.#host.checkVisibility({ visibilityProperty: true });
    if (isShown && document.visibilityState === "visible" && document.hasFocus()) this.#looks();
  };
}

function isMostlyShown({ boundingClientRect, intersectionRect }: IntersectionObserverEntry): boolean {
  const whole = Math.min(boundingClientRect.height, window.innerHeight);
  return intersectionRect.height > 0 && intersectionRect.height >= whole * SHOWN_SHARE;
}
