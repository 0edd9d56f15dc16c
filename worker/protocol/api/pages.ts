import * as v from "../values.ts";
import { cursorOf, cursorTo } from "./cursor.ts";

const LIMIT = 50;
const LIMIT_MAX = 100;

/** The last that was told: by what it is known, and where it stood, should it be gone since. */
const Told = v.strictObject({ key: v.string(), at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) });

/** What is asked of a list that its command answers as a whole. */
export const PAGE_ASKED = {
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMIT_MAX)), LIMIT),
  cursor: v.exactOptional(cursorTo(Told)),
};
type Asked = { limit: number; cursor?: v.InferOutput<typeof Told> };

/** A page of a list. `next`: the cursor of the one behind it; null at the end. */
export function pageShape<S extends v.GenericSchema>(item: S) {
  return { items: v.array(item), next: v.nullable(v.string()) };
}

/** The items that are asked for of all. `keyOf` tells each from all others. */
export function pageOf<T>(
  all: readonly T[],
  { limit, cursor }: Asked,
  keyOf: (item: T) => string,
): { items: T[]; next: string | null } {
  const told = cursor === undefined ? -1 : all.findIndex((item) => keyOf(item) === cursor.key);
  const from = cursor === undefined || told >= 0 ? told + 1 : cursor.at;
  const items = all.slice(from, from + limit);
  const last = items.at(-1);
  const isOver = last === undefined || from + limit >= all.length;
  return { items, next: isOver ? null : cursorOf({ key: keyOf(last), at: from + limit - 1 }) };
}
