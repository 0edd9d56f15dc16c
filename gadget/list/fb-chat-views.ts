import { html, LitElement, nothing } from "lit";
import {
  ALL_VIEWS,
  viewOf,
  type CountedView,
  type Counts,
  type View,
} from "../../worker/protocol/list/views.ts";
import { COUNT_MAX } from "../../worker/protocol/frames.ts";
import { answering } from "../late/answering.ts";
import { find } from "../shell/find.ts";
import { SeatController } from "../shell/seat-controller.ts";
import type { ListState } from "../state/state.ts";
import { define } from "../shell/define.ts";
import { shortNumber } from "../words/list-times.ts";
import type { ListBehind } from "../views/more-views.ts";
import type { FbChatMoreViews } from "./fb-chat-more-views.ts";
import { styles } from "./fb-chat-views.styles.ts";
import { words } from "./words.ts";
import { shared } from "../shell/shared.styles.ts";

/**
 * The views of the list as tabs, each with how much it holds. What has no room as a whole is in a menu behind them, with the views
 * that are kept: never the one that is chosen, nor notes that the agent has not read.
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
  #sizes: ResizeObserver | undefined;

  /** Opens the menu of what has no tab; false: there is nothing in it. */
  openMore(): boolean {
    const more = this.#more;
    if (!more || more.hidden) return false;
    more.open();
    return true;
  }

  /** Goes to the tab of the view that is shown. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }

  protected override render() {
    return html`
      <div role="tablist" aria-label=${words().viewsLabel} @keydown=${this._onKey}>
        ${this.#views.map((view) => this._renderTab(view, this._list.value))}
      </div>
      <fb-chat-more-views .lists=${this.#behind}></fb-chat-more-views>
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
            : html`<span class="count" data-tip=${words().viewCount(count)}>${countText(count)}</span>`
        }
      </button>
    `;
  }

  constructor() {
    super();
    answering.whenThere(() => {
      this.requestUpdate();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const view = this.ownerDocument.defaultView ?? window;
    this.#sizes = new view.ResizeObserver(() => {
      // Not now: what changes its size while sizes are told of is an error of the page's.
      view.requestAnimationFrame(() => {
        this.#fit();
      });
    });
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes?.disconnect();
  }

  protected override updated(): void {
    this.#fit();
  }

  /** Where not all have room the last ones go into the menu, whole, until the others have it. */
  #fit() {
    const [list, more] = [this.#tabList, this.#more];
    if (!list || !more) return;
    const tabs = this.#tabs;
    const { view, counts } = this._list.value;
    for (const tab of tabs) tab.hidden = false;
    const isThere = answering.value !== null;
    more.hidden = !isThere || !more.keepsViews;
    const isCut = () => list.scrollWidth > list.clientWidth;
    // Without the menu they scroll.
    if (!isThere || !isCut()) return;
    more.hidden = false;
    const stays = (tab: HTMLElement): boolean =>
      viewOfTab(tab) === view ||
      tab.matches(":focus") ||
      (viewOfTab(tab) === "mentions" && !!counts?.mentions);
    for (const tab of tabs.reverse()) if (!stays(tab) && isCut()) tab.hidden = true;
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
    return find<HTMLElement>(this, '[role="tablist"]');
  }

  get #tabs(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role="tab"]')];
  }

  get #more(): FbChatMoreViews | null {
    return find<FbChatMoreViews>(this, "fb-chat-more-views");
  }

  get #isRtl(): boolean {
    return getComputedStyle(this).direction === "rtl";
  }

  readonly #behind = (): ListBehind[] => {
    const { counts } = this._list.value;
    return this.#tabs
      .filter((tab) => tab.hidden)
      .map(viewOfTab)
      .map((view) => ({
        ...{ view, name: words().views[view] },
        count: counts ? countText(countOf(counts, view)) : "",
      }));
  };

  private _onTab(event: Event) {
    this._focused = null;
    this._seat.navigation.showView(viewOfTab(event.currentTarget as HTMLElement));
  }

  private async _onKey(event: KeyboardEvent) {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const direction = this.#isRtl ? -step : step;
    const views = this.#tabs.filter((tab) => !tab.hidden).map(viewOfTab);
    const from = views.indexOf(this._focused ?? this._list.value.view);
    this._focused = views[(from + direction + views.length) % views.length]!;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }
}

function viewOfTab(tab: HTMLElement): View {
  return tab.dataset["view"] as View;
}

/** Nothing of none, and "999+" where there may be more. */
function countText(count: number): string {
  return count === 0 ? "" : `${shortNumber(count)}${count >= COUNT_MAX ? "+" : ""}`;
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
