import type { ViewWords } from "../views/words/en.ts";
import { Later } from "./later.ts";

/** What a list is narrowed to, and the views that are kept: loaded when somebody asks for them, or with a list that is narrowed. */
export const listViews = new Later(() => import("../views/index.ts"));

type Catalogue = { views: ViewWords };

/** What it says in one language: loaded with it. English comes with it. */
export const viewCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../views/words/de.ts")),
  es: new Later<Catalogue>(() => import("../views/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../views/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../views/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../views/words/ar.ts")),
};
