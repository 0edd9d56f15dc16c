/** Of these scripts no spaces stand between words: there any part is found. */
const SPACELESS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

/** A word or number, or a sign between two of them. */
const PARTS = /[\p{L}\p{N}]+|[^\p{L}\p{N}]/gu;

const IS_WORD = /^[\p{L}\p{N}]/u;

/** A keyword as it is looked for: the parts that stand one after the other, and whether any part of a word will do. */
type Sought = { parts: readonly string[]; isAnyPart: boolean };

/** Lists of keywords as a document has them: each is read once, and asked of everything that a customer writes. */
const SOUGHT = new WeakMap<readonly string[], readonly Sought[]>();

/** What a customer wrote, as keywords are looked for in it: read once for all of them. */
export class Said {
  readonly #text: string;
  #words: readonly string[] | null = null;
  #signs: readonly string[] | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Whether any of these keywords is in it: as a word, or several ("order" is not in "border"). Of scripts without spaces any part
   * is. What isEmptyWord() is in nothing. It takes as many steps as the text and the keyword are long.
   */
  hasAny(keywords: readonly string[]): boolean {
    return soughtIn(keywords).some((it) => this.#has(it));
  }

  #has({ parts, isAnyPart }: Sought): boolean {
    if (isAnyPart) return stands((this.#signs ??= Array.from(plain(this.#text))), parts, () => true);
    const words = (this.#words ??= partsOf(plain(this.#text)));
    // A keyword that begins or ends with a sign has no word beside it, either.
    const isFree = (from: number, to: number): boolean => !isWord(words[from - 1]) && !isWord(words[to]);
    return stands(words, parts, isFree);
  }
}

/** Whether nothing is left to look for: it is of accents, or of signs that nobody sees, alone, which do not matter. */
export function isEmptyWord(keyword: string): boolean {
  return plain(keyword) === "";
}

/**
 * Whether `sought` stands in `parts`, one after the other, at a place that will do. Each part is looked at twice at most, however
 * often it repeats itself (Knuth, Morris and Pratt).
 */
export function stands(
  parts: ArrayLike<string>,
  sought: readonly string[],
  isAllowed: (from: number, to: number) => boolean,
): boolean {
  if (sought.length === 0) return false;
  const borders = bordersOf(sought);
  let found = 0;
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    while (found > 0 && sought[found] !== part) found = borders[found - 1] ?? 0;
    if (sought[found] === part) found += 1;
    if (found < sought.length) continue;
    if (isAllowed(at + 1 - found, at + 1)) return true;
    found = borders[found - 1] ?? 0;
  }
  return false;
}

/** For each part how much of the beginning stands before its end as well. */
function bordersOf(sought: readonly string[]): number[] {
  const borders = [0];
  let found = 0;
  for (const part of sought.slice(1)) {
    while (found > 0 && sought[found] !== part) found = borders[found - 1] ?? 0;
    if (sought[found] === part) found += 1;
    borders.push(found);
  }
  return borders;
}

function soughtIn(keywords: readonly string[]): readonly Sought[] {
  const known = SOUGHT.get(keywords);
  if (known !== undefined) return known;
  const sought = keywords.map((it) => {
    const word = plain(it);
    const isAnyPart = SPACELESS.test(word);
    return { parts: isAnyPart ? Array.from(word) : partsOf(word), isAnyPart };
  });
  SOUGHT.set(keywords, sought);
  return sought;
}

function partsOf(text: string): string[] {
  return text.match(PARTS) ?? [];
}

function isWord(part: string | undefined): boolean {
  return part !== undefined && IS_WORD.test(part);
}

/** Without what two people write differently: case, width, accents, "ß" for "ss", how wide a space is, and signs that nobody sees. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ς", "σ")
    .replace(/\s+/g, " ")
    .trim();
}
