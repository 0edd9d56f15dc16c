import type { LitElement, ReactiveController } from "lit";

/** Nearer to the end than this counts as reading the newest message. */
const NEAR_END_PX = 50;
/** Of this or less nobody says that a row moved: browsers round. */
const MOVED_PX = 0.5;

type Boxes = { scroller: HTMLElement | null; content: HTMLElement | null };
/** A row in view, and how far below the top edge it begins. */
type Anchor = { element: Element; top: number };

/**
 * Scrolling of a list: follows the end while the reader is there, where the list is read from its end, and otherwise
 * keeps what they read where it is, also when rows come in above it, and while the list is hidden or moved to another
 * place of the page. Works on sizes as the browser reports them, because rows are elements that render after the list
 * did.
 */
export class ScrollController implements ReactiveController {
  /** The reader is at the end. */
  following: boolean;
  readonly #isFromEnd: boolean;
  readonly #host: LitElement;
  readonly #boxes: () => Boxes;
  readonly #changed: (render: () => void) => void;
  #scroller: HTMLElement | null = null;
  #content: HTMLElement | null = null;
  /** Where the list stood when it was last looked at, in px. */
  #top = 0;
  /** What the list measured when it was last looked at. */
  #size = "";
  #anchors: Anchor[] = [];
  /** The list was hidden or moved: where it stands now is not where the reader left it. */
  #isAway = false;
  #resize: ResizeObserver | undefined;
  /** Of the document that the list is in: another one's may draw no frames. */
  #view: Window & typeof globalThis = window;
  #frame = 0;
  #due: { keep?: true; render?: true } = {};

  /**
   * `changed` is called when `following` may have changed, or something else came into view; it calls `render` where
   * the list should render anew for that.
   */
  constructor(host: LitElement, boxes: () => Boxes, changed: (render: () => void) => void, isFromEnd = true) {
    this.#host = host;
    this.#boxes = boxes;
    this.#changed = changed;
    this.#isFromEnd = this.following = isFromEnd;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#host.hasUpdated) this.#observe();
  }

  hostUpdated(): void {
    const { scroller, content } = this.#boxes();
    if (scroller !== this.#scroller || content !== this.#content) {
      this.#anchors = [];
      this.#observe();
    }
    // Rows that change places leave the size of the list as it was, and nobody is told.
    if (this.#anchors.length > 0) this.#soon({ keep: true });
  }

  hostDisconnected(): void {
    this.#resize?.disconnect();
    this.#view.cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#scroller?.removeEventListener("scroll", this.#scrolled);
    this.#isAway = true;
  }

  /** Goes to the end, and stays there where the list is read from there. */
  toEnd(): void {
    this.following = this.#isFromEnd;
    this.#keep();
  }

  /** Goes to the beginning of another list. */
  toStart(): void {
    this.#anchors = [];
    this.#top = 0;
    this.#scroller?.scrollTo(0, 0);
  }

  #observe(): void {
    this.hostDisconnected();
    const { scroller, content } = this.#boxes();
    this.#scroller = scroller;
    this.#content = content;
    this.#view = this.#host.ownerDocument.defaultView ?? window;
    if (!scroller || !content) return;
    scroller.addEventListener("scroll", this.#scrolled, { passive: true });
    this.#resize = new this.#view.ResizeObserver(() => {
      this.#keep();
    });
    this.#resize.observe(scroller);
    this.#resize.observe(content);
  }

  #keep(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    this.#isAway ||= isHidden(scroller);
    if (isHidden(scroller)) return;
    const canTell = this.#anchors.some(({ element }) => element.isConnected);
    if (this.following) scroller.scrollTop = scroller.scrollHeight;
    else if (this.#isAway && !canTell) scroller.scrollTop = this.#top;
    else {
      const moved = this.#movedBy();
      if (Math.abs(moved) > MOVED_PX) scroller.scrollTop += moved;
    }
    this.#isAway = false;
    // Not now: what changes its size while sizes are told of is an error of the page's.
    this.#look(scroller, () => {
      this.#soon({ render: true });
    });
  }

  readonly #scrolled = () => {
    const scroller = this.#scroller;
    if (!scroller) return;
    // The list changed its size by now, or was away: the browser moved it, not the reader.
    if (this.#isAway || isHidden(scroller) || (this.following && sizeOf(scroller) !== this.#size)) {
      this.#keep();
      return;
    }
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    // The end is far also when the list grew since, and the event is of our own scrolling: only who goes up
    // leaves the end.
    const isNearEnd = scrollHeight - scrollTop - clientHeight <= NEAR_END_PX;
    this.following = this.#isFromEnd && (isNearEnd || (this.following && scrollTop >= this.#top));
    this.#look(scroller, () => {
      this.#host.requestUpdate();
    });
  };

  #look(scroller: HTMLElement, render: () => void): void {
    this.#top = scroller.scrollTop;
    this.#size = sizeOf(scroller);
    this.#findAnchors(scroller);
    this.#changed(render);
    if (this.#anchors.length > 0 || this.following) return;
    // What the list now renders anew is there by the next frame.
    this.#soon({});
  }

  /** Before the next frame is drawn; finds a row to hold on to where there is none. */
  #soon(what: { keep?: true; render?: true }): void {
    this.#due = { ...this.#due, ...what };
    this.#frame ||= this.#view.requestAnimationFrame(() => {
      const { keep, render } = this.#due;
      this.#due = {};
      this.#frame = 0;
      if (render) this.#host.requestUpdate();
      if (keep) this.#keep();
      else if (this.#anchors.length === 0 && this.#scroller && !isHidden(this.#scroller))
        this.#findAnchors(this.#scroller);
    });
  }

  #findAnchors(scroller: HTMLElement): void {
    // Who is at the very beginning wants to see what comes in there.
    const isAtStart = !this.#isFromEnd && scroller.scrollTop <= 0;
    this.#anchors = this.following || isAtStart ? [] : this.#inView(scroller);
  }

  #inView(scroller: HTMLElement): Anchor[] {
    const edge = scroller.getBoundingClientRect();
    const anchors: Anchor[] = [];
    for (const element of this.#content?.querySelectorAll("[data-anchor]") ?? []) {
      const { top, bottom } = element.getBoundingClientRect();
      if (top >= edge.bottom) break;
      if (bottom > edge.top) anchors.push({ element, top: top - edge.top });
    }
    return anchors;
  }

  /**
   * By how much the content moved in view: its middle, for the first row may lose its name to one that came in above.
   * Not at all while some row stands still: others moved around it.
   */
  #movedBy(): number {
    const edge = this.#scroller?.getBoundingClientRect().top ?? 0;
    const shifts = this.#anchors
      .filter(({ element }) => element.isConnected)
      .map(({ element, top }) => element.getBoundingClientRect().top - edge - top);
    return shifts.some((shift) => Math.abs(shift) <= MOVED_PX) ? 0 : (shifts.at(shifts.length / 2) ?? 0);
  }
}

/** In a part of the page that is hidden everything measures nothing. */
function isHidden({ clientHeight }: HTMLElement): boolean {
  return clientHeight === 0;
}

function sizeOf({ scrollHeight, clientHeight }: HTMLElement): string {
  return `${scrollHeight} ${clientHeight}`;
}
