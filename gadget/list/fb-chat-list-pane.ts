import { viewOf, type View } from "../../worker/protocol/list/views.ts";
import { html, LitElement, nothing } from "lit";
import type { PropertyValues } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import { ScrollController } from "../thread/scroll-controller.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { TickController } from "../shell/tick-controller.ts";
import { WindowController } from "../shell/window-controller.ts";
import { connectionStatus } from "../state/state.ts";
import type { ListState } from "../state/state.ts";
import { answering } from "../late/answering.ts";
import { find } from "../shell/find.ts";
import { define } from "../shell/define.ts";
import { rowsInPlace } from "./list-rows.ts";
import { loadingWords } from "../words/loading-words.ts";
import { pageIdOf } from "../../worker/protocol/conversation-name.ts";
import { t, written } from "../words/strings.ts";
import "./fb-chat-list-row.ts";
import type { FbChatListRow } from "./fb-chat-list-row.ts";
import type { FbChatListTools } from "./fb-chat-list-tools.ts";
import { styles } from "./fb-chat-list-pane.styles.ts";
import { listIcons } from "./icons.ts";
import { RowMotion } from "./row-motion.ts";
import { words } from "./words.ts";
import type { ListWords } from "../words/locales/list/en.ts";
import "./fb-chat-views.ts";
import type { FbChatViews } from "./fb-chat-views.ts";
import { emptyState } from "../shell/empty-state.ts";
import { emptyStates } from "../shell/empty-state.styles.ts";
import { shared } from "../shell/shared.styles.ts";
import { skeletonRows } from "../shell/skeleton.ts";
import { skeletons } from "../shell/skeleton.styles.ts";

/** What is told of time is as old as this at the most, so that a row says what a card beside it says (ms). */
const TICK_MS = 5_000;
/** Rows that are rendered together, and how high one of three lines is. */
const BLOCK_ROWS = 10;
const ROW_PX = 72;
/** Nearer to the end than this the next page is asked for. */
const NEAR_END_PX = 1_000;

/** Where an agent looks next whose view is empty. */
const ELSEWHERE: Partial<Record<View, keyof ListWords["elsewhere"]>> = {
  inbox: "open",
  mine: "unassigned",
  unassigned: "mine",
};

const NOBODY = { icon: listIcons.inbox };

/** `now` in ms; `reachable`: the row that the Tab key stops at; `left`: rows that do not belong into it any more. */
type ShownList = { list: ListState; now: number; reachable: string | null; left: ReadonlySet<string> };

/**
 * The conversations of one view at a time. Of a long list what is in view is rendered, with a little more; the rest
 * is loaded while the reader comes near.
 *
 * @element fb-chat-list-pane
 */
export class FbChatListPane extends LitElement {
  static override get properties() {
    return {
      _row: { state: true },
      _filter: { state: true },
      _held: { state: true },
      _chosen: { state: true },
    };
  }
  static override styles = [shared, skeletons, emptyStates, styles];

  private readonly _seat = new SeatController(this);
  private readonly _list = this._seat.slice((store) => store.list);
  private readonly _selected = this._seat.slice((store) => store.selected);
  /** Conversations that there are no more, one after the other. */
  private readonly _lost = this._seat.slice(({ threads }) =>
    Object.values(threads)
      .filter(({ refusal }) => refusal?.code === "not_found")
      .map(({ conversation }) => conversation)
      .join("\n"),
  );
  private readonly _status = this._seat.slice(connectionStatus);
  private readonly _pages = this._seat.slice((store) => store.pages);
  private readonly _scroll = new ScrollController(
    this,
    () => ({ scroller: this._scroller, content: this._content }),
    (render) => {
      this._window.look(false, render);
      this._loadNearEnd();
    },
    false,
  );
  private readonly _window = new WindowController(
    this,
    () => ({ scroller: this._scroller, list: this._content }),
    ROW_PX,
  );

  private readonly _motion = new RowMotion(
    this,
    () => ({ scroller: this._scroller, content: this._content }),
    () => `${this.#listed} ${this._filter}`,
    (row) => row.querySelector<FbChatListRow>("fb-chat-list-row")?.summary?.conversation ?? null,
  );

  private get _scroller(): HTMLElement | null {
    return find<HTMLElement>(this, ".rows");
  }

  private get _content(): HTMLElement | null {
    return find<HTMLElement>(this, "ul");
  }

  /** The row that had the focus last. */
  private _row: string | null = null;
  /** Its place. */
  #rowAt = 0;
  /** The row that the Tab key stops at. */
  #stop: string | null = null;
  /** Written into the filter. */
  private _filter = "";
  /** The rows as they were when the pointer came among them: they stay in place until it leaves. */
  private _held: Summary[] | null = null;
  /** The conversations that are selected, to do one thing with all of them; null: none are being selected. */
  private _chosen: ReadonlySet<string> | null = null;
  /** One of the rows had the focus before they were rendered anew. */
  #hadRow = false;
  /** The row from which Shift selects on. */
  #anchor = 0;
  /** What is listed, rendered or not. */
  private _rows: Summary[] = [];
  #listed = "";
  /** What was listed when it was last looked at where rows stand. */
  #moved: Summary[] = [];

  constructor() {
    super();
    new TickController(this, TICK_MS);
    // Not with the rows: on its way to what says how many are new the pointer leaves them.
    this.addEventListener("pointerleave", this._letGo);
    this.addEventListener("keydown", this._onEscape);
  }

  /** Goes to the row that the Tab key stops at, or to the tabs where there is none. */
  override focus(): void {
    this.focusRow(this.#stop ?? "");
  }

  /** Moves the focus into the filter; false where the list is not to be seen. */
  focusFilter(): boolean {
    const isThere = answering.value !== null && this.checkVisibility();
    if (isThere) find<FbChatListTools>(this, "fb-chat-list-tools")?.focusFilter();
    return isThere;
  }

  /** Selects several, beginning with the row that has the focus; while it goes on that one, or no longer. False: it cannot be. */
  selectSeveral(): boolean {
    if (this._chosen === null)
      return find<FbChatListTools>(this, "fb-chat-list-tools")?.selectSeveral?.() ?? false;
    const at = this.#focusedAt;
    if (at >= 0) this._choose(at, false);
    return at >= 0;
  }

  /** Opens the menu of the lists without a tab; false: there are none, or the list is not to be seen. */
  openMoreViews(): boolean {
    return this.checkVisibility() && find<FbChatViews>(this, "fb-chat-views")!.openMore();
  }

  /** The conversation `step` rows below the one that is open, or the first. */
  neighbour(step: 1 | -1): string | null {
    const { items } = this._list.value;
    const index = items.findIndex(({ conversation }) => conversation === this._selected.value);
    return items[index < 0 ? 0 : index + step]?.conversation ?? null;
  }

  /** Moves the focus to the row of a conversation, or to the tabs where it is not in the list. */
  focusRow(conversation: string): void {
    const index = this._rows.findIndex((row) => row.conversation === conversation);
    if (index >= 0) this._focusAt(index);
    else this.renderRoot.querySelector("fb-chat-views")?.focus();
  }

  protected override willUpdate(): void {
    this.#hadRow = this.#focusedAt >= 0;
    const { view, sort } = this._list.value;
    const listed = `${view} ${sort}`;
    if (this._list.value.items !== this.#moved) this._motion.look();
    this.#moved = this._list.value.items;
    if (listed === this.#listed) return;
    this.#listed = listed;
    this._held = null;
    this._chosen = null;
    this._window.reset();
    this._scroll.toStart();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // The row went, and keys pressed on the page's body are nobody's: on with the one in its place, or the tabs.
    if (this.#hadRow && this.#focusedAt < 0) this.focus();
  }

  protected override render() {
    const list = this._list.value;
    const lost = this._lost.value.split("\n");
    // What was erased has no place to keep: its name and its words are to be seen by nobody any more.
    const held = this._held?.filter(({ conversation }) => !lost.includes(conversation)) ?? null;
    const { rows, news, left } = rowsInPlace(list.items, held);
    const body = list.items.length === 0 ? this._renderEmpty(list) : this._renderRows(list, rows, left);
    const isThere = list.items.length > 0;
    // What is not shown, or does not belong here any more, is not meant.
    const free = isThere ? this._rows.filter(({ conversation }) => !left.has(conversation)) : [];
    const chosen = this._chosen && free.filter(({ conversation }) => this._chosen!.has(conversation));
    return html`
      <fb-chat-views></fb-chat-views>
      <fb-chat-list-tools
        .filter=${this._filter}
        .news=${news}
        .where=${words().views[list.view]}
        @fb-chat-filtered=${this._onFilter}
        @fb-chat-news-wanted=${this._onNews}
        @fb-chat-several-wanted=${this._onSeveral}
      ></fb-chat-list-tools>
      <fb-chat-bulk .chosen=${chosen} .shown=${free.length} .choose=${this._onChoose}></fb-chat-bulk>
      <div
        class="rows"
        role="tabpanel"
        aria-label=${words().views[list.view]}
        @pointerover=${this._onPointerOver}
      >
        ${body}
      </div>
    `;
  }

  private _renderRows(list: ListState, rows: Summary[], left: ReadonlySet<string>) {
    // Rows render anew when time has gone on, not with every change of the list.
    const now = Math.floor(this._seat.now() / TICK_MS) * TICK_MS;
    const { isFound, foldOf } = answering.value ?? {};
    const shown =
      this._filter === "" || !isFound
        ? rows
        : rows.filter((row) => isFound(row, this._filter, foldOf!(written.lang)));
    this._rows = shown;
    // One stop for the Tab key: where the reader was last, else what is open, else the first.
    const stops = [this._row, this._selected.value];
    const isShown = (stop: string | null) => shown.some(({ conversation }) => conversation === stop);
    // A row that is gone leaves its place to the one that comes into it.
    const inPlace = shown[Math.min(this.#rowAt, shown.length - 1)]?.conversation ?? null;
    const reachable = stops.find(isShown) ?? inPlace;
    this.#stop = reachable;
    return html`
      ${this._filter === "" ? nothing : this._renderFound(shown.length, rows.length)}
      <ul
        @keydown=${this._onRowKey}
        @click=${this._onRowClick}
        @focusin=${this._onRowFocus}
        @focusout=${this._onRowBlur}
      >
        ${repeat(
          this._items(shown),
          (item) => (typeof item === "object" ? item.key : shown[item]!.conversation),
          (item) =>
            typeof item === "object"
              ? html`<li aria-hidden="true" data-gap=${item.px}></li>`
              : this._renderRow(item, { list, now, reachable, left }),
        )}
      </ul>
      ${
        list.floor === null
          ? nothing
          : html`<button
              class="more"
              aria-disabled=${list.phase !== "ready" || list.paging ? "true" : "false"}
              @click=${this._onMore}
            >
              ${list.paging ? t.loading : words().showMore}
            </button>`
      }
    `;
  }

  private _renderFound(shown: number, all: number) {
    const { noMatch, filtered } = answering.value!.words().listTools;
    return html`<p class="found muted" role="status">${shown === 0 ? noMatch : filtered(shown, all)}</p>`;
  }

  /** Indexes of the rows that are rendered, and gaps for the others. */
  private _items(shown: Summary[]): (number | { key: string; px: number })[] {
    const blocks = Array.from({ length: Math.ceil(shown.length / BLOCK_ROWS) }, (_, key) => ({
      key,
      rows: Math.min(BLOCK_ROWS, shown.length - key * BLOCK_ROWS),
    }));
    return this._window.parts(blocks, false).flatMap<number | { key: string; px: number }>((part) => {
      if (part.kind === "gap") return [part];
      const { rows } = blocks[part.index]!;
      return Array.from({ length: rows }, (_, n) => part.index * BLOCK_ROWS + n);
    });
  }

  private _renderRow(index: number, { list, now, reachable, left }: ShownList) {
    const summary = this._rows[index]!;
    const { conversation } = summary;
    return html`
      <li
        data-anchor
        data-block=${Math.floor(index / BLOCK_ROWS)}
        aria-posinset=${index + 1}
        aria-setsize=${list.floor === null ? this._rows.length : -1}
      >
        <fb-chat-list-row
          exportparts="row"
          .summary=${summary}
          .now=${now}
          ?reachable=${conversation === reachable}
          ?selected=${conversation === this._selected.value}
          .chosen=${this._chosen?.has(conversation)}
          ?hide-owner=${viewOf(list.view).owners?.length === 1}
          ?paused=${!!this._pages.value[pageIdOf(conversation)]?.pause}
          ?left=${left.has(conversation)}
          .page=${Object.keys(this._pages.value).length > 1 ? this._pages.value[pageIdOf(conversation)] : null}
          ?on-time-only=${this._pages.value[pageIdOf(conversation)]?.humanAgent === "no"}
        ></fb-chat-list-row>
      </li>
    `;
  }

  private _renderEmpty(list: ListState) {
    this._rows = [];
    if (list.phase !== "ready") return this._renderLoading();
    const { view, sort, filter } = list;
    // What it is narrowed to says it.
    if (filter !== undefined) return nothing;
    if (sort !== "latest") {
      const onPress = () => {
        this._seat.navigation.sortBy("latest");
      };
      return emptyState({
        ...NOBODY,
        words: words().emptySort[sort === "priority" ? "waiting" : sort],
        next: { label: words().showAll, onPress },
      });
    }
    const said = words().emptyView[view];
    const where = ELSEWHERE[view];
    const { counts } = list;
    // What one put aside oneself is with nobody else.
    const own = where === "open" ? counts?.aside : 0;
    const n = counts && where ? counts[where] - (own ?? 0) : 0;
    if (!where || n === 0) return emptyState({ ...NOBODY, words: said });
    const onPress = () => {
      this._seat.navigation.showView(where);
    };
    const next = { label: words().showThem, onPress };
    return emptyState({ ...NOBODY, words: said, more: words().elsewhere[where](n), next });
  }

  /** In the shape of what comes, where it is on its way; else what it waits for. */
  private _renderLoading() {
    const said = loadingWords(this._status.value);
    if (said !== t.loading) return emptyState({ ...NOBODY, words: said });
    return html`<p class="sr-only">${said}</p>
      ${skeletonRows()}`;
  }

  private _onFilter(event: Event) {
    this._filter = (event.currentTarget as FbChatListTools).filter;
  }

  private _onPointerOver(event: PointerEvent) {
    // A finger is not above anything before it touches.
    if (event.pointerType !== "touch") this._held ??= this._list.value.items;
  }

  private _letGo() {
    this._held = null;
  }

  private async _onNews() {
    this._letGo();
    this._scroll.toStart();
    await this.updateComplete;
    // The button is gone; what it told of is first.
    this.focusRow(this._rows[0]?.conversation ?? "");
  }

  private _onRowFocus(event: FocusEvent) {
    this._row = (event.target as FbChatListRow).summary?.conversation ?? null;
    this.#rowAt = Math.max(
      0,
      this._rows.findIndex(({ conversation }) => conversation === this._row),
    );
    this._window.pinAround(event.target as Element);
  }

  private _onRowBlur() {
    this._window.pin(null);
  }

  private _onRowKey(event: KeyboardEvent) {
    const name = (event.target as FbChatListRow).summary?.conversation;
    const from = this._rows.findIndex(({ conversation }) => conversation === name);
    const last = this._rows.length - 1;
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: last }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (to < 0 || to > last) return;
    if (event.shiftKey && this._chosen) this._choose(to, true);
    this._focusAt(to);
  }

  /** Before the row itself opens what it stands for. */
  private readonly _onRowClick = {
    capture: true,
    handleEvent: (event: MouseEvent) => {
      const name = (event.target as FbChatListRow).summary?.conversation;
      const at = this._rows.findIndex(({ conversation }) => conversation === name);
      if (this._chosen === null || at < 0) return;
      event.stopPropagation();
      this._choose(at, event.shiftKey);
    },
  };

  /** Selects a row, or no longer; `isRange`: all from the one before to it. */
  private _choose(at: number, isRange: boolean) {
    const chosen = new Set(this._chosen);
    const name = this._rows[at]!.conversation;
    const [from, to] = [Math.min(this.#anchor, at), Math.max(this.#anchor, at)];
    if (isRange) for (const row of this._rows.slice(from, to + 1)) chosen.add(row.conversation);
    else if (!chosen.delete(name)) chosen.add(name);
    this.#anchor = at;
    this._chosen = chosen;
  }

  get #focusedAt(): number {
    const row = this.shadowRoot?.activeElement as Partial<FbChatListRow> | null;
    return this._rows.findIndex(({ conversation }) => conversation === row?.summary?.conversation);
  }

  private _onSeveral() {
    const at = this.#focusedAt;
    this._chosen = new Set();
    if (at >= 0) this._choose(at, false);
    else this.focus();
  }

  private readonly _onChoose = (which: "all" | "end", max?: number) => {
    const rows = this._rows.slice(0, max).map(({ conversation }) => conversation);
    this._chosen = which === "end" ? null : new Set(rows);
    // The button is gone, or does nothing more.
    this.focus();
  };

  private _onEscape(event: KeyboardEvent) {
    const isInDialog = event.composedPath().some((it) => it instanceof HTMLDialogElement);
    if (event.key !== "Escape" || this._chosen === null || event.defaultPrevented || isInDialog) return;
    event.preventDefault();
    this._onChoose("end");
  }

  private _focusAt(index: number) {
    const name = this._rows[index]!.conversation;
    this._window.reveal(Math.floor(index / BLOCK_ROWS), () => {
      const rows = [...this.renderRoot.querySelectorAll("fb-chat-list-row")];
      rows.find(({ summary }) => summary?.conversation === name)?.focus();
    });
  }

  private _onMore() {
    this._held = null;
    this._seat.navigation.showMore();
  }

  private _loadNearEnd() {
    const scroller = this._scroller;
    if (!scroller || this._filter !== "") return;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    // At the top nobody has asked for more yet.
    if (isNear && scrollTop > 0) this._seat.navigation.showMore();
  }
}

define("fb-chat-list-pane", FbChatListPane);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-list-pane": FbChatListPane;
  }
}
