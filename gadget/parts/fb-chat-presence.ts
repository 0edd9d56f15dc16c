import { html } from "lit";
import { define } from "../shell/define.ts";
import { FbChatPart } from "./part.ts";
import { barStyles } from "./part.styles.ts";

/**
 * The agent's name, the switch between available and away, and what an agent opens from there: notices, figures, the team.
 *
 * @element fb-chat-presence
 * @csspart presence - The bar.
 */
export class FbChatPresence extends FbChatPart {
  static override styles = [...FbChatPart.styles, barStyles];

  override readonly room = "presence";

  constructor() {
    super();
    this.view = "thread";
  }

  protected override _renderRoom() {
    return html`${this._renderLost()}
      <fb-chat-presence-pane class="me" part="presence"></fb-chat-presence-pane>`;
  }
}

define("fb-chat-presence", FbChatPresence);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-presence": FbChatPresence;
  }
}
