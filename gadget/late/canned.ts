import type { CannedWords } from "../canned/words/en.ts";
import { Later } from "./later.ts";

/** What is kept to be said again, at the box, and what does several things at one press: loaded when somebody asks for it. */
export const canned = new Later(() => import("../canned/index.ts"));

type Catalogue = { canned: CannedWords };

/** What it says in one language: loaded with it. English comes with it. */
export const cannedCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../canned/words/de.ts")),
  es: new Later<Catalogue>(() => import("../canned/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../canned/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../canned/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../canned/words/ar.ts")),
};
