import { spoken } from "../../words/words.ts";
import { routingAr } from "./ar.ts";
import { routingDe } from "./de.ts";
import { routingEn, type RoutingWords } from "./en.ts";
import { routingEs } from "./es.ts";
import { routingFr } from "./fr.ts";
import { routingZh } from "./zh.ts";

/** All languages in the one script of this section, which is seldom opened. */
export const ROUTING_WORDS: Record<string, RoutingWords> = {
  en: routingEn,
  de: routingDe,
  es: routingEs,
  fr: routingFr,
  zh: routingZh,
  ar: routingAr,
};

/** The words of the language that the admin speaks now. */
export function routingWords(): RoutingWords {
  return ROUTING_WORDS[spoken.lang] ?? routingEn;
}
