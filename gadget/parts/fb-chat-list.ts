import { html, nothing } from "lit";
import { list } from "../late/list.ts";
import { renderNotLoaded } from "../shell/not-loaded.ts";
import { define } from "../shell/define.ts";
import { t } from "../words/strings.ts";
import { FbChatPart } from "./part.ts";

/**
 * The list of conversations, by itself. Choosing one opens it in the parts that follow.
 *
 * @element fb-chat-list
 * @slot header - Above it.
 * @csspart row - A conversation.
 * @csspart connection - The strip that says that something is wrong with the connection.
 */
export class FbChatList extends FbChatPart {
  override readonly room = "list";

  constructor() {
    super();
    this.view = "list";
  }

  protected override get _label(): string {
    return t.label;
  }

  protected override _renderRoom() {
    const isLost = this._isListLost || this._isRestLost;
    return html`<div class="list">
      ${isLost ? renderNotLoaded(this._onLoadAgain) : nothing}
      ${list.value ? html`<fb-chat-list-pane exportparts="row"></fb-chat-list-pane>` : nothing}
    </div>`;
  }
}

define("fb-chat-list", FbChatList);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-list": FbChatList;
  }
}
