import { html, LitElement, nothing } from "lit";
import type { Sort } from "../../worker/protocol/thread/conversation.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { chip } from "../shell/chip.ts";
import { chips } from "../shell/chip.styles.ts";
import { find } from "../shell/find.ts";
import { iconButton } from "../shell/icon-button.ts";
import { menu } from "../late/deeds.ts";
import { LateDeed } from "../late/late-deed.ts";
import { bulk } from "../late/bulk.ts";
import { listViews } from "../late/views.ts";
import { KEPT } from "../memory/kept-names.ts";
import { hasRight } from "../people/rights.ts";
import { SearchWantedEvent } from "../search/search-wanted.ts";
import { knows } from "../state/features.ts";
import { words } from "../words/action-words.ts";
import { define } from "../shell/define.ts";
import { actionIcons } from "../shell/action-icons.ts";
import type * as Menu from "../shell/menu.ts";
import type * as Bulk from "../bulk/index.ts";
import type * as Views from "../views/index.ts";
import { styles } from "./fb-chat-list-tools.styles.ts";
import { controls } from "../shell/controls.styles.ts";
import { shared } from "../shell/shared.styles.ts";

const SORTS: Sort[] = ["latest", "waiting", "window", "priority"];
const USUAL: Sort = "latest";

/**
 * What changes the list below it: a filter, its order, and what says how many conversations are new.
 *
 * @element fb-chat-list-tools
 * @fires fb-chat-filtered - `filter` is another one. Internal.
 * @fires fb-chat-search-wanted - The reader wants to search all that was said. Internal.
 * @fires fb-chat-several-wanted - The reader wants to select several, and what does something with them is there. Internal.
 * @fires fb-chat-news-wanted - The reader wants to see what is new. Internal.
 */
export class FbChatListTools extends LitElement {
  static override get properties() {
    return {
      filter: { attribute: false },
      news: { type: Number },
      where: {},
    };
  }
  static override styles = [shared, controls, chips, styles];

  private readonly _seat = new SeatController(this);
  readonly #menu: LateDeed<typeof Menu> = new LateDeed(this, menu);
  readonly #views: LateDeed<typeof Views> = new LateDeed(this, listViews);
  readonly #bulk: LateDeed<typeof Bulk> = new LateDeed(this, bulk);
  private readonly _isNarrowed = this._seat.slice(({ list }) => list.filter !== undefined);
  private readonly _sort = this._seat.slice((store) => store.list.sort);
  private readonly _canNarrow = this._seat.slice((store) => knows(store, "views"));
  private readonly _canSearch = this._seat.slice((store) => knows(store, "search") && !store.readonly);

  private readonly _canSelect = this._seat.slice(
    ({ session, readonly }) => !readonly && hasRight(session, "answer"),
  );

  /** Written into the filter. */
  filter = "";
  /** The name of the view that is shown. */
  where = "";
  /** How many came since the reader looked, and wait. */
  news = 0;

  focusFilter(): void {
    this.renderRoot.querySelector("input")?.focus();
  }

  /** Lets the agent select several; false where they may do nothing with them. */
  selectSeveral(): boolean {
    if (this._canSelect.value)
      void this.#bulk.do(() => {
        this.dispatchEvent(new Event("fb-chat-several-wanted"));
        return Promise.resolve();
      });
    return this._canSelect.value;
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
          @keydown=${this._onKey}
      /></label>
      ${
        this._canSearch.value
          ? iconButton({ label: said.searchAll, icon: actionIcons.searchAll, onPress: this._onSearch })
          : nothing
      }
      ${
        this._canNarrow.value
          ? iconButton({
              label: said.views,
              icon: actionIcons.filter,
              isBusy: this.#views.isLoading,
              tone: this._isNarrowed.value ? "on" : "",
              onPress: this._onViews,
            })
          : nothing
      }
      ${
        this._canSelect.value
          ? iconButton({
              label: words().shortcuts.select,
              icon: actionIcons.several,
              isBusy: this.#bulk.isLoading,
              onPress: () => {
                this.selectSeveral();
              },
            })
          : nothing
      }
      ${iconButton({
        label: `${said.sortLabel}: ${said.sorts[sort]}`,
        icon: actionIcons.sort,
        opens: "menu",
        isBusy: this.#menu.isLoading,
        tone: isUsual ? "" : "on",
        onPress: (event) => {
          this._onSort(event.currentTarget as HTMLElement);
        },
      })}
      ${
        this.news > 0
          ? html`<button class="news primary" @click=${this._onNews}>
              ${actionIcons.up}${said.newRows(this.news)}
            </button>`
          : nothing
      }
      ${isUsual ? nothing : this._renderChosen(said.sorts[sort], said.sorts[USUAL])}
      ${
        this._isNarrowed.value
          ? html`<fb-chat-list-filters
              where=${this.where}
              @fb-chat-filters-gone=${this._onFiltersGone}
            ></fb-chat-list-filters>`
          : nothing
      }
    `;
  }

  protected override updated(): void {
    // What it is narrowed to may be of before the page was loaded anew.
    if (this._isNarrowed.value && listViews.value === null) void listViews.load();
    // What was not done in an earlier life of the page is told above the rows.
    const isLeft = () => this._seat.memory?.names(KEPT).some((name) => / bulk \S+ \S+$/.test(name)) === true;
    if (bulk.value === null && this._canSelect.value && isLeft()) void bulk.load();
  }

  /** Some rows are not there, or elsewhere than one looks for them: why, and the way back. */
  private _renderChosen(chosen: string, usual: string) {
    const onRemove = () => {
      this._seat.navigation.sortBy(USUAL);
      // The chip is gone; what it stands for is beside it.
      this._sortButton?.focus();
    };
    return html`<span class="break"></span>${chip({ label: chosen, onRemove, removes: usual })}`;
  }

  private get _sortButton(): HTMLElement | null {
    return find<HTMLElement>(this, "[aria-haspopup]");
  }

  private _onInput(event: Event) {
    this.filter = (event.target as HTMLInputElement).value;
    this.dispatchEvent(new Event("fb-chat-filtered"));
  }

  private _onKey(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.isComposing || !this._canSearch.value) return;
    event.preventDefault();
    this._onSearch();
  }

  private readonly _onSearch = () => {
    this.dispatchEvent(new SearchWantedEvent(this.filter));
  };

  private readonly _onViews = () => {
    void this.#views.do(async ({ openViews }) => {
      await openViews(this.renderRoot as ShadowRoot);
    });
  };

  private _onFiltersGone() {
    this.renderRoot.querySelector<HTMLElement>(".filter + button, .filter ~ button")?.focus();
  }

  private _onSort(button: HTMLElement) {
    const { sortLabel, sorts } = words().listTools;
    void this.#menu.do(async ({ openMenu }) => {
      const sorted = this._canNarrow.value ? SORTS : SORTS.filter((choice) => choice !== "priority");
      const items = sorted.map((choice) => {
        return { choice, label: sorts[choice], isChosen: choice === this._sort.value };
      });
      const chosen = await openMenu(button, sortLabel, items);
      if (chosen !== null) this._seat.navigation.sortBy(chosen);
    });
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
