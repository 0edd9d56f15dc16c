import { wordTools } from "../../words/word-tools.ts";
import type { OfferWords } from "./en.ts";

const { plural } = wordTools("de");

export const offers: OfferWords = {
  region: "Angebote",
  isOffered: "Ihnen angeboten",
  inQueue: (queue) => `Ihnen angeboten aus ${queue}`,
  from: (name) => `Von ${name}`,
  waits: (since) => `Wartet ${since}`,
  messages: (n) => plural(n, { one: "# Nachricht", other: "# Nachrichten" }),
  accept: "Annehmen",
  decline: "Ablehnen",
  whyDecline: "Warum nicht?",
  noReason: "Ohne Grund",
  lost: "Keine Verbindung: Niemand hier weiß, ob das noch gilt.",
  isOver: "Die Zeit dafür ist um.",
  isGone: "Das wird Ihnen nicht mehr angeboten.",
  accepted: (by, customer) => `${by} hat ${customer} angenommen`,
  took: (by, customer) => `${by} hat ${customer} übernommen`,
  assigned: (to, customer) => `${customer} wurde ${to} zugewiesen`,
  unanswered: (customer) => `Nicht beantwortet: ${customer}`,
  elsewhere: (customer) => `${customer} wurde mit einer anderen App beantwortet`,
  closed: (customer) => `Geschlossen: ${customer}`,
  kept: (by, customer) => `${by} behält ${customer}`,
  isGiven: "Ihnen zugewiesen",
  givenFrom: (queue) => `Ihnen zugewiesen aus ${queue}`,
  open: "Öffnen",
  dismiss: "Ausblenden",
  dismissAll: "Alle ausblenden",
  gaveSeveral: (n, by) =>
    `${by} hat Ihnen ${plural(n, { one: "# Unterhaltung", other: "# Unterhaltungen" })} gegeben`,
  lostSeveral: (n, by) =>
    `${by}: ${plural(n, { one: "# Unterhaltung ist nicht mehr Ihre", other: "# Unterhaltungen sind nicht mehr Ihre" })}`,
  announceOffer: (customer, queue, said) =>
    `${customer} wird Ihnen angeboten${queue === "" ? "" : ` aus ${queue}`}: ${said}`,
  announceGiven: (customer, queue, said) =>
    `${customer} wurde Ihnen zugewiesen${queue === "" ? "" : ` aus ${queue}`}: ${said}`,
  several: (n) => ({
    title: plural(n, { one: "# Kunde für Sie", other: "# Kunden für Sie" }),
    text: "Öffnen Sie die Unterhaltungen, um sie zu sehen.",
  }),
  missed: (n) =>
    `Sie wurden auf abwesend gesetzt: ${plural(n, { one: "# Angebot wurde", other: "# Angebote wurden" })} nicht beantwortet.`,
  idle: (long) => `Sie wurden auf abwesend gesetzt: Hier geschah ${long} lang nichts.`,
  setAway: (by) => `${by} hat Sie auf abwesend gesetzt.`,
  back: "Ich bin wieder da",
  sound: "Ton und Hinweise einschalten",
};
