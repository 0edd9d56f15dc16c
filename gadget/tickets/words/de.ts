import type { TicketWords } from "./en.ts";

export const tickets: TicketWords = {
  title: "Tickets",
  closed: "Geschlossen",
  ask: "Ticket anfordern…",
  about: "Worum geht es in dem Ticket?",
  send: "Anfordern",
  cancel: "Abbrechen",
  asked: (name: string, since: string) =>
    `${name} hat vor ${since} ein Ticket angefordert. Es wird angelegt.`,
  unanswered:
    "Dieses Ticket hat noch niemand angelegt. Fordern Sie es erneut an, oder sagen Sie es denen, die das Ticketsystem betreuen.",
  again: "Erneut versuchen",
  refused: {
    full: "Hier sind zu viele Tickets offen. Schließen Sie zuerst eines.",
    nobody_told: "Mit diesem Desk ist kein Ticketsystem mehr verbunden.",
    other: "Das Ticket wurde nicht angefordert.",
  },
  failed: "Die Tickets ließen sich nicht lesen.",
};
