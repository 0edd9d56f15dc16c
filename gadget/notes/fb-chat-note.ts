import { html, LitElement, nothing } from "lit";
import type { PropertyValues } from "lit";
import type { NoteLine } from "../../worker/protocol/message/content.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { masking } from "../late/hidden-text.ts";
import { concerns, mentionOf } from "../../worker/protocol/notes/mention.ts";
import { controls } from "../shell/controls.styles.ts";
import { decided } from "../shell/decided.ts";
import { define } from "../shell/define.ts";
import { find } from "../shell/find.ts";
import { icons } from "../shell/icons.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { knows } from "../state/features.ts";
import { clockTime } from "../words/time.ts";
import { apart } from "../words/tagged.ts";
import { readMention, takeNoteBack } from "./deeds.ts";
import { styles } from "./fb-chat-note.styles.ts";
import { piecesOf } from "./mentions.ts";
import "./fb-chat-note-box.ts";
import { speakHere, words } from "./words.ts";

/**
 * A note for colleagues among the messages: whose it is and for whom, what it says and whom it names, that it was changed
 * or taken back. Its writer changes it and takes it back here; who leads takes it back. Once it is on the screen of
 * somebody whom it names they have read it.
 *
 * @element fb-chat-note
 * @fires fb-chat-decided - It was taken back, and the button goes. Internal.
 */
export class FbChatNote extends LitElement {
  static override get properties() {
    return {
      entry: { attribute: false },
      conversation: {},
      _doing: { state: true },
      _shown: { state: true },
    };
  }
  static override styles = [shared, controls, styles];

  private readonly _seat = new SeatController(this);
  private readonly _session = this._seat.slice((state) => state.session);
  private readonly _isReadonly = this._seat.slice((state) => state.readonly);
  private readonly _isKnown = this._seat.slice((state) => knows(state, "mentions"));

  entry: Entry | null = null;
  conversation = "";
  /** What its words give way to: they are changed, or it is asked whether they are to go. */
  private _doing: "edit" | "takeBack" | null = null;
  /** It whole, where its agent had it shown: as long as it stands here. */
  private _shown: Entry | null = null;
  #sight: IntersectionObserver | null = null;
  #isInSight = false;

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sight = new IntersectionObserver((seen) => {
      this.#isInSight = seen.some(({ isIntersecting }) => isIntersecting);
      this.#read();
    });
    this.#sight.observe(this);
    this.ownerDocument.addEventListener("visibilitychange", this.#read);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._shown = null;
    this.#sight?.disconnect();
    this.ownerDocument.removeEventListener("visibilitychange", this.#read);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("entry")) return;
    this._shown = null;
    if (this.entry?.content.masked) void masking.load().then(() => this.requestUpdate());
  }

  protected override updated(): void {
    this.#read();
  }

  protected override render() {
    const { entry, line } = this.#told ?? {};
    if (!entry || !line) return nothing;
    const w = words();
    const { by, to, takenBack, editedAt } = line;
    const back =
      takenBack && (takenBack.by.sub === by.sub ? w.takenBack : w.takenBackBy(apart(takenBack.by.name)));
    return html`<div class="note ${this.#isForMe(line) ? "mine" : ""}">
      <p class="head">
        ${icons.lock}<span class="by"
          >${w.by} · <bdi>${by.name}</bdi>${to ? html` ${w.to(apart(to.name))}` : nothing}</span
        >
        <time>${clockTime(entry.at)}</time>
        ${editedAt && !takenBack ? html`<span>${w.edited}</span>` : nothing}
        ${back ? html`<span>${back}</span>` : nothing}
        ${this._doing === null ? this._renderDeeds(line) : nothing}
      </p>
      ${takenBack ? nothing : this._renderBody(entry, line)}
    </div>`;
  }

  private _renderBody(entry: Entry, line: NoteLine) {
    if (this._doing === "edit")
      return html`<fb-chat-note-box
        .edits=${{ entry: entry.id, line }}
        @fb-chat-note-done=${this._onDone}
      ></fb-chat-note-box>`;
    return html`${this._renderWords(line)}${this._doing === "takeBack" ? this._renderAsked() : nothing}`;
  }

  private _renderAsked() {
    const w = words();
    return html`<div class="asked" role="group" aria-labelledby="asked" @keydown=${this._onKey}>
      <p id="asked">${w.takeBackTitle} ${w.takeBackHint}</p>
      <button class="quiet" @click=${this._onDone}>${w.cancel}</button>
      <button class="danger" @click=${this._onTakeBack}>${w.takeBack}</button>
    </div>`;
  }

  private _renderWords({ text, mentions = [] }: NoteLine) {
    const me = this._session.value?.me.sub;
    const pieces = piecesOf(text, mentions).map((piece) =>
      typeof piece === "string"
        ? piece
        : html`<bdi class="mention ${piece.sub === me ? "me" : ""}">@${piece.name}</bdi>`,
    );
    const isHidden = this.entry?.content.masked && this._shown === null && masking.value !== null;
    return html`<p dir="auto">
        <span class="words"
          >${isHidden ? html`<fb-chat-hidden-text .text=${text}></fb-chat-hidden-text>` : pieces}</span
        >
      </p>
      ${
        this.entry?.content.masked && masking.value
          ? html`<fb-chat-hidden
              .entry=${this.entry}
              .conversation=${this.conversation}
              ?shown=${this._shown !== null}
              @fb-chat-revealed=${this._onRevealed}
            ></fb-chat-hidden>`
          : nothing
      }`;
  }

  private _renderDeeds({ by, takenBack }: NoteLine) {
    const session = this._session.value;
    if (takenBack || !session || this._isReadonly.value || !this._isKnown.value) return nothing;
    const isOwn = by.sub === session.me.sub;
    // A Worker with such notes says what its agent may.
    if (!isOwn && !session.rights?.includes("supervise")) return nothing;
    const w = words();
    return html`<span class="deeds">
      ${isOwn ? html`<button class="quiet" @click=${this._onEdit}>${w.edit}</button>` : nothing}
      <button class="quiet" @click=${this._onAsk}>${w.takeBack}</button>
    </span>`;
  }

  get #told(): { entry: Entry; line: NoteLine } | null {
    const entry = this._shown ?? this.entry;
    if (entry?.content.kind !== "system" || entry.content.line.event !== "note") return null;
    return { entry, line: entry.content.line };
  }

  #isForMe(line: NoteLine): boolean {
    return concerns(line, this._session.value?.me.sub ?? "");
  }

  /** Whoever has it before their eyes has read it, and all that names them further up. */
  readonly #read = (): void => {
    const told = this.#told;
    const isLookedAt = this.#isInSight && this.ownerDocument.visibilityState === "visible";
    if (!told || !isLookedAt || !this._isKnown.value || !this.#isForMe(told.line)) return;
    const mention = this._seat.peek(({ threads, session }) =>
      mentionOf(threads[this.conversation]?.summary?.mentions, session?.me.sub ?? ""),
    );
    if (mention === null || mention.isRead || this.#sent === told.entry.rev) return;
    this.#sent = told.entry.rev;
    this._seat.act((tools) => {
      readMention(tools, this.conversation, told.entry.id);
    });
  };
  /** Up to which rev of it the desk was told. */
  #sent = 0;

  private _onRevealed({ shown }: HTMLElementEventMap["fb-chat-revealed"]) {
    this._shown = shown?.entry ?? null;
  }

  private readonly _onEdit = (): Promise<void> => this.#begin("edit", "fb-chat-note-box");
  private readonly _onAsk = (): Promise<void> => this.#begin("takeBack", ".asked button");
  private readonly _onDone = (): Promise<void> => this.#begin(null, ".deeds button");

  async #begin(doing: "edit" | "takeBack" | null, then: string): Promise<void> {
    this._doing = doing;
    await this.updateComplete;
    find<HTMLElement>(this, then)?.focus();
  }

  private _onKey(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    void this._onDone();
  }

  private _onTakeBack() {
    const entry = this.#told?.entry;
    if (!entry) return;
    this._doing = null;
    this._seat.act((tools) => {
      takeNoteBack(tools, this.conversation, entry.id);
    });
    decided(this);
  }
}

define("fb-chat-note", FbChatNote);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-note": FbChatNote;
  }
}
