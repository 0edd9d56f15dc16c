import type { TeamWords } from "../team/words/en.ts";
import { Later } from "./later.ts";

/** The team as who leads it sees it, and the mark at its button: loaded when nothing else is to do, or they press for it. */
export const team = new Later(() => import("../team/index.ts"));

type Catalogue = { team: TeamWords };

/** What it says in one language: loaded with it. English comes with it. */
export const teamCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../team/words/de.ts")),
  es: new Later<Catalogue>(() => import("../team/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../team/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../team/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../team/words/ar.ts")),
};
