/** The same keys with other values. */
export function each<Old, T>(
  record: Readonly<Record<string, Old>>,
  change: (old: Old) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, old]) => [key, change(old)]));
}
