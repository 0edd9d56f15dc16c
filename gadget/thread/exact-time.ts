import type { LitElement, ReactiveController } from "lit";
import { showTip, type Tip } from "../shell/tip.ts";
import { fullTime } from "../words/exact-times.ts";

/** What is rendered of a thread: its rows hold entries. */
type Timed = HTMLElement & { entry?: { at: number } | null };

/** The pointer passes over many messages on its way. */
const DELAY_MS = 400;
/** Between what is said and what it is said of, in px. */
const GAP_PX = 8;
/** A key hides what was shown before it moves the focus, which shows the next. */
const EARLY = { capture: true, passive: true };

/**
 * Shows when exactly a message came: at the one that the pointer rests on, or that has the focus. The bubbles' times are
 * of minutes and of several together.
 */
export class ExactTime implements ReactiveController {
  readonly #host: LitElement;
  #tip: Tip | null = null;
  #at: Timed | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    for (const [name, listener] of this.#listeners)
      this.#host.renderRoot.addEventListener(name, listener, EARLY);
    this.#host.addEventListener("pointerleave", this.#hide);
  }

  hostDisconnected(): void {
    for (const [name, listener] of this.#listeners)
      this.#host.renderRoot.removeEventListener(name, listener, EARLY);
    this.#host.removeEventListener("pointerleave", this.#hide);
    this.#hide();
  }

  readonly #over = (event: Event) => {
    const entry = entryOf(event);
    if (entry === this.#at) return;
    this.#hide();
    this.#at = entry;
    if (entry) this.#timer = setTimeout(this.#show, DELAY_MS);
  };

  readonly #focused = (event: Event) => {
    const row = event.composedPath()[0];
    // What can be pressed in a message has names of its own.
    if (!(row instanceof HTMLElement) || !row.matches("li")) return;
    this.#hide();
    this.#at = row.querySelector<Timed>("fb-chat-entry");
    this.#show();
  };

  readonly #hide = () => {
    clearTimeout(this.#timer);
    this.#at = null;
    this.#tip?.hide();
    this.#tip = null;
  };

  /** Inside of the element: that the focus goes from one message to the next is not told outside. */
  readonly #listeners = new Map<string, (event: Event) => void>([
    ["pointerover", this.#over],
    ["focusin", this.#focused],
    ["focusout", this.#hide],
    // Also what is below the pointer then is another message.
    ["wheel", this.#hide],
    ["keydown", this.#hide],
  ]);

  readonly #show = () => {
    const entry = this.#at;
    const bubble = entry?.shadowRoot?.querySelector(".bubble");
    if (!bubble || !entry?.entry) return;
    this.#tip = showTip(bubble, [fullTime(entry.entry.at)], false, "below");
    placeBeside(this.#tip.element, bubble, this.#host);
    this.#tip.element.style.pointerEvents = "none";
  };
}

/**
 * Behind what can be done with the message, where there is room for it: above and below it stand how far messages got, their
 * reactions, and why they failed. In a narrow panel there is no such room.
 */
function placeBeside(tip: HTMLElement, bubble: Element, panel: Element): void {
  const [box, room, { width, height }] = [bubble, panel, tip].map((it) => it.getBoundingClientRect()) as [
    DOMRect,
    DOMRect,
    DOMRect,
  ];
  const tools = bubble.querySelector("fb-chat-entry-tools")?.getBoundingClientRect() ?? box;
  const [start, end] = [Math.min(box.left, tools.left), Math.max(box.right, tools.right)];
  const [before, after] = [start - room.left, room.right - end];
  if (Math.max(before, after) < width + 2 * GAP_PX) return;
  const left = after > before ? end + GAP_PX : start - GAP_PX - width;
  const top = Math.max(room.top, (box.top + box.bottom - height) / 2);
  tip.style.inset = `${top}px auto auto ${left}px`;
}

function entryOf(event: Event): Timed | null {
  const within = event
    .composedPath()
    .find((target) => target instanceof HTMLElement && target.matches(".bubble, time"));
  const root = within instanceof HTMLElement ? within.getRootNode() : null;
  return root instanceof ShadowRoot && root.host.localName === "fb-chat-entry" ? (root.host as Timed) : null;
}
