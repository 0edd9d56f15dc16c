import * as v from "./values.ts";

/**
 * Text as it is kept, which is no longer than `max` UTF-16 units: v.transform and v.maxLength at once. Documents (JSON Schema) end at what is
 * transformed, and take the limit from before it.
 */
export function changedText(change: (text: string) => string, max: number) {
  return v.pipe(v.string(), v.metadata({ maxLength: max }), v.transform(change), v.maxLength(max));
}
