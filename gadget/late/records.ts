import type { RecordWords } from "../records/words/en.ts";
import { Later } from "./later.ts";

/** Whom a conversation is with in the system of the page: loaded with the first of which somebody says so. */
export const records = new Later(() => import("../records/index.ts"));

type Catalogue = { records: RecordWords };

/** What it says in one language: loaded with it. English comes with it. */
export const recordCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../records/words/de.ts")),
  es: new Later<Catalogue>(() => import("../records/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../records/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../records/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../records/words/ar.ts")),
};
