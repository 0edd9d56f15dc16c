import type { AssistWords } from "../assist/words/en.ts";
import { Later } from "./later.ts";

/** What translates, suggests and sums up: loaded behind the box to answer, where the browser or the page has any of it. */
export const assist = new Later(() => import("../assist/index.ts"));

type Catalogue = { assist: AssistWords };

/** What it says in one language: loaded with it. English comes with it. */
export const assistCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../assist/words/de.ts")),
  es: new Later<Catalogue>(() => import("../assist/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../assist/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../assist/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../assist/words/ar.ts")),
};
