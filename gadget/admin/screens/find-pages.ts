import type { DeskEntry, PageEntry } from "../../../worker/protocol/admin/answers.ts";
import { fareOf } from "../state/page-status.ts";

/** `status` empty: whichever. */
export type PageFilter = { words: string; status: string };

export function deskNames(desks: readonly DeskEntry[]): ReadonlyMap<string, string> {
  return new Map(desks.map(({ desk, label }) => [desk, label]));
}

/** Pages in which every word of the filter occurs, in whatever of name, label, id and desk. What needs somebody comes first, then what is not finished. */
export function found(
  pages: readonly PageEntry[],
  names: ReadonlyMap<string, string>,
  { words, status }: PageFilter,
): PageEntry[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  const fits = (page: PageEntry) => {
    if (status !== "" && fareOf(page) !== status) return false;
    const { name, label, pageId, desk } = page;
    const said = fold([name, label, pageId, desk, names.get(desk)].join(" "));
    return wanted.every((word) => said.includes(word));
  };
  const rank = (page: PageEntry) => RANKS.indexOf(fareOf(page));
  return pages.filter(fits).toSorted((a, b) => rank(a) - rank(b));
}

const RANKS = ["needy", "changing", "configuration", "connected", "disconnected"];

/** Whether somebody wrote an accent or a capital is no matter. */
function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
