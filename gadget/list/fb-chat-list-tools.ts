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
const USUAL: Sort = "latest";

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
      news: { type: Number },
    };
  }
  static override styles = [shared, controls, styles];

  private readonly _seat = new SeatController(this);
  private readonly _sort = this._seat.slice((store) => store.list.sort);

  /** Written into the filter. */
  filter = "";
  /** How many came since the reader looked, and wait. */
  news = 0;

  focusFilter(): void {
    this.renderRoot.querySelector("input")?.focus();
  }

  protected override render() {
    const said = words().listTools;
    const sort = this._sort.value;
    const isUsual = sort === USUAL;
    return html`
      <label class="filter"
        >${actionIcons.search}<input
          type="search"
          aria-label=${said.filter}
          placeholder=${said.filter}
          .value=${this.filter}
          @input=${this._onInput}
      /></label>
      <span class="sort ${isUsual ? "" : "on"}"
        >${actionIcons.sort}<select
          aria-label=${said.sortLabel}
          title="${said.sortLabel}: ${said.sorts[sort]}"
          @change=${this._onSort}
        >
          ${SORTS.map(
            (each) => html`<option value=${each} .selected=${each === sort}>${said.sorts[each]}</option>`,
          )}
        </select></span
      >
      ${
        this.news > 0
          ? html`<button class="news primary" @click=${this._onNews}>
              ${actionIcons.up}${said.newRows(this.news)}
            </button>`
          : nothing
      }
      ${isUsual ? nothing : this._renderChosen(said.sorts[sort], said.sorts[USUAL])}
    `;
  }

  /** Some rows are not there, or elsewhere than one looks for them: why, and the way back. */
  private _renderChosen(chosen: string, usual: string) {
    return html`<span class="break"></span
      ><button class="chosen" title=${usual} @click=${this._onUsual}>
        <span>${chosen}</span>${actionIcons.clear}<span class="sr-only">${usual}</span>
      </button>`;
  }

  private _onInput(event: Event) {
    this.filter = (event.target as HTMLInputElement).value;
    this.dispatchEvent(new Event("fb-chat-filtered"));
  }

  private _onSort(event: Event) {
    this._seat.navigation.sortBy((event.target as HTMLSelectElement).value as Sort);
  }

  private _onUsual() {
    this._seat.navigation.sortBy(USUAL);
    // The chip is gone; what it stands for is beside it.
    this.renderRoot.querySelector("select")?.focus();
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
