import type { AttributeCondition, AttributeValue } from "../routing/tags.ts";

/** Whether what is known by an attribute is what a condition says; undefined: nothing is known. */
export function fitsAttribute(
  { is, from, to }: Omit<AttributeCondition, "attribute">,
  value: AttributeValue | undefined,
): boolean {
  if (value === undefined) return false;
  return (
    (is?.some((it) => isSame(it, value)) ?? true) &&
    (from === undefined || (typeof from === typeof value && value >= from)) &&
    (to === undefined || (typeof to === typeof value && value <= to))
  );
}

function isSame(a: AttributeValue, b: AttributeValue): boolean {
  return typeof a === "string" && typeof b === "string" ? folded(a) === folded(b) : a === b;
}

/** A text as it is compared: whatever its case and width. */
export function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
