/** A body is longer than it may be. */
export class TooLargeError extends Error {
  readonly code = "too_large";
  constructor() {
    super("a body is longer than it may be");
  }
}

/**
 * A body in pieces of exactly `size` bytes, the last one shorter; none when it is empty. Throws TooLargeError with
 * the first byte beyond `max`, whatever was said of its length before, and lets the body go when reading ends.
 */
export async function* piecesOf(
  body: AsyncIterable<Uint8Array>,
  size: number,
  max: number,
): AsyncGenerator<Uint8Array> {
  let total = 0;
  let held: Uint8Array[] = [];
  let room = size;
  for await (let chunk of body) {
    total += chunk.length;
    if (total > max) throw new TooLargeError();
    while (chunk.length >= room) {
      held.push(chunk.subarray(0, room));
      chunk = chunk.subarray(room);
      yield joined(held);
      held = [];
      room = size;
    }
    if (chunk.length > 0) held.push(chunk);
    room -= chunk.length;
  }
  if (held.length > 0) yield joined(held);
}

/** Several pieces as one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
