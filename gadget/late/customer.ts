import type { CustomerWords } from "../customer/words/en.ts";
import { Later } from "./later.ts";

/** What is known of the customer, beside their conversation: loaded when somebody wants it, or had it before them. */
export const customerPanel = new Later(() => import("../customer/index.ts"));

type Catalogue = { customer: CustomerWords };

/** What it says in one language: loaded with it. English comes with it. */
export const customerCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../customer/words/de.ts")),
  es: new Later<Catalogue>(() => import("../customer/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../customer/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../customer/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../customer/words/ar.ts")),
};
