import { isBlank } from "../../protocol/message/blank.ts";
import { cutText } from "../../protocol/message/cut-text.ts";
import type { JsonObject } from "../json.ts";

/** Longer texts are kept whole in the raw item and shown up to here, in UTF-16 units. */
export const SHOWN_TEXT_UNITS_MAX = 20_000;

/** Short words of an item (titles, names of kinds) are shown up to here. */
const NAME_UNITS_MAX = 60;
const LABEL_UNITS_MAX = 300;
/** What Meta lets `ref` of a link be (m.me links). */
const REF_UNITS_MAX = 2_083;
/** Names of unknown fields that are kept with an entry; more is somebody playing. */
export const NAMES_MAX = 20;

/** Keys an item has beside the one that names its kind. */
export const ENVELOPE: ReadonlySet<string> = new Set(["sender", "recipient", "timestamp"]);

/** The keys that say something, apart from those in `known`. */
export function namesOf(object: JsonObject, known: ReadonlySet<string>): string[] {
  return Object.keys(object).filter((key) => !known.has(key) && object[key] !== null);
}

/** A name of Meta's, cut where it is longer than any that Meta has. */
export function shortName(name: string): string {
  return cutText(name, NAME_UNITS_MAX);
}

/** Whole as Meta lets it be: a page finds a record by it. Null for none. */
export function refAt(object: JsonObject): string | null {
  const ref = object["ref"];
  return typeof ref !== "string" || isBlank(ref) ? null : cutText(ref, REF_UNITS_MAX);
}

/** A title, a label: what is shown in a line or two. Null for none, and for one of which nothing is seen. */
export function label(text: string | null): string | null {
  return text === null || isBlank(text) ? null : cutText(text, LABEL_UNITS_MAX);
}

/** A text, cut where no screen would show it. Empty for one of which nothing is seen. */
export function shownText(text: string): string {
  return isBlank(text) ? "" : cutText(text, SHOWN_TEXT_UNITS_MAX);
}
