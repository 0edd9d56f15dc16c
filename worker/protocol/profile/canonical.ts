/** The same text for the same value, in whatever order its names came. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, it: unknown) =>
    typeof it === "object" && it !== null && !Array.isArray(it)
      ? Object.fromEntries(Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1)))
      : it,
  );
}
