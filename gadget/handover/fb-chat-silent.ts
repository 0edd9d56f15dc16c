import { html, LitElement, nothing } from "lit";
import { actionIcons } from "../shell/action-icons.ts";
import { controls } from "../shell/controls.styles.ts";
import { decided } from "../shell/decided.ts";
import { define } from "../shell/define.ts";
import { notice } from "../shell/notice.styles.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { selectedThread } from "../state/state.ts";
import { speakHere, words as menuWords } from "../thread/words.ts";
import { apart } from "../words/tagged.ts";
import { lookAs } from "./deeds.ts";
import { styles } from "./fb-chat-silent.styles.ts";

/**
 * Above the box of who looks on without being shown: that it is so, and the way to be seen. Who chose to write to the customer all
 * the same is told that they do, with the way back to notes.
 *
 * @element fb-chat-silent
 * @fires fb-chat-answers - Who writes to the customer chooses to write a note. Internal.
 * @fires fb-chat-decided - They are seen from now on, and the strip goes. Internal.
 */
export class FbChatSilent extends LitElement {
  static override get properties() {
    return { answers: { type: Boolean } };
  }
  static override styles = [shared, controls, notice, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  /** They write to the customer all the same. */
  answers = false;

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  protected override render() {
    const owner = this._thread.value?.summary?.owner ?? null;
    const { silentFrom, silentHere, beSeen, isToCustomer, toNote } = menuWords().handover;
    const said = owner ? silentFrom(apart(owner.name)) : silentHere;
    return html`
      <div class="notice strip" role="status">
        ${actionIcons.eyeOff}<span class="words">${said}${this.answers ? ` ${isToCustomer}` : nothing}</span>
        <span class="choices"
          >${this.answers ? html`<button class="quiet" @click=${this._onOther}>${toNote}</button>` : nothing}
          <button @click=${this._onSeen}>${beSeen}</button></span
        >
      </div>
    `;
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
