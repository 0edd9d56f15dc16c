import { t, written } from "../../words/strings.ts";
import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en, type HandoverWords } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { zh } from "./zh.ts";

const LANGUAGES: Record<string, HandoverWords> = { ar, de, en, es, fr, zh };

/** The words of what is given on and written between colleagues, in the language of the moment. */
export function handoverWords(): HandoverWords {
  return t.late(LANGUAGES[written.lang] ?? en);
}
