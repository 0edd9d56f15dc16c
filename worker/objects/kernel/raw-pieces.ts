import { names } from "../../graph/raw/delivery.ts";
import { partsOfName } from "../../protocol/ids.ts";

/** A row of raw JSON stays well below the 2 MB that a row may hold. */
export const PIECE_CHARS = 512 * 1024;

/** Cuts ASCII JSON, where a character is a byte and none is half of another, into pieces that fit a row. */
export function piecesOf(json: string): string[] {
  const count = Math.ceil(json.length / PIECE_CHARS);
  return Array.from({ length: count }, (_, piece) =>
    json.slice(piece * PIECE_CHARS, (piece + 1) * PIECE_CHARS),
  );
}

/** Ids of Meta's have more digits; a shorter one is part of much that means something else. */
const ID_CHARS_MIN = 8;

/** Which of these JSON texts name the person of a conversation. `pieces` in order, those of one text together. */
export function naming(pieces: Iterable<{ id: number; json: string }>, conversation: string): number[] {
  const { psid } = partsOfName(conversation);
  if (psid.length < ID_CHARS_MIN) return [];
  const texts = new Map<number, string>();
  const found: number[] = [];
  const look = (): void => {
    for (const [id, text] of texts) if (names(text, psid)) found.push(id);
    texts.clear();
  };
  for (const { id, json } of pieces) {
    if (!texts.has(id)) look();
    texts.set(id, (texts.get(id) ?? "") + json);
  }
  look();
  return found;
}
