import type { SearchWords } from "../search/words/en.ts";
import { Later } from "./later.ts";

/** The search over all that was said: loaded when somebody asks for it. */
export const search = new Later(() => import("../search/index.ts"));

type Catalogue = { search: SearchWords };

/** What it says in one language: loaded with it. English comes with it. */
export const searchCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../search/words/de.ts")),
  es: new Later<Catalogue>(() => import("../search/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../search/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../search/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../search/words/ar.ts")),
};
