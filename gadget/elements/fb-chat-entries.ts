import { html, LitElement, nothing } from "lit";
import type { PropertyValues } from "lit";
import { query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Entry } from "../../worker/protocol/entry.ts";
import { ScrollController } from "../controllers/scroll-controller.ts";
import { StoreController } from "../controllers/store-controller.ts";
import { TickController } from "../controllers/tick-controller.ts";
import { arrivals } from "../data/arrivals.ts";
import { selectedThread } from "../data/state.ts";
import type { ThreadState } from "../data/state.ts";
import { authorName, textOf } from "../internal/authors.ts";
import { define } from "../internal/define.ts";
import { icons } from "../internal/icons.ts";
import { t } from "../internal/strings.ts";
import { rowsOf } from "../internal/thread-rows.ts";
import type { ThreadRow } from "../internal/thread-rows.ts";
import { dayName, momentTime } from "../internal/time.ts";
import "./fb-chat-echo.ts";
import { styles } from "./fb-chat-entries.styles.ts";
import "./fb-chat-entry.ts";
import { shared } from "./shared.styles.ts";

const ANNOUNCED_MAX = 3;
const NO_MARKS = { deliveredAt: 0, readAt: 0 };

/**
 * The entries of the thread on the screen, oldest first, with what is not accepted yet at the end.
 *
 * @element fb-chat-entries
 */
export class FbChatEntries extends LitElement {
  static override styles = [shared, styles];

  private readonly _thread = new StoreController(this, selectedThread);
  private readonly _me = new StoreController(this, (store) => store.session?.me.sub ?? "");
  private readonly _scroll = new ScrollController(
    this,
    () => ({ scroller: this._scroller, content: this._content }),
    () => {
      this._onScrolled();
    },
  );
  #before: ThreadState | null = null;

  @query(".scroller") private readonly _scroller!: HTMLElement | null;
  @query(".content") private readonly _content!: HTMLElement | null;
  @state() private _isAway = false;
  @state() private _newBelow = 0;
  /** The last new messages, for screen readers. */
  @state() private _announced: { id: number; words: string }[] = [];

  constructor() {
    super();
    new TickController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#visibilityChanged);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#visibilityChanged);
  }

  /** Goes to the messages, the newest first. */
  override focus(): void {
    const last = this._lines().at(-1);
    (last ?? this._scroller)?.focus();
  }

  /** Shows the newest message and stays with what follows. */
  scrollToEnd(): void {
    this._scroll.toEnd();
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

  protected override updated(_changed: PropertyValues<this>): void {
    this.#markSeen();
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
        aria-label=${t.messages(thread?.summary?.customer.label ?? "")}
      >
        <div class="content">
          ${thread?.floor ? this._renderOlder(thread) : nothing}
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
    const now = this._thread.now();
    return repeat(
      rowsOf(thread, this._me.value, now),
      ({ key }) => key,
      (row) => this._renderRow(thread, row, now),
    );
  }

  private _renderRow(thread: ThreadState, row: ThreadRow, now: number) {
    switch (row.kind) {
      case "day":
        return html`<li class="divider day"><span>${dayName(row.at, now)}</span></li>`;
      case "interaction": {
        const closed = row.closedAt === null ? "" : ` · ${t.closedAt(momentTime(row.closedAt, now))}`;
        return html`<li class="divider interaction">${t.interaction(row.id)}${closed}</li>`;
      }
      case "unread":
        return html`<li class="divider unread">${t.newSince}</li>`;
      case "lines":
        return html`<li data-anchor>
          <details class="lines">
            <summary>${t.foldedLines(row.entries.length)}</summary>
            ${row.entries.map((entry) => this._renderEntry(thread, entry, now))}
          </details>
        </li>`;
      case "entry":
        return html`<li data-anchor tabindex="-1">
          ${this._renderEntry(thread, row.entry, now, row.continued, row.joined)}
        </li>`;
    }
  }

  private _renderEntry(thread: ThreadState, entry: Entry, now: number, continued = false, joined = false) {
    const pending = thread.sends.some(({ command }) => "entry" in command && command.entry === entry.id);
    return html`<fb-chat-entry
      exportparts="bubble"
      .entry=${entry}
      .conversation=${thread.conversation}
      .customer=${thread.thread?.customer.label ?? ""}
      .marks=${thread.thread?.marks ?? NO_MARKS}
      .now=${now}
      ?continued=${continued}
      ?joined=${joined}
      ?busy=${pending || thread.busy.includes(entry.id)}
    ></fb-chat-entry>`;
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

  private _renderOlder(thread: ThreadState) {
    return html`<button
      class="older"
      ?disabled=${thread.history === "asked" || thread.phase !== "ready"}
      @click=${this._onOlder}
    >
      ${thread.history === "asked" ? t.loading : t.older}
    </button>`;
  }

  private _renderEmpty(thread: ThreadState | null) {
    return html`<p class="empty muted">${thread?.phase === "ready" ? t.noMessages : t.loading}</p>`;
  }

  private _renderToEnd() {
    return html`<button class="to-end" @click=${this._onToEnd}>
      ${icons.down}${this._newBelow > 0 ? t.newBelow(this._newBelow) : t.toEnd}
    </button>`;
  }

  private _announcement(entry: Entry, thread: ThreadState) {
    const name = authorName(entry.author, this._me.value, thread.thread?.customer.label ?? "");
    return { id: entry.id, words: t.announce(name, textOf(entry, this._me.value)) };
  }

  private _onScrolled() {
    this._isAway = !this._scroll.following;
    if (this._scroll.following) this._newBelow = 0;
    this.#markSeen();
  }

  private _lines(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>("li[tabindex]")];
  }

  /** Arrows go from message to message; what can be done about one is the next stop of the Tab key. */
  private _onKey(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const lines = this._lines();
    const at = lines.findIndex((line) => line.contains(this.shadowRoot?.activeElement ?? null));
    const last = lines.length - 1;
    const before = at < 0 ? last : at - 1;
    const to = { ArrowUp: before, ArrowDown: at < 0 ? last : at + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    lines[Math.max(0, to)]?.focus();
  }

  private _onOlder() {
    const thread = this._thread.value;
    if (thread) this._thread.actions.loadOlder(thread.conversation);
  }

  private _onToEnd() {
    this._scroll.toEnd();
    this._scroller?.focus();
  }

  readonly #visibilityChanged = () => {
    const thread = this._thread.value;
    if (thread && document.visibilityState === "hidden") this._thread.actions.left(thread.conversation);
    this.#markSeen();
  };

  /** A reply is guarded by what its writer had on the screen, not by what the gadget received. */
  readonly #markSeen = () => {
    const thread = this._thread.value;
    if (!thread?.thread || thread.phase !== "ready" || thread.seenRev >= thread.rev) return;
    if (!this._scroll.following || document.visibilityState !== "visible") return;
    this._thread.actions.seen(thread.conversation, thread.rev);
  };
}

define("fb-chat-entries", FbChatEntries);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-entries": FbChatEntries;
  }
}
