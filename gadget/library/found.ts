import type { SavedTemplate } from "../../worker/protocol/library/saved-template.ts";

/** Those that hold every word that was typed, in their name or in what they say, by name. */
export function found(
  all: readonly SavedTemplate[],
  query: string,
  lang: string,
  said: (template: SavedTemplate) => string,
): SavedTemplate[] {
  const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase(lang);
  const sought = plain(query).split(/\s+/).filter(Boolean);
  return all
    .filter((it) => {
      const text = plain(`${it.name} ${said(it)}`);
      return sought.every((word) => text.includes(word));
    })
    .sort((a, b) => a.name.localeCompare(b.name, lang) || a.madeAt - b.madeAt);
}
