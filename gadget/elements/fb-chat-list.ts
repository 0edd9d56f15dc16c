import { html, LitElement, nothing } from "lit";
import { state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { View } from "../../worker/protocol/conversation.ts";
import { COUNT_MAX } from "../../worker/protocol/frames.ts";
import { LIST_WINDOW_MAX } from "../../worker/protocol/limits.ts";
import { StoreController } from "../controllers/store-controller.ts";
import { TickController } from "../controllers/tick-controller.ts";
import type { ListState } from "../data/state.ts";
import { define } from "../internal/define.ts";
import { t } from "../internal/strings.ts";
import "./fb-chat-list-row.ts";
import { styles } from "./fb-chat-list.styles.ts";
import { shared } from "./shared.styles.ts";

const VIEWS: View[] = ["mine", "unassigned", "open", "closed"];
const MINUTE_MS = 60_000;
const compact = new Intl.NumberFormat(undefined, { notation: "compact" });

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

  constructor() {
    super();
    new TickController(this, MINUTE_MS);
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
      <div class="rows" id="rows" role="tabpanel" aria-label=${t.views[list.view]}>
        ${list.items.length === 0 ? this._renderEmpty(list) : this._renderRows(list)}
      </div>
    `;
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
                >${compact.format(count)}${count >= COUNT_MAX ? "+" : ""}</span
              >`
        }
      </button>
    `;
  }

  private _renderRows(list: ListState) {
    // Rows render anew when the minute changes, not with every change of the list.
    const now = Math.floor(this._list.now() / MINUTE_MS) * MINUTE_MS;
    return html`
      <ul>
        ${repeat(
          list.items,
          (summary) => summary.conversation,
          (summary) => html`
            <li>
              <fb-chat-list-row
                exportparts="row"
                .summary=${summary}
                .now=${now}
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

  private _onTab(event: Event) {
    this._choose((event.currentTarget as HTMLElement).dataset["view"] as View);
  }

  private _choose(view: View) {
    this._focused = null;
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

  private _onMore() {
    this._list.actions.showMore();
  }
}

define("fb-chat-list", FbChatList);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-list": FbChatList;
  }
}
