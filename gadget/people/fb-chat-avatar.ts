import { html, LitElement, nothing } from "lit";
import { richContent } from "../late/rich-content.ts";
import { define } from "../shell/define.ts";
import { initials, toneOf } from "./initials.ts";
import { styles } from "./fb-chat-avatar.styles.ts";
import { shared } from "../shell/shared.styles.ts";

/**
 * Initials in a circle, and over them the customer's picture where there is one. Decoration: the name stands beside it.
 *
 * @element fb-chat-avatar
 */
export class FbChatAvatar extends LitElement {
  static override get properties() {
    return {
      name: {},
      picture: { attribute: false },
      conversation: {},
    };
  }
  static override styles = [shared, styles];

  /** Whose initials, as shown to the agent. */
  name = "";

  /** Names the picture for `media.link`, in this conversation. */
  picture: string | undefined;
  conversation = "";

  protected override updated(): void {
    if (this.picture === undefined || richContent.value) return;
    void richContent.loadWhenIdle();
    void richContent.loaded.then(() => {
      this.requestUpdate();
    });
  }

  protected override render() {
    const { name, picture, conversation } = this;
    return html`<span class="tone-${toneOf(name)}" aria-hidden="true">${initials(name)}</span>${
        picture !== undefined && richContent.value
          ? html`<fb-chat-picture .media=${picture} .conversation=${conversation}></fb-chat-picture>`
          : nothing
      }`;
  }
}

define("fb-chat-avatar", FbChatAvatar);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-avatar": FbChatAvatar;
  }
}
