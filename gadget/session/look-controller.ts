import type { LitElement, ReactiveController } from "lit";

/** How much of the element, or of the window where that is smaller, somebody who looks at it has before them. */
const SHOWN_SHARE = 0.5;
const STEPS = [0, 0.25, 0.5, 0.75, 1];
/** What hides an element that has a box. The last two are earlier names of the first two. */
const HIDERS: CheckVisibilityOptions = {
  opacityProperty: true,
  visibilityProperty: true,
  contentVisibilityAuto: true,
  checkOpacity: true,
  checkVisibilityCSS: true,
};

type Looks = {
  /** It is on the screen. Called again and again. */
  sees: () => void;
  /** Somebody has it before them, in a window that has the focus. Called again and again, after `sees`. */
  looks: () => void;
  /** It is on the screen no more. */
  leaves: () => void;
};

/**
 * Tells whether an element is really to be seen: it is in view, nothing hides it, and the page is visible. Looks after
 * each of its updates, when it comes into view or goes, and when the window gets the focus.
 */
export class LookController implements ReactiveController {
  readonly #host: LitElement;
  readonly #looks: Looks;
  #observer: IntersectionObserver | undefined;
  /** Undefined until the browser said so, which takes a frame. */
  #isInView: boolean | undefined;
  #wasSeen = false;
  /** Of the document that the element is in, which need not be the one that made it. */
  #view: Window & typeof globalThis = window;
  #frame = 0;

  constructor(host: LitElement, looks: Looks) {
    this.#host = host;
    this.#looks = looks;
    host.addController(this);
  }

  /** Whether somebody looks at it now. A window without the focus may well be in sight; nobody can tell. */
  get isLookedAt(): boolean {
    return this.#isInView === true && this.#isSeen && this.#view.document.hasFocus();
  }

  get #isSeen(): boolean {
    const isShown = this.#isInView !== false && this.#view.document.visibilityState === "visible";
    if (!isShown || !this.#host.checkVisibility(HIDERS) || !areFramesShown(this.#view)) return false;
    return this.#isInView ?? isInWindow(this.#view, this.#host.getBoundingClientRect());
  }

  hostConnected(): void {
    const view = (this.#view = this.#host.ownerDocument.defaultView ?? window);
    view.addEventListener("focus", this.check);
    // Who answers has before them what they answer, and may be quicker than the next frame.
    view.document.addEventListener("keydown", this.check, true);
    view.document.addEventListener("pointerdown", this.check, true);
    view.document.addEventListener("visibilitychange", this.check);
    this.#observer = new view.IntersectionObserver(
      (changes) => {
        const last = changes.at(-1);
        this.#isInView = last !== undefined && isMostlyShown(view, last);
        this.check();
      },
      { threshold: STEPS },
    );
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    const view = this.#view;
    view.removeEventListener("focus", this.check);
    view.document.removeEventListener("keydown", this.check, true);
    view.document.removeEventListener("pointerdown", this.check, true);
    view.document.removeEventListener("visibilitychange", this.check);
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#isInView = undefined;
    this.#wasSeen = false;
    view.cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  hostUpdated(): void {
    // With the next frame: to ask in the middle of an update makes the browser work out all styles for it.
    this.#frame ||= this.#view.requestAnimationFrame(() => {
      this.#frame = 0;
      this.check();
    });
  }

  readonly check = (): void => {
    const wasSeen = this.#wasSeen;
    this.#wasSeen = this.#isSeen;
    if (this.#wasSeen) this.#looks.sees();
    else if (wasSeen) this.#looks.leaves();
    if (this.#wasSeen && this.isLookedAt) this.#looks.looks();
  };
}

const SIGNS = ["pointermove", "pointerdown", "wheel", "keydown", "focus"];

/** Calls back once somebody does something in the page; the answer stops that. */
export function whenSomebodyIsThere(run: () => void): () => void {
  const stop = new AbortController();
  for (const sign of SIGNS) {
    window.addEventListener(
      sign,
      () => {
        stop.abort();
        run();
      },
      { capture: true, passive: true, signal: stop.signal },
    );
  }
  return () => {
    stop.abort();
  };
}

function isMostlyShown(
  { innerHeight, innerWidth }: Window,
  { boundingClientRect: whole, intersectionRect: shown }: IntersectionObserverEntry,
): boolean {
  return (
    isMost(shown.height, Math.min(whole.height, innerHeight)) &&
    isMost(shown.width, Math.min(whole.width, innerWidth))
  );
}

function isInWindow({ innerHeight, innerWidth }: Window, { top, bottom, left, right }: DOMRect): boolean {
  return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
}

function isMost(shown: number, whole: number): boolean {
  return shown > 0 && shown >= whole * SHOWN_SHARE;
}

/** A page in a frame that its own page hides is not to be seen; of frames of another origin nobody can tell. */
function areFramesShown(view: Window): boolean {
  for (let frame = view.frameElement; frame; frame = frame.ownerDocument.defaultView?.frameElement ?? null) {
    if (!frame.checkVisibility(HIDERS)) return false;
  }
  return true;
}
