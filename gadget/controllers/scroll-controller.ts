import type { LitElement, ReactiveController } from "lit";

/** Nearer to the end than this counts as reading the newest message. */
const NEAR_END_PX = 50;

/**
 * Scrolling of a message list: follows the end while the reader is there, and otherwise keeps what they
 * read where it is, also when older messages come in above it. Works on sizes as the browser reports them,
 * because messages are elements that render after the list did.
 */
export class ScrollController implements ReactiveController {
  /** The reader is at the end. */
  following = true;
  readonly #host: LitElement;
  readonly #parts: () => { scroller: HTMLElement | null; content: HTMLElement | null };
  readonly #changed: () => void;
  #scroller: HTMLElement | null = null;
  #content: HTMLElement | null = null;
  /** Where the list stood when it was last looked at, in px. */
  #top = 0;
  /** What the list measured when it was last looked at. */
  #size = "";
  /** The first message in view, and how far below the top edge it begins. */
  #anchor: { element: Element; top: number } | null = null;
  #resize: ResizeObserver | undefined;

  /** `changed` is called when `following` may have changed, or the end came into view. */
  constructor(
    host: LitElement,
    parts: () => { scroller: HTMLElement | null; content: HTMLElement | null },
    changed: () => void,
  ) {
    this.#host = host;
    this.#parts = parts;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#host.hasUpdated) this.#observe();
  }

  hostUpdated(): void {
    const { scroller, content } = this.#parts();
    if (scroller !== this.#scroller || content !== this.#content) this.#observe();
  }

  hostDisconnected(): void {
    this.#resize?.disconnect();
    this.#scroller?.removeEventListener("scroll", this.#scrolled);
    this.#scroller = this.#content = this.#anchor = null;
  }

  toEnd(): void {
    this.following = true;
    this.#keep();
  }

  #observe(): void {
    this.hostDisconnected();
    const { scroller, content } = this.#parts();
    this.#scroller = scroller;
    this.#content = content;
    if (!scroller || !content) return;
    scroller.addEventListener("scroll", this.#scrolled, { passive: true });
    this.#resize = new ResizeObserver(() => {
      this.#keep();
    });
    this.#resize.observe(scroller);
    this.#resize.observe(content);
  }

  #keep(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    if (this.following) scroller.scrollTop = scroller.scrollHeight;
    else if (this.#anchor?.element.isConnected) {
      scroller.scrollTop += this.#topOf(this.#anchor.element) - this.#anchor.top;
    }
    this.#top = scroller.scrollTop;
    this.#size = sizeOf(scroller);
    this.#changed();
  }

  readonly #scrolled = () => {
    const scroller = this.#scroller;
    if (!scroller) return;
    // The list changed its size by now: the browser moved it, not the reader.
    if (this.following && sizeOf(scroller) !== this.#size) {
      this.#keep();
      return;
    }
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    // The end is far also when the list grew since, and the event is of our own scrolling: only who goes up
    // leaves the end.
    const isNearEnd = scrollHeight - scrollTop - clientHeight <= NEAR_END_PX;
    this.following = isNearEnd || (this.following && scrollTop >= this.#top);
    this.#top = scrollTop;
    this.#anchor = this.following ? null : this.#firstInView();
    this.#changed();
  };

  #firstInView(): { element: Element; top: number } | null {
    for (const element of this.#content?.querySelectorAll("[data-anchor]") ?? []) {
      const top = this.#topOf(element);
      if (top + element.getBoundingClientRect().height > 0) return { element, top };
    }
    return null;
  }

  #topOf(element: Element): number {
    return element.getBoundingClientRect().top - (this.#scroller?.getBoundingClientRect().top ?? 0);
  }
}

function sizeOf({ scrollHeight, clientHeight }: HTMLElement): string {
  return `${scrollHeight} ${clientHeight}`;
}
