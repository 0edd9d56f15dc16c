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
  #frame = 0;

  constructor(host: LitElement, looks: Looks) {
    this.#host = host;
    this.#looks = looks;
    host.addController(this);
  }

  /** Whether somebody looks at it now. A window without the focus may well be in sight; nobody can tell. */
  get isLookedAt(): boolean {
    return this.#isInView === true && this.#isSeen && document.hasFocus();
  }

  get #isSeen(): boolean {
    const isShown = this.#isInView !== false && document.visibilityState === "visible";
    if (!isShown || !this.#host.checkVisibility(HIDERS) || !areFramesShown()) return false;
    return this.#isInView ?? isInWindow(this.#host.getBoundingClientRect());
  }

  hostConnected(): void {
    window.addEventListener("focus", this.check);
    // Who answers has before them what they answer, and may be quicker than the next frame.
    document.addEventListener("keydown", this.check, true);
    document.addEventListener("pointerdown", this.check, true);
    document.addEventListener("visibilitychange", this.check);
    this.#observer = new IntersectionObserver(
      (changes) => {
        const last = changes.at(-1);
        this.#isInView = last !== undefined && isMostlyShown(last);
        this.check();
      },
      { threshold: STEPS },
    );
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    window.removeEventListener("focus", this.check);
    document.removeEventListener("keydown", this.check, true);
    document.removeEventListener("pointerdown", this.check, true);
    document.removeEventListener("visibilitychange", this.check);
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#isInView = undefined;
    this.#wasSeen = false;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  hostUpdated(): void {
    // With the next frame: to ask in the middle of an update makes the browser work out all styles for it.
    this.#frame ||= requestAnimationFrame(() => {
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

function isMostlyShown({
  boundingClientRect: whole,
  intersectionRect: shown,
}: IntersectionObserverEntry): boolean {
  return (
    isMost(shown.height, Math.min(whole.height, window.innerHeight)) &&
    isMost(shown.width, Math.min(whole.width, window.innerWidth))
  );
}

function isInWindow({ top, bottom, left, right }: DOMRect): boolean {
  return bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth;
}

function isMost(shown: number, whole: number): boolean {
  return shown > 0 && shown >= whole * SHOWN_SHARE;
}

/** A page in a frame that its own page hides is not to be seen; of frames of another origin nobody can tell. */
function areFramesShown(): boolean {
  for (
    let frame = window.frameElement;
    frame;
    frame = frame.ownerDocument.defaultView?.frameElement ?? null
  ) {
    if (!frame.checkVisibility(HIDERS)) return false;
  }
  return true;
}
