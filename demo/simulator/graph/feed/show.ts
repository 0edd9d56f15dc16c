/** Posts and comments as Graph shows them: the fields that are asked for (Post and Comment nodes). */
import type { SimulatorContext } from "../../context.ts";
import type { Json, JsonObject } from "../../json.ts";
import { linkTo, nameOf } from "../../webhooks/feed-events.ts";
import { commentsBelow } from "../../world/posts.ts";
import type { CommentState, PostState } from "../../world/state.ts";
import type { Caller } from "../access.ts";
import { conversationId, isoTime } from "../conversations/access.ts";
import { sides } from "../conversations/messages.ts";
import { unknownField } from "../errors.ts";
import type { FieldSpec } from "../fields.ts";
import { privateReplyProblem } from "../send/recipient.ts";

export type Place = { context: SimulatorContext; caller: Caller };
type Read<T> = (one: T, place: Place, spec: FieldSpec) => Json | undefined;

const POST_FIELDS: Readonly<Record<string, Read<PostState>>> = {
  id: ({ id }) => id,
  message: ({ text }) => (text === "" ? undefined : text),
  created_time: ({ at }) => isoTime(at),
  updated_time: ({ at }) => isoTime(at),
  from: ({ psid }, { context, caller }) => nameOf(context, caller.page.id, psid),
  permalink_url: ({ id }) => addressOf(id),
  full_picture: ({ picture }, { context }) => (picture === undefined ? undefined : linkTo(context, picture)),
  attachments: (post, { context }) => picturesOf(context, post),
  is_published: () => true,
  is_hidden: () => false,
  status_type: ({ picture }) => (picture === undefined ? "mobile_status_update" : "added_photos"),
  shares: ({ shares }) => (shares === 0 ? undefined : { count: shares }),
  can_reply_privately: (post, { context }) => privateReplyProblem(post, context.clock.now()) === null,
};

const COMMENT_FIELDS: Readonly<Record<string, Read<CommentState>>> = {
  id: ({ id }) => id,
  message: ({ text }) => text,
  created_time: ({ at }) => isoTime(at),
  from: ({ psid }, { context, caller }) => nameOf(context, caller.page.id, psid),
  // Of a comment below the post itself there is none.
  parent: (comment, place) => parentOf(comment, place),
  object: ({ postId }) => ({ id: postId }),
  attachment: (comment, { context }) => attachmentOf(context, comment),
  permalink_url: ({ postId, id }) => `${addressOf(postId)}?comment_id=${id.split("_")[1] ?? ""}`,
  is_hidden: ({ hidden = false }) => hidden,
  can_hide: ({ psid }) => psid !== null,
  can_remove: () => true,
  can_like: () => true,
  can_comment: () => true,
  can_reply_privately: (comment, { context }) => privateReplyProblem(comment, context.clock.now()) === null,
  private_reply_conversation: ({ answered, psid }, place, spec) =>
    answered && psid !== null ? privateReplyOf(place, psid, spec.fields) : undefined,
  user_likes: ({ liked = false }) => liked,
  like_count: ({ liked = false }) => Number(liked),
  comment_count: ({ id }, { caller }) => commentsBelow(caller.page, id).length,
};

export function showPost(place: Place, post: PostState, fields: readonly FieldSpec[]): JsonObject {
  return show(POST_FIELDS, "Post", ["created_time", "message"], place, post, fields);
}

export function showComment(place: Place, comment: CommentState, fields: readonly FieldSpec[]): JsonObject {
  return show(COMMENT_FIELDS, "Comment", ["created_time", "from", "message"], place, comment, fields);
}

function show<T>(
  readers: Readonly<Record<string, Read<T>>>,
  type: string,
  defaults: readonly string[],
  place: Place,
  one: T,
  fields: readonly FieldSpec[],
): JsonObject {
  const plain = (name: string): FieldSpec => ({ name, args: {}, fields: [] });
  const shown: JsonObject = {};
  for (const spec of [...(fields.length === 0 ? defaults.map(plain) : fields), plain("id")]) {
    const { name } = spec;
    const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (read === undefined) throw unknownField(name, type);
    const value = read(one, place, spec);
    if (value !== undefined) shown[name] = value;
  }
  return shown;
}

function addressOf(postId: string): string {
  const [page = "", post = ""] = postId.split("_");
  return `https://www.facebook.com/${page}/posts/${post}`;
}

function parentOf({ postId, parentId }: CommentState, place: Place): Json | undefined {
  const parent = place.caller.page.comments[parentId];
  return parentId === postId || parent === undefined ? undefined : showComment(place, parent, []);
}

/** The conversation that a private reply opened, with what was asked of it. */
function privateReplyOf({ context }: Place, psid: string, fields: readonly FieldSpec[]): JsonObject {
  const shown: JsonObject = { id: conversationId(psid) };
  for (const { name } of fields) {
    if (name === "participants") {
      const { customer, page } = sides({ context, thread: context.world.thread(psid) });
      shown[name] = { data: [customer, page] };
    } else if (name !== "id") throw unknownField(name, "UnifiedThread");
  }
  return shown;
}

function picturesOf(context: SimulatorContext, { id, picture, text }: PostState): Json | undefined {
  if (picture === undefined) return undefined;
  const image = { src: linkTo(context, picture), width: 480, height: 300 };
  return {
    data: [{ type: "photo", media_type: "photo", description: text, media: { image }, url: addressOf(id) }],
  };
}

function attachmentOf(context: SimulatorContext, { attachment }: CommentState): Json | undefined {
  if (attachment === undefined) return undefined;
  const url = linkTo(context, attachment.url);
  const { type } = attachment;
  if (type === "share") return { type, url, title: new URL(url).hostname };
  return { type: type === "video" ? "video_inline" : type, url, media: { image: { src: url } } };
}
