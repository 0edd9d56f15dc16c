import { html, LitElement, nothing } from "lit";
import type { Sort } from "../../worker/protocol/thread/conversation.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { words } from "../words/action-words.ts";
import { define } from "../shell/define.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { styles } from "./fb-chat-list-tools.styles.ts";
import { controls } from "../shell/controls.styles.ts";
import { shared } from "../shell/shared.styles.ts";

const SORTS: Sort[] = ["latest", "waiting", "window"];
/** Fewer rows than this are found by looking: there the filter comes when it is asked for. */
const FILTER_FROM_ROWS = 8;

/**
 * What changes the list below it: a filter, its order, and what says how many conversations are new.
 *
 * @element fb-chat-list-tools
 * @fires fb-chat-filtered - `filter` is another one. Internal.
 * @fires fb-chat-news-wanted - The reader wants to see what is new. Internal.
 */
export class FbChatListTools extends LitElement {
  static override get properties() {
    return {
      filter: { attribute: false },
      rows: { type: Number },
      news: { type: Number },
      _isWanted: { state: true },
    };
  }
  static override styles = [shared, controls, styles];

  private readonly _seat = new SeatController(this);
  private readonly _sort = this._seat.slice((store) => store.list.sort);

  /** Written into the filter. */
  filter = "";
  /** How many rows there are to filter. */
  rows = 0;
  /** How many came since the reader looked, and wait. */
  news = 0;
  /** Somebody is about to write into the filter. */
  private _isWanted = false;

  /** Moves the focus into the filter, before the next key: what is typed now is meant for it. */
  focusFilter(): void {
    this._isWanted = true;
    void this.updateComplete.then(() => this.renderRoot.querySelector("input")?.focus());
  }

  protected override render() {
    const hasFilter = this.rows >= FILTER_FROM_ROWS || this.filter !== "" || this._isWanted;
    const said = words().listTools;
    return html`
      ${hasFilter ? this._renderFilter() : nothing}
      <select aria-label=${said.sortLabel} title=${said.sorts[this._sort.value]} @change=${this._onSort}>
        ${SORTS.map(
          (each) =>
            html`<option value=${each} .selected=${each === this._sort.value}>${said.sorts[each]}</option>`,
        )}
      </select>
      ${
        this.news > 0
          ? html`<button class="news primary" @click=${this._onNews}>
              ${actionIcons.up}${said.newRows(this.news)}
            </button>`
          : nothing
      }
    `;
  }

  private _renderFilter() {
    const said = words().listTools;
    return html`<label class="filter"
      >${actionIcons.search}<input
        type="search"
        aria-label=${said.filter}
        placeholder=${said.filter}
        .value=${this.filter}
        @input=${this._onInput}
        @blur=${this._onBlur}
    /></label>`;
  }

  private _onInput(event: Event) {
    this.filter = (event.target as HTMLInputElement).value;
    this.dispatchEvent(new Event("fb-chat-filtered"));
  }

  private _onBlur() {
    this._isWanted = false;
  }

  private _onSort(event: Event) {
    this._seat.navigation.sortBy((event.target as HTMLSelectElement).value as Sort);
  }

  private _onNews() {
    this.dispatchEvent(new Event("fb-chat-news-wanted"));
  }
}

define("fb-chat-list-tools", FbChatListTools);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-list-tools": FbChatListTools;
  }
}
