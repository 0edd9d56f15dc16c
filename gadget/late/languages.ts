import type { Strings } from "../words/locales/en.ts";
import type { WordTools } from "../words/word-tools.ts";
import { Later } from "./later.ts";

/** What the gadget says in one language. */
type Catalogue = { default: (tools: WordTools, english: Strings) => Strings };

/** By tag, or by primary subtag alone. English is here already. */
export const catalogues: Record<string, Later<Catalogue> | null> = {
  en: null,
  de: new Later<Catalogue>(() => import("../words/locales/de.ts")),
  es: new Later<Catalogue>(() => import("../words/locales/es.ts")),
  fr: new Later<Catalogue>(() => import("../words/locales/fr.ts")),
  zh: new Later<Catalogue>(() => import("../words/locales/zh.ts")),
  ar: new Later<Catalogue>(() => import("../words/locales/ar.ts")),
  "en-XA": new Later<Catalogue>(() => import("../words/locales/pseudo.ts")),
};
