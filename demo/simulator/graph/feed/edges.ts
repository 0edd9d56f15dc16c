/** Posts and comments over Graph: read, answer, change, hide, like, delete (Post and Comment nodes). */
import type { SimulatorContext } from "../../context.ts";
import type { Json } from "../../json.ts";
import { addComment, changeComment, removeComment, setHidden, setLiked } from "../../people/comments.ts";
import { COMMENT_LENGTH_MAX } from "../../rules.ts";
import { commentsBelow } from "../../world/posts.ts";
import type { CommentAttachment, CommentState } from "../../world/state.ts";
import type { Caller } from "../access.ts";
import { textOf, type GraphCall } from "../call.ts";
import { guessedError } from "../errors.ts";
import { fieldsOf } from "../fields.ts";
import { paged } from "../paging.ts";
import { checkEnum, requiredUrl } from "../send/checks.ts";
import { urlOf } from "../urls.ts";
import { checkEngaging, checkReadingOf, commentOfCall, postOfCall } from "./access.ts";
import { showComment, showPost } from "./show.ts";

export function readPost(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  const post = postOfCall(context, caller, call);
  checkReadingOf(caller, post);
  return showPost({ context, caller }, post, fieldsOf(call));
}

export function readComment(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  const comment = commentOfCall(caller, call);
  checkReadingOf(caller, comment);
  return showComment({ context, caller }, comment, fieldsOf(call));
}

export async function listCommentsOfPost(
  context: SimulatorContext,
  caller: Caller,
  call: GraphCall,
): Promise<Json> {
  checkReadingOf(caller, postOfCall(context, caller, call));
  return await listBelow(context, caller, call);
}

export async function listCommentsOfComment(
  context: SimulatorContext,
  caller: Caller,
  call: GraphCall,
): Promise<Json> {
  checkReadingOf(caller, commentOfCall(caller, call));
  return await listBelow(context, caller, call);
}

/** `POST /{post}/comments` */
export function commentOnPost(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  checkEngaging(caller);
  const { id } = postOfCall(context, caller, call);
  return say(context, caller, call, { postId: id, parentId: id });
}

/** `POST /{comment}/comments` */
export function replyToComment(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  checkEngaging(caller);
  const { id, postId } = commentOfCall(caller, call);
  return say(context, caller, call, { postId, parentId: id });
}

/** `POST /{comment}`: `is_hidden` of what others wrote, `message` of the Page's own. */
export function updateComment(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  checkEngaging(caller);
  const comment = commentOfCall(caller, call);
  const hidden = textOf(call.params["is_hidden"]);
  if (hidden !== null) {
    if (comment.psid === null) throw guessedError("ownCommentHidden");
    setHidden(context, caller.page.id, comment, checkEnum(hidden, ["true", "false"], "is_hidden") === "true");
  }
  const text = textOf(call.params["message"]);
  if (text !== null) {
    if (comment.psid !== null) throw guessedError("commentNotOurs");
    changeComment(context, caller.page.id, comment, checkedText(text));
  }
  if (hidden === null && text === null) throw guessedError("emptyComment");
  return { success: true };
}

export function deleteComment(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  checkEngaging(caller);
  removeComment(context, caller.page.id, commentOfCall(caller, call));
  return { success: true };
}

/** `POST` and `DELETE /{comment}/likes`: a second time is as good as the first. */
export function changeLike(context: SimulatorContext, caller: Caller, call: GraphCall): Json {
  checkEngaging(caller);
  setLiked(context, caller.page.id, commentOfCall(caller, call), call.method === "POST");
  return { success: true };
}

/** `filter=stream`: at whatever depth; `order=reverse_chronological`: newest first (Comments edge). */
async function listBelow(context: SimulatorContext, caller: Caller, call: GraphCall): Promise<Json> {
  const id = call.path[0] ?? "";
  const param = (name: string): string | undefined => textOf(call.params[name]) ?? undefined;
  const filter = checkEnum(param("filter") ?? "toplevel", ["toplevel", "stream"], "filter");
  const order = checkEnum(
    param("order") ?? "chronological",
    ["chronological", "reverse_chronological"],
    "order",
  );
  const { permissions } = caller.token;
  // What people wrote is left out of a list where the app may not read it.
  const isShown = ({ psid }: CommentState): boolean =>
    psid === null || permissions.includes("pages_read_user_content");
  const below = commentsBelow(caller.page, id, filter === "stream").filter(isShown);
  const fields = fieldsOf(call);
  return await paged(
    order === "chronological" ? below : below.toReversed(),
    { limit: param("limit"), after: param("after"), before: param("before") },
    {
      keyOf: (comment) => comment.id,
      show: (comment) => showComment({ context, caller }, comment, fields),
      urlOf: (paging) => urlOf(call, `${id}/comments`, { fields: param("fields"), filter, order, ...paging }),
    },
  );
}

function say(
  context: SimulatorContext,
  caller: Caller,
  call: GraphCall,
  place: Pick<CommentState, "postId" | "parentId">,
): Json {
  const text = textOf(call.params["message"]) ?? "";
  const attachment = attachmentOf(call);
  if (text.trim() === "" && attachment === undefined) throw guessedError("emptyComment");
  const comment = { psid: null, text: checkedText(text), attachment, appId: caller.app.appId, ...place };
  return { id: addComment(context, caller.page.id, comment).id };
}

/** `attachment_url` is a picture, `attachment_share_url` a link. */
function attachmentOf({ params }: GraphCall): CommentAttachment | undefined {
  const picture = params["attachment_url"];
  if (picture !== undefined) return { type: "photo", url: requiredUrl(picture, "attachment_url") };
  const link = params["attachment_share_url"];
  return link === undefined ? undefined : { type: "share", url: requiredUrl(link, "attachment_share_url") };
}

function checkedText(text: string): string {
  if (text.length > COMMENT_LENGTH_MAX) throw guessedError("commentTooLong");
  return text;
}
