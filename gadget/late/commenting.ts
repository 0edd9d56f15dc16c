import type { CommentWords } from "../comments/words/en.ts";
import { Later } from "./later.ts";

/** Threads of comments under posts, and the private replies to them: loaded with the first of which one is shown. */
export const comments = new Later(() => import("../comments/index.ts"));

type Catalogue = { comments: CommentWords };

/** What it says in one language: loaded with it. English comes with it. */
export const commentCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../comments/words/de.ts")),
  es: new Later<Catalogue>(() => import("../comments/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../comments/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../comments/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../comments/words/ar.ts")),
};
