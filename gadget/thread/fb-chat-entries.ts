import { html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { EntryId } from "../../worker/protocol/ids.ts";
import type { Marks } from "../../worker/protocol/thread/marks.ts";
import type { LookController } from "../session/look-controller.ts";
import { ScrollController } from "./scroll-controller.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { TickController } from "../shell/tick-controller.ts";
import { WindowController } from "../shell/window-controller.ts";
import type { Block, WindowPart } from "../shell/window-controller.ts";
import { arrivals } from "../state/arrivals.ts";
import { connectionStatus, selectedThread } from "../state/state.ts";
import type { ThreadState } from "../state/state.ts";
import { find } from "../shell/find.ts";
import { answering } from "../late/answering.ts";
import { textOf, writerOf } from "../people/authors.ts";
import { define } from "../shell/define.ts";
import { icons } from "../shell/icons.ts";
import { loadingWords } from "../words/loading-words.ts";
import { t } from "../words/strings.ts";
import { firstUnread, lastAsFar, rowsOfPage } from "./thread-rows.ts";
import type { ThreadRow } from "./thread-rows.ts";
import { styles } from "./fb-chat-entries.styles.ts";
import { shared } from "../shell/shared.styles.ts";
import { renderRow } from "./render-rows.ts";

const ANNOUNCED_MAX = 3;
const NO_MARKS = { deliveredAt: 0, readAt: 0 };
/** A line of text with its name and time. */
const ROW_PX = 60;
/** Nearer to the beginning than this the page before is asked for. */
const NEAR_START_PX = 600;

type Item =
  { kind: "gap"; key: string; px: number } | { kind: "row"; key: string; block: number; row: ThreadRow };

/**
 * The entries of the thread on the screen, oldest first, with what is not accepted yet at the end. Of a long thread
 * what is in view is rendered, with a little more.
 *
 * @element fb-chat-entries
 */
export class FbChatEntries extends LitElement {
  static override get properties() {
    return {
      _isAway: { state: true },
      _newBelow: { state: true },
      _announced: { state: true },
    };
  }
  static override styles = [shared, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _status = this._seat.slice(connectionStatus);
  private readonly _me = this._seat.slice((store) => store.session?.me.sub ?? "");
  private readonly _isRestored = this._seat.slice((store) => store.restored);
  private readonly _scroll = new ScrollController(
    this,
    () => ({ scroller: this._scroller, content: this._content }),
    (render) => {
      this._onScrolled(render);
    },
  );
  private readonly _window = new WindowController(
    this,
    () => ({ scroller: this._scroller, list: this._list }),
    ROW_PX,
  );
  #look: LookController | null = null;
  #stopWaiting: (() => void) | undefined;
  #before: ThreadState | null = null;
  /** What was asked for by scrolling, once: where that failed there is the button. */
  #askedFrom: ThreadState["floor"] = null;
  /** The same object while they are the same, so that no entry renders anew for them. */
  #marks: Marks = NO_MARKS;

  private get _scroller(): HTMLElement | null {
    return find<HTMLElement>(this, ".scroller");
  }

  private get _content(): HTMLElement | null {
    return find<HTMLElement>(this, ".content");
  }

  private get _list(): HTMLElement | null {
    return find<HTMLElement>(this, "ol");
  }

  private _isAway = false;
  private _newBelow = 0;
  /** The last new messages, for screen readers. */
  private _announced: { id: number; words: string }[] = [];

  constructor() {
    super();
    new TickController(this);
    // Whoever cannot answer yet is not said to have looked.
    answering.whenThere(({ LookController, besideMessages }) => {
      besideMessages(this, () => this._seat.now());
      const { sees, looks, leaves } = this;
      this.#look = new LookController(this, { sees, looks, leaves });
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
  }

  /** Whether somebody looks at the messages now. */
  get isLookedAt(): boolean {
    return !this._isRestored.value && (this.#look?.isLookedAt ?? false);
  }

  /** Goes to the messages, the newest first. */
  override focus(): void {
    this._focusEnd(-1);
  }

  /** Goes to an entry that is loaded, and marks it for a moment. */
  async showEntry(id: EntryId): Promise<void> {
    // It may have come with this very update, into a page that was rendered before.
    await this.updateComplete;
    const pages = this._thread.value?.entries.pages ?? [];
    const page = pages.find(({ entries }) => entries.some((entry) => entry.id === id));
    if (!page) return;
    // The reader leaves the end.
    this._scroll.following = false;
    this._window.reveal(page.key, () => {
      const shown = [...this.renderRoot.querySelectorAll("fb-chat-entry")];
      const line = shown.find(({ entry }) => entry?.id === id)?.closest("li");
      line?.querySelector("details")?.toggleAttribute("open", true);
      line?.scrollIntoView({ block: "center" });
      line?.focus({ preventScroll: true });
      line?.toggleAttribute("data-found", true);
      line?.addEventListener("animationend", () => line.removeAttribute("data-found"), { once: true });
    });
  }

  protected override willUpdate(): void {
    const thread = this._thread.value;
    const before = this.#before;
    this.#before = thread;
    if (!thread || thread === before) return;
    if (thread.conversation !== before?.conversation) {
      this._announced = [];
      this._newBelow = 0;
      this._scroll.following = true;
      this._window.reset();
      return;
    }
    const news = arrivals(before, thread).filter((entry) => entry.author.type !== "system");
    const isOwn = ({ author }: Entry) => author.type === "agent" && author.sub === this._me.value;
    // Who writes looks at what they wrote; a quick Worker may have made an entry of it by now.
    if (thread.sends.length > before.sends.length || news.some(isOwn)) this._scroll.following = true;
    if (news.length === 0) return;
    if (!this._scroll.following) this._newBelow += news.length;
    this._announced = [...this._announced, ...news.map((entry) => this._announcement(entry, thread))].slice(
      -ANNOUNCED_MAX,
    );
  }

  protected override render() {
    const thread = this._thread.value;
    const isEmpty = !thread || thread.entries.length + thread.sends.length === 0;
    return html`
      <div
        class="scroller"
        tabindex="0"
        role="region"
        @keydown=${this._onKey}
        @focusin=${this._onFocus}
        @focusout=${this._onBlur}
        aria-label=${t.messages(thread?.summary?.customer.label ?? "")}
      >
        <div class="content">
          ${thread?.thread ? this._renderOlder(thread) : nothing}
          ${isEmpty ? this._renderEmpty(thread) : nothing}
          <ol>
            ${thread ? [this._renderRows(thread), this._renderSends(thread)] : nothing}
          </ol>
        </div>
      </div>
      ${this._isAway ? this._renderToEnd() : nothing}
      <div class="sr-only" role="log" aria-live="polite">
        ${repeat(
          this._announced,
          ({ id }) => id,
          ({ words }) => html`<p>${words}</p>`,
        )}
      </div>
    `;
  }

  private _renderRows(thread: ThreadState) {
    const now = this._seat.now();
    const marks = thread.thread?.marks ?? NO_MARKS;
    if (marks.readAt !== this.#marks.readAt || marks.deliveredAt !== this.#marks.deliveredAt) {
      this.#marks = marks;
    }
    const shown = { thread, marks: this.#marks, now };
    return repeat(
      this._items(thread),
      ({ key }) => key,
      (item) =>
        item.kind === "gap"
          ? html`<li aria-hidden="true" data-gap=${item.px}></li>`
          : renderRow(item.row, item.block, shown),
    );
  }

  /** What is rendered of the thread, page by page. */
  private _items(thread: ThreadState): Item[] {
    const { pages } = thread.entries;
    const blocks: Block[] = pages.map(({ key, entries }) => ({ key, rows: entries.length }));
    const context = { thread, unread: firstUnread(thread, this._me.value), last: lastAsFar(thread) };
    const before: number[] = [];
    let count = 0;
    for (const { rows } of blocks) {
      before.push(count);
      count += rows;
    }
    const itemsOf = (part: WindowPart): Item[] => {
      if (part.kind === "gap") return [part];
      const block = pages[part.index]!.key;
      return rowsOfPage(part.index, before[part.index]!, context).map((row) => ({
        kind: "row",
        key: row.key,
        block,
        row,
      }));
    };
    return this._window.parts(blocks, this._scroll.following).flatMap(itemsOf);
  }

  private _renderSends({ sends }: ThreadState) {
    // The first refused one is shown by <fb-chat-refused-send>.
    const deciding = sends.find(({ phase }) => phase === "refused");
    return repeat(
      sends.filter((send) => send !== deciding),
      ({ id }) => id,
      (send) => html`<li data-anchor><fb-chat-echo .pending=${send}></fb-chat-echo></li>`,
    );
  }

  /** What leads further back: history that is not loaded, then Meta's record, then nothing. */
  private _renderOlder({ floor, history, isImporting, phase, thread }: ThreadState) {
    if (!floor && thread?.past === "complete") return html`<p class="older muted">${t.noneAtMeta}</p>`;
    const isAsked = history === "asked" || isImporting;
    const words = floor ? t.older : t.olderAtMeta;
    return html`<button
      class="older quiet"
      aria-disabled=${isAsked || phase !== "ready" ? "true" : "false"}
      @click=${this._onOlder}
    >
      ${isAsked ? t.loading : words}
    </button>`;
  }

  private _renderEmpty(thread: ThreadState | null) {
    return html`<p class="empty muted">
      ${thread?.phase === "ready" ? t.noMessages : loadingWords(this._status.value)}
    </p>`;
  }

  private _renderToEnd() {
    return html`<button class="to-end" @click=${this._onToEnd}>
      ${icons.down}${this._newBelow > 0 ? t.newBelow(this._newBelow) : t.toEnd}
    </button>`;
  }

  private _announcement(entry: Entry, thread: ThreadState) {
    const name = writerOf(entry, this._me.value, thread.thread?.customer.label ?? "");
    return { id: entry.id, words: t.announce(name, textOf(entry)) };
  }

  private _onScrolled(render: () => void) {
    this._isAway = !this._scroll.following;
    if (this._scroll.following) this._newBelow = 0;
    this._window.look(this._scroll.following, render);
    this.#look?.check();
    this._loadNearStart();
  }

  private _loadNearStart() {
    const thread = this._thread.value;
    if (!thread?.floor || thread.phase !== "ready" || thread.floor === this.#askedFrom) return;
    // At the end nobody has asked for more yet, also where that is near to the beginning.
    if (this._scroll.following || this._scroller!.scrollTop > NEAR_START_PX) return;
    this.#askedFrom = thread.floor;
    this._seat.act((tools) => answering.value?.loadOlder(tools, thread.conversation));
  }

  /** What has the focus stays rendered, also when the reader scrolls away from it. */
  private _onFocus(event: FocusEvent) {
    this._window.pinAround(event.target as Element);
  }

  private _onBlur() {
    this._window.pin(null);
  }

  /** Moves the focus to the first message (0) or the last (-1), which may not be rendered yet. */
  private _focusEnd(at: 0 | -1) {
    const focus = () => {
      (this._lines().at(at) ?? this._scroller)?.focus();
    };
    this._scroll.following = at === -1;
    const page = this._thread.value?.entries.pages.at(at);
    if (page) this._window.reveal(page.key, focus);
    else focus();
  }

  private _lines(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>("li[tabindex]")];
  }

  /** Arrows go from message to message; what can be done about one is the next stop of the Tab key. */
  private _onKey(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { key } = event;
    const lines = this._lines();
    const at = lines.findIndex((line) => line.contains(this.shadowRoot?.activeElement ?? null));
    const isEnd = key === "Home" || key === "End" || (key.startsWith("Arrow") && at < 0);
    const step = { ArrowUp: -1, ArrowDown: 1 }[key];
    if (step === undefined && !isEnd) return;
    event.preventDefault();
    if (isEnd) this._focusEnd(key === "Home" ? 0 : -1);
    else lines[Math.min(lines.length - 1, Math.max(0, at + step!))]?.focus();
  }

  private _onOlder() {
    const thread = this._thread.value;
    if (!thread) return;
    const { floor, conversation } = thread;
    this._seat.act((tools) => answering.value?.[floor ? "loadOlder" : "importPast"](tools, conversation));
  }

  private _onToEnd() {
    this._scroll.toEnd();
    this._scroller?.focus();
  }

  /** A reply is guarded by what its writer had on the screen, not by what the gadget received. */
  private readonly sees = () => {
    const thread = this._thread.value;
    if (this._isRestored.value) {
      this.#stopWaiting ??= answering.value?.whenSomebodyIsThere(() => {
        this._seat.navigation.attend();
      });
      return;
    }
    if (!thread?.thread || thread.phase !== "ready" || thread.seenRev >= thread.rev) return;
    if (this._scroll.following) this._seat.navigation.seen(thread.conversation, thread.rev);
  };

  private readonly looks = () => {
    const thread = this._thread.value;
    if (thread && !this._isRestored.value) answering.value?.looksAt(this._seat.tools, thread.conversation);
  };

  private readonly leaves = () => {
    const thread = this._thread.value;
    if (thread) this._seat.navigation.left(thread.conversation);
  };
}

define("fb-chat-entries", FbChatEntries);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-entries": FbChatEntries;
  }
}
