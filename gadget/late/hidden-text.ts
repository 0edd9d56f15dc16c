import type { MaskingWords } from "../masking/words/en.ts";
import { Later } from "./later.ts";

/** What shows that something in a message is hidden, and asks for it: loaded with the first one. */
export const masking = new Later(() => import("../masking/index.ts"));

type Catalogue = { masking: MaskingWords };

/** What is said of it in one language: loaded with it. English comes with it. */
export const maskingCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../masking/words/de.ts")),
  es: new Later<Catalogue>(() => import("../masking/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../masking/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../masking/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../masking/words/ar.ts")),
};
