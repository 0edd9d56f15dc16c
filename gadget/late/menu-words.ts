import type { MenuWords } from "../thread/words/en.ts";
import { Later } from "./later.ts";

type Catalogue = { menu: MenuWords };

/** What is said in a conversation's menu in one language: loaded with it. English comes with it. */
export const menuCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../thread/words/de.ts")),
  es: new Later<Catalogue>(() => import("../thread/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../thread/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../thread/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../thread/words/ar.ts")),
};
