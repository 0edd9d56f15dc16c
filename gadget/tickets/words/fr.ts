import type { TicketWords } from "./en.ts";

export const tickets: TicketWords = {
  title: "Tickets",
  closed: "Fermé",
  ask: "Demander un ticket…",
  about: "De quoi parle le ticket ?",
  send: "Le demander",
  cancel: "Annuler",
  asked: (name: string, since: string) =>
    `${name} a demandé un ticket il y a ${since}. Il est en cours de création.`,
  unanswered:
    "Personne n’a encore créé ce ticket. Redemandez-le, ou prévenez qui s’occupe du système de tickets.",
  again: "Réessayer",
  refused: {
    full: "Trop de tickets sont ouverts ici. Fermez-en un d’abord.",
    nobody_told: "Aucun système de tickets n’est plus connecté.",
    other: "Le ticket n’a pas été demandé.",
  },
  failed: "Les tickets n’ont pas pu être lus.",
};
