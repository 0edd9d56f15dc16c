import { html, LitElement, nothing } from "lit";
import { state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Summary, View } from "../../worker/protocol/conversation.ts";
import { COUNT_MAX } from "../../worker/protocol/frames.ts";
import { LIST_WINDOW_MAX } from "../../worker/protocol/limits.ts";
import { StoreController } from "../controllers/store-controller.ts";
import { TickController } from "../controllers/tick-controller.ts";
import type { ListState } from "../data/state.ts";
import { define } from "../internal/define.ts";
import { icons } from "../internal/icons.ts";
import { t } from "../internal/strings.ts";
import { shortNumber } from "../internal/time.ts";
import "./fb-chat-list-row.ts";
import type { FbChatListRow } from "./fb-chat-list-row.ts";
import { styles } from "./fb-chat-list.styles.ts";
import { shared } from "./shared.styles.ts";

const VIEWS: View[] = ["mine", "unassigned", "open", "closed"];
const MINUTE_MS = 60_000;
/** Fewer rows than this are found by looking. */
const FILTER_FROM_ROWS = 8;

/**
 * The conversations of one view at a time, newest activity first.
 *
 * @element fb-chat-list
 */
export class FbChatList extends LitElement {
  static override styles = [shared, styles];

  private readonly _list = new StoreController(this, (store) => store.list);
  private readonly _selected = new StoreController(this, (store) => store.selected);

  /** Tab that the arrow keys moved the focus to, until it is chosen. */
  @state() private _focused: View | null = null;

  /** The row that had the focus last. */
  @state() private _row: string | null = null;
  /** Written into the filter. */
  @state() private _filter = "";
  /** The rows as they were when the pointer came among them: they stay in place until it leaves. */
  @state() private _held: Summary[] | null = null;

  constructor() {
    super();
    new TickController(this, MINUTE_MS);
  }

  /** Moves the focus into the filter; false where there is none. */
  focusFilter(): boolean {
    const input = this.renderRoot.querySelector("input");
    input?.focus();
    return input !== null;
  }

  /** The conversation `step` rows below the one that is open, or the first. */
  neighbour(step: 1 | -1): string | null {
    const { items } = this._list.value;
    const index = items.findIndex(({ conversation }) => conversation === this._selected.value);
    return items[index < 0 ? 0 : index + step]?.conversation ?? null;
  }

  /** Moves the focus to the row of a conversation, or to the tabs where it is not in the list. */
  focusRow(conversation: string): void {
    const rows = [...this.renderRoot.querySelectorAll("fb-chat-list-row")];
    const row = rows.find(({ summary }) => summary?.conversation === conversation);
    if (row) row.focus();
    else this.renderRoot.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  }

  protected override render() {
    const list = this._list.value;
    return html`
      <div role="tablist" aria-label=${t.viewsLabel} @keydown=${this._onKey}>
        ${VIEWS.map((view) => this._renderTab(view, list))}
      </div>
      ${list.items.length >= FILTER_FROM_ROWS || this._filter !== "" ? this._renderFilter() : nothing}
      <div
        class="rows"
        id="rows"
        role="tabpanel"
        aria-label=${t.views[list.view]}
        @pointerover=${this._onPointerOver}
        @pointerleave=${this._letGo}
      >
        ${list.items.length === 0 ? this._renderEmpty(list) : this._renderRows(list)}
      </div>
    `;
  }

  private _renderFilter() {
    return html`<label class="filter"
      >${icons.search}<input
        type="search"
        aria-label=${t.filter}
        placeholder=${t.filter}
        .value=${this._filter}
        @input=${this._onFilter}
    /></label>`;
  }

  private _renderTab(view: View, list: ListState) {
    const count = list.counts?.[view];
    const isSelected = view === list.view;
    return html`
      <button
        role="tab"
        data-view=${view}
        aria-selected=${isSelected ? "true" : "false"}
        aria-controls="rows"
        tabindex=${view === (this._focused ?? list.view) ? 0 : -1}
        @click=${this._onTab}
      >
        ${t.views[view]}
        ${
          !count
            ? nothing
            : html`<span class="count" title=${t.viewCount(count)}
                >${shortNumber(count)}${count >= COUNT_MAX ? "+" : ""}</span
              >`
        }
      </button>
    `;
  }

  private _renderRows(list: ListState) {
    // Rows render anew when the minute changes, not with every change of the list.
    const now = Math.floor(this._list.now() / MINUTE_MS) * MINUTE_MS;
    const { rows, news } = inPlace(list.items, this._held);
    const shown = rows.filter((summary) => matches(summary, this._filter));
    // One stop for the Tab key: where the reader was last, else what is open, else the first.
    const stops = [this._row, this._selected.value];
    const isShown = (stop: string | null) => shown.some(({ conversation }) => conversation === stop);
    const reachable = stops.find(isShown) ?? shown[0]?.conversation;
    return html`
      ${
        news > 0
          ? html`<button class="news primary" @click=${this._letGo}>${icons.up}${t.newRows(news)}</button>`
          : nothing
      }
      ${
        this._filter === ""
          ? nothing
          : html`<p class="found muted" role="status">
              ${shown.length === 0 ? t.noMatch : t.filtered(shown.length, rows.length)}
            </p>`
      }
      <ul @keydown=${this._onRowKey} @focusin=${this._onRowFocus}>
        ${repeat(
          shown,
          (summary) => summary.conversation,
          (summary) => html`
            <li>
              <fb-chat-list-row
                exportparts="row"
                .summary=${summary}
                .now=${now}
                ?reachable=${summary.conversation === reachable}
                ?selected=${summary.conversation === this._selected.value}
                ?hide-owner=${list.view === "mine" || list.view === "unassigned"}
              ></fb-chat-list-row>
            </li>
          `,
        )}
      </ul>
      ${
        list.more && list.length < LIST_WINDOW_MAX
          ? html`<button class="more" ?disabled=${list.phase !== "ready"} @click=${this._onMore}>
              ${t.showMore}
            </button>`
          : nothing
      }
    `;
  }

  private _renderEmpty(list: ListState) {
    const words = list.phase === "ready" ? t.emptyView[list.view] : t.loading;
    return html`<p class="empty muted">${words}</p>`;
  }

  private _onFilter(event: Event) {
    this._filter = (event.target as HTMLInputElement).value;
  }

  private _onPointerOver(event: PointerEvent) {
    // A finger is not above anything before it touches.
    if (event.pointerType !== "touch") this._held ??= this._list.value.items;
  }

  private _letGo() {
    this._held = null;
  }

  private _onTab(event: Event) {
    this._choose((event.currentTarget as HTMLElement).dataset["view"] as View);
  }

  private _choose(view: View) {
    this._focused = null;
    this._held = null;
    this._list.actions.showView(view);
  }

  private async _onKey(event: KeyboardEvent) {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const direction = getComputedStyle(this).direction === "rtl" ? -step : step;
    const from = VIEWS.indexOf(this._focused ?? this._list.value.view);
    this._focused = VIEWS[(from + direction + VIEWS.length) % VIEWS.length]!;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[role="tab"][tabindex="0"]')?.focus();
  }

  private _onRowFocus(event: FocusEvent) {
    const row = event.target as FbChatListRow;
    this._row = row.summary?.conversation ?? null;
  }

  private _onRowKey(event: KeyboardEvent) {
    const rows = [...this.renderRoot.querySelectorAll("fb-chat-list-row")];
    const from = rows.indexOf(event.target as FbChatListRow);
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    rows[to]?.focus();
  }

  private _onMore() {
    this._held = null;
    this._list.actions.showMore();
  }
}

/**
 * The rows in the order of `held`, each as it is now; what came or moved up since then waits, and is counted. A
 * row that is gone stays until the pointer leaves: the one below it must not slip under a click.
 */
function inPlace(items: Summary[], held: Summary[] | null): { rows: Summary[]; news: number } {
  if (!held) return { rows: items, news: 0 };
  const now = new Map(items.map((summary) => [summary.conversation, summary]));
  const before = new Map(held.map((summary) => [summary.conversation, summary]));
  const rows = held.map((summary) => now.get(summary.conversation) ?? summary);
  const isChanged = ({ conversation, activityAt }: Summary) =>
    before.get(conversation)?.activityAt !== activityAt;
  // Who was above all that stand still has not moved.
  const firstStill = rows.findIndex((summary) => now.has(summary.conversation) && !isChanged(summary));
  const isAbove = ({ conversation }: Summary) =>
    before.has(conversation) &&
    rows.findIndex((row) => row.conversation === conversation) < (firstStill < 0 ? rows.length : firstStill);
  return { rows, news: items.filter((summary) => isChanged(summary) && !isAbove(summary)).length };
}

function matches({ customer, preview, conversation }: Summary, filter: string): boolean {
  const wanted = filter.trim().toLocaleLowerCase();
  if (wanted === "") return true;
  const text = [customer.label, preview?.text ?? "", conversation].join(" ");
  return text.toLocaleLowerCase().includes(wanted);
}

define("fb-chat-list", FbChatList);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-list": FbChatList;
  }
}
