import { html, LitElement, nothing } from "lit";
import { NOTE_UNITS_MAX } from "../../worker/protocol/limits.ts";
import { isBlank } from "../../worker/protocol/message/blank.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { controls } from "../shell/controls.styles.ts";
import { decided } from "../shell/decided.ts";
import { define } from "../shell/define.ts";
import { find } from "../shell/find.ts";
import { notice } from "../shell/notice.styles.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { selectedThread } from "../state/state.ts";
import { speakHere, words as menuWords } from "../thread/words.ts";
import { written } from "../words/strings.ts";
import { addNote, lookAs } from "./deeds.ts";
import { styles } from "./fb-chat-silent.styles.ts";
import { begun } from "./note-dialog.ts";

/**
 * Above the box of who looks on without being shown: that it is so, and the way to be seen. In place of the box, until they choose
 * to write to the customer, a box for a note to who has the conversation: nothing that is typed there leaves.
 *
 * @element fb-chat-silent
 * @fires fb-chat-answers - They choose to write to the customer, or, who did, a note. Internal.
 * @fires fb-chat-decided - They are seen from now on, and the strip goes. Internal.
 */
export class FbChatSilent extends LitElement {
  static override get properties() {
    return { answers: { type: Boolean }, _text: { state: true } };
  }
  static override styles = [shared, controls, notice, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  /** They write to the customer all the same. */
  answers = false;
  private _text = "";
  #key = "";
  #lang = "";

  override focus(): void {
    find<HTMLElement>(this, "textarea")?.focus();
  }

  protected override willUpdate(): void {
    const { lang } = written;
    if (this.#lang !== lang) void speakHere().then(() => this.requestUpdate());
    this.#lang = lang;
    const key = `whisper ${this._thread.value?.conversation ?? ""}`;
    if (key !== this.#key) this._text = begun.get(key) ?? "";
    this.#key = key;
  }

  protected override render() {
    const owner = this._thread.value?.summary?.owner ?? null;
    const { silentFrom, silentHere, beSeen, isToCustomer, toNote } = menuWords().handover;
    const said = owner ? silentFrom(owner.name) : silentHere;
    return html`
      <div class="notice strip" role="status">
        ${actionIcons.eyeOff}<span class="words">${said}${this.answers ? ` ${isToCustomer}` : nothing}</span>
        <span class="choices"
          >${this.answers ? html`<button class="quiet" @click=${this._onOther}>${toNote}</button>` : nothing}
          <button @click=${this._onSeen}>${beSeen}</button></span
        >
      </div>
      ${this.answers ? nothing : this._renderNote(owner?.name ?? null)}
    `;
  }

  private _renderNote(name: string | null) {
    const { noteTo, noteHere, doNote, toCustomer } = menuWords().handover;
    return html`<form @submit=${this._onSubmit}>
      <label
        >${name === null ? noteHere : noteTo(name)}
        <textarea
          rows="1"
          dir="auto"
          maxlength=${NOTE_UNITS_MAX}
          .value=${this._text}
          @input=${this._onInput}
        ></textarea>
      </label>
      <div class="deeds">
        <button type="button" class="quiet" @click=${this._onOther}>${toCustomer}</button>
        <button class="primary" aria-disabled=${isBlank(this._text) ? "true" : "false"}>${doNote}</button>
      </div>
    </form>`;
  }

  private _onInput(event: Event) {
    this._text = (event.target as HTMLTextAreaElement).value;
    begun.set(this.#key, this._text);
  }

  private _onSubmit(event: Event) {
    event.preventDefault();
    const { conversation, summary } = this._thread.value ?? {};
    if (conversation === undefined || isBlank(this._text)) return;
    addNote(this._seat.tools, conversation, this._text.trim(), summary?.owner?.sub);
    begun.delete(this.#key);
    this._text = "";
    this.focus();
  }

  private readonly _onOther = () => {
    this.dispatchEvent(new Event("fb-chat-answers"));
  };

  private readonly _onSeen = () => {
    const conversation = this._thread.value?.conversation;
    if (conversation === undefined) return;
    lookAs(this._seat.tools, conversation, false);
    decided(this);
  };
}

define("fb-chat-silent", FbChatSilent);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-silent": FbChatSilent;
  }
}
