import { idAt, isObject, objectAt, parseLossless, stringAt, toAsciiJson, type JsonObject } from "../json.ts";
import { pageIdOf } from "../webhook.ts";
import { idsIn } from "./ids.ts";

/**
 * What of a delivery is one Page's: another's entries are nobody's business who looks after this one. As it came where all of it is; null: nothing is, or it cannot be read. `onlyPage`:
 * whose an entry is that names no Page.
 */
export function ofPage(
  text: string,
  pageId: string,
  isAll: boolean,
  onlyPage: string | null = null,
): string | null {
  if (isAll) return text;
  const body = parsed(text);
  return body === null ? null : entriesOf(text, body, pageId, onlyPage);
}

/**
 * The same of what is kept for a Page, and may be read by code that knows more than it did then. What is no delivery about Pages says of no Page that it is its own: all of it
 * stays.
 */
export function ownOf(text: string, pageId: string): string | null {
  const body = parsed(text);
  return body === null || stringAt(body, "object") !== "page" ? text : entriesOf(text, body, pageId, pageId);
}

function entriesOf(text: string, body: JsonObject, pageId: string, onlyPage: string | null): string | null {
  const all = listOf(body["entry"]);
  const entries = all.filter((entry) => pageIdOf(entry, onlyPage) === pageId);
  if (entries.length === all.length) return text;
  return entries.length === 0 ? null : toAsciiJson({ ...body, entry: entries });
}

/**
 * The same without whatever names a person or a comment: a whole item, for an item is about one. Null: nothing is left. Of what is no JSON nothing is left where the id stands in it.
 */
export function withoutPerson(text: string, id: string): string | null {
  const body = parsed(text);
  if (body === null || body["entry"] === undefined) return names(text, id) ? null : text;
  let isChanged = false;
  const entries = listOf(body["entry"]).flatMap((entry) => {
    if (!isObject(entry)) return names(toAsciiJson(entry ?? null), id) ? [] : [entry];
    const lists = Object.entries(entry).flatMap(([name, value]): [string, unknown][] => {
      if (name === "id" || name === "time") return [[name, value]];
      const kept = listOf(value).filter((item) => !names(toAsciiJson(item ?? null), id));
      isChanged ||= kept.length < listOf(value).length;
      return kept.length === 0 ? [] : [[name, Array.isArray(value) ? kept : kept[0]]];
    });
    const hasItems = lists.some(([name]) => name !== "id" && name !== "time");
    return hasItems ? [Object.fromEntries(lists)] : [];
  });
  if (entries.length === 0) return null;
  // What else the body may say of them stands beside its entries.
  const left = toAsciiJson({ ...body, entry: entries });
  if (names(left, id)) return null;
  return isChanged || entries.length < listOf(body["entry"]).length ? left : text;
}

/** What is shorter is part of much that means something else. */
const ID_CHARS_MIN = 8;

/** Whether an id stands in it, and not within a longer one; a short one where ids stand. */
export function names(text: string, id: string): boolean {
  if (id.length < ID_CHARS_MIN) return idsIn([text]).ids.includes(id);
  for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + 1)) {
    const around = (text[at - 1] ?? "") + (text[at + id.length] ?? "");
    if (!/[0-9A-Za-z]/.test(around)) return true;
  }
  return false;
}

/** How many items there are of which list: "messaging 2, changes 1". What cannot be read has no lists. */
export function listsIn(text: string): string {
  const body = parsed(text);
  if (body === null) return "";
  const counts = new Map<string, number>();
  for (const entry of listOf(body["entry"] ?? []))
    for (const [name, value] of Object.entries(isObject(entry) ? entry : {}))
      if (name !== "id" && name !== "time" && /^[a-z_]{1,40}$/.test(name))
        counts.set(name, (counts.get(name) ?? 0) + listOf(value).length);
  return [...counts].map(([name, count]) => `${name} ${String(count)}`).join(", ");
}

/** A delivery of the one item, as Meta would have sent it. `raw`: the item as it came. */
export function deliveryOf(
  raw: string,
  { pageId, at, standby }: { pageId: string; at: number; standby: boolean },
): string | null {
  const item = parsed(raw);
  if (item === null) return null;
  const list =
    stringAt(item, "field") !== null && objectAt(item, "value") !== null
      ? "changes"
      : standby
        ? "standby"
        : "messaging";
  return toAsciiJson({ object: "page", entry: [{ id: pageId, time: at, [list]: [item] }] });
}

function parsed(text: string): JsonObject | null {
  try {
    const value = parseLossless(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value];
}

/** The error that Meta's answer to a call names. */
export function errorIn(answer: string): { code: number | null; subcode: number | null } {
  const error = parsed(answer)?.["error"];
  const number = (name: string): number | null => {
    const value = Number(idAt(error, name) ?? NaN);
    return Number.isSafeInteger(value) ? value : null;
  };
  return { code: number("code"), subcode: number("error_subcode") };
}
