import { wordTools } from "../../words/word-tools.ts";
import type { CustomerWords } from "./en.ts";

const { number, plural } = wordTools("fr");

export const customer: CustomerWords = {
  title: "À propos du client",
  close: "Fermer",
  facts: {
    language: "Langue",
    profile: "Profil",
    localTime: "Heure locale",
    first: "Premier contact",
    last: "Dernier message",
    ref: "Venu par",
  },
  asTheyWrite: (language) => `${language}, d’après ses messages`,
  timeIn: (time, country) => `environ ${time} (${country}, selon son profil)`,
  timesIn: (from, to, country) => `entre ${from} et ${to} (${country}, selon son profil)`,
  atLatest: (date) => `${date} ou avant`,
  contacts: {
    title: "Contacts",
    open: "Ouvert",
    closed: "Clôturé",
    customerBegan: "Le client a écrit",
    agentBegan: "Nous avons écrit en premier",
    answeredBy: (name, after) => `réponse de ${name} après ${after}`,
    answered: (after) => `réponse après ${after}`,
    unanswered: "sans réponse",
    closedBy: (name) => `clôturé par ${name}`,
    closedByItself: "clôturé automatiquement",
    satisfied: (score) => `satisfaction ${number(score)} sur 5`,
    none: "Aucun n’est encore conservé ici.",
    all: (n) => plural(n, { one: "En afficher # de plus", other: "En afficher # de plus" }),
  },
  notes: { title: "Notes", none: "Aucune dans les messages chargés." },
  files: { title: "Fichiers", none: "Aucun dans les messages chargés." },
  links: { title: "Liens", none: "Aucun dans les messages chargés." },
  noneAtAll: "Rien dans cette conversation.",
  further: "Chercher plus loin",
  noneFurther: "Rien à cet endroit. La conversation remonte plus loin.",
  toMessage: (by, when) => `Au message de ${by}, ${when}`,
  looking: "Recherche…",
  failed: "Chargement impossible.",
  again: "Réessayer",
  jump: {
    looking: "Recherche du message…",
    there: "",
    missing: "Ce message n’existe plus.",
    further: "Ce message est loin dans le passé. Appuyez à nouveau pour continuer la recherche.",
    failed: "Impossible de charger les messages plus anciens. Appuyez pour réessayer.",
  },
};
