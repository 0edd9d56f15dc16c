import { css, html, LitElement, nothing } from "lit";
import type { AnsweredComment } from "../../worker/protocol/comments/comment.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import { define } from "../shell/define.ts";
import { actionIcons } from "../shell/action-icons.ts";
import { icons } from "../shell/icons.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { selectedThread } from "../state/state.ts";
import { commentIcons } from "./icons.ts";
import { nameOf, privateReplyOf, targetOf } from "./shown.ts";
import { speakHere, words } from "./words.ts";

/**
 * What is more to a comment than its words: above them who wrote it, or whom alone they reach; below them (`below`) whether the Page hid
 * or likes it, and the way to the conversation that a private reply opened. In Messenger: which comment a message answers, and the way back.
 *
 * @element fb-chat-comment-about
 */
export class FbChatCommentAbout extends LitElement {
  static override get properties() {
    return { entry: { attribute: false }, customer: {}, below: { type: Boolean, reflect: true } };
  }
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        font-size: var(--_font-sm);
      }

      p {
        margin: 0;
      }

      .by {
        font-weight: 600;
      }

      .mark {
        display: flex;
        align-items: center;
        gap: 6px;
        color: var(--fb-chat-text-muted);
      }

      .private {
        color: var(--fb-chat-accent);
        font-weight: 600;
      }

      .gone {
        color: var(--fb-chat-text-muted);
        font-style: italic;
      }

      .warn {
        color: var(--fb-chat-warning);
      }

      .mark svg {
        flex: none;
        inline-size: 14px;
        block-size: 14px;
      }

      .mark span {
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      button {
        min-block-size: 28px;
        padding: 0;
        border: 0;
        background: none;
        color: var(--fb-chat-accent);
        font: inherit;
        text-align: start;
        white-space: normal;
        overflow-wrap: anywhere;
        text-decoration: underline;
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
  private readonly _me = this._seat.slice((state) => state.session?.me.sub ?? "");

  entry: Entry | null = null;
  /** The name of whom the thread is with, as shown. */
  customer = "";
  below = false;

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  protected override render() {
    const { entry } = this;
    if (!entry) return nothing;
    const answered = entry.content.kind === "text" ? entry.content.answersComment : undefined;
    if (answered) return this.below ? nothing : this._renderAnswered(answered);
    return this.below ? this._renderBelow(entry) : this._renderAbove(entry);
  }

  private _renderAbove(entry: Entry) {
    const { author, content } = entry;
    if (author.type === "customer")
      return html`<bdi class="by" aria-hidden="true">${this.#nameOf(entry)}</bdi>`;
    // What the desk says, and what was done here, colleagues alone read.
    if (author.type === "system" || content.kind === "event") return nothing;
    const to = content.kind === "text" ? content.privateTo : undefined;
    if (to === undefined) return renderMark("warn", commentIcons.public, words().isPublic);
    const target = this._thread.value && targetOf(this._thread.value, to);
    const name = target ? this.#nameOf(target) : words().somebody;
    return renderMark("private", icons.lock, words().privateTo(name));
  }

  private _renderBelow({ id, changes, content }: Entry) {
    const w = words();
    const opened =
      content.kind === "text" && content.privateTo !== undefined && this._thread.value
        ? privateReplyOf(this._thread.value, id)?.conversation
        : undefined;
    if (changes?.isUnsent) return html`<p class="gone">${w.deleted}</p>`;
    return html`
      ${changes?.isHidden ? renderMark("warn", actionIcons.eyeOff, w.hidden) : nothing}
      ${changes?.isLiked ? renderMark("", commentIcons.like, w.liked) : nothing}
      ${opened === undefined ? nothing : this._renderWay(opened, w.toMessenger)}
    `;
  }

  private _renderAnswered({ conversation, post }: AnsweredComment) {
    const w = words();
    return html`${renderMark("private", commentIcons.comment, post ? w.answersComment(post) : w.answersOther)}
    ${this._renderWay(conversation, w.toComment)}`;
  }

  private _renderWay(conversation: string, said: string) {
    return html`<button
      type="button"
      @click=${() => {
        this._seat.navigation.select(conversation);
      }}
    >
      ${said}
    </button>`;
  }

  #nameOf(entry: Entry): string {
    return nameOf(entry, this._me.value, this.customer, words().somebody);
  }
}

function renderMark(tone: string, icon: unknown, said: string) {
  return html`<p class="mark ${tone}">${icon}<span>${said}</span></p>`;
}

define("fb-chat-comment-about", FbChatCommentAbout);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-comment-about": FbChatCommentAbout;
  }
}
