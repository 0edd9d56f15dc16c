import type { BulkWords } from "../bulk/words/en.ts";
import { Later } from "./later.ts";

/** What is done with several conversations of the list at once: loaded when somebody selects some, or left something undone. */
export const bulk = new Later(() => import("../bulk/index.ts"));

type Catalogue = { bulk: BulkWords };

/** What it says in one language: loaded with it. English comes with it. */
export const bulkCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../bulk/words/de.ts")),
  es: new Later<Catalogue>(() => import("../bulk/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../bulk/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../bulk/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../bulk/words/ar.ts")),
};
