import type { FeedItem } from "../domain/comments/feed-item.ts";
import type { InboundItem } from "../domain/item.ts";
import { NO_PAGE } from "../protocol/page/no-page.ts";
import { field, idAt, isObject, parseLossless, stringAt, toAsciiJson, type JsonObject } from "./json.ts";
import { contentKey, itemKey } from "./item-key.ts";
import { readFeedChange } from "./events/feed.ts";
import { shortName } from "./events/names.ts";
import { readPolicy } from "./events/policy.ts";
import { readCall, readLabelChange, type Personal } from "./events/page-lists.ts";
import { toChangeEvent, toEvent } from "./to-event.ts";
import { parseMs, toMs } from "./timestamp.ts";

/** Meta's id of a person or Page is opaque; what cannot be part of an object's name belongs to the Page. */
const PAGE_ID = /^[^:\s]{1,100}$/u;
const PSID = /^\S(?:.{0,198}\S)?$/u;

/**
 * A body with its items in Meta's order, or why it is none of ours. `feed`: what it tells of comments; `noise`: how much of the Page's feed
 * concerns nobody who answers, and is in neither.
 */
export type Webhook =
  | { ok: true; items: InboundItem[]; feed: FeedItem[]; noise: number; pageIds: string[] }
  | { ok: false; code: "not_json" | "no_object" | "other_object" };

/**
 * Reads the body of `POST /webhook`: every item of every entry, in order, none refused for its content.
 * `now` stands in where an item has no usable time, `onlyPage` where an entry names no Page at all.
 */
export async function readWebhook(
  text: string,
  now: number,
  onlyPage: string | null = null,
): Promise<Webhook> {
  let body: unknown;
  try {
    body = parseLossless(text);
  } catch {
    return { ok: false, code: "not_json" };
  }
  const object = stringAt(body, "object");
  if (object === null) return { ok: false, code: "no_object" };
  if (object !== "page") return { ok: false, code: "other_object" };

  const items: InboundItem[] = [];
  const feed: FeedItem[] = [];
  let noise = 0;
  const pageIds = new Set<string>();
  for (const entry of listOf(field(body, "entry") ?? [])) {
    const pageId = pageIdOf(entry, onlyPage);
    pageIds.add(pageId);
    for (const [name, value] of Object.entries(isObject(entry) ? entry : { entry })) {
      if (name === "id" || name === "time") continue;
      for (const raw of listOf(value)) {
        const time = parseMs(field(entry, "time"));
        const change =
          name === "changes" && isObject(raw) ? await readFeedChange(raw, pageId, time, now) : null;
        if (change === null) items.push(await readItem(pageId, name, raw, entry, now));
        else if (change.kind === "item") feed.push(change.item);
        else noise += 1;
      }
    }
  }
  return { ok: true, items, feed, noise, pageIds: [...pageIds] };
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** Whose an entry is. `onlyPage`: of one that names none; NO_PAGE where there is none either, or what it names is no id. */
export function pageIdOf(entry: unknown, onlyPage: string | null): string {
  const id = idAt(entry, "id") ?? onlyPage;
  return id !== null && PAGE_ID.test(id) && id.isWellFormed() ? id : NO_PAGE;
}

/** One element of `messaging`, `standby`, `changes` or of a list Meta has yet to invent. */
async function readItem(
  pageId: string,
  list: string,
  raw: unknown,
  entry: unknown,
  now: number,
): Promise<InboundItem> {
  const time = parseMs(field(entry, "time"));
  const entryTime = toMs(time, now, now);
  const keep = (what: string): Promise<InboundItem> => kept(pageId, what, raw, entryTime, time);
  if (!isObject(raw)) return await keep(shortName(list));
  const personal =
    list === "calls" ? readCall(raw, pageId) : list === "changes" ? readLabelChange(raw) : null;
  if (personal !== null && isPsid(personal.psid))
    return await personalItem(pageId, personal, raw, toMs(raw["timestamp"], entryTime, now), time);
  if (list !== "messaging" && list !== "standby" && list !== "changes") return await keep(shortName(list));
  if (list === "changes") {
    const change = toChangeEvent(raw);
    if (change.messaging === null) return await keep(change.what);
    // The dashboard's Test button wraps an item of `messaging` into `changes`.
    return await readMessagingItem(pageId, false, change.messaging, raw, time, now);
  }
  return await readMessagingItem(pageId, list === "standby", raw, raw, time, now);
}

async function readMessagingItem(
  pageId: string,
  standby: boolean,
  item: JsonObject,
  whole: unknown,
  entryTime: number | null,
  now: number,
): Promise<InboundItem> {
  // Meta judges the Page, whoever an item may name beside it.
  const psid = readPolicy(item) === null ? personOf(item, pageId) : null;
  const { event, complete } = toEvent(item, psid);
  const json = toAsciiJson(whole);
  const ownTime = parseMs(item["timestamp"]);
  return {
    pageId,
    psid,
    key: await itemKey(event, json, ownTime === null ? entryTime : null),
    at: toMs(ownTime ?? entryTime, now, now),
    standby,
    event,
    raw: complete ? null : json,
  };
}

/** The side of the item that is not the Page. Echoes have the Page as sender, everything else as recipient. */
function personOf(item: JsonObject, pageId: string): string | null {
  const sender = idAt(item["sender"], "id");
  const recipient = idAt(item["recipient"], "id");
  const person = sender === pageId ? recipient : sender;
  return person === null || person === pageId || !isPsid(person) ? null : person;
}

function isPsid(id: string): boolean {
  return PSID.test(id) && id.isWellFormed();
}

async function personalItem(
  pageId: string,
  { psid, read }: Personal,
  raw: JsonObject,
  at: number,
  entryTime: number | null,
): Promise<InboundItem> {
  const json = toAsciiJson(raw);
  const key = await itemKey(read.event, json, parseMs(raw["timestamp"]) === null ? entryTime : null);
  return { pageId, psid, key, at, standby: false, event: read.event, raw: json };
}

async function kept(
  pageId: string,
  what: string,
  raw: unknown,
  at: number,
  entryTime: number | null,
): Promise<InboundItem> {
  const json = toAsciiJson(raw ?? null);
  return {
    pageId,
    psid: null,
    key: await contentKey(what, json, entryTime),
    at,
    standby: false,
    event: { kind: "unsupported", what, mid: null, by: "meta", asks: false, opensWindow: false },
    raw: json,
  };
}
