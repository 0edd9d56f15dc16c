/** A row of raw JSON stays well below the 2 MB that a row may hold. */
const PIECE_CHARS = 512 * 1024;

/** Cuts ASCII JSON, where a character is a byte and none is half of another, into pieces that fit a row. */
export function piecesOf(json: string): string[] {
  const count = Math.ceil(json.length / PIECE_CHARS);
  return Array.from({ length: count }, (_, piece) =>
    json.slice(piece * PIECE_CHARS, (piece + 1) * PIECE_CHARS),
  );
}
