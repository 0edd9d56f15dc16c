import * as v from "../values.ts";
import {
  ROUTING_CAPACITY_MAX,
  ROUTING_LIST_MAX,
  ROUTING_NAME_UNITS_MAX,
  ROUTING_SECONDS_MAX,
  ROUTING_WORD_UNITS_MAX,
} from "../limits.ts";
import { oneLine } from "../one-line.ts";
import type { ConversationKind } from "../thread/kind.ts";

// What the parts of the routing document are made of.

/** Of a team, a queue, hours or a rule: made by who writes the configuration, and kept when its name changes. */
export const Id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9_-]{0,39}$/));

/**
 * Ids that no object from outside may have as keys: whoever reads JSON from strangers leaves them out (valibot's `record` does,
 * without a word). What is kept by ids in objects may have none of these.
 */
export const RESERVED_IDS: readonly string[] = ["constructor", "prototype", "__proto__"];

/** Values by ids. With one that is reserved it is refused, and not read without it. */
export const byId = <T extends v.GenericSchema>(of: T) =>
  v.pipe(
    // Before it is read as a record, which loses such names. Documents tell of the record alone.
    Object.assign(v.custom<Record<string, unknown>>(isByIds, "reserved"), { told: v.record(Id, of) }),
    v.record(Id, of),
  );

function isByIds(it: unknown): boolean {
  if (typeof it !== "object" || it === null) return false;
  return !RESERVED_IDS.some((id) => Object.hasOwn(it, id));
}

export const Name = oneLine(ROUTING_NAME_UNITS_MAX);
export const Word = oneLine(ROUTING_WORD_UNITS_MAX);
/** "2026-12-24", a day that there is. */
export const Day = v.pipe(v.string(), v.isoDate(), v.check(isDay, "no_such_day"));
export const PageId = v.pipe(v.string(), v.regex(/^\d{1,30}$/));
/** Where a conversation is held. */
export const Kind = v.picklist(["messenger", "comment"] satisfies ConversationKind[]);
/** Meta's of a post: "90210_901". */
export const PostId = v.pipe(v.string(), v.regex(/^\d{1,40}(_\d{1,40}){0,3}$/));
/** As in BCP 47: "fr", "pt-BR". */
export const Language = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*$/));
export const Seconds = v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(ROUTING_SECONDS_MAX));
/** Up to 30 days. */
export const LongSeconds = v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(30 * 24 * 60 * 60));
export const Capacity = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(ROUTING_CAPACITY_MAX));
export const some = <T extends v.GenericSchema>(of: T) => v.pipe(v.array(of), v.maxLength(ROUTING_LIST_MAX));
export const someAtLeast = <T extends v.GenericSchema>(of: T) => v.pipe(some(of), v.minLength(1));

/** Whether a day of that name is in the calendar. */
export function isDay(date: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}
