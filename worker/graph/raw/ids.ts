import { isObject, parseLossless } from "../json.ts";

/** So many are noted of one; of what has more it is looked whether it names somebody. */
export const IDS_MAX = 500;

/** Meta's ids of messages, people, comments, attachments: all that something may be looked for by. */
const ID_NAME = /(?:^|_)(?:id|mid|mids|ids|ref|psid)$/i;
/** A PSID, an id of a comment or post, a mid. */
const IN_PATH = /^(?:\d{6,}(?:_\d+)?|[mt]_\S+|\d+_\d+)$/;

/** A name of Meta's, as of a field or of what belongs to something. */
const NAME = /^[a-z][a-z_]*$/;
/** So many of the fields that were asked for are in the name of a call. */
const FIELDS_NAMED_MAX = 4;

/**
 * The ids that a body of Meta's, or a call to Meta, names, each once: by these it is found. `isAll` false: there are more, or it is no JSON, and what it names is to be looked for
 * in its text. `path`: of a call, without the address of the Graph API.
 */
export function idsIn(texts: readonly string[], path = ""): { ids: string[]; isAll: boolean } {
  const ids = new Set<string>();
  let isAll = true;
  for (const part of path.split(/[/?&=,]/)) {
    const segment = decoded(part);
    if (IN_PATH.test(segment)) ids.add(segment);
  }
  for (const text of texts) {
    if (text === "") continue;
    try {
      collect(parseLossless(text), "", ids);
    } catch {
      isAll = false;
    }
  }
  if (ids.size <= IDS_MAX) return { ids: [...ids], isAll };
  return { ids: [...ids].slice(0, IDS_MAX), isAll: false };
}

/** Not by recursion: a body may be nested deeper than there is room for. */
function collect(value: unknown, name: string, ids: Set<string>): void {
  const left: { value: unknown; name: string }[] = [{ value, name }];
  for (let next = left.pop(); next !== undefined && ids.size <= IDS_MAX; next = left.pop()) {
    const { value: it, name: its } = next;
    if (Array.isArray(it)) for (const one of it as unknown[]) left.push({ value: one, name: its });
    else if (isObject(it)) for (const [key, one] of Object.entries(it)) left.push({ value: one, name: key });
    else if ((typeof it === "string" || typeof it === "number") && ID_NAME.test(its)) {
      const id = String(it);
      if (id !== "" && id.length <= 400) ids.add(id);
    }
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * A call as a list names it: its method, its path without ids, which name people, and the first fields that were asked for, by which
 * a call about an id alone is known.
 */
export function callName(method: string, path: string): string {
  const [place = "", query = ""] = path.split("?");
  const segments = place.split("/").filter((it) => it !== "");
  const named = segments.map((it) => (NAME.test(it) ? it : "…")).join("/");
  // What stands in brackets says where in a list it goes on, which is Meta's.
  const fields = (new URLSearchParams(query).get("fields") ?? "").replace(/\([^)]*\)?/g, "").split(/[,{}]/);
  const known = fields.map((it) => it.split(".")[0] ?? "").filter((it) => NAME.test(it));
  return `${method} ${named}${known.length === 0 ? "" : `?fields=${[...new Set(known)].slice(0, FIELDS_NAMED_MAX).join(",")}`}`;
}
