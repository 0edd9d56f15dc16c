import { live as ar } from "../../live/words/ar.ts";
import { live as de } from "../../live/words/de.ts";
import { live as en, type LiveWords } from "../../live/words/en.ts";
import { live as es } from "../../live/words/es.ts";
import { live as fr } from "../../live/words/fr.ts";
import { live as zh } from "../../live/words/zh.ts";
import { spoken } from "../words/words.ts";

/** All languages in the one script of this section. */
const LIVE_WORDS: Record<string, LiveWords> = { en, de, es, fr, zh, ar };

/** The words of the language that the admin speaks now. */
export function liveWords(): LiveWords {
  return LIVE_WORDS[spoken.lang] ?? en;
}
