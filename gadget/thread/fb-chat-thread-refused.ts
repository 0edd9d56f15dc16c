import { html, LitElement, nothing } from "lit";
import { SeatController } from "../shell/seat-controller.ts";
import { wasErased } from "../session/erasures.ts";
import { selectedThread } from "../state/state.ts";
import { words } from "../words/action-words.ts";
import { define } from "../shell/define.ts";
import { t } from "../words/strings.ts";
import { shared } from "../shell/shared.styles.ts";
import { styles } from "./fb-chat-thread-refused.styles.ts";

/**
 * In place of a thread that the Worker does not show: why, another try, and what the agent wrote for it and has not sent.
 *
 * @element fb-chat-thread-refused
 */
export class FbChatThreadRefused extends LitElement {
  static override styles = [shared, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);
  private readonly _isErased = this._seat.slice((state) => wasErased(state, state.selected ?? ""));
  private readonly _written = this._seat.slice((state) => state.drafts[state.selected ?? ""] ?? "");

  protected override render() {
    const refusal = this._thread.value?.refusal;
    if (!refusal) return nothing;
    const said = this._isErased.value ? words().erasedConversation : words().noConversation;
    return html`<div role="alert">
      <p>${refusal.code === "not_found" ? said : words().refusal(refusal)}</p>
      ${
        refusal.code === "not_seen" && this._written.value !== ""
          ? html`<blockquote dir="auto">${this._written.value}</blockquote>`
          : nothing
      }
      <button @click=${this._onReopen}>${t.tryAgain}</button>
    </div>`;
  }

  private _onReopen() {
    const thread = this._thread.value;
    if (thread) this._seat.navigation.reopenThread(thread.conversation);
  }
}

define("fb-chat-thread-refused", FbChatThreadRefused);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-thread-refused": FbChatThreadRefused;
  }
}
