import { own } from "../../protocol/own.ts";

/** Older and narrower codes of languages, and the one by which they are known here (IANA's registry of language subtags). */
const SAME: Readonly<Record<string, string>> = { nb: "no", nn: "no", fil: "tl", iw: "he", in: "id" };

/** "pt-br" of Meta's "pt_BR". */
export function tagOf(language: string): string {
  return language.replaceAll("_", "-").toLowerCase();
}

/** The language without country or script: "pt". */
export function primaryOf(language: string): string {
  const [primary = ""] = tagOf(language).split("-");
  return own(SAME, primary) ?? primary;
}

/** Whether what is sought holds for what is spoken: "fr" is that of France and of Canada; "fr-CA" of Canada alone. */
export function isLanguage(sought: string, spoken: string): boolean {
  const [wanted, found] = [tagOf(sought), tagOf(spoken)];
  if (wanted === found || found.startsWith(`${wanted}-`)) return true;
  return !wanted.includes("-") && primaryOf(wanted) === primaryOf(found);
}
