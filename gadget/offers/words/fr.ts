import { wordTools } from "../../words/word-tools.ts";
import type { OfferWords } from "./en.ts";

const { plural } = wordTools("fr");

export const offers: OfferWords = {
  region: "Propositions",
  isOffered: "Proposée à vous",
  inQueue: (queue) => `Proposée à vous depuis ${queue}`,
  from: (name) => `De ${name}`,
  waits: (since) => `Attend depuis ${since}`,
  messages: (n) => plural(n, { one: "# message", other: "# messages" }),
  accept: "Accepter",
  decline: "Refuser",
  whyDecline: "Pourquoi ?",
  noReason: "Sans motif",
  lost: "Pas de connexion : on ne sait pas ici si cela tient toujours.",
  isOver: "Le temps est écoulé.",
  isGone: "Cela ne vous est plus proposé.",
  accepted: (by, customer) => `${by} a accepté ${customer}`,
  took: (by, customer) => `${by} a pris ${customer}`,
  assigned: (to, customer) => `${customer} a été attribué à ${to}`,
  unanswered: (customer) => `Sans réponse de votre part : ${customer}`,
  elsewhere: (customer) => `${customer} a reçu une réponse par une autre application`,
  closed: (customer) => `Fermée : ${customer}`,
  kept: (by, customer) => `${by} garde ${customer}`,
  isGiven: "Attribuée à vous",
  givenFrom: (queue) => `Attribuée à vous depuis ${queue}`,
  open: "Ouvrir",
  dismiss: "Masquer",
  dismissAll: "Tout masquer",
  gaveSeveral: (n, by) =>
    `${by} vous a donné ${plural(n, { one: "# conversation", other: "# conversations" })}`,
  lostSeveral: (n, by) =>
    `${by} : ${plural(n, { one: "# conversation n’est plus à vous", other: "# conversations ne sont plus à vous" })}`,
  announceOffer: (customer, queue, said) =>
    `${customer} vous est proposé${queue === "" ? "" : ` depuis ${queue}`} : ${said}`,
  announceGiven: (customer, queue, said) =>
    `${customer} vous a été attribué${queue === "" ? "" : ` depuis ${queue}`} : ${said}`,
  several: (n) => ({
    title: plural(n, { one: "# client pour vous", other: "# clients pour vous" }),
    text: "Ouvrez les conversations pour les voir.",
  }),
  missed: (n) =>
    `Vous êtes passé en absent : ${plural(n, { one: "# proposition est restée", other: "# propositions sont restées" })} sans réponse.`,
  idle: (long) => `Vous êtes passé en absent : rien n’a été fait ici pendant ${long}.`,
  setAway: (by) => `${by} vous a mis en absent.`,
  back: "Je suis de retour",
  sound: "Activer le son et les notifications",
};
