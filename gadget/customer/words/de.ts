import { wordTools } from "../../words/word-tools.ts";
import type { CustomerWords } from "./en.ts";

const { number, plural } = wordTools("de");

export const customer: CustomerWords = {
  title: "Zum Kunden",
  close: "Schließen",
  facts: {
    language: "Sprache",
    profile: "Profil",
    localTime: "Ortszeit",
    first: "Erster Kontakt",
    last: "Letzte Nachricht",
    ref: "Gekommen über",
  },
  asTheyWrite: (language) => `${language}, so wie geschrieben wird`,
  timeIn: (time, country) => `etwa ${time} (${country}, laut Profil)`,
  timesIn: (from, to, country) => `zwischen ${from} und ${to} (${country}, laut Profil)`,
  atLatest: (date) => `${date} oder früher`,
  contacts: {
    title: "Kontakte",
    open: "Offen",
    closed: "Erledigt",
    customerBegan: "Der Kunde schrieb",
    agentBegan: "Wir schrieben zuerst",
    answeredBy: (name, after) => `beantwortet von ${name} nach ${after}`,
    answered: (after) => `beantwortet nach ${after}`,
    unanswered: "nicht beantwortet",
    closedBy: (name) => `erledigt von ${name}`,
    closedByItself: "von selbst erledigt",
    satisfied: (score) => `Zufriedenheit ${number(score)} von 5`,
    none: "Hier ist noch keiner festgehalten.",
    all: (n) => plural(n, { one: "# weiteren zeigen", other: "# weitere zeigen" }),
  },
  notes: { title: "Notizen", none: "Keine in den geladenen Nachrichten." },
  files: { title: "Dateien", none: "Keine in den geladenen Nachrichten." },
  links: { title: "Links", none: "Keine in den geladenen Nachrichten." },
  noneAtAll: "Keine in diesem Gespräch.",
  further: "Weiter zurück suchen",
  noneFurther: "Dort ist nichts. Es geht noch weiter zurück.",
  toMessage: (by, when) => `Zur Nachricht von ${by}, ${when}`,
  looking: "Wird gesucht …",
  failed: "Das ließ sich nicht laden.",
  again: "Erneut versuchen",
  jump: {
    looking: "Die Nachricht wird gesucht …",
    there: "",
    missing: "Diese Nachricht gibt es nicht mehr.",
    further: "Diese Nachricht liegt weit zurück. Noch einmal drücken, um weiterzusuchen.",
    failed: "Ältere Nachrichten ließen sich nicht laden. Drücken, um es erneut zu versuchen.",
  },
};
