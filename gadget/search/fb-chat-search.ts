import { html, LitElement, nothing } from "lit";
import { SEARCH_TOLD_CLOSED_MAX, SEARCH_WORDS_UNITS_MAX } from "../../worker/protocol/limits.ts";
import type { SearchFound } from "../../worker/protocol/search/search.ts";
import type { ConversationId, EntryId } from "../../worker/protocol/ids.ts";
import { hasRight } from "../people/rights.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { boxes } from "../shell/boxes.styles.ts";
import { controls } from "../shell/controls.styles.ts";
import { define } from "../shell/define.ts";
import { find } from "../shell/find.ts";
import { iconButton } from "../shell/icon-button.ts";
import { largeDialogHead } from "../shell/large-dialog.styles.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { desk } from "../state/desk.ts";
import { chipStyles } from "../tags/chip.styles.ts";
import { rebuild, search } from "./deeds.ts";
import { styles } from "./fb-chat-search.styles.ts";
import { filterChoices } from "./filter-choices.ts";
import { askedBy, countOf, NO_FILTERS, type Filters } from "./filters.ts";
import { conversationsOf, foundWith, peopleWith, type Found } from "./found.ts";
import { foundRows, type Within } from "./found-rows.ts";
import { recentSearches, remember } from "./recent.ts";
import { WayToFound } from "./way.ts";
import { speakHere, words } from "./words.ts";

/** What is shown of the conversation that was chosen: an entry that is loaded, what is known of its customer, or its end. */
export type Shown = EntryId | "customer" | "end";

/** A search leaves when nobody types for so long. */
const PAUSE_MS = 300;

/**
 * Looks for customers by their names, and for what was said and noted by its words; leads to the very message.
 *
 * Keys: down leads from the box to what was found, arrows through it, and above the first back; Enter opens.
 *
 * @element fb-chat-search
 */
export class FbChatSearch extends LitElement {
  static override get properties() {
    return {
      _found: { state: true },
      _phase: { state: true },
      _filters: { state: true },
      _within: { state: true },
      _at: { state: true },
    };
  }
  static override styles = [shared, controls, boxes, largeDialogHead, chipStyles, styles];

  /** What is looked for at first. */
  begins = "";
  close: () => void = () => {};
  /** The conversation is open. */
  show: (shown: Shown) => void = () => {};

  private readonly _seat = new SeatController(this);
  private readonly _isOpen = this._seat.slice(({ connection }) => connection.state === "open");
  private readonly _session = this._seat.slice(({ session }) => session);
  private readonly _pages = this._seat.slice(({ pages }) => pages);
  private readonly _desk = this._seat.slice(desk.of);
  private readonly _way: WayToFound = new WayToFound(this, this._seat, (entry) => {
    this.show(entry);
  });

  private _found: Found | null = null;
  private _phase: "idle" | "asking" | "more" | "failed" = "idle";
  private _filters: Filters = NO_FILTERS;
  private _within: Within | null = null;
  /** The row that the Tab key stops at. */
  private _at = 0;
  #typed = "";
  /** What was asked last; an earlier answer comes too late. */
  #asked = 0;
  /** What could not be asked, for want of a connection. */
  #isWaiting = false;
  #stopPause = () => {};

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#typed = this.begins;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopPause();
    this.#asked += 1;
  }

  protected override firstUpdated(): void {
    const box = this._box;
    box?.focus();
    box?.select();
    if (this.#typed.trim() !== "") this.#ask();
  }

  protected override updated(): void {
    if (this._isOpen.value && this.#isWaiting) this.#ask();
  }

  private get _box(): HTMLInputElement | null {
    return find<HTMLInputElement>(this, "input[type=search]");
  }

  protected override render() {
    const w = words();
    return html`
      <header>
        <h2>${w.title}</h2>
        ${iconButton({ label: w.close, icon: actionIcons.clear, onPress: this.close })}
      </header>
      <form role="search" @submit=${this._onSubmit}>
        <div class="box">
          ${actionIcons.search}
          <input
            type="search"
            autocomplete="off"
            enterkeyhint="search"
            dir="auto"
            maxlength=${SEARCH_WORDS_UNITS_MAX}
            placeholder=${w.box}
            aria-label=${w.box}
            .value=${this.#typed}
            @input=${this._onInput}
            @keydown=${this._onBoxKey}
          />
        </div>
        <div class="filters" role="group" aria-label=${w.filters}>
          ${filterChoices(this._filters, Object.values(this._pages.value), this._filter)}
        </div>
      </form>
      <div class="body" @keydown=${this._onRowKey}>
        ${
          this._within === null
            ? nothing
            : html`<p class="told">
                <span dir="auto">${w.within(this._within.name)}</span>
                <button class="quiet" @click=${this._onEverywhere}>${w.everywhere}</button>
              </p>`
        }
        <p class="told ${this._phase === "failed" ? "problem" : ""}" role="status">${this._renderTold()}</p>
        ${this._renderBody()}
      </div>
    `;
  }

  /** Read aloud as it changes. */
  private _renderTold() {
    const w = words();
    if (this.#isWaiting && !this._isOpen.value) return w.offline;
    const { told } = this._way;
    if (told !== null && told !== "there") return w.jump[told];
    if (this._phase === "asking" || this._phase === "more") return w.looking;
    const found = this._found;
    if (this._phase === "failed" || found === null) return this._phase === "failed" ? w.failed : nothing;
    if (found.off === true) return w.off;
    const n = conversationsOf(found);
    const said = n === 0 ? nothing : found.after === null && !found.morePeople ? w.found(n) : w.foundMore(n);
    const { building, looked } = found;
    const sofar = looked === undefined ? nothing : w.looked(looked);
    const first = looked === undefined || n === 0 ? said : w.found(n);
    const behind = building === undefined ? nothing : w.building(building.done, building.total);
    return html`${first} ${sofar} ${behind}`;
  }

  private _renderBody() {
    const w = words();
    if (this._phase === "failed")
      return html`<button class="more" @click=${this._onAgain}>${w.again}</button>`;
    const found = this._found;
    if (found === null) return this._phase === "idle" ? this._renderBegin() : nothing;
    if (found.off === true) return nothing;
    if (found.people.length + found.found.length === 0)
      return found.after === null ? this._renderNothing() : this._renderMore(found);
    const rows = foundRows(found, {
      me: this._session.value?.me.sub ?? "",
      now: this._seat.now(),
      desk: this._desk.value,
      at: this._at,
      isAlone: this._within !== null,
      open: this._open,
      focused: (at) => {
        this._at = at;
      },
      within: this._searchWithin,
      morePeople: this._onMorePeople,
    });
    return found.after === null ? rows : html`${rows}${this._renderMore(found)}`;
  }

  /** The next, or where one answer got no further: on with looking. */
  private _renderMore({ looked }: Found) {
    const isBusy = this._phase === "more";
    return html`<button class="more" aria-busy=${isBusy ? "true" : "false"} @click=${this._onMore}>
      ${looked === undefined ? words().more : words().goOn}
    </button>`;
  }

  private _renderBegin() {
    const w = words();
    const recent = recentSearches();
    return html`<p class="told">${w.hint}</p>
      ${
        recent.length === 0
          ? nothing
          : html`<h3>${w.recent}</h3>
              <div class="recent">
                ${recent.map(
                  (typed) =>
                    html`<button
                      dir="auto"
                      @click=${() => {
                        this._type(typed);
                      }}
                    >
                      ${typed}
                    </button>`,
                )}
              </div>`
      }`;
  }

  private _renderNothing() {
    const w = words();
    const isNarrowed = countOf(this._filters) > 0;
    return html`<p class="told" role="status">${isNarrowed ? w.nothingHere : w.nothing}</p>
      ${this.#tells ? html`<p class="told">${w.toldIn(SEARCH_TOLD_CLOSED_MAX)}</p>` : nothing}
      ${
        isNarrowed
          ? html`<button class="more" @click=${this._onNoFilters}>${w.noFilters}</button>`
          : hasRight(this._session.value, "configure_desk") && this._found?.building === undefined
            ? html`<button class="quiet more" @click=${this._onRebuild}>${w.rebuild}</button>`
            : nothing
      }`;
  }

  /** Whether tags and attributes are among what was looked through. */
  get #tells(): boolean {
    const { tags = [], attributes = [] } = this._desk.value?.routing ?? {};
    const { by, since } = this._filters;
    return tags.length + attributes.length > 0 && this._within === null && by === "" && since === "";
  }

  #ask(): void {
    this.#stopPause();
    this._way.stop();
    this._found = null;
    this._at = 0;
    this.#isWaiting = false;
    if (this.#typed.trim() === "") {
      this.#asked += 1;
      this._phase = "idle";
      return;
    }
    void this.#load("asking", {}, foundWith);
  }

  async #load(
    phase: "asking" | "more",
    more: { after?: string; in?: "names" },
    joined: (before: Found | null, next: SearchFound) => Found,
  ): Promise<void> {
    const asked = ++this.#asked;
    this._phase = phase;
    if (!this._isOpen.value) {
      this.#isWaiting = true;
      return;
    }
    const within = this._within === null ? {} : { within: this._within.conversation };
    const filters = askedBy(this._filters, this._seat.now(), this._session.value?.me.sub ?? "");
    const answer = await search(this._seat.tools, { words: this.#typed, ...filters, ...within, ...more });
    if (asked !== this.#asked) return;
    if (!answer.ok) {
      this._phase = "failed";
      return;
    }
    this._found = joined(this._found, answer.result);
    this._phase = "idle";
  }

  private readonly _filter = (filters: Filters) => {
    this._filters = filters;
    this.#ask();
  };

  private _type(typed: string) {
    this.#typed = typed;
    this.#ask();
    this._box?.focus();
  }

  private readonly _searchWithin = (within: Within | null) => {
    this._within = within;
    this.#ask();
    this._box?.focus();
  };

  private readonly _open = (conversation: ConversationId, shown: Shown) => {
    remember(this.#typed);
    if (typeof shown === "number") {
      this._way.go(conversation, shown);
      return;
    }
    this._seat.navigation.select(conversation);
    this.show(shown);
  };

  private _onInput(event: Event) {
    this.#typed = (event.target as HTMLInputElement).value;
    this.#stopPause();
    this.#stopPause = this._seat.tools.platform.after(PAUSE_MS, () => {
      this.#ask();
    });
  }

  private _onSubmit(event: Event) {
    event.preventDefault();
    this.#ask();
  }

  private _onBoxKey(event: KeyboardEvent) {
    // So do forms without a button, but not in every browser.
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      this.#ask();
    }
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    this._rows[0]?.focus();
  }

  private get _rows(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>("[data-row]")];
  }

  private _onRowKey(event: KeyboardEvent) {
    const rows = this._rows;
    const at = rows.indexOf(event.target as HTMLElement);
    if (at === -1 || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to < 0) this._box?.focus();
    else rows[to]?.focus();
  }

  private _onMore() {
    const after = this._found?.after;
    if (after != null && this._phase !== "more") void this.#load("more", { after }, foundWith);
  }

  private readonly _onMorePeople = () => {
    void this.#load("more", { in: "names" }, peopleWith);
  };

  private _onAgain() {
    this.#ask();
  }

  private _onEverywhere() {
    this._searchWithin(null);
  }

  private _onNoFilters() {
    this._filter(NO_FILTERS);
    this._box?.focus();
  }

  private async _onRebuild() {
    await rebuild(this._seat.tools);
    this.#ask();
  }
}

define("fb-chat-search", FbChatSearch);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-search": FbChatSearch;
  }
}
