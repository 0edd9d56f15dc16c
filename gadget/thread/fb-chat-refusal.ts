import { html, LitElement, nothing } from "lit";
import { SeatController } from "../shell/seat-controller.ts";
import { selectedThread } from "../state/state.ts";
import { words } from "../words/action-words.ts";
import { decided } from "../shell/decided.ts";
import { define } from "../shell/define.ts";
import { icons } from "../shell/icons.ts";
import { notice } from "../shell/notice.styles.ts";
import { dismissNotice, handle } from "./deeds.ts";
import { shared } from "../shell/shared.styles.ts";

/**
 * What the Worker refused last in this thread and needs no decision, in words; empty while nothing was.
 *
 * @element fb-chat-refusal
 * @fires fb-chat-decided - The agent decided, and this is gone. Internal.
 */
export class FbChatRefusal extends LitElement {
  static override styles = [shared, notice];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);

  protected override render() {
    const refusal = this._thread.value?.notice;
    if (!refusal) return nothing;
    const said = words();
    return html`
      <div class="notice" role="alert">
        ${icons.warning}<span class="words">${said.refusal(refusal)}</span>
        ${
          // Of what leaves a notice only closing can be overtaken; what came is in the thread above.
          refusal.code === "changed"
            ? html`<button @click=${this._onCloseAnyway}>${said.closeAnyway}</button>`
            : nothing
        }
        <button class="quiet" @click=${this._onDismiss}>${said.dismiss}</button>
      </div>
    `;
  }

  private _onCloseAnyway() {
    const thread = this._thread.value;
    if (!thread) return;
    dismissNotice(this._seat.tools, thread.conversation);
    handle(this._seat.tools, "conversation.close", thread.conversation);
    decided(this);
  }

  private _onDismiss() {
    const thread = this._thread.value;
    if (thread) dismissNotice(this._seat.tools, thread.conversation);
    decided(this);
  }
}

define("fb-chat-refusal", FbChatRefusal);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-refusal": FbChatRefusal;
  }
}
