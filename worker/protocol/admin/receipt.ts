/**
 * Kinds of what is removed with a person, as a receipt names them: what was said (`entries`) and kept as it was delivered (`raw`); files in the
 * bucket; contacts, tickets, references and lines that the desk kept; texts of the index; what endpoints of programs were to be told, what waited
 * for them among it (`webhook_events`, `webhook_deliveries`), what they never took (`dead_letters`), and what came raw (`black_box`).
 */
export const REMOVED_KINDS = [
  "entries",
  "raw",
  "files",
  "contacts",
  "tickets",
  "references",
  "lines",
  "indexed_texts",
  "webhook_events",
  "webhook_deliveries",
  "dead_letters",
  "black_box",
] as const;
export type RemovedKind = (typeof REMOVED_KINDS)[number];

/** How many of each kind; left out: none. */
export type RemovedCounts = { [K in RemovedKind]?: number };

/** Two counts as one. */
export function addedCounts(one: RemovedCounts, two: RemovedCounts): RemovedCounts {
  const all: RemovedCounts = {};
  for (const kind of REMOVED_KINDS) {
    const sum = (one[kind] ?? 0) + (two[kind] ?? 0);
    if (sum > 0) all[kind] = sum;
  }
  return all;
}
