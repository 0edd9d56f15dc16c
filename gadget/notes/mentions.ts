import type { Person } from "../../worker/protocol/message/entry.ts";
import { TARGET_WORDS_UNITS_MAX } from "../../worker/protocol/limits.ts";

/** Where somebody is about to be named: from `at`, by these words. */
export type Typed = { at: number; words: string };

/** What is typed of a name before the caret; null: none is. An "@" within a word is an address. */
export function typedMention(text: string, caret: number): Typed | null {
  const at = text.lastIndexOf("@", caret - 1);
  if (at === -1 || (at > 0 && /[\p{L}\p{N}._-]/u.test(text[at - 1]!))) return null;
  const words = text.slice(at + 1, caret);
  return /[\n\r]|\s\s|^\s/.test(words) || words.length > TARGET_WORDS_UNITS_MAX ? null : { at, words };
}

/** The text with the name in place of what was typed of it, and where the caret then is. */
export function withMention(
  text: string,
  { at, words }: Typed,
  { name }: Person,
): { text: string; caret: number } {
  const behind = text.slice(at + 1 + words.length);
  const named = `@${name}${behind.startsWith(" ") ? "" : " "}`;
  return { text: text.slice(0, at) + named + behind, caret: at + named.length };
}

/** Whether what is typed is no more the beginning of a name, but what follows that of somebody who was chosen. */
export function isBehindName({ words }: Typed, people: readonly Person[]): boolean {
  return people.some(({ name }) => name !== "" && (words === name || words.startsWith(`${name} `)));
}

/** Those whose name begins so first, then those of whose names another word does; each in the order that the desk gave. */
export function byBeginning<Named extends { name: string }>(all: readonly Named[], words: string): Named[] {
  const begins = ({ name }: Named): boolean => name.toLocaleLowerCase().startsWith(words.toLocaleLowerCase());
  return [...all.filter(begins), ...all.filter((one) => !begins(one))];
}

/** A note in pieces: words, and who is named. Of names that begin alike the longest counts. */
export function piecesOf(text: string, people: readonly Person[]): (string | Person)[] {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  const pieces: (string | Person)[] = [];
  let from = 0;
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", Math.max(at + 1, from))) {
    if (at < from) continue;
    const person = byLength.find(({ name }) => name !== "" && text.startsWith(name, at + 1));
    if (!person) continue;
    if (at > from) pieces.push(text.slice(from, at));
    pieces.push(person);
    from = at + 1 + person.name.length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

/** Whom the text names still, each once. */
export function namedIn(text: string, people: readonly Person[]): Person[] {
  const named = piecesOf(text, people).filter((piece): piece is Person => typeof piece !== "string");
  return people.filter(({ sub }) => named.some((it) => it.sub === sub));
}
