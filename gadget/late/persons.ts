import type { PersonWords } from "../persons/words/en.ts";
import { Later } from "./later.ts";

/** Which conversations are one person's: loaded with what is known of the customer, where the Worker knows of persons. */
export const persons = new Later(() => import("../persons/index.ts"));

type Catalogue = { persons: PersonWords };

/** What is said of them in one language: loaded with it. English comes with it. */
export const personCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../persons/words/de.ts")),
  es: new Later<Catalogue>(() => import("../persons/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../persons/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../persons/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../persons/words/ar.ts")),
};
