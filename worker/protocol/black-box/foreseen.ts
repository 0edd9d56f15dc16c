/**
 * What would come of an item, were it delivered now. `added`: it becomes an entry, or an event of the Page. `there`: it was kept before. `changed`: it changes
 * what is there. `nothing`: it says nothing that is not so. `erased`: it is of what was erased, `removed`: of what was old enough to go, and does not come back.
 * `comments_off`: the Page takes no comments. `noise`: nobody who answers is concerned. `waits`: nobody connected the Page, so that it is kept for a day. `unwritable`: no table takes it, also today.
 * `unreachable`: its object gave no answer.
 */
export const FORESEEN = [
  "added",
  "there",
  "changed",
  "nothing",
  "erased",
  "removed",
  "comments_off",
  "noise",
  "waits",
  "unwritable",
  "unreachable",
] as const;
export type ForeseenFate = (typeof FORESEEN)[number];

/** One line of the difference: what is there now (null: nothing) and what would be. `what`: "entry 12", or a mark of the thread. */
export type ForeseenChange = { what: string; from: string | null; to: string | null };

/** Of one item. `kind`: as today's code understands it; `conversation` null: it names no person. `at`: Meta's time (ms). */
export type Foreseen = {
  kind: string;
  conversation: string | null;
  at: number;
  fate: ForeseenFate;
  changes: ForeseenChange[];
};

/** Of all of it, or why today's code cannot read it. */
export type Foresight =
  | { isReadable: true; items: Foreseen[] }
  | { isReadable: false; why: "not_json" | "no_object" | "other_object"; items: Foreseen[] };
