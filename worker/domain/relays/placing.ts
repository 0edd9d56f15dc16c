/** So many sockets a desk holds itself, where nothing else is set: as many agents as it keeps up with alone (docs/operating.md). */
export const SOCKETS_AT_DESK_DEFAULT = 500;
export const SOCKETS_AT_DESK_MAX = 32_000;

/** So many sockets a relay takes: each change is one call to it, and so many frames that it sends. */
export const SOCKETS_PER_RELAY = 500;

/** So many relays one desk has at most, and so many calls are made for one change: well within what one invocation may make (1,000). */
export const RELAYS_MAX = 64;

/**
 * Where the next socket of a desk goes: null: to the desk itself, which takes `atDesk` of them. Else to the first relay that has room, so
 * that there are few of them; where all are full, to the one with the fewest. `relays`: how many each has, by its number.
 */
export function placeOfNext(
  here: number,
  atDesk: number,
  relays: ReadonlyMap<number, number>,
): number | null {
  if (here < atDesk) return null;
  let fewest = 0;
  for (let no = 0; no < RELAYS_MAX; no++) {
    const count = relays.get(no) ?? 0;
    if (count < SOCKETS_PER_RELAY) return no;
    if (count < (relays.get(fewest) ?? 0)) fewest = no;
  }
  return fewest;
}
