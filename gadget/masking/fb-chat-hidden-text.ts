import { css, html, LitElement } from "lit";
import { HIDDEN } from "../../worker/protocol/masking/hidden.ts";
import { define } from "../shell/define.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { WordsController } from "../shell/words-controller.ts";
import { speakHere, words } from "./words.ts";

/**
 * A text in which something is hidden, which is seen to be. No link is followed in it, for half of one leads somewhere else.
 *
 * Screen readers: what is hidden is said to be, where it stands.
 *
 * @element fb-chat-hidden-text
 */
export class FbChatHiddenText extends LitElement {
  static override get properties() {
    return { text: {} };
  }
  static override styles = css`
    :host {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }

    .hidden {
      padding: 0 4px;
      border-radius: 4px;
      background: color-mix(in srgb, currentcolor 14%, transparent);
      letter-spacing: 0.08em;
      unicode-bidi: isolate;
      white-space: nowrap;
    }

    @media (forced-colors: active) {
      .hidden {
        border: 1px solid currentcolor;
      }
    }
  `;

  text = "";

  constructor() {
    super();
    // Drawn anew in another language.
    new SeatController(this);
    new WordsController(this, speakHere);
  }

  protected override render() {
    const [first, ...others] = this.text.split(HIDDEN);
    const label = words().hidden;
    return html`${first}${others.map(
      (rest) => html`<span class="hidden" role="img" aria-label=${label}>${HIDDEN}</span>${rest}`,
    )}`;
  }
}

define("fb-chat-hidden-text", FbChatHiddenText);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-hidden-text": FbChatHiddenText;
  }
}
