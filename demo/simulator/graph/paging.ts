/** Lists in pages: `limit`, `after`, `before`; `next` and `previous` are whole URLs, token included (Graph API). */
import type { Json, JsonObject } from "../json.ts";
import { LIST_LIMIT, LIST_LIMIT_MAX } from "../rules.ts";
import { wholeNumber } from "./fields.ts";
import { invalidParameter } from "./errors.ts";

export type Paging = {
  limit?: string | undefined;
  after?: string | undefined;
  before?: string | undefined;
};

/** Cursors name entries by their keys, so that they hold when entries are added. */
export async function paged<T>(
  entries: readonly T[],
  paging: Paging,
  {
    keyOf,
    show,
    urlOf,
  }: {
    keyOf: (entry: T) => string;
    show: (entry: T) => Json | Promise<Json>;
    /** The call for another page of the same list. */
    urlOf: (paging: Paging) => string;
  },
): Promise<JsonObject> {
  const limit = Math.min(Math.max(1, wholeNumber(paging.limit, "limit") ?? LIST_LIMIT), LIST_LIMIT_MAX);
  const placeOf = (cursor: string): number => {
    const place = entries.findIndex((entry) => keyOf(entry) === decode(cursor));
    if (place < 0) throw invalidParameter("Invalid cursors values.");
    return place;
  };
  let from = 0;
  let to = entries.length;
  if (paging.after !== undefined) from = placeOf(paging.after) + 1;
  else if (paging.before !== undefined) {
    to = placeOf(paging.before);
    from = Math.max(0, to - limit);
  }
  to = Math.min(to, from + limit);
  const shown = entries.slice(from, to);
  const [first, last] = [shown[0], shown.at(-1)];
  const data: Json[] = [];
  for (const entry of shown) data.push(await show(entry));
  if (first === undefined || last === undefined) return { data };
  const [before, after] = [encode(keyOf(first)), encode(keyOf(last))];
  return {
    data,
    paging: {
      cursors: { before, after },
      ...(to < entries.length ? { next: urlOf({ limit: String(limit), after }) } : {}),
      ...(from > 0 ? { previous: urlOf({ limit: String(limit), before }) } : {}),
    },
  };
}

function encode(key: string): string {
  return btoa(key).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "ZD");
}

function decode(cursor: string): string {
  try {
    return atob(
      cursor
        .replace(/(ZD)+$/, "")
        .replaceAll("-", "+")
        .replaceAll("_", "/"),
    );
  } catch {
    return "";
  }
}
