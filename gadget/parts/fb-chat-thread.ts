import { html } from "lit";
import { define } from "../shell/define.ts";
import { t } from "../words/strings.ts";
import { FbChatPart } from "./part.ts";

/**
 * A conversation with all that is done with it, without the box to answer, which is <fb-chat-composer>.
 *
 * @element fb-chat-thread
 * @slot header - Above it.
 * @slot customer - What the page knows of the customer: below their name, and in the panel about them while it is open.
 * @slot empty - In place of the conversation while none is chosen.
 * @csspart thread-header - The customer's name, the owner and what can be done.
 * @csspart entries - The scrolling list of messages.
 * @csspart bubble - A message.
 * @csspart connection - The strip that says that something is wrong with the connection.
 */
export class FbChatThread extends FbChatPart {
  override readonly room = "thread";

  constructor() {
    super();
    this.view = "thread";
  }

  protected override get _label(): string {
    return t.conversation;
  }

  protected override _renderRoom() {
    return html`<div class="thread">
      ${this.conversation ? this._renderThread() : (this._instead ?? this._renderNothing())}
    </div>`;
  }
}

define("fb-chat-thread", FbChatThread);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-thread": FbChatThread;
  }
}
