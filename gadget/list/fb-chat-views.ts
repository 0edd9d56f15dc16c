import { html, LitElement, nothing } from "lit";
import {
  ALL_VIEWS,
  viewOf,
  type CountedView,
  type Counts,
  type View,
} from "../../worker/protocol/list/views.ts";
import { COUNT_MAX } from "../../worker/protocol/frames.ts";
import { SeatController } from "../shell/seat-controller.ts";
import type { ListState } from "../state/state.ts";
import { define } from "../shell/define.ts";
import { shortNumber } from "../words/list-times.ts";
import { styles } from "./fb-chat-views.styles.ts";
import { words } from "./words.ts";
import { shared } from "../shell/shared.styles.ts";

/** So much of the next tab is seen beside the one that is chosen. */
const EDGE_PX = 24;

/**
 * The views of the list as tabs, each with how much it holds.
 *
 * @element fb-chat-views
 */
export class FbChatViews extends LitElement {
  static override get properties() {
    return {
      _focused: { state: true },
    };
  }
  static override styles = [shared, styles];

  private readonly _seat = new SeatController(this);
  private readonly _list = this._seat.slice((store) => store.list);

  /** Tab that the arrow keys moved the focus to, until it is chosen. */
  private _focused: View | null = null;
  #shown: View | null = null;
  #sizes: ResizeObserver | undefined;

  /** Goes to the tab of the view that is shown. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }

  protected override render() {
    return html`
      <div
        role="tablist"
        aria-label=${words().viewsLabel}
        @keydown=${this._onKey}
        @wheel=${this._onWheel}
        @scroll=${this._fade}
      >
        ${this.#views.map((view) => this._renderTab(view, this._list.value))}
      </div>
    `;
  }

  private _renderTab(view: View, list: ListState) {
    const count = list.counts ? countOf(list.counts, view) : 0;
    const isSelected = view === list.view;
    return html`
      <button
        role="tab"
        data-view=${view}
        aria-selected=${isSelected ? "true" : "false"}
        tabindex=${view === (this._focused ?? list.view) ? 0 : -1}
        @click=${this._onTab}
      >
        ${words().views[view]}
        ${
          !count
            ? nothing
            : html`<span class="count" data-tip=${words().viewCount(count)}
                >${shortNumber(count)}${count >= COUNT_MAX ? "+" : ""}</span
              >`
        }
      </button>
    `;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const view = this.ownerDocument.defaultView ?? window;
    this.#sizes = new view.ResizeObserver(() => {
      // Not now: what changes its size while sizes are told of is an error of the page's.
      view.requestAnimationFrame(() => {
        this._fit();
        this.#bringChosen();
      });
    });
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes?.disconnect();
  }

  protected override updated(): void {
    this._fit();
    if (this.#shown === this._list.value.view) return;
    this.#shown = this._list.value.view;
    this.#bringChosen();
  }

  /** Where not all have room, first the counts go that others add up to, which stay for who listens, then the words are smaller. */
  private _fit() {
    const list = this.#tabList;
    if (!list) return;
    list.classList.remove("tight", "tighter");
    for (const step of ["tight", "tighter"])
      if (list.scrollWidth > list.clientWidth) list.classList.add(step);
    this._fade();
  }

  /** Fades the edges behind which there is more. Measured: what scrolls shows none of it by itself. */
  private _fade() {
    const list = this.#tabList;
    if (!list) return;
    const room = list.scrollWidth - list.clientWidth;
    // From the right it scrolls below zero.
    const fromLeft = this.#isRtl ? room + list.scrollLeft : list.scrollLeft;
    list.classList.toggle("more-left", fromLeft > 1);
    list.classList.toggle("more-right", fromLeft < room - 1);
  }

  #bringChosen(): void {
    const list = this.#tabList;
    const chosen = list?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (!list || !chosen) return;
    const [box, tab] = [list.getBoundingClientRect(), chosen.getBoundingClientRect()];
    // Not by scrollIntoView(): that would scroll the page, too.
    if (tab.left < box.left + EDGE_PX) list.scrollLeft -= box.left + EDGE_PX - tab.left;
    else if (tab.right > box.right - EDGE_PX) list.scrollLeft += tab.right - box.right + EDGE_PX;
  }

  /**
   * Those that seldom hold something have a tab while they do, or are looked at; of all that is aside, if others have some; of
   * what mentions the agent, also once it was read.
   */
  get #views(): View[] {
    const { view: chosen, counts } = this._list.value;
    const count = (view: View): number =>
      view === "mentions" && counts?.mentioned ? 1 : counts ? countOf(counts, view) : 0;
    const least = (view: View): number => (view === "all_aside" ? count("aside") : 0);
    return ALL_VIEWS.filter((view) => !viewOf(view).isSeldom || view === chosen || count(view) > least(view));
  }

  get #tabList(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('[role="tablist"]');
  }

  get #isRtl(): boolean {
    return getComputedStyle(this).direction === "rtl";
  }

  /** Where there is nothing but a wheel that goes up and down. */
  private _onWheel(event: WheelEvent) {
    const list = event.currentTarget as HTMLElement;
    if (event.deltaX === 0 && list.scrollWidth > list.clientWidth) {
      event.preventDefault();
      list.scrollLeft += event.deltaY * (this.#isRtl ? -1 : 1);
    }
  }

  private _onTab(event: Event) {
    this._focused = null;
    this._seat.navigation.showView((event.currentTarget as HTMLElement).dataset["view"] as View);
  }

  private async _onKey(event: KeyboardEvent) {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const direction = this.#isRtl ? -step : step;
    const views = this.#views;
    const from = views.indexOf(this._focused ?? this._list.value.view);
    this._focused = views[(from + direction + views.length) % views.length]!;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }
}

function countOf(counts: Counts, view: View): number {
  const counted = viewOf(view).sumOf ?? [view as CountedView];
  // A Worker of the version before counts none that it does not know.
  const sum = counted.reduce((before, one) => before + (counts[one] ?? 0), 0);
  return Math.min(COUNT_MAX, sum);
}

define("fb-chat-views", FbChatViews);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-views": FbChatViews;
  }
}
