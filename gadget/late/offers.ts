import type { OfferWords } from "../offers/words/en.ts";
import { Later } from "./later.ts";

/** What shows offers: loaded with the first one, or as soon as the desk is known to make some. */
export const offerPile = new Later(() => import("../offers/index.ts"));

type Catalogue = { offers: OfferWords };

/** What it says in one language: loaded with it. English comes with it. */
export const offerCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../offers/words/de.ts")),
  es: new Later<Catalogue>(() => import("../offers/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../offers/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../offers/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../offers/words/ar.ts")),
};
