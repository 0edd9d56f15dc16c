import type { NoteWords } from "../notes/words/en.ts";
import { Later } from "./later.ts";

/** What shows notes for colleagues, and what they are written in: loaded with the first one. */
export const notes = new Later(() => import("../notes/index.ts"));

type Catalogue = { notes: NoteWords };

/** What is said of them in one language: loaded with it. English comes with it. */
export const noteCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../notes/words/de.ts")),
  es: new Later<Catalogue>(() => import("../notes/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../notes/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../notes/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../notes/words/ar.ts")),
};
