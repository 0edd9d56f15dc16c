import { html, LitElement, nothing } from "lit";
import type { PropertyValues } from "lit";
import { SeatController } from "../shell/seat-controller.ts";
import { selectedThread } from "../state/state.ts";
import { find } from "../shell/find.ts";
import { answering } from "../late/answering.ts";
import { define } from "../shell/define.ts";
import { drawn } from "../platform/drawn.ts";
import type { FbChatOutcome } from "../session/outcome.ts";
import type { FbChatComposerPane } from "../compose/fb-chat-composer-pane.ts";
import "./fb-chat-entries.ts";
import type { FbChatEntries } from "./fb-chat-entries.ts";
import "./fb-chat-thread-header.ts";
import type { FbChatThreadHeader } from "./fb-chat-thread-header.ts";
import { styles } from "./fb-chat-thread-pane.styles.ts";
import { renderNotLoaded } from "../shell/not-loaded.ts";
import { notice } from "../shell/notice.styles.ts";
import { shared } from "../shell/shared.styles.ts";

/**
 * The conversation on the screen: header, notices, entries, decisions that are due, and the box to answer.
 *
 * @element fb-chat-thread-pane
 * @slot customer - Below the header, or in <fb-chat-customer-pane>.
 * @slot composer-actions - Beside Send.
 */
export class FbChatThreadPane extends LitElement {
  static override get properties() {
    return {
      panel: { reflect: true },
      _isBoxLost: { state: true },
    };
  }
  static override styles = [shared, notice, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _isReadonly = this._seat.slice((state) => state.readonly);
  private readonly _apart = this._seat.slice((state) => state.apart);

  private get _composer(): FbChatComposerPane | null {
    return find<FbChatComposerPane>(this, "fb-chat-composer-pane");
  }

  private get _entries(): FbChatEntries | null {
    return find<FbChatEntries>(this, "fb-chat-entries");
  }

  private get _header(): FbChatThreadHeader | null {
    return find<FbChatThreadHeader>(this, "fb-chat-thread-header");
  }

  /** A box is not taken away under anybody's hands. */
  private get _isInBox(): boolean {
    return this._composer?.matches(":focus-within") ?? false;
  }

  /** Where <fb-chat-customer-pane> is, by <fb-chat-customer-button>; empty: nowhere. */
  panel: "" | "beside" | "over" = "";
  /** The box to answer could not be loaded. */
  private _isBoxLost = false;

  /** The focus was asked for before it was known whether something can be written. */
  #wantsFocus = false;

  #isBoxAsked = false;

  /** The conversation, if somebody looks at its messages now. */
  get looksAt(): string | null {
    return this._entries?.isLookedAt ? (this._thread.value?.conversation ?? null) : null;
  }

  /** Goes to where the agent writes; to the name above it while, or if, nothing can be written. */
  override focus(): void {
    this.#wantsFocus = this._thread.value?.thread === null || !answering.value;
    void this.updateComplete.then(() => this.#focusNow());
  }

  async insertText(text: string): Promise<FbChatOutcome> {
    await this.updateComplete;
    await this.#boxLoaded();
    await this._composer?.updateComplete;
    return this._composer?.insertText(text) ?? { ok: false, code: "readonly" };
  }

  takeFiles(files: readonly File[] | null): boolean {
    return this._composer?.takeFiles(files) ?? false;
  }

  /** Takes a note for colleagues in place of an answer, or (`false`) an answer again. False where none is written. */
  writeNote(isWanted = true): boolean {
    return this._composer?.writeNote(isWanted) ?? false;
  }

  /** Goes from the box to the messages; from anywhere else back to the list. False where there is nowhere to go. */
  leaveBox(): boolean {
    const isInside = this.shadowRoot?.activeElement === this._composer && this._composer !== null;
    if (isInside) this._entries?.focus();
    else return this._header?.goBack() ?? false;
    return true;
  }

  async focusComposer(): Promise<FbChatOutcome> {
    await this.updateComplete;
    await this.#boxLoaded();
    await this._composer?.updateComplete;
    return this._composer?.focusComposer() ?? { ok: false, code: "readonly" };
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const isShown = this._thread.value?.thread ?? this._thread.value?.refusal;
    if (isShown && !this._isBoxLost && !answering.value) void this.#loadBoxBehind();
    if (!this.#wantsFocus || this._thread.value?.thread === null || !answering.value) return;
    this.#wantsFocus = false;
    // Only while it is still where it was put: the agent may have gone elsewhere.
    if (this.shadowRoot?.activeElement === this._header) void this.#focusNow();
  }

  /** Once the messages are on the screen: nothing goes before them. */
  async #loadBoxBehind(): Promise<void> {
    if (this.#isBoxAsked) return;
    this.#isBoxAsked = true;
    await drawn();
    this.#isBoxAsked = false;
    await this.#loadBox();
  }

  async #loadBox(): Promise<void> {
    this._isBoxLost = !(await answering.load());
    // It may be another thread's box by now, or one that asked before this one.
    this.requestUpdate();
  }

  async #boxLoaded(): Promise<void> {
    if (!this._composer) return;
    if (!answering.value) await this.#loadBox();
    await answering.loaded;
  }

  async #focusNow(): Promise<void> {
    await this._composer?.updateComplete;
    if (answering.value && this._composer?.takesWords) this._composer.focus();
    else this._header?.focus();
  }

  protected override render() {
    const thread = this._thread.value;
    if (!thread) return nothing;
    const lost = this._isBoxLost ? renderNotLoaded(this._onLoadAgain) : nothing;
    if (thread.phase === "refused" && !thread.thread) {
      return html`<fb-chat-thread-header></fb-chat-thread-header>
        <fb-chat-thread-refused></fb-chat-thread-refused><fb-chat-refusal></fb-chat-refusal>${lost}`;
    }
    return html`
      <fb-chat-thread-header
        part="thread-header"
        @fb-chat-note-wanted=${() => this.writeNote()}
      ></fb-chat-thread-header>
      ${this.panel ? nothing : html`<slot name="customer"></slot>`}
      <fb-chat-thread-notices></fb-chat-thread-notices>
      <fb-chat-entries part="entries" exportparts="bubble"></fb-chat-entries>
      <fb-chat-refusal></fb-chat-refusal>
      <fb-chat-refused-send></fb-chat-refused-send>
      ${lost}${this._apart.value?.has("composer") || (this._isReadonly.value && !this._isInBox) ? nothing : this._renderBox()}
      ${
        this.panel
          ? html`<fb-chat-customer-pane ?over=${this.panel === "over"}
              ><slot name="customer" slot="page"></slot
            ></fb-chat-customer-pane>`
          : nothing
      }
    `;
  }

  /** Its room is kept until it is there. */
  private _renderBox() {
    return html`
      <fb-chat-composer-pane part="composer" exportparts="input, send" ?hidden=${this._isBoxLost}
        ><slot name="composer-actions" slot="actions"></slot
      ></fb-chat-composer-pane>
    `;
  }

  private _onLoadAgain() {
    this._isBoxLost = false;
  }
}

define("fb-chat-thread-pane", FbChatThreadPane);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-thread-pane": FbChatThreadPane;
  }
}
