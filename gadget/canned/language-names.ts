import { languageNamed } from "../platform/of-languages.ts";
import { written } from "../words/strings.ts";
import { locale } from "../words/time.ts";

/** Those that customers of Messenger write most; others that one is written in already stand beside them. */
const COMMON =
  "ar bg bn cs da de el en es et fa fi fil fr he hi hr hu id it ja ko lt lv ms nb nl pl pt pt-BR ro ru sk sl sr sv sw th tr uk ur vi zh zh-TW".split(
    " ",
  );

/** What a language is called in the one that is spoken here; its tag where nobody knows a name. */
export function languageName(tag: string): string {
  return languageNamed(tag, locale());
}

/** Tags to choose from, by their names; `also`: those that stand there. */
export function languagesToChoose(also: readonly string[]): string[] {
  const tags = [...new Set([...COMMON, ...also.filter((tag) => tag !== "")])];
  return tags.sort((a, b) => languageName(a).localeCompare(languageName(b), written.lang));
}
