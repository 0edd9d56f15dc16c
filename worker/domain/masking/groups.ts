import { PASSED } from "./plain.ts";

/** Digits that stand together, without what is passed over between them, and where that is. */
export type Group = { digits: string; from: number; to: number };

const GROUP = new RegExp(`[0-9](?:${PASSED}*[0-9])*`, "g");

/** Those of a run of digits and of what parts them, which begins at `index` of a plain text; first to last. */
export function groupsIn(run: string, index: number): Group[] {
  return [...run.matchAll(GROUP)].map((group) => ({
    digits: group[0].replaceAll(PASSED, ""),
    from: index + group.index,
    to: index + group.index + group[0].length,
  }));
}
