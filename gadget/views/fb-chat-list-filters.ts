import { html, LitElement, nothing } from "lit";
import { chip } from "../shell/chip.ts";
import { chips } from "../shell/chip.styles.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { desk } from "../state/desk.ts";
import { narrow } from "./deeds.ts";
import { styles } from "./fb-chat-list-filters.styles.ts";
import { knownOf, partsOf } from "./known.ts";
import { speakHere, words } from "./words.ts";

/**
 * What the list is narrowed to, each with a button that takes it away, and how far was looked for what passes it.
 *
 * @element fb-chat-list-filters
 */
export class FbChatListFilters extends LitElement {
  static override get properties() {
    return {
      where: {},
    };
  }
  static override styles = [shared, controls, chips, styles];

  private readonly _seat = new SeatController(this);
  private readonly _list = this._seat.slice(({ list }) => list);

  /** The name of the view that was looked through. */
  where = "";

  constructor() {
    super();
    new WordsController(this, speakHere);
    this._seat.slice(({ agents }) => agents);
    this._seat.slice(({ pages }) => pages);
    this._seat.slice(desk.of);
  }

  protected override render() {
    const w = words();
    const { filter = {} } = this._list.value;
    return html`
      <span class="sr-only">${w.narrowed}</span>
      ${partsOf(filter, knownOf(this._seat.tools.store.state)).map(({ key, label }) =>
        chip({
          label,
          removes: w.takeAway(label),
          onRemove: () => {
            this._remove(key);
          },
        }),
      )}
      <p role="status">${this._renderTold()}</p>
      ${this._list.value.rests ? html`<button @click=${this._onGoOn}>${w.goOn}</button>` : nothing}
    `;
  }

  /** Read aloud as it changes. */
  private _renderTold() {
    const w = words();
    const { phase, items, looked, rests, newest } = this._list.value;
    if (phase !== "ready") return nothing;
    const none = items.length === 0 && !rests ? `${this.where} · ${w.none}` : nothing;
    return html`${none} ${looked === undefined ? nothing : w.looked(looked)}
    ${newest === undefined ? nothing : w.newest(newest)}`;
  }

  /** What is removed leaves the focus to what comes into its place, or to what comes before. */
  private _remove(key: string) {
    const { state } = this._seat.tools.store;
    const parts = partsOf(state.list.filter ?? {}, knownOf(state));
    const at = parts.findIndex((it) => it.key === key);
    const part = parts[at];
    if (part === undefined) return;
    narrow(this._seat.tools, part.without);
    void this.updateComplete.then(() => {
      const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>(".chip button")];
      const next = buttons[Math.min(at, buttons.length - 1)];
      if (next) next.focus();
      else this.dispatchEvent(new Event("fb-chat-filters-gone"));
    });
  }

  private _onGoOn() {
    this._seat.navigation.showMore();
  }
}

define("fb-chat-list-filters", FbChatListFilters);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-list-filters": FbChatListFilters;
  }
}
