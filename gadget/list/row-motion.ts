import type { LitElement, ReactiveController } from "lit";

/** How long and how, as the tokens say it: "180ms ease", with 0 ms where the system asks for less motion. */
const TOKEN = "--_base";

type Box = { scroller: HTMLElement | null; content: HTMLElement | null };

/**
 * Shows where a row went: those on the screen that are elsewhere after an update slide there. Never under a pointer,
 * which would find another row than it aimed at, nor where the reader is further down, whose place is kept, nor where the
 * system asks for less motion. `key` names a row, `listed` what is listed: in another view, order or filter everything is
 * elsewhere, and nothing moved.
 */
export class RowMotion implements ReactiveController {
  readonly #host: LitElement;
  readonly #box: () => Box;
  readonly #listed: () => string;
  readonly #key: (row: Element) => string | null;
  #before: { listed: string; tops: Map<string, number> } | null = null;
  #frame = 0;

  constructor(host: LitElement, box: () => Box, listed: () => string, key: (row: Element) => string | null) {
    this.#host = host;
    this.#box = box;
    this.#listed = listed;
    this.#key = key;
    host.addController(this);
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#before = null;
  }

  /** Where rows stand now, before an update that may move them. */
  look(): void {
    if (this.#frame !== 0) return;
    const { scroller, content } = this.#box();
    const isStill = document.hidden || this.#host.matches(":hover") || scroller?.scrollTop !== 0;
    this.#before =
      isStill || !scroller || !content ? null : { listed: this.#listed(), tops: this.#tops(content) };
  }

  hostUpdated(): void {
    if (!this.#before || this.#frame !== 0) return;
    // After the list was scrolled to where the reader was, and before the browser draws.
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#move();
    });
  }

  #move(): void {
    const before = this.#before;
    this.#before = null;
    const { scroller, content } = this.#box();
    if (!before || !scroller || !content) return;
    if (before.listed !== this.#listed() || scroller.scrollTop !== 0) return;
    const [, ms = 0, easing = "linear"] =
      /^\s*([\d.]+)ms\s+(.+?)\s*$/.exec(getComputedStyle(this.#host).getPropertyValue(TOKEN)) ?? [];
    const duration = Number(ms);
    if (duration === 0) return;
    const view = scroller.getBoundingClientRect();
    const isInView = (top: number, height: number) => top + height > view.top && top < view.bottom;
    for (const row of content.children) {
      const from = before.tops.get(this.#key(row) ?? "");
      const { top, height } = row.getBoundingClientRect();
      if (from === undefined || Math.abs(from - top) < 1) continue;
      if (!isInView(top, height) && !isInView(from, height)) continue;
      // Not the row itself: where that stands is what the list keeps the reader's place by.
      row.firstElementChild?.animate([{ translate: `0 ${from - top}px` }, { translate: "0 0" }], {
        duration,
        easing,
      });
    }
  }

  #tops(content: HTMLElement): Map<string, number> {
    const tops = new Map<string, number>();
    for (const row of content.children) {
      const key = this.#key(row);
      if (key !== null) tops.set(key, row.getBoundingClientRect().top);
    }
    return tops;
  }
}
