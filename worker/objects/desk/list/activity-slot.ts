/**
 * How finely the index of the list knows when a conversation was active (ms). While several messages come within it, its
 * entry stays as it is, which saves each a row; rows of one slot are sorted when a list is read. It stands in the tables:
 * another value needs a step of the schema.
 */
export const ACTIVITY_SLOT_MS = 300_000;

/** The slot of a time in ms; a later one has the same or a greater. */
export function slotOf(activityAt: number): number {
  return Math.floor(activityAt / ACTIVITY_SLOT_MS);
}
