import type { EmbedWords } from "../embed/words/en.ts";
import { Later } from "./later.ts";

/** What a page asks of the gadget and hears of it beyond the conversation on the screen: loaded when it does, or there is something to tell. */
export const embed = new Later(() => import("../embed/index.ts"));

/** What stands in place of a thread that there is not yet, with what draws a QR code. */
export const invite = new Later(() => import("../embed/invite.ts"));

type Catalogue = { embed: EmbedWords };

/** What it says in one language: loaded with it. English comes with it. */
export const embedCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../embed/words/de.ts")),
  es: new Later<Catalogue>(() => import("../embed/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../embed/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../embed/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../embed/words/ar.ts")),
};
