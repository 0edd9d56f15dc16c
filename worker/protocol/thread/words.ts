import * as v from "../values.ts";
import { changedText } from "../changed-text.ts";
import { ASSIGN_NOTE_UNITS_MAX } from "../limits.ts";
import { isBlank } from "../message/blank.ts";

/** What somebody wrote: at most `max` UTF-16 units of which something is to be seen. Half a character becomes "\ufffd". */
export function words(max: number) {
  return v.pipe(
    changedText((text) => text.toWellFormed().trim(), max),
    v.check((text) => !isBlank(text), "blank"),
  );
}

/** Words for whom something is given to, or who is asked for help. */
export const HandedNote = words(ASSIGN_NOTE_UNITS_MAX);
