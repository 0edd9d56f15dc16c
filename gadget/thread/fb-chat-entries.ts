import { html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { Marks } from "../../worker/protocol/thread/marks.ts";
import type { BesideMessages } from "./beside-messages.ts";
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
import { define } from "../shell/define.ts";
import { icons } from "../shell/icons.ts";
import { loadingWords } from "../words/loading-words.ts";
import { t } from "../words/strings.ts";
import { firstUnread, lastAsFar, rowsOfPage } from "./thread-rows.ts";
import type { ThreadRow } from "./thread-rows.ts";
import { styles } from "./fb-chat-entries.styles.ts";
import { shared } from "../shell/shared.styles.ts";
import { renderRow } from "./render-rows.ts";

const SAID_MAX = 3;
const NO_MARKS = { deliveredAt: 0, readAt: 0 };
/** A line of text with its name and time. */
const ROW_PX = 60;
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
      _said: { state: true },
    };
  }
  static override styles = [shared, styles];

  private readonly _seat = new SeatController(this);
  readonly thread = this._seat.slice(selectedThread);
  private readonly _status = this._seat.slice(connectionStatus);
  private readonly _me = this._seat.slice((store) => store.session?.me.sub ?? "");
  readonly scrolling = new ScrollController(
    this,
    () => ({ scroller: this.scroller, content: this._content }),
    (render) => {
      this._onScrolled(render);
    },
  );
  readonly windowing = new WindowController(
    this,
    () => ({ scroller: this.scroller, list: this._list }),
    ROW_PX,
  );
  /** Null until it is loaded. */
  beside: BesideMessages | null = null;
  #before: ThreadState | null = null;
  /** The same object while they are the same, so that no entry renders anew for them. */
  #marks: Marks = NO_MARKS;

  get scroller(): HTMLElement | null {
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
  private _said: readonly Entry[] = [];

  constructor() {
    super();
    new TickController(this);
    // Whoever cannot answer yet is not said to have looked.
    answering.whenThere(({ BesideMessages }) => {
      this.beside = new BesideMessages(this, this._seat);
    });
  }

  /** Whether somebody looks at the messages now. */
  get isLookedAt(): boolean {
    return this.beside?.isLookedAt ?? false;
  }

  /** Goes to the messages, the newest first. */
  override focus(): void {
    if (this.beside) this.beside.moves.toEnd(-1);
    else this.scroller?.focus();
  }

  protected override willUpdate(): void {
    const thread = this.thread.value;
    const before = this.#before;
    this.#before = thread;
    if (!thread || thread === before) return;
    if (thread.conversation !== before?.conversation) {
      this._said = [];
      this._newBelow = 0;
      this.scrolling.following = true;
      this.windowing.reset();
      return;
    }
    const news = arrivals(before, thread).filter((entry) => entry.author.type !== "system");
    const isOwn = ({ author }: Entry) => author.type === "agent" && author.sub === this._me.value;
    // Who writes looks at what they wrote; a quick Worker may have made an entry of it by now.
    if (thread.sends.length > before.sends.length || news.some(isOwn)) this.scrolling.following = true;
    if (news.length === 0) return;
    if (!this.scrolling.following) this._newBelow += news.length;
    this._said = [...this._said, ...news].slice(-SAID_MAX);
  }

  protected override render() {
    const thread = this.thread.value;
    const isEmpty = !thread || thread.entries.length + thread.sends.length === 0;
    return html`
      <div
        class="scroller"
        tabindex="0"
        role="region"
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
      <fb-chat-log class="sr-only" .entries=${this._said}></fb-chat-log>
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
    return this.windowing.parts(blocks, this.scrolling.following).flatMap(itemsOf);
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
    // Meta has no record of what stands under a post.
    if (!floor && thread?.comment) return;
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

  private _onScrolled(render: () => void) {
    this._isAway = !this.scrolling.following;
    if (this.scrolling.following) this._newBelow = 0;
    this.windowing.look(this.scrolling.following, render);
    this.beside?.scrolled();
  }

  private _onOlder() {
    const thread = this.thread.value;
    if (!thread) return;
    const { floor, conversation } = thread;
    this._seat.act((tools) => answering.value?.[floor ? "loadOlder" : "importPast"](tools, conversation));
  }

  private _onToEnd() {
    this.scrolling.toEnd();
    this.scroller?.focus();
  }
}

define("fb-chat-entries", FbChatEntries);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-entries": FbChatEntries;
  }
}
