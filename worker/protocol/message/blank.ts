/**
 * Signs of which nothing is to be seen: white space, what Unicode has not drawn (zero-width signs, fillers of Hangul,
 * selectors, tags), controls, and blanks that count as letters or notes.
 */
const UNSEEN_ALONE =
  /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800\ufff9-\ufffb\u{1d159}]*$/u;

/** Whether a text shows nothing at all. */
export function isBlank(text: string): boolean {
  return UNSEEN_ALONE.test(text);
}

/** A message without the empty lines before it and the white space after it. Its first line stays indented. */
export function withoutEmptyEdges(text: string): string {
  return text.trimEnd().replace(/^(?:[^\S\n]*\n)+/, "");
}
