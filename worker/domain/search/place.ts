/** Slots of one second: what is written in the same second is spread over them. */
const SLOTS = 2 ** 20;
/** So many slots behind its own one may hold an entry whose own is taken. */
export const SLOTS_TRIED = 64;
const SECONDS_MAX = 2 ** 32;

/**
 * The number of an entry in the index, or the first that it may have: by its time, so that the newest is found first, none is sorted, and a
 * time is a range of numbers. Which entry it is follows from it and needs no index of its own. At most 2^52. `at` in ms.
 */
export function placeOf(at: number, thread: number, entry: number): number {
  return secondOf(at) * SLOTS + slotOf(thread, entry);
}

/** The first number of that time, in ms. */
export function firstPlaceAt(at: number): number {
  return secondOf(at) * SLOTS;
}

/** The number of a name; before those of all entries. */
export function placeOfName(thread: number): number {
  return -thread;
}

function secondOf(at: number): number {
  return Math.min(Math.max(Math.floor(at / 1_000), 1), SECONDS_MAX - 1);
}

/** Of one conversation what was said later stands later. */
function slotOf(thread: number, entry: number): number {
  return ((Math.imul(thread, 0x9e3779b1) >>> 0) + entry) % (SLOTS - SLOTS_TRIED);
}
