import { base64url } from "../protocol/base64url.ts";
import type { InboundEvent } from "../domain/item.ts";
import { toAsciiJson } from "./json.ts";

const MID_CHARS_MAX = 400;

/**
 * What makes two deliveries the same item. Meta repeats bodies byte for byte, so where there is no `mid` of
 * its own, kind + hash of the whole item (its target, sender and timestamp are in it) tells. `time`: that of the
 * entry, for an item without one, so that what happens twice is not taken for what came twice.
 */
export async function itemKey(
  event: InboundEvent,
  json: string,
  time: number | null = null,
): Promise<string> {
  const mid = ownMid(event);
  if (mid === null) return await contentKey(nameOf(event), json, time);
  // `#` and `@` mark keys that are not Meta's, see the log's schema.
  const isPlain = mid.length <= MID_CHARS_MAX && !mid.startsWith("#") && !mid.startsWith("@");
  // Bytes of text take every half character for the same.
  return isPlain ? mid : `#mid:${await hashOf(mid.isWellFormed() ? mid : toAsciiJson(mid))}`;
}

/** The key of an item that has no id of its own. `json` is ASCII. */
export async function contentKey(what: string, json: string, time: number | null): Promise<string> {
  return `#${what}:${await hashOf(time === null ? json : `${json}@${String(time)}`)}`;
}

function nameOf(event: InboundEvent): string {
  switch (event.kind) {
    case "unsupported":
      return event.what;
    case "change":
      return event.change.type;
    case "event":
      return event.event.type;
    case "policy":
      return "policy_enforcement";
    case "checkbox":
      return "optin";
    default:
      return event.kind;
  }
}

/** The `mid` an item was given itself; a reaction, edit or unsend only names that of its target. */
function ownMid(event: InboundEvent): string | null {
  switch (event.kind) {
    case "message":
    case "postback":
    case "echo":
    case "unsupported":
      return event.mid;
    case "change":
    case "event":
    case "policy":
    case "checkbox":
    case "delivery":
    case "read":
      return null;
  }
}

/** 128 bits of SHA-256 as base64url. */
export async function hashOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return base64url(digest.subarray(0, 16));
}
