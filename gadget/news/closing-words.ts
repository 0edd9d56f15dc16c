import { words } from "../words/action-words.ts";
import { momentTime } from "../words/moments.ts";

/** What a notice says of a customer whom nobody answered, and until when (ms) Meta takes an answer. */
export function closingWords(until: number, now: number): string {
  return words().closing(momentTime(until, now));
}

/** What one notice says of so many of them. */
export function manyClosingWords(n: number): { title: string; text: string } {
  return words().manyClosing(n);
}
