/** What the Page's staff do in public from Business Suite. */
import type { SimulatorContext } from "../context.ts";
import { PAGE_INBOX_APP_ID } from "../world/control.ts";
import { livingComment } from "../world/posts.ts";
import type { CommentState, ThreadMessage } from "../world/state.ts";
import { SimulatorError } from "../simulator-error.ts";
import { addComment, changeComment, placeOf, removeComment, setHidden, setLiked } from "./comments.ts";
import { publish } from "./posts.ts";

type Say = (psid: string, text: string) => ThreadMessage;

export class Wall {
  readonly #context: SimulatorContext;
  readonly #pageId: string;
  readonly #say: Say;

  /** @param say writes to somebody in Messenger, as staff do */
  constructor(context: SimulatorContext, pageId: string, say: Say) {
    this.#context = context;
    this.#pageId = pageId;
    this.#say = say;
  }

  /** Answers the post's id. */
  publish(text: string, picture?: string): string {
    return publish(this.#context, this.#pageId, { text, picture });
  }

  /** `id`: of a comment, or of a post. Answers the new comment's id. */
  comment(id: string, text: string): string {
    const isComment = this.#context.world.page(this.#pageId).comments[id] !== undefined;
    const place = placeOf(this.#context, this.#pageId, isComment ? { parentId: id } : { postId: id });
    const comment = { psid: null, text, appId: PAGE_INBOX_APP_ID, ...place };
    return addComment(this.#context, this.#pageId, comment).id;
  }

  /** One of the Page's own. */
  editComment(id: string, text: string): void {
    const own = this.#comment(id);
    if (own.psid !== null) throw new SimulatorError(409, "not_ours", "Only what the Page wrote is changed.");
    changeComment(this.#context, this.#pageId, own, text);
  }

  /** Anybody's. */
  deleteComment(id: string): void {
    removeComment(this.#context, this.#pageId, this.#comment(id));
  }

  hideComment(id: string, on: boolean): void {
    setHidden(this.#context, this.#pageId, this.#comment(id), on);
  }

  likeComment(id: string, on: boolean): void {
    setLiked(this.#context, this.#pageId, this.#comment(id), on);
  }

  /** The one private reply that there is, so that nobody else has one. */
  replyPrivately(id: string, text: string): ThreadMessage {
    const comment = this.#comment(id);
    if (comment.answered || comment.psid === null)
      throw new SimulatorError(409, "not_replyable", "This comment cannot be answered privately.");
    comment.answered = true;
    const said = this.#say(comment.psid, text);
    return Object.assign(said, { comment: comment.text, commentId: comment.id });
  }

  /** Meta lets nobody answer it privately, for a reason of its own. */
  refusePrivateReply(id: string): void {
    this.#comment(id).notReplyable = true;
    this.#context.world.changed();
  }

  #comment(id: string): CommentState {
    return livingComment(this.#context.world.page(this.#pageId), id);
  }
}
