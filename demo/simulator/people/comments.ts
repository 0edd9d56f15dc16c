/** What is written below posts, by people and by the Page itself, and what becomes of it. */
import type { SimulatorContext } from "../context.ts";
import { SimulatorError } from "../simulator-error.ts";
import { addSample } from "../media/library.ts";
import { mediaReference } from "../media/links.ts";
import { commentEvent, likeEvent } from "../webhooks/feed-events.ts";
import { FIRST_POST, livingComment, livingPost } from "../world/posts.ts";
import type { CommentAttachment, CommentState, ThreadState } from "../world/state.ts";

/** At least one of `text` and `attach`. */
export type CommentContent = {
  text?: string | undefined;
  /** `photo` and the like, by the names of the simulator's samples, or `link`. */
  attach?: string | undefined;
};

/** Below what: a comment, or a post. Default: the Page's first post. */
export type CommentPlace = { parentId?: string | undefined; postId?: string | undefined };

const LINK = "https://www.example.com/tents/two-persons";

/** Somebody writes below a post, or answers a comment. Opens no window: only writing to the Page does. */
export function comment(
  context: SimulatorContext,
  { pageId, psid }: ThreadState,
  content: string | CommentContent,
  place: CommentPlace = {},
): string {
  const { text = "", attach } = typeof content === "string" ? { text: content } : content;
  const attachment = attach === undefined ? undefined : attachable(context, attach, psid);
  if (text === "" && attachment === undefined)
    throw new SimulatorError(400, "empty_comment", "A comment needs text or something attached.");
  return addComment(context, pageId, { psid, text, attachment, ...placeOf(context, pageId, place) }).id;
}

/** Adds a comment of a person, or of the Page (`psid` null), and tells of it. */
export function addComment(
  context: SimulatorContext,
  pageId: string,
  {
    attachment,
    appId,
    ...comment
  }: Pick<CommentState, "psid" | "text" | "postId" | "parentId"> & {
    attachment?: CommentAttachment | undefined;
    appId?: string;
  },
): CommentState {
  const added: CommentState = {
    id: `${comment.postId.split("_")[1] ?? FIRST_POST}_${context.ids.attachmentId()}`,
    ...comment,
    at: context.clock.now(),
    deleted: false,
    answered: false,
    ...(attachment === undefined ? {} : { attachment }),
    ...(appId === undefined ? {} : { appId }),
  };
  context.world.page(pageId).comments[added.id] = added;
  context.world.changed();
  commentEvent(context, pageId, added, "add");
  return added;
}

export function changeComment(
  context: SimulatorContext,
  pageId: string,
  changed: CommentState,
  text: string,
): void {
  changed.text = text;
  changed.edited = true;
  context.world.changed();
  commentEvent(context, pageId, changed, "edited");
}

/** Its answers go with it, and nobody is told of those. */
export function removeComment(context: SimulatorContext, pageId: string, gone: CommentState): void {
  const { comments } = context.world.page(pageId);
  const below = [gone];
  for (const one of below) {
    one.deleted = true;
    below.push(...Object.values(comments).filter(({ parentId, deleted }) => parentId === one.id && !deleted));
  }
  context.world.changed();
  commentEvent(context, pageId, gone, "remove");
}

/** Only a change is told. */
export function setHidden(
  context: SimulatorContext,
  pageId: string,
  one: CommentState,
  isHidden: boolean,
): void {
  if ((one.hidden ?? false) === isHidden) return;
  if (isHidden) one.hidden = true;
  else delete one.hidden;
  context.world.changed();
  commentEvent(context, pageId, one, isHidden ? "hide" : "unhide");
}

export function setLiked(
  context: SimulatorContext,
  pageId: string,
  one: CommentState,
  isLiked: boolean,
): void {
  if ((one.liked ?? false) === isLiked) return;
  if (isLiked) one.liked = true;
  else delete one.liked;
  context.world.changed();
  likeEvent(context, pageId, null, one, isLiked ? "add" : "remove");
}

export function editComment(context: SimulatorContext, thread: ThreadState, id: string, text: string): void {
  changeComment(context, thread.pageId, ownComment(context, thread, id), text);
}

export function deleteComment(context: SimulatorContext, thread: ThreadState, id: string): void {
  removeComment(context, thread.pageId, ownComment(context, thread, id));
}

/** @throws SimulatorError when what it is below is not there */
export function placeOf(
  context: SimulatorContext,
  pageId: string,
  { parentId, postId }: CommentPlace,
): Pick<CommentState, "parentId" | "postId"> {
  const page = context.world.page(pageId);
  if (parentId !== undefined) return { parentId, postId: livingComment(page, parentId).postId };
  const post = livingPost(page, postId ?? `${pageId}_${FIRST_POST}`, context.clock.now());
  return { parentId: post.id, postId: post.id };
}

function ownComment(context: SimulatorContext, { pageId, psid }: ThreadState, id: string): CommentState {
  const found = livingComment(context.world.page(pageId), id);
  if (found.psid === psid) return found;
  throw new SimulatorError(404, "unknown_comment", `There is no such comment ${id}.`);
}

function attachable(context: SimulatorContext, name: string, psid: string): CommentAttachment {
  if (name === "link") return { type: "share", url: LINK };
  const { id, type } = addSample(context, name, psid);
  const url = mediaReference(id);
  if (type === "sticker" || type === "video") return { type, url };
  if (type === "image") return { type: "photo", url };
  throw new SimulatorError(400, "bad_input", "Below a post there are pictures, films, stickers and links.");
}
