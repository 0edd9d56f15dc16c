import { html, LitElement } from "lit";
import { property } from "lit/decorators.js";
import { define } from "../internal/define.ts";
import { initials, toneOf } from "../internal/initials.ts";
import { styles } from "./fb-chat-avatar.styles.ts";
import { shared } from "./shared.styles.ts";

/**
 * Initials in a circle. Decoration: the name stands beside it.
 *
 * @element fb-chat-avatar
 */
export class FbChatAvatar extends LitElement {
  static override styles = [shared, styles];

  /** Whose initials, as shown to the agent. */
  @property() name = "";

  protected override render() {
    return html`<span class="tone-${toneOf(this.name)}" aria-hidden="true">${initials(this.name)}</span>`;
  }
}

define("fb-chat-avatar", FbChatAvatar);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-avatar": FbChatAvatar;
  }
}
