import type { BuilderWords } from "../words/locales/builder/en.ts";
import { Later } from "./later.ts";

type Catalogue = { builder: BuilderWords };

/** What messages are built with, in one language: loaded with it. English comes with the script itself. */
export const builderCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../words/locales/builder/de.ts")),
  es: new Later<Catalogue>(() => import("../words/locales/builder/es.ts")),
  fr: new Later<Catalogue>(() => import("../words/locales/builder/fr.ts")),
  zh: new Later<Catalogue>(() => import("../words/locales/builder/zh.ts")),
  ar: new Later<Catalogue>(() => import("../words/locales/builder/ar.ts")),
};
