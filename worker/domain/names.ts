import { isBlank } from "../protocol/message/blank.ts";
import { cutText } from "../protocol/message/cut-text.ts";
import { inOneLine } from "../protocol/one-line.ts";

/** Names that people gave: of people, of files, of what a desk has. They are shown in one line, among other words, and kept by others. */

/** Longest name that is shown, in UTF-16 units. */
export const NAME_UNITS_MAX = 200;
/** How much of its end a file's name keeps when it is too long: it tells what the file is. */
const ENDING_UNITS = 20;

/** What is looked at of one that is longer still. */
const READ_UNITS_MAX = 1_000;

/** Separators of paths, and what Windows gives a meaning in names. */
const PATHS = /[/\\]/u;
const RESERVED = /[<>:"|?*]/gu;
/** Hides a file, or is dropped without a word. */
const EDGES = /^[\s.]+|[\s.]+$/gu;
const DEVICES = /^(con|prn|aux|nul|(com|lpt)[0-9¹²³])($|\.)/iu;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Of no width, or drawn as nothing: joiners, selectors, fillers, blanks that count as letters. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]/gu;

/**
 * What somebody sees of a name: two of which this is the same cannot be told apart in a list. Whatever its case, its width or form
 * (NFKC), its spaces, and what in it is not drawn. Letters of several scripts that look alike are not compared: that would take a
 * table of Unicode's (UTS 39), and refuse names that are right.
 */
export function looksOf(name: string): string {
  const plain = inOneLine(name).replace(UNSEEN, "").normalize("NFKC").toLowerCase().normalize("NFKC");
  return inOneLine(plain);
}

/** A person's name as it can stand in a line; null when nothing of it is to be seen. */
export function personName(given: string): string | null {
  const name = cutText(inOneLine(given.slice(0, READ_UNITS_MAX)), NAME_UNITS_MAX);
  return isBlank(name) ? null : name;
}

/**
 * What a file may be called on anybody's disk: the last part of a path, without what a system would read as more than a
 * name. Null when nothing of it is left.
 */
export function fileName(whole: string): string | null {
  // A backslash at the end parts nothing from nothing: elsewhere than with Windows it is a letter of the name.
  const given = whole.replace(/\\+$/, "");
  const last = given.split(PATHS).at(-1) ?? "";
  const read = last.length > READ_UNITS_MAX ? last.slice(-READ_UNITS_MAX) : last;
  const name = inOneLine(read).replace(RESERVED, "_").replace(EDGES, "");
  if (isBlank(name)) return null;
  return shortened(DEVICES.test(name) ? `_${name}` : name);
}

/** Loses of its middle what is too much. */
function shortened(name: string): string {
  if (name.length <= NAME_UNITS_MAX) return name;
  const { index, segment } = graphemeAt(name, name.length - ENDING_UNITS);
  const ending = name.slice(index === name.length - ENDING_UNITS ? index : index + segment.length);
  return `${cutText(name, NAME_UNITS_MAX - ending.length - 1)}…${ending}`;
}

function graphemeAt(name: string, at: number): { index: number; segment: string } {
  return graphemes.segment(name).containing(at) ?? { index: at, segment: "" };
}

/** What a customer is called by whoever is to tell them from others: their name, or the end of their PSID. */
export function customerLabel(name: string | null, psid: string): string {
  return name ?? `Messenger user ·${psid.slice(-4)}`;
}

/** Who wrote a comment, of whom Meta may tell nothing. */
export function commenterLabel(name: string | null): string {
  return name ?? "A person on Facebook";
}
