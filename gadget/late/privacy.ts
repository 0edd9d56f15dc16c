import type { PrivacyWords } from "../privacy/words/en.ts";
import { Later } from "./later.ts";

/** A legal hold, and what is given out: loaded with a thread under a hold, and with what is known of the customer for who may do either. */
export const privacy = new Later(() => import("../privacy/index.ts"));

type Catalogue = { privacy: PrivacyWords };

/** What is said of it in one language: loaded with it. English comes with it. */
export const privacyCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../privacy/words/de.ts")),
  es: new Later<Catalogue>(() => import("../privacy/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../privacy/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../privacy/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../privacy/words/ar.ts")),
};
