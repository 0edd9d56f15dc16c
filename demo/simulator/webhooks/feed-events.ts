/** What Meta tells of a Page's posts and of what is written below them (Webhooks, "feed", "mention", "ratings"). */
import type { SimulatorContext } from "../context.ts";
import { isoTime } from "../graph/conversations/access.ts";
import type { JsonObject } from "../json.ts";
import { mediaLink, withLinks } from "../media/links.ts";
import { permissionsOf } from "../world/authority.ts";
import { postsOf } from "../world/posts.ts";
import type { CommentState, PostState } from "../world/state.ts";
import { emit } from "./emit.ts";

/** Without it what people write comes without its authors. */
const AUTHOR_PERMISSION = "pages_read_user_content";

export type CommentVerb = "add" | "edited" | "remove" | "hide" | "unhide";
export type PostVerb = "add" | "edited" | "remove";

/** A comment that is gone is told by its ids alone. */
export function commentEvent(
  context: SimulatorContext,
  pageId: string,
  comment: CommentState,
  verb: CommentVerb,
): void {
  const { id, postId, parentId, psid, text, at, hidden = false } = comment;
  feedEvent(context, pageId, psid, {
    ...{ item: "comment", verb, post_id: postId, comment_id: id, parent_id: parentId },
    created_time: seconds(at),
    ...(verb === "remove"
      ? {}
      : {
          ...(text === "" ? {} : { message: text }),
          ...attachmentOf(context, comment),
          is_hidden: hidden,
          post: postOf(context, pageId, postId),
        }),
  });
}

/** A post of the Page, or of a visitor. */
export function postEvent(context: SimulatorContext, pageId: string, post: PostState, verb: PostVerb): void {
  const { id, kind, psid, text, at, picture } = post;
  const plain = kind === "own" ? "status" : "post";
  feedEvent(context, pageId, psid, {
    ...{ item: picture === undefined ? plain : "photo", verb, post_id: id, created_time: seconds(at) },
    ...(verb === "remove"
      ? {}
      : {
          message: text,
          published: 1,
          ...(picture === undefined ? {} : { link: linkTo(context, picture) }),
        }),
  });
}

/** Somebody likes a post, or the Page a comment. `psid` null: the Page. */
export function likeEvent(
  context: SimulatorContext,
  pageId: string,
  psid: string | null,
  on: PostState | CommentState,
  verb: "add" | "remove",
): void {
  const of =
    "postId" in on
      ? { post_id: on.postId, comment_id: on.id, parent_id: on.parentId }
      : { post_id: on.id, parent_id: on.id };
  const created_time = seconds(context.clock.now());
  feedEvent(context, pageId, psid, { item: "reaction", reaction_type: "like", verb, ...of, created_time });
}

/** Somebody shares a post of the Page. */
export function shareEvent(context: SimulatorContext, pageId: string, psid: string, post: PostState): void {
  const created_time = seconds(context.clock.now());
  const link = `https://www.facebook.com/${post.id}`;
  feedEvent(context, pageId, psid, {
    item: "share",
    verb: "add",
    post_id: `${psid}_${post.id.split("_")[1] ?? ""}`,
    link,
    created_time,
  });
}

/** Somebody names the Page in a post of their own: told by the person's id and name in fields of their own (mentions). */
export function mentionEvent(
  context: SimulatorContext,
  pageId: string,
  psid: string,
  mention: { postId: string; text: string },
): void {
  const { id, name } = nameOf(context, pageId, psid);
  emit(context, {
    ...{ kind: "mention", field: "mention", pageId, psid, list: "changes", audience: "everybody" },
    item: ({ appId }) => ({
      field: "mention",
      value: {
        ...{ item: "post", verb: "add", post_id: mention.postId, message: mention.text },
        ...(tellsAuthors(context, pageId, appId) ? { sender_id: id, sender_name: name } : {}),
        created_time: seconds(context.clock.now()),
      },
    }),
  });
}

/** Somebody recommends the Page, or does not (ratings). */
export function reviewEvent(
  context: SimulatorContext,
  pageId: string,
  review: PostState,
  verb: PostVerb,
): void {
  const { id, text, at, recommends = true, psid } = review;
  const { id: reviewer_id, name: reviewer_name } = nameOf(context, pageId, psid);
  emit(context, {
    ...{ kind: "rating", field: "ratings", pageId, psid, list: "changes", audience: "everybody" },
    item: ({ appId }) => ({
      field: "ratings",
      value: {
        ...{ item: "rating", verb, open_graph_story_id: id, created_time: seconds(at) },
        ...(tellsAuthors(context, pageId, appId) ? { reviewer_id, reviewer_name } : {}),
        ...(verb === "remove"
          ? {}
          : { review_text: text, recommendation_type: recommends ? "POSITIVE" : "NEGATIVE" }),
      },
    }),
  });
}

function feedEvent(context: SimulatorContext, pageId: string, psid: string | null, value: JsonObject): void {
  const from = nameOf(context, pageId, psid);
  emit(context, {
    ...{ kind: "comment", field: "feed", pageId, psid, list: "changes", audience: "everybody" },
    item: ({ appId }) => ({
      field: "feed",
      // What the Page writes itself comes with its name in any case.
      value: { ...(psid === null || tellsAuthors(context, pageId, appId) ? { from } : {}), ...value },
    }),
  });
}

/** Author of something below or on the Page; null: the Page itself. */
export function nameOf(
  { world }: SimulatorContext,
  pageId: string,
  psid: string | null,
): { id: string; name: string } {
  if (psid === null) return { id: pageId, name: world.page(pageId).name };
  const { firstName, lastName } = world.customer(psid);
  return { id: psid, name: `${firstName} ${lastName}` };
}

function tellsAuthors({ world }: SimulatorContext, pageId: string, appId: string): boolean {
  return Object.values(world.state.tokens).some(
    (token) =>
      token.appId === appId &&
      token.pageId === pageId &&
      permissionsOf(world.state, token).includes(AUTHOR_PERMISSION),
  );
}

/** What is told of the post beside a comment. */
function postOf(context: SimulatorContext, pageId: string, id: string): JsonObject {
  const post = postsOf(context.world.page(pageId), context.clock.now())[id];
  return {
    id,
    status_type: post?.picture === undefined ? "mobile_status_update" : "added_photos",
    is_published: true,
    updated_time: isoTime(post?.at ?? 0),
    permalink_url: `https://www.facebook.com/${id}`,
    promotion_status: "inactive",
  };
}

/** `photo`, `video` or `link`, by what hangs on the comment. */
function attachmentOf(context: SimulatorContext, { attachment }: CommentState): JsonObject {
  if (attachment === undefined) return {};
  const { type, url } = attachment;
  const names = { photo: "photo", sticker: "photo", video: "video", share: "link" } as const;
  return { [names[type]]: linkTo(context, url) };
}

/** An address as it leaves: files get a link of their own. */
export function linkTo(context: SimulatorContext, url: string): string {
  return withLinks<string>(url, (id) => mediaLink(context, id));
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1_000);
}
