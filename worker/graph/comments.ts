import type { CommentAction } from "../protocol/comments/comment.ts";
import {
  callGraph,
  READ_TIMEOUT_MS,
  SEND_TIMEOUT_MS,
  type GraphAccess,
  type GraphOutcome,
  type SentMessage,
} from "./client.ts";
import { commenterAt } from "./events/commenter.ts";
import { readFeedSaid } from "./events/feed-said.ts";
import { shownText } from "./events/names.ts";
import { webLink } from "./events/web-link.ts";
import { field, idAt, listAt, objectAt, stringAt, type JsonObject } from "./json.ts";
import type { Listed, RecordedMessage } from "./record.ts";
import { parseMs } from "./timestamp.ts";

/*
 * Comments on the Page's posts ("Comment", "Post" of the Graph API): they need pages_read_engagement and pages_read_user_content to be
 * read, and pages_manage_engagement to be answered, hidden, liked and deleted.
 */

/** `POST /{comment-id}/comments`. `pictureUrl`: an address that Meta fetches. There is no key by which to repeat it. */
export async function publishComment(
  access: GraphAccess,
  { to, text, pictureUrl }: { to: string; text: string; pictureUrl: string | null },
): Promise<GraphOutcome<SentMessage>> {
  const body = {
    ...(text === "" ? {} : { message: text }),
    ...(pictureUrl === null ? {} : { attachment_url: pictureUrl }),
  };
  const path = `${encodeURIComponent(to)}/comments`;
  const outcome = await callGraph(access, "POST", path, SEND_TIMEOUT_MS, body);
  if (outcome.kind !== "accepted") return outcome;
  const mid = idAt(outcome.value, "id");
  return mid === null ? { kind: "ambiguous", why: "no_message_id" } : { ...outcome, value: { mid } };
}

type Call = { method: "POST" | "DELETE"; path: (id: string) => string; body?: object };

const CALLS: Record<CommentAction, Call> = {
  hide: { method: "POST", path: (id) => id, body: { is_hidden: true } },
  unhide: { method: "POST", path: (id) => id, body: { is_hidden: false } },
  like: { method: "POST", path: (id) => `${id}/likes`, body: {} },
  unlike: { method: "DELETE", path: (id) => `${id}/likes` },
  delete: { method: "DELETE", path: (id) => id },
};

/** Hides, likes or deletes a comment. To repeat it is harmless; a comment deleted twice is refused (100/33). */
export async function actOnComment(
  access: GraphAccess,
  id: string,
  action: CommentAction,
): Promise<GraphOutcome<null>> {
  const { method, path, body } = CALLS[action];
  const outcome = await callGraph(access, method, path(encodeURIComponent(id)), READ_TIMEOUT_MS, body);
  return outcome.kind === "accepted" ? { kind: "accepted", value: null } : outcome;
}

/** `POST /{comment-id}`, of the Page's own: it says this from now on. To repeat it is harmless. */
export async function changeComment(
  access: GraphAccess,
  id: string,
  text: string,
): Promise<GraphOutcome<null>> {
  const path = encodeURIComponent(id);
  const outcome = await callGraph(access, "POST", path, SEND_TIMEOUT_MS, { message: text });
  return outcome.kind === "accepted" ? { kind: "accepted", value: null } : outcome;
}

/** A post as Meta has it. `pictureUrl` dies within days; `at` in ms. */
export type ReadPost = {
  text: string | null;
  pictureUrl: string | null;
  permalink: string | null;
  at: number | null;
};

/** `GET /{post-id}`. */
export async function readPost(access: GraphAccess, postId: string): Promise<GraphOutcome<ReadPost>> {
  const path = `${encodeURIComponent(postId)}?fields=message,full_picture,permalink_url,created_time`;
  const outcome = await callGraph(access, "GET", path, READ_TIMEOUT_MS);
  if (outcome.kind !== "accepted") return outcome;
  const told = (name: string): string | null => {
    const text = shownText(stringAt(outcome.value, name) ?? "");
    return text === "" ? null : text.toWellFormed();
  };
  return {
    kind: "accepted",
    value: {
      text: told("message"),
      pictureUrl: stringAt(outcome.value, "full_picture"),
      permalink: webLink(stringAt(outcome.value, "permalink_url")),
      at: parseMs(field(outcome.value, "created_time")),
    },
  };
}

/** A comment as Meta has it. `parent` null: it stands under the post itself. `raw`: the answer. */
export type ReadComment = { id: string; parent: string | null; raw: JsonObject };

/** `GET /{comment-id}`, in the words of a webhook's `value`, for the door to read. */
export async function readComment(access: GraphAccess, id: string): Promise<GraphOutcome<ReadComment>> {
  const path = `${encodeURIComponent(id)}?fields=id,from,message,created_time,parent,attachment`;
  const outcome = await callGraph(access, "GET", path, READ_TIMEOUT_MS);
  if (outcome.kind !== "accepted") return outcome;
  const parent = idAt(objectAt(outcome.value, "parent"), "id");
  const raw = (outcome.value ?? {}) as JsonObject;
  return { kind: "accepted", value: { id: idAt(raw, "id") ?? id, parent, raw } };
}

/**
 * What Meta says of the private reply to a comment. `conversation`: Meta's id of the one that it opened; null: there is none, or it is not
 * told. `psid`: whose that is, where Meta tells. `mayReply`: whether Meta takes one; null: it does not say.
 */
export type ReadPrivateReply = {
  conversation: string | null;
  psid: string | null;
  mayReply: boolean | null;
};

/**
 * `can_reply_privately` and `private_reply_conversation` ("Comment"). Who takes part in that is asked for with it. Of a post (`isPost`) Meta
 * tells the former alone.
 */
export async function readPrivateReply(
  access: GraphAccess,
  id: string,
  isPost: boolean,
): Promise<GraphOutcome<ReadPrivateReply>> {
  const conversationOf = isPost ? "" : ",private_reply_conversation{id,participants}";
  const fields = `can_reply_privately${conversationOf}`;
  const path = `${encodeURIComponent(id)}?${new URLSearchParams({ fields }).toString()}`;
  const outcome = await callGraph(access, "GET", path, READ_TIMEOUT_MS);
  if (outcome.kind !== "accepted") return outcome;
  const conversation = objectAt(outcome.value, "private_reply_conversation");
  const people = listAt(objectAt(conversation, "participants"), "data").map((it) => idAt(it, "id"));
  const others = people.filter((person) => person !== null && person !== access.pageId);
  const may = field(outcome.value, "can_reply_privately");
  const [psid = null] = others.length === 1 ? others : [];
  return {
    kind: "accepted",
    value: {
      conversation: idAt(conversation, "id"),
      psid,
      mayReply: typeof may === "boolean" ? may : null,
    },
  };
}

/** Comments of one page: a thread seldom has more. */
const REPLIES_PAGE = 50;

/** `GET /{comment-id}/comments`, newest first: what was said under it, the Page's own among them. */
export async function listReplies(
  access: GraphAccess,
  id: string,
  after: string | null,
): Promise<GraphOutcome<Listed<RecordedMessage>>> {
  const query = new URLSearchParams({
    fields: "id,from,message,created_time,attachment",
    order: "reverse_chronological",
    limit: String(REPLIES_PAGE),
    ...(after === null ? {} : { after }),
  });
  const path = `${encodeURIComponent(id)}/comments?${query.toString()}`;
  const outcome = await callGraph(access, "GET", path, READ_TIMEOUT_MS);
  if (outcome.kind !== "accepted") return outcome;
  const items = listAt(outcome.value, "data").flatMap((it) => replyOf(it, access.pageId));
  const paging = objectAt(outcome.value, "paging");
  const next = stringAt(paging, "next") === null ? null : stringAt(objectAt(paging, "cursors"), "after");
  return { kind: "accepted", value: { items, after: next } };
}

function replyOf(it: unknown, pageId: string): RecordedMessage[] {
  const mid = idAt(it, "id");
  if (mid === null) return [];
  const said = readFeedSaid((it ?? {}) as JsonObject);
  const isFromPage = commenterAt(it)?.id === pageId;
  const at = parseMs(field(it, "created_time"));
  return [{ mid, at, details: { isFromPage, said, reactions: [], raw: null } }];
}
