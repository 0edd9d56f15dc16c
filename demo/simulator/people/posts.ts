/** Posts of a Page and of its visitors, and what people say of the Page. */
import type { SimulatorContext } from "../context.ts";
import { SimulatorError } from "../simulator-error.ts";
import { likeEvent, mentionEvent, postEvent, reviewEvent, shareEvent } from "../webhooks/feed-events.ts";
import { livingPost, postsOf } from "../world/posts.ts";
import type { PostState, ThreadState } from "../world/state.ts";
import { sampleReference } from "../media/samples.ts";

/** `picture`: one of the simulator's samples. */
export type PostContent = { text: string; picture?: string | undefined };

/** The Page posts something. Answers the post's id. */
export function publish(context: SimulatorContext, pageId: string, content: PostContent): string {
  const post = add(context, pageId, { kind: "own", psid: null, ...content });
  postEvent(context, pageId, post, "add");
  return post.id;
}

/** Somebody writes on the Page's wall. Answers the post's id. */
export function postOnPage(
  context: SimulatorContext,
  { pageId, psid }: ThreadState,
  content: PostContent,
): string {
  const post = add(context, pageId, { kind: "visitor", psid, ...content });
  postEvent(context, pageId, post, "add");
  return post.id;
}

/** Somebody recommends the Page, or does not. Answers the review's id, which is a post's. */
export function review(
  context: SimulatorContext,
  { pageId, psid }: ThreadState,
  text: string,
  recommends: boolean,
): string {
  const post = add(context, pageId, { kind: "review", psid, text });
  post.recommends = recommends;
  reviewEvent(context, pageId, post, "add");
  return post.id;
}

export function editPost(context: SimulatorContext, thread: ThreadState, id: string, text: string): void {
  const post = ownPost(context, thread, id);
  post.text = text;
  tell(context, thread.pageId, post, "edited");
}

export function deletePost(context: SimulatorContext, thread: ThreadState, id: string): void {
  const post = ownPost(context, thread, id);
  post.deleted = true;
  tell(context, thread.pageId, post, "remove");
}

/** Likes a post, or no longer. */
export function likePost(context: SimulatorContext, { pageId, psid }: ThreadState, id: string): void {
  const post = livingPost(context.world.page(pageId), id, context.clock.now());
  const isLiked = post.likes.includes(psid);
  post.likes = isLiked ? post.likes.filter((one) => one !== psid) : [...post.likes, psid];
  context.world.changed();
  likeEvent(context, pageId, psid, post, isLiked ? "remove" : "add");
}

export function sharePost(context: SimulatorContext, { pageId, psid }: ThreadState, id: string): void {
  const post = livingPost(context.world.page(pageId), id, context.clock.now());
  post.shares += 1;
  context.world.changed();
  shareEvent(context, pageId, psid, post);
}

/** Names the Page in a post of their own, which is on no Page of ours. Answers that post's id. */
export function mention(context: SimulatorContext, { pageId, psid }: ThreadState, text: string): string {
  const postId = `${psid}_${context.ids.attachmentId()}`;
  mentionEvent(context, pageId, psid, { postId, text });
  return postId;
}

function tell(context: SimulatorContext, pageId: string, post: PostState, verb: "edited" | "remove"): void {
  context.world.changed();
  if (post.kind === "review") reviewEvent(context, pageId, post, verb);
  else postEvent(context, pageId, post, verb);
}

function ownPost(context: SimulatorContext, { pageId, psid }: ThreadState, id: string): PostState {
  const post = livingPost(context.world.page(pageId), id, context.clock.now());
  if (post.psid === psid) return post;
  throw new SimulatorError(404, "unknown_post", `There is no such post ${id}.`);
}

function add(
  { world, ids, clock }: SimulatorContext,
  pageId: string,
  { picture, ...post }: Pick<PostState, "kind" | "psid"> & PostContent,
): PostState {
  const id = `${pageId}_${ids.attachmentId()}`;
  const added: PostState = {
    ...{ id, ...post, at: clock.now() },
    ...(picture === undefined ? {} : { picture: sampleReference(picture) }),
    ...{ likes: [], shares: 0, deleted: false, answered: false },
  };
  postsOf(world.page(pageId), clock.now())[id] = added;
  world.changed();
  return added;
}
