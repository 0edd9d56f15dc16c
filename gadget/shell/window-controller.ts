import type { LitElement } from "lit";

/** Rows this far outside of the view are rendered, so that scrolling finds them there. */
const AHEAD_PX = 500;
/** Rows that are rendered stay so within this, or a small movement would take them away and bring them back. */
const KEPT_PX = 900;
/** Until the browser said how high the view is. */
const VIEW_PX = 600;

/** Neighbouring rows that are rendered together or not at all. `rows`: how many, as far as their height goes. */
export type Block = { key: number; rows: number };

/** What to render: a block by its index, or in place of several an empty box as high as they are. */
export type WindowPart = { kind: "block"; index: number } | { kind: "gap"; key: string; px: number };

/**
 * Decides which part of a long list is rendered: what is in view and a little more. The list marks each row with the
 * `data-block` of its block, and gives gaps the attribute `data-gap` with their height. Heights are measured where
 * rows are rendered and guessed elsewhere; a ScrollController makes up for the difference.
 */
export class WindowController {
  readonly #host: LitElement;
  readonly #parts: () => { scroller: HTMLElement | null; list: HTMLElement | null };
  readonly #heights = new Map<number, number>();
  #rowPx: number;
  #isMeasured = false;
  #blocks: readonly Block[] = [];
  #rendered = new Set<number>();
  /** The block at the top of the view, and how far above the view it begins. */
  #at: { key: number; into: number } | null = null;
  #viewPx = VIEW_PX;
  #pinned: number | null = null;

  /** `rowPx`: how high a row is, until one was measured. */
  constructor(
    host: LitElement,
    parts: () => { scroller: HTMLElement | null; list: HTMLElement | null },
    rowPx: number,
  ) {
    this.#host = host;
    this.#parts = parts;
    this.#rowPx = rowPx;
    host.addController(this);
  }

  hostUpdated(): void {
    for (const gap of this.#parts().list?.querySelectorAll<HTMLElement>("[data-gap]") ?? []) {
      // Not as an attribute: a strict policy of the page forbids those.
      gap.style.blockSize = `${gap.dataset["gap"]}px`;
    }
  }

  /** Another list: nothing that was measured counts. */
  reset(): void {
    this.#isMeasured = false;
    this.#heights.clear();
    this.#at = this.#pinned = null;
  }

  /** What to render of these blocks; `atEnd`: the reader is at the end, wherever that is now. */
  parts(blocks: readonly Block[], atEnd: boolean): WindowPart[] {
    this.#blocks = blocks;
    const wanted = this.#wanted(atEnd);
    const parts: WindowPart[] = [];
    let gap = null as { key: string; px: number } | null;
    for (const [index, block] of blocks.entries()) {
      if (wanted.has(block.key)) {
        if (gap) parts.push({ kind: "gap", ...gap });
        gap = null;
        parts.push({ kind: "block", index });
      } else gap = { key: gap?.key ?? `gap ${block.key}`, px: (gap?.px ?? 0) + this.#heightOf(block) };
    }
    if (gap) parts.push({ kind: "gap", ...gap });
    this.#rendered = wanted;
    return parts;
  }

  /** The list scrolled or changed its size: renders it anew, with `render`, where something else is in view. */
  look(atEnd: boolean, render: () => void): void {
    const { scroller, list } = this.#parts();
    // In a part of the page that is hidden everything measures nothing.
    if (!scroller || !list || scroller.clientHeight === 0) return;
    this.#measure(list);
    this.#viewPx = scroller.clientHeight;
    let above = scroller.getBoundingClientRect().top - list.getBoundingClientRect().top;
    this.#at = null;
    for (const block of this.#blocks) {
      const height = this.#heightOf(block);
      this.#at = { key: block.key, into: above };
      if (above < height) break;
      above -= height;
    }
    const wanted = this.#wanted(atEnd);
    const isSame = wanted.size === this.#rendered.size && [...wanted].every((key) => this.#rendered.has(key));
    if (!isSame) render();
  }

  /** Keeps a block rendered wherever it is, so that the focus can be there; null for none. */
  pin(key: Block["key"] | null): void {
    this.#pinned = key;
  }

  /** Keeps the block rendered that an element is in. */
  pinAround(element: Element): void {
    const row = element.closest<HTMLElement>("[data-block]");
    this.#pinned = row ? blockOf(row) : null;
  }

  /** Calls `then` with a block rendered, at once where it is. */
  reveal(key: Block["key"], then: () => void): void {
    this.pin(key);
    if (this.#rendered.has(key)) {
      then();
      return;
    }
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(then);
  }

  #wanted(atEnd: boolean): Set<number> {
    const heights = this.#blocks.map((block) => this.#heightOf(block));
    const tops: number[] = [];
    let total = 0;
    for (const height of heights) {
      tops.push(total);
      total += height;
    }
    const index = this.#blocks.findIndex(({ key }) => key === this.#at?.key);
    const top = atEnd ? total - this.#viewPx : (tops[index] ?? 0) + (this.#at?.into ?? 0);
    const wanted = new Set<number>();
    for (const [at, { key }] of this.#blocks.entries()) {
      const margin = !this.#isMeasured ? 0 : this.#rendered.has(key) ? KEPT_PX : AHEAD_PX;
      const isNear = tops[at]! <= top + this.#viewPx + margin && tops[at]! + heights[at]! >= top - margin;
      if (isNear || key === this.#pinned) wanted.add(key);
    }
    return wanted;
  }

  #heightOf({ key, rows }: Block): number {
    return this.#heights.get(key) ?? rows * this.#rowPx;
  }

  /** From the first row of each block to what follows the block. */
  #measure(list: HTMLElement): void {
    const starts: { key: number | null; top: number }[] = [];
    for (const element of list.children) {
      const key = blockOf(element);
      if (starts.length > 0 && key !== null && key === starts.at(-1)!.key) continue;
      starts.push({ key, top: element.getBoundingClientRect().top });
    }
    starts.push({ key: null, top: list.getBoundingClientRect().bottom });
    const sizes = new Map(this.#blocks.map(({ key, rows }) => [key, rows]));
    // Nothing is seen of one whose rows are all shown with those of another.
    for (const key of this.#rendered) this.#heights.set(key, 0);
    let [px, rows] = [0, 0];
    for (const [index, { key, top }] of starts.entries()) {
      if (key === null || !sizes.has(key)) continue;
      const height = starts[index + 1]!.top - top;
      this.#heights.set(key, height);
      px += height;
      rows += sizes.get(key)!;
    }
    // Guessed once: with each better guess everything that is not rendered would move.
    if (this.#isMeasured || rows === 0 || px === 0) return;
    this.#isMeasured = true;
    this.#rowPx = px / rows;
  }
}

function blockOf(row: Element): number | null {
  const name = row instanceof HTMLElement ? row.dataset["block"] : undefined;
  return name === undefined ? null : Number(name);
}
