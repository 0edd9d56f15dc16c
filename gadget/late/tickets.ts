import type { TicketWords } from "../tickets/words/en.ts";
import { Later } from "./later.ts";

/** Tickets that another system keeps: loaded with what is known of the customer, where the Worker knows of tickets. */
export const tickets = new Later(() => import("../tickets/index.ts"));

type Catalogue = { tickets: TicketWords };

/** What is said of them in one language: loaded with it. English comes with it. */
export const ticketCatalogues: Record<string, Later<Catalogue>> = {
  de: new Later<Catalogue>(() => import("../tickets/words/de.ts")),
  es: new Later<Catalogue>(() => import("../tickets/words/es.ts")),
  fr: new Later<Catalogue>(() => import("../tickets/words/fr.ts")),
  zh: new Later<Catalogue>(() => import("../tickets/words/zh.ts")),
  ar: new Later<Catalogue>(() => import("../tickets/words/ar.ts")),
};
