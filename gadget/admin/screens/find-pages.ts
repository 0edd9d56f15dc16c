import type { DeskRow, PageRow } from "../wire/answers.ts";

/** `status` empty: whichever. */
export type PageFilter = { words: string; status: string };

export function deskNames(desks: readonly DeskRow[]): ReadonlyMap<string, string> {
  return new Map(desks.map(({ desk, name }) => [desk, name]));
}

/** Pages in which every word of the filter occurs, in whatever of name, id, label and desk. What needs attention comes first. */
export function found(
  pages: readonly PageRow[],
  names: ReadonlyMap<string, string>,
  { words, status }: PageFilter,
): PageRow[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  const fits = (page: PageRow) => {
    if (status !== "" && page.status !== status) return false;
    const { name, pageId, label, desk } = page;
    const said = fold([name, pageId, label, desk, names.get(desk)].join(" "));
    return wanted.every((word) => said.includes(word));
  };
  const rank = ({ status: its }: PageRow) => (its === "attention" ? 0 : its === "connecting" ? 1 : 2);
  return pages.filter(fits).toSorted((a, b) => rank(a) - rank(b));
}

/** Whether somebody wrote an accent or a capital is no matter. */
function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
