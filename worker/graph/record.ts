import type { InboundEvent, InboundItem, Said, Side } from "../domain/item.ts";
import { callGraph, READ_TIMEOUT_MS, type GraphAccess, type GraphOutcome } from "./client.ts";
import { readRecordedAttachments } from "./events/record-attachments.ts";
import { shownText } from "./events/names.ts";
import { itemKey } from "./item-key.ts";
import { field, idAt, isObject, listAt, objectAt, stringAt, toAsciiJson, type JsonObject } from "./json.ts";
import { parseMs } from "./timestamp.ts";

/*
 * The Conversations API: what was said before the Page was connected, or while nobody listened. It allows 2 calls a
 * second and Page. Meta names every message, but tells of the 20 newest of a conversation alone what they said; practice
 * was more generous, so both are accepted. E-mail addresses in its answers are made up and never read.
 */

/** A conversation as Meta lists it. Null: Meta did not say. */
export type ListedConversation = { id: string; updatedAt: number | null; psid: string | null };

/** A message of a conversation. `details` null: Meta tells that it was, not what it said. `at` in ms, whole seconds. */
export type RecordedMessage = { mid: string; at: number | null; details: RecordedDetails | null };

/** `reactions`: one of each side at most. `raw`: the answer as ASCII JSON, without people, where `said` is not all of it. */
export type RecordedDetails = {
  isFromPage: boolean;
  said: Said;
  reactions: { by: Side; emoji: string }[];
  raw: string | null;
};

/** `after`: the cursor of the next page, null on the last one. */
export type Listed<T> = { items: T[]; after: string | null };

/** Which fields to ask for: `documented` ones are all that Meta names, `all` those that were seen as well. */
export type RecordFields = "all" | "documented";

/** Messages of one page: more than Meta tells details of. */
export const RECORD_PAGE = 25;

const MESSAGE_FIELDS: Record<RecordFields, string> = {
  all: "id,created_time,from,message,attachments,shares,sticker,reply_to,reactions",
  documented: "id,created_time,from,message,attachments",
};

/** The `what` of a message that Meta tells nothing of. */
export const UNTOLD = "untold_message";

/** "Message deleted", said of old messages too. */
const NOT_TOLD = 9000001;
const CURSOR_CHARS_MAX = 2_000;

/** `GET /{page-id}/conversations`, the one with the newest message first; with `psid` that person's alone. */
export async function listConversations(
  access: GraphAccess,
  { psid = null, after = null, limit }: { psid?: string | null; after?: string | null; limit: number },
): Promise<GraphOutcome<Listed<ListedConversation>>> {
  const query = new URLSearchParams({
    platform: "messenger",
    fields: "id,updated_time,participants",
    limit: String(limit),
    ...(psid === null ? {} : { user_id: psid }),
    ...(after === null ? {} : { after }),
  });
  const path = `${access.pageId}/conversations?${query.toString()}`;
  const outcome = await callGraph(access, "GET", path, READ_TIMEOUT_MS);
  if (outcome.kind !== "accepted") return outcome;
  return { ...outcome, value: readList(outcome.value, (it) => readListed(it, access.pageId)) };
}

/** `GET /{conversation-id}/messages`, newest first. */
export async function listMessages(
  access: GraphAccess,
  conversation: string,
  { fields, after = null }: { fields: RecordFields; after?: string | null },
): Promise<GraphOutcome<Listed<RecordedMessage>>> {
  const query = new URLSearchParams({
    fields: MESSAGE_FIELDS[fields],
    limit: String(RECORD_PAGE),
    ...(after === null ? {} : { after }),
  });
  const path = `${encodeURIComponent(conversation)}/messages?${query.toString()}`;
  const outcome = await callGraph(access, "GET", path, READ_TIMEOUT_MS);
  if (outcome.kind !== "accepted") return outcome;
  return { ...outcome, value: readList(outcome.value, (it) => readRecorded(it, access.pageId)) };
}

/** `GET /{message-id}`: one message that its list told nothing of. */
export async function readMessage(
  access: GraphAccess,
  mid: string,
  fields: RecordFields,
): Promise<GraphOutcome<RecordedMessage>> {
  const path = `${encodeURIComponent(mid)}?${new URLSearchParams({ fields: MESSAGE_FIELDS[fields] }).toString()}`;
  const outcome = await callGraph(access, "GET", path, READ_TIMEOUT_MS);
  if (outcome.kind === "refused" && outcome.error.code === NOT_TOLD)
    return { kind: "accepted", value: { mid, at: null, details: null } };
  if (outcome.kind !== "accepted") return outcome;
  return {
    kind: "accepted",
    value: readRecorded(outcome.value, access.pageId) ?? { mid, at: null, details: null },
  };
}

/** Whether Meta refused for a field it does not know: then the documented ones are asked for. */
export function isFieldUnknown(outcome: GraphOutcome<unknown>): boolean {
  return outcome.kind === "refused" && outcome.error.code === 100 && outcome.error.subcode === null;
}

/** Whether Meta refused a whole list because its messages are too old to be told of. */
export function isNotTold(outcome: GraphOutcome<unknown>): boolean {
  return outcome.kind === "refused" && outcome.error.code === NOT_TOLD;
}

/** A message of which Meta tells that it was, and no more: neither its words nor whose they are. */
export async function toUntoldItem(
  person: { pageId: string; psid: string },
  { mid, at }: { mid: string; at: number },
): Promise<InboundItem> {
  const event: InboundEvent = {
    kind: "unsupported",
    what: UNTOLD,
    mid,
    by: "meta",
    asks: false,
    opensWindow: false,
  };
  return { ...person, at, standby: false, key: await itemKey(event, ""), event, raw: null };
}

/**
 * A recorded message as an item like those of the webhook, under the same key. Behind it come the reactions to it; Meta
 * does not say when somebody reacted, so they are older than all that webhooks told.
 */
export async function toRecordedItems(
  person: { pageId: string; psid: string },
  { mid, at, details }: { mid: string; at: number; details: RecordedDetails },
): Promise<InboundItem[]> {
  const { said, reactions, raw } = details;
  const isEmpty = said.text === "" && said.parts.length === 0;
  const event: InboundEvent = details.isFromPage
    ? { kind: "echo", mid, appId: null, metadata: null, ...said }
    : isEmpty
      ? { kind: "unsupported", what: "message", mid, by: "customer", asks: true, opensWindow: true }
      : { kind: "message", mid, quickReply: null, referral: null, ...said };
  const common = { ...person, at, standby: false };
  const item = { ...common, key: await itemKey(event, ""), event, raw };
  const changes = reactions.map(async ({ by, emoji }): Promise<InboundItem> => {
    const change: InboundEvent = {
      kind: "change",
      mid,
      change: { type: "reaction", emoji },
      by,
      opensWindow: false,
    };
    // The customer's are known by a key that says no more, from a time when only theirs were read.
    const past = by === "customer" ? { past: mid, reaction: emoji } : { past: mid, reaction: emoji, by };
    return { ...common, key: await itemKey(change, toAsciiJson(past)), event: change, raw: null };
  });
  return [item, ...(await Promise.all(changes))];
}

/** What a list of Meta's holds; what cannot be read is left out. */
export function readList<T>(answer: unknown, read: (item: unknown) => T | null): Listed<T> {
  const items = listAt(answer, "data").flatMap((item) => read(item) ?? []);
  return { items, after: cursorAfter(objectAt(answer, "paging")) };
}

/**
 * `paging.next` says that there is more. It is a whole URL, token included, and comes from outside, so it is never
 * called: its cursor is all that is taken.
 */
function cursorAfter(paging: unknown): string | null {
  const next = stringAt(paging, "next");
  if (next === null) return null;
  const cursor =
    stringAt(objectAt(paging, "cursors"), "after") ?? URL.parse(next)?.searchParams.get("after") ?? null;
  return cursor === null || cursor === "" || cursor.length > CURSOR_CHARS_MAX ? null : cursor;
}

function readListed(item: unknown, pageId: string): ListedConversation | null {
  const id = idAt(item, "id");
  if (id === null) return null;
  const people = listAt(objectAt(item, "participants"), "data").map((person) => idAt(person, "id"));
  const psid = people.find((person) => person !== null && person !== pageId) ?? null;
  return { id, updatedAt: parseMs(field(item, "updated_time")), psid };
}

function readRecorded(item: unknown, pageId: string): RecordedMessage | null {
  const mid = idAt(item, "id");
  if (mid === null || !isObject(item)) return null;
  const from = idAt(objectAt(item, "from"), "id");
  const at = parseMs(field(item, "created_time"));
  // Who wrote it is told with what it says, or neither.
  if (from === null) return { mid, at, details: null };
  const parts = readRecordedAttachments(item);
  const message = stringAt(item, "message") ?? "";
  const said: Said = {
    text: shownText(message),
    rest: [],
    parts,
    replyTo: stringAt(objectAt(item, "reply_to"), "mid"),
  };
  const isPlain = parts.length === 0 && said.replyTo === null && said.text === message;
  return {
    mid,
    at,
    details: {
      isFromPage: from === pageId,
      said,
      reactions: reactionsOf(item, pageId),
      raw: isPlain ? null : toAsciiJson(withoutPeople(item)),
    },
  };
}

function withoutPeople({ from: _from, to: _to, reactions: _reactions, ...rest }: JsonObject): JsonObject {
  return rest;
}

/** `reactions.data[]`: one emoji and those who chose it. */
function reactionsOf(item: unknown, pageId: string): RecordedDetails["reactions"] {
  const found = new Map<Side, string>();
  for (const reaction of listAt(objectAt(item, "reactions"), "data")) {
    const emoji = stringAt(reaction, "emoji");
    if (emoji === null || emoji === "") continue;
    for (const user of listAt(reaction, "users")) {
      const id = idAt(user, "id");
      const by = id === pageId ? "page" : "customer";
      if (id !== null && !found.has(by)) found.set(by, emoji);
    }
  }
  return [...found].map(([by, emoji]) => ({ by, emoji }));
}
