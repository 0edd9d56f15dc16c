import { t, written } from "../../words/strings.ts";
import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en, type ContactWords } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { zh } from "./zh.ts";

const LANGUAGES: Record<string, ContactWords> = { ar, de, en, es, fr, zh };

/** The words of what is done with a contact, in the language of the moment. */
export function contactWords(): ContactWords {
  return t.late(LANGUAGES[written.lang] ?? en);
}
