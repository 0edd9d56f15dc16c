import { css, html, LitElement, nothing } from "lit";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import { define } from "../shell/define.ts";
import { icons } from "../shell/icons.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { selectedThread, shownSummary } from "../state/state.ts";
import { commentIcons } from "./icons.ts";
import { speakHere, words } from "./words.ts";

/**
 * In the panel about the customer: the conversations in Messenger that private replies to a comment opened, or the threads of comments that
 * one in Messenger came from, each with the way there. Nothing where there is neither.
 *
 * @element fb-chat-comment-links
 */
export class FbChatCommentLinks extends LitElement {
  static override styles = [
    shared,
    css`
      section {
        padding: var(--_space-2) 12px;
        border-block-start: 1px solid var(--fb-chat-border);
      }

      h3,
      ul {
        margin: 0;
        padding: 0;
      }

      h3 {
        margin-block-end: 4px;
        font-size: var(--_font-sm);
        font-weight: 600;
      }

      li {
        display: flex;
        align-items: center;
        gap: 6px;
        list-style: none;
      }

      svg {
        flex: none;
        inline-size: 14px;
        block-size: 14px;
        color: var(--fb-chat-text-muted);
      }

      button {
        min-block-size: 28px;
        min-inline-size: 0;
        padding: 0;
        border: 0;
        background: none;
        color: var(--fb-chat-accent);
        font: inherit;
        text-align: start;
        white-space: normal;
        overflow-wrap: anywhere;
        cursor: pointer;
      }

      @media (pointer: coarse) {
        button {
          min-block-size: 44px;
        }
      }
    `,
  ];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  protected override render() {
    const w = words();
    const { comment, comments = [] } = shownSummary(this._thread.value) ?? {};
    const { messenger = [] } = comment ?? {};
    if (messenger.length + comments.length === 0) return nothing;
    return html`<section aria-labelledby="links">
      <h3 id="links">${w.links}</h3>
      <ul>
        ${this._renderWays(messenger, icons.lock, w.toMessenger)}
        ${this._renderWays(comments, commentIcons.comment, w.toComment)}
      </ul>
    </section>`;
  }

  /** Of several each has its number: what else there is of them the row of the list alone knows. */
  private _renderWays(conversations: readonly ConversationId[], icon: unknown, said: string) {
    return conversations.map(
      (conversation, at) =>
        html`<li>
          ${icon}<button
            type="button"
            @click=${() => {
              this._seat.navigation.select(conversation);
            }}
          >
            ${conversations.length === 1 ? said : `${said} (${String(at + 1)})`}
          </button>
        </li>`,
    );
  }
}

define("fb-chat-comment-links", FbChatCommentLinks);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-comment-links": FbChatCommentLinks;
  }
}
