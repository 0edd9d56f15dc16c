import { html, LitElement, nothing } from "lit";
import type { PostTold } from "../../worker/protocol/comments/comment.ts";
import { richContent } from "../late/rich-content.ts";
import { define } from "../shell/define.ts";
import { hrefOf } from "../shell/safe-href.ts";
import { SeatController } from "../shell/seat-controller.ts";
import { shared } from "../shell/shared.styles.ts";
import { WordsController } from "../shell/words-controller.ts";
import { selectedThread } from "../state/state.ts";
import { listTime } from "../words/list-times.ts";
import { fullTime } from "../words/exact-times.ts";
import { FbChatLinkClickEvent } from "../host/events/link-click.ts";
import { commentIcons } from "./icons.ts";
import { styles } from "./fb-chat-comment-post.styles.ts";
import { speakHere, words } from "./words.ts";

/**
 * Under what the comments of this thread stand: the post with its words, its picture, and the way to it. Nothing in a thread of Messenger.
 *
 * @element fb-chat-comment-post
 */
export class FbChatCommentPost extends LitElement {
  static override styles = [shared, styles];

  private readonly _seat = new SeatController(this);
  private readonly _thread = this._seat.slice(selectedThread);

  constructor() {
    super();
    new WordsController(this, speakHere);
  }

  protected override updated(): void {
    if (!this._thread.value?.thread?.comment?.post?.picture || richContent.value) return;
    void richContent.load().then(() => {
      this.requestUpdate();
    });
  }

  protected override render() {
    const { conversation, thread } = this._thread.value ?? {};
    if (!thread?.comment || conversation === undefined) return nothing;
    const { began, post } = thread.comment;
    const w = words();
    return html`<section aria-label=${w.under[began]}>
      ${post?.picture && richContent.value ? this._renderPicture(conversation, post.picture) : nothing}
      <div class="said">
        <p class="where">${commentIcons.public}<span>${w.under[began]}</span></p>
        ${this._renderText(post)} ${post ? this._renderLinks(post) : nothing}
      </div>
    </section>`;
  }

  private _renderPicture(conversation: string, media: string) {
    return html`<span class="picture"
      ><fb-chat-picture .media=${media} .conversation=${conversation}></fb-chat-picture
    ></span>`;
  }

  private _renderText(post: PostTold | null) {
    const w = words();
    if (post === null) return html`<p class="muted">${w.noPost}</p>`;
    if (post.text === null) return html`<p class="muted">${w.noText}</p>`;
    return html`<p class="text" dir="auto" data-tip=${post.text}>${post.text}</p>`;
  }

  private _renderLinks({ permalink, at }: PostTold) {
    const href = permalink === null ? null : hrefOf(permalink);
    return html`<p class="links">
      ${at === null ? nothing : html`<time data-tip=${fullTime(at)}>${listTime(at, this._seat.now())}</time>`}
      ${
        href === null
          ? nothing
          : html`<a href=${href} target="_blank" rel="noopener noreferrer" @click=${this._onLink}
              >${commentIcons.elsewhere}${words().openPost}</a
            >`
      }
    </p>`;
  }

  private _onLink(event: Event) {
    const { href } = event.currentTarget as HTMLAnchorElement;
    const conversation = this._thread.value?.conversation ?? "";
    if (!this.dispatchEvent(new FbChatLinkClickEvent({ conversation, href }))) event.preventDefault();
  }
}

define("fb-chat-comment-post", FbChatCommentPost);

declare global {
  interface HTMLElementTagNameMap {
    "fb-chat-comment-post": FbChatCommentPost;
  }
}
