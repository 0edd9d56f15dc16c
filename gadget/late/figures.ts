import type { FigureWords } from "../figures/words/en.ts";
import { Later } from "./later.ts";

/** What the desk counted: loaded when somebody presses for it. */
export const figures = new Later(() => import("../figures/index.ts"));

type Catalogue = { figures: FigureWords };

/** What it says in one language: loaded with it. English comes with it. */
export const figureCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../figures/words/de.ts")),
  es: new Later<Catalogue>(() => import("../figures/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../figures/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../figures/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../figures/words/ar.ts")),
};
