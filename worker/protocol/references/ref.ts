/** What the `ref` of each reference begins with: by it those of other links are let alone. */
export const REFERENCE_PREFIX = "fbr1_";

/** Whether somebody came by a reference; whether it is good, its desk knows. */
export function isReference(ref: string | null): ref is string {
  return ref !== null && ref.startsWith(REFERENCE_PREFIX);
}
