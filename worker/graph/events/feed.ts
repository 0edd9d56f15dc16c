import type { FeedEvent, FeedItem } from "../../domain/comments/feed-item.ts";
import type { CommentBegan } from "../../protocol/comments/comment.ts";
import { personName } from "../../domain/names.ts";
import { commenterAt } from "./commenter.ts";
import type { ReadComment } from "../comments.ts";
import { contentKey } from "../item-key.ts";
import { idAt, objectAt, stringAt, toAsciiJson, type JsonObject } from "../json.ts";
import { parseMs, toMs } from "../timestamp.ts";
import { webLink } from "./web-link.ts";
import { readFeedSaid } from "./feed-said.ts";

/** What a change of the Page's feed is: `noise` concerns nobody who answers (likes, shares, the Page's own posts); null: none of these. */
export type FeedChange = { kind: "item"; item: FeedItem } | { kind: "noise" } | null;

type Read = { postId: string; event: FeedEvent } | "noise" | null;

/** "Webhooks reference, Page": fields that tell of comments, each in its own words. */
const FIELDS: Record<string, (value: JsonObject, pageId: string) => Read> = {
  feed: readFeed,
  mention: readMention,
  ratings: readRating,
};

/** Ids of comments and posts as they become part of a name: digits, joined by underscores. */
const ID = /^\d{1,40}(_\d{1,40}){0,3}$/;

/** `change`: one of `changes[]`; `entryTime` in ms. */
export async function readFeedChange(
  change: JsonObject,
  pageId: string,
  entryTime: number | null,
  now: number,
): Promise<FeedChange> {
  const field = stringAt(change, "field") ?? "";
  const value = objectAt(change, "value");
  const read =
    value === null || !Object.hasOwn(FIELDS, field) ? null : (FIELDS[field]?.(value, pageId) ?? null);
  if (read === "noise") return { kind: "noise" };
  if (read === null || value === null) return null;
  const { postId, event } = read;
  if (![postId, event.id].every((id) => ID.test(id))) return null;
  const raw = toAsciiJson(change);
  const toldAt = toMs(entryTime, now, now);
  const createdAt = toMs(parseMs(value["created_time"]) ?? toldAt, now, now);
  const key = await contentKey(`feed_${event.kind}`, raw, entryTime);
  const permalink = webLink(stringAt(objectAt(value, "post"), "permalink_url"));
  const link = permalink === null ? {} : { permalink };
  return { kind: "item", item: { ...link, pageId, postId, key, createdAt, toldAt, event, raw } };
}

/** A comment that Meta was asked for, because another one answers it. */
export async function readAnsweredComment(
  { id, parent, raw: answer }: ReadComment,
  { pageId, postId }: { pageId: string; postId: string },
): Promise<FeedItem | null> {
  const at = parseMs(answer["created_time"]);
  if (at === null || !ID.test(id)) return null;
  const raw = toAsciiJson(answer);
  const event = said(answer, { id, parent, began: "comment", pageId });
  return {
    pageId,
    postId,
    key: await contentKey("feed_said", raw, null),
    createdAt: at,
    toldAt: at,
    event,
    raw,
  };
}

const GONE = new Set(["remove", "delete"]);
const EDITED = new Set(["edited", "edit", "update"]);
/** What a visitor posts is answered like a comment. */
const POSTS = new Set(["post", "status", "photo", "video", "link", "note"]);

/** "feed": comments, and posts of visitors; all else that moves on a Page comes by it as well. */
function readFeed(value: JsonObject, pageId: string): Read {
  const item = stringAt(value, "item") ?? "";
  const postId = idAt(value, "post_id");
  if (item === "comment") {
    const id = idAt(value, "comment_id");
    return id === null || postId === null ? null : commentEvent(value, { id, postId, pageId });
  }
  if (!POSTS.has(item) || postId === null) return "noise";
  const by = commenterAt(value);
  const verb = stringAt(value, "verb") ?? "";
  // Of a post that is taken back Meta names no author: the Post knows whether it was somebody's.
  if (GONE.has(verb)) return { postId, event: { kind: "removed", id: postId } };
  if (by === null || by.id === pageId) return "noise";
  if (verb === "hide" || verb === "unhide")
    return { postId, event: { kind: "hidden", id: postId, isHidden: verb === "hide" } };
  return { postId, event: said(value, { id: postId, parent: null, began: "post", pageId }) };
}

function commentEvent(
  value: JsonObject,
  { id, postId, pageId }: { id: string; postId: string; pageId: string },
): Read {
  const verb = stringAt(value, "verb") ?? "add";
  if (GONE.has(verb)) return { postId, event: { kind: "removed", id } };
  if (verb === "hide" || verb === "unhide")
    return { postId, event: { kind: "hidden", id, isHidden: verb === "hide" } };
  if (verb !== "add" && !EDITED.has(verb)) return "noise";
  const parent = idAt(value, "parent_id");
  const under = parent === null || parent === postId || parent === id ? null : parent;
  return { postId, event: said(value, { id, parent: under, began: "comment", pageId }) };
}

/** "mention": somebody names the Page in a post or comment of their own; who it was stands beside it. */
function readMention(value: JsonObject, pageId: string): Read {
  const [postId, id] = [idAt(value, "post_id"), idAt(value, "comment_id") ?? idAt(value, "post_id")];
  if (postId === null || id === null) return null;
  if (GONE.has(stringAt(value, "verb") ?? "")) return { postId, event: { kind: "removed", id } };
  return {
    postId,
    event: { ...said(value, { id, parent: null, began: "mention", pageId }), by: senderAt(value, "sender") },
  };
}

/** "ratings": a review, under the post that Facebook makes of it; comments on it are comments. */
function readRating(value: JsonObject, pageId: string): Read {
  const story = idAt(value, "open_graph_story_id") ?? idAt(value, "post_id");
  if (story === null) return null;
  const postId = story.includes("_") ? story : `${pageId}_${story}`;
  const item = stringAt(value, "item") ?? "rating";
  if (item === "comment") {
    const id = idAt(value, "comment_id");
    return id === null ? null : commentEvent(value, { id, postId, pageId });
  }
  if (item !== "rating") return "noise";
  if (GONE.has(stringAt(value, "verb") ?? "")) return { postId, event: { kind: "removed", id: postId } };
  const event = said(value, { id: postId, parent: null, began: "review", pageId });
  return { postId, event: { ...event, by: senderAt(value, "reviewer") } };
}

function said(
  value: JsonObject,
  about: { id: string; parent: string | null; began: CommentBegan; pageId: string },
): Extract<FeedEvent, { kind: "said" }> {
  const { pageId, ...rest } = about;
  const by = commenterAt(value);
  const isEdit = EDITED.has(stringAt(value, "verb") ?? "");
  return { kind: "said", ...rest, by, isOwn: by?.id === pageId, isEdit, said: readFeedSaid(value) };
}

function senderAt(value: JsonObject, who: "sender" | "reviewer"): { id: string; name: string | null } | null {
  const id = idAt(value, `${who}_id`);
  return id === null ? commenterAt(value) : { id, name: personName(stringAt(value, `${who}_name`) ?? "") };
}
