/** Words, or an address that may be followed. */
export type TextPiece = string | { text: string; href: string };

/**
 * What may be an address. What it leads to is decided by the browser's own parser, and by SAFE. Looking behind keeps it
 * from beginning anew at every letter of a long word.
 */
const CANDIDATE =
  /(?:https?:\/\/|mailto:|tel:|www\.)[^\s<>"'`]+|(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;
/** Nothing else may be followed: a customer wrote it. */
const SAFE = new Set(["http:", "https:", "mailto:", "tel:"]);
/** Signs that end a sentence around an address rather than the address. */
const TRAILING = ".,;:!?…\"'»”’]}";
/** Characters that turn the order of letters around, so that an address reads as another one. */
const DECEIVING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** Cuts a text into plain pieces and addresses. Joined together they are the text, letter by letter. */
export function findLinks(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(CANDIDATE)) {
    const address = withoutTrailing(found);
    const href = hrefOf(address);
    if (href === null) continue;
    if (index > from) pieces.push(text.slice(from, index));
    pieces.push({ text: address, href });
    from = index + address.length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

function withoutTrailing(found: string): string {
  // A closing bracket belongs to the sentence unless its opening one is in the address.
  let unopened = count(found, ")") - count(found, "(");
  let end = found.length;
  for (; end > 0; end--) {
    const isBracket = found[end - 1] === ")";
    if (isBracket ? unopened-- <= 0 : !TRAILING.includes(found[end - 1]!)) break;
  }
  return found.slice(0, end);
}

/** Where an address leads, null where nobody should follow it. */
export function hrefOf(address: string): string | null {
  if (DECEIVING.test(address)) return null;
  const isBare = !/^(?:https?:|mailto:|tel:)/i.test(address);
  const full = !isBare ? address : /^www\./i.test(address) ? `https://${address}` : `mailto:${address}`;
  if (!URL.canParse(full)) return null;
  const url = new URL(full);
  // "https://bank.example@evil.example" names the wrong one first.
  if (!SAFE.has(url.protocol) || url.username !== "" || url.password !== "") return null;
  return url.href;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
