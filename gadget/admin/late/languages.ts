import type { WordTools } from "../../words/word-tools.ts";
import type { AdminWords } from "../words/en.ts";
import { Later } from "../../late/later.ts";

type Catalogue = { default: (tools: WordTools) => AdminWords };

/** What the admin says in one language, with Web Awesome's own few words. English is there already. */
export const adminCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../words/de.ts")),
  es: new Later<Catalogue>(() => import("../words/es.ts")),
  fr: new Later<Catalogue>(() => import("../words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../words/ar.ts")),
};
