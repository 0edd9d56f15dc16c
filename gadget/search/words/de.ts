import { wordTools } from "../../words/word-tools.ts";
import type { SearchWords } from "./en.ts";

const { plural, number } = wordTools("de");

export const search: SearchWords = {
  title: "Suchen",
  close: "Schließen",
  box: "Kunden, Nachrichten, Notizen",
  go: "Suchen",
  hint: "Ein Name oder Wörter, die jemand geschrieben hat. In Anführungszeichen werden sie genau so gefunden.",
  recent: "Zuletzt gesucht",
  people: "Kunden",
  messages: "Nachrichten",
  note: "Notiz",
  morePeople: "Weitere Kunden",
  moreTold: "Weitere Gespräche haben das: Filtern Sie die Liste danach, um alle zu sehen.",
  toldIn: (n) =>
    `Tags und was bekannt ist werden in offenen Gesprächen gefunden und in den ${number(n)} zuletzt geschlossenen.`,
  more: "Mehr anzeigen",
  moreHere: (name) => `Mehr aus dem Gespräch mit ${name}`,
  within: (name) => `Im Gespräch mit ${name}`,
  everywhere: "Überall suchen",
  found: (n) => plural(n, { one: "# Gespräch", other: "# Gespräche" }),
  foundMore: (n) => `Die ersten ${number(n)} Gespräche`,
  looking: "Suche läuft …",
  nothing: "Nichts gefunden.",
  nothingHere: "Mit diesen Filtern wurde nichts gefunden.",
  looked: (n) => `Bisher ${plural(n, { one: "# Gespräch", other: "# Gespräche" })} durchsucht.`,
  goOn: "Weitersuchen",
  noFilters: "Ohne Filter suchen",
  building: (done, total) =>
    total === 0
      ? "Die Suche wird vorbereitet. Noch wird nicht alles gefunden."
      : `Die Suche wird vorbereitet: ${number(done)} von ${number(total)} Gesprächen. Noch wird nicht alles gefunden.`,
  off: "In diesem Team wird nichts zum Suchen aufbewahrt.",
  failed: "Die Suche hat nicht geklappt.",
  offline: "Keine Verbindung. Sobald es eine gibt, geht es weiter.",
  again: "Noch einmal versuchen",
  filters: "Filter",
  by: {
    label: "Geschrieben von",
    any: "Alle",
    customer: "Der Kunde",
    page: "Jemand der Seite",
    agents: "Agenten",
    notes: "Für Kollegen",
  },
  since: {
    label: "Wann",
    any: "Jederzeit",
    day: "In den letzten 24 Stunden",
    week: "In den letzten 7 Tagen",
    month: "In den letzten 30 Tagen",
    year: "Im letzten Jahr",
  },
  status: { label: "Zustand", any: "Jeder Zustand", open: "Offen", closed: "Erledigt" },
  owner: { label: "Wessen", any: "Von allen", mine: "Meine", nobody: "Von niemandem" },
  page: { label: "Seite", any: "Alle Seiten" },
  rebuild: "Suche neu vorbereiten",
  jump: {
    looking: "Die Nachricht wird gesucht …",
    there: "",
    missing: "Diese Nachricht gibt es nicht mehr.",
    further: "Diese Nachricht liegt weit zurück. Noch einmal drücken, um weiterzusuchen.",
    failed: "Ältere Nachrichten konnten nicht geladen werden. Drücken, um es noch einmal zu versuchen.",
  },
};
