/** Finds on a screen in another language what states know by its English words. */
import { words as builderWords } from "../../../gadget/words/builder-words.ts";
import { t } from "../../../gadget/words/strings.ts";
import { actions } from "../../../gadget/words/locales/actions/en.ts";
import { builder } from "../../../gadget/words/locales/builder/en.ts";
import { content } from "../../../gadget/words/locales/content/en.ts";
import { en } from "../../../gadget/words/locales/en.ts";

/** Shorter pieces of sentences are in many. */
const PIECE_UNITS_MIN = 3;
/** Stand for what is filled in; not in any text. */
const HOLES = ["\u{E000}", "\u{E001}", "\u{E002}"] as const;
const NUMBERS = [701, 702, 703] as const;
const HOLE = /[\u{E000}-\u{E002}]/gu;

/** What may stand on the screen for words in English: they themselves, for names and what customers write. */
export function inLanguage(english: string): string[] {
  const found = [english];
  visit([en, t], english, found);
  visit([actions, t.actions(actions)], english, found);
  visit([content, t.content(content)], english, found);
  visit([builder, builderWords()], english, found);
  return found;
}

function visit([ours, theirs]: readonly [unknown, unknown], english: string, found: string[]): void {
  if (typeof ours === "string") {
    if (typeof theirs === "string" && (ours === english || isPart(ours, english))) found.push(theirs);
    return;
  }
  if (typeof ours === "function" && typeof theirs === "function") {
    // Plurals differ by the number itself.
    const numbers = [...english.matchAll(/\d+/g)].map(Number);
    const counted = numbers.length > 0 && say(ours, numbers)?.includes(english) && say(theirs, numbers);
    if (counted) found.push(counted);
    const [sentence, other] = [ours, theirs].map(withHoles);
    if (sentence && other) found.push(...wordingsOf(sentence, other, english));
    return;
  }
  if (typeof ours !== "object" || ours === null) return;
  for (const [key, inner] of Object.entries(ours)) {
    visit([inner, (theirs as Record<string, unknown>)[key]], english, found);
  }
}

function isPart(words: string, english: string): boolean {
  if (words.length < PIECE_UNITS_MIN) return false;
  return (
    english.includes(words) || words.startsWith(english) || (isSentence(english) && words.includes(english))
  );
}

/** A single word is in the middle of many sentences. */
function isSentence(words: string): boolean {
  return words.split(" ").length > 2;
}

/** What the sentence `other` says where `sentence`, in English, would say these words or a part of them. */
function wordingsOf(sentence: string, other: string, english: string): string[] {
  const escaped = sentence.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const filled = new RegExp(`^${escaped.replaceAll(HOLE, "(.+?)")}$`, "u").exec(english);
  const piece = longestPiece(other);
  if (!filled) return isPart(longestPiece(sentence), english) && piece !== "" ? [piece] : [];
  const fillings = new Map([...sentence.matchAll(HOLE)].map(([hole], at) => [hole, filled[at + 1] ?? ""]));
  return [other.replaceAll(HOLE, (hole) => fillings.get(hole) ?? "")];
}

/** The longest run of words that a sentence says whatever is filled in. */
function longestPiece(sentence: string): string {
  const pieces = sentence.split(HOLE).map((piece) => piece.trim());
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest));
}

/** A sentence with nothing filled in; null where it takes more than texts and numbers. */
function withHoles(sentence: unknown): string | null {
  const said = say(sentence, HOLES);
  if (!said?.includes("NaN")) return said;
  const counted = say(sentence, NUMBERS) ?? "";
  return NUMBERS.reduce((text, n, at) => text.replaceAll(String(n), HOLES[at]!), counted);
}

/** The sentence with this filled in; null where it takes something else. */
function say(sentence: unknown, fillings: readonly (string | number)[]): string | null {
  try {
    const said = (sentence as (...fillings: readonly (string | number)[]) => unknown)(...fillings);
    return typeof said === "string" ? said : null;
  } catch {
    return null;
  }
}
