/**
 * Whom a letter is for, by the numbers of their seats at one relay: a list, or where that would be longer a map of bits, the lowest
 * bit of the first byte being seat `from`. A letter to five hundred sockets is 64 bytes longer than one to nobody.
 */
export type Seats = readonly number[] | { from: number; bits: Uint8Array };

/** What a number in a list takes, at least, where objects tell each other of it. */
const BYTES_OF_NUMBER = 2;

/** Whole numbers from 0 on, each once, in any order. */
export function packedSeats(seats: readonly number[]): Seats {
  const first = seats[0];
  if (first === undefined) return [];
  let [from, last] = [first, first];
  for (const seat of seats) {
    if (seat < from) from = seat;
    if (seat > last) last = seat;
  }
  const bytes = ((last - from) >> 3) + 1;
  if (bytes >= seats.length * BYTES_OF_NUMBER) return [...seats];
  const bits = new Uint8Array(bytes);
  for (const seat of seats) bits[(seat - from) >> 3]! |= 1 << ((seat - from) & 7);
  return { from, bits };
}

/** The seats in it: in their order where it is a map, else as they were listed. */
export function seatsIn(packed: Seats): readonly number[] {
  if (!("bits" in packed)) return packed;
  const { from, bits } = packed;
  const seats: number[] = [];
  for (const [at, byte] of bits.entries())
    for (let bit = 0; bit < 8; bit++) if ((byte & (1 << bit)) !== 0) seats.push(from + at * 8 + bit);
  return seats;
}
