import * as v from "./values.ts";
import { changedText } from "./changed-text.ts";
import { isBlank } from "./message/blank.ts";

// Names that people gave: they are shown in one line, among other words, and kept by others.

/** Controls, and what begins another line. */
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;
/** Marks that turn the order of others around, so that one name reads as another: "invoice.<RLO>fdp.exe". */
const DECEIVING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Has no width, and holds nothing together either (as joiners do in emoji and in Persian). */
const UNSEEN = /[\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]/gu;

/** As it can stand in a line of others' words, and in storage: half a character, which nothing can be told of, becomes "\ufffd". */
export function inOneLine(given: string): string {
  const plain = given.toWellFormed().replace(BREAKS, " ").replace(DECEIVING, "").replace(UNSEEN, "");
  return plain.replace(/\s+/gu, " ").trim();
}

/** A name of up to `max` UTF-16 units, of which something is to be seen, as it is kept: in one line. */
export const oneLine = (max: number) =>
  v.pipe(
    changedText(inOneLine, max),
    v.check((name) => !isBlank(name), "blank"),
  );
