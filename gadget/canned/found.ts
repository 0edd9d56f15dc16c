import UFuzzy from "@leeoniya/ufuzzy";
import { idOf, isMacro, saidOf, scopeOrder, type Canned } from "./kept.ts";

/** uFuzzy's mode in which one letter of a word may be wrong. Its names for modes are types, so that the number stands here. */
const ONE_WRONG = 1 as UFuzzy.IntraMode;

/** How words are cut up in any script; one letter of a word may be wrong, missing or one too many. */
const fuzzy = new UFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\p{N}']+",
  intraSplit: "\\p{Ll}\\p{Lu}",
  intraBound: "\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}",
  intraChars: "[\\p{L}\\p{N}']",
  intraContr: "'\\p{L}{1,2}\\b",
  intraMode: ONE_WRONG,
});
/** Words may stand in another order, as long as there are not more of them. */
const ANY_ORDER_MAX = 3;
const RECENT_SHOWN_MAX = 5;

/** Those used last, and then those of each scope; or all that were found, the best first. */
export type Group = { of: "recent" | Canned["scope"] | "found"; all: Canned[] };

/** What is offered before anything is looked for. `recent`: ids, the newest first. */
export function grouped(all: readonly Canned[], recent: readonly string[], lang: string): Group[] {
  const used = recent.flatMap((id) => all.find((it) => idOf(it) === id) ?? []).slice(0, RECENT_SHOWN_MAX);
  const rest = all.filter((it) => !used.includes(it)).toSorted((a, b) => a.name.localeCompare(b.name, lang));
  const of = (scope: Canned["scope"]) => ({ of: scope, all: rest.filter((it) => it.scope === scope) });
  const groups: Group[] = [{ of: "recent", all: used }, of("mine"), of("team"), of("desk")];
  return groups.filter((group) => group.all.length > 0);
}

/**
 * What fits best first: a shortcut that is what was typed, then shortcuts that begin so, then what holds the words, nearly
 * as they were typed, in name, shortcut or message. Among equals the agent's own goes before the team's, and that before the desk's;
 * then what was used last.
 */
export function found(all: readonly Canned[], query: string, recent: readonly string[]): Canned[] {
  const sought = plain(query);
  const ordered = all.toSorted((a, b) => scopeOrder(a) - scopeOrder(b) || rank(recent, a) - rank(recent, b));
  const by = (fits: (shortcut: string) => boolean) =>
    ordered.filter(({ shortcut }) => shortcut !== undefined && fits(plain(shortcut)));
  const same = by((shortcut) => shortcut === sought);
  const begun = by((shortcut) => shortcut.startsWith(sought));
  return [...new Set([...same, ...begun, ...holding(ordered, sought)])];
}

function holding(all: readonly Canned[], sought: string): Canned[] {
  const texts = all.map((it) => plain(`${it.name} ${it.shortcut ?? ""} ${wordsIn(it)}`));
  const [indexes, info, order] = fuzzy.search(texts, sought, ANY_ORDER_MAX, all.length);
  if (order && info) return order.flatMap((at) => all[info.idx[at] ?? -1] ?? []);
  if (indexes && indexes.length > 0) return indexes.flatMap((at) => all[at] ?? []);
  // What is made of signs alone has no words to look for.
  return all.filter((_, index) => texts[index]?.includes(sought));
}

/** In all its languages. */
function wordsIn(it: Canned): string {
  const message = isMacro(it) ? it.steps.find((step) => step.do === "reply") : it;
  if (message === undefined) return "";
  return [message.outgoing, ...(message.others ?? []).map(({ outgoing }) => outgoing)].map(saidOf).join(" ");
}

function rank(recent: readonly string[], it: Canned): number {
  const at = recent.indexOf(idOf(it));
  return at < 0 ? recent.length : at;
}

/** Without capital letters and accents. */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
