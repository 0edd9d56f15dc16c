import type { LiveWords } from "../../live/words/en.ts";
import { Later } from "../../late/later.ts";

type Catalogue = { live: LiveWords };

/** What the wallboard says in one language. English is there already. */
export const liveCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../../live/words/de.ts")),
  es: new Later<Catalogue>(() => import("../../live/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../../live/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../../live/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../../live/words/ar.ts")),
};
