import { live } from "../../live/words/de.ts";
import { wordTools } from "../../words/word-tools.ts";
import type { TeamWords } from "./en.ts";

const { plural, list } = wordTools("de");

export const team: TeamWords = {
  live,
  title: "Team",
  close: "Schließen",
  agents: "Mitarbeitende",
  places: "Wer wartet",
  everyone: "Alle",
  byRules: "Wohin die Regeln führen",
  load: (n, max) => `${n} von ${max} Gesprächen`,
  aside: (n) => `${n} zurückgestellt`,
  offers: (n) => plural(n, { one: "# Angebot", other: "# Angebote" }),
  idle: (long) => `Seit ${long} nichts bekommen`,
  waiting: (n) => plural(n, { one: "# wartet", other: "# warten" }),
  longest: (long) => `am längsten seit ${long}`,
  free: (n, all) => `${n} von ${all} frei`,
  isClosed: "Geschlossen",
  since: (long) => `Seit ${long}`,
  showOf: (name) => `Gespräche: ${name}`,
  set: { available: (name) => `${name} verfügbar setzen`, away: (name) => `${name} abwesend setzen` },
  back: "Zurück zum Team",
  nothing: "Hier ist nichts.",
  all: "Alle auswählen",
  giveTo: "Geben an",
  queue: (name) => `Warteschlange: ${name}`,
  give: (n) => plural(n, { one: "# Gespräch geben", other: "# Gespräche geben" }),
  open: "Öffnen",
  silent: "Still mitlesen",
  done: "Gegeben",
  taken: (by) => `Inzwischen bei ${by}`,
  failed: "Bleibt, wie es war",
  lower: "Hilfe ist da",
  refused: "Das hat nicht geklappt.",
  presenceFor: (said, long) => `${said} seit ${long}`,
  setBy: (by) => `gesetzt von ${by}`,
  didNothing: "dort geschah nichts",
  missed: (n) =>
    plural(n, { one: "# Angebot unbeantwortet", other: "# Angebote nacheinander unbeantwortet" }),
  teams: (names) => `Teams: ${list(names)}`,
  skills: (names) => `Fähigkeiten: ${list(names)}`,
  waits: (long) => `Wartet ${long}`,
  choose: "Auswählen …",
  gave: (n, to) => plural(n, { one: `# Gespräch an ${to} gegeben`, other: `# Gespräche an ${to} gegeben` }),
  wentByRules: (n) =>
    plural(n, {
      one: "# Gespräch geht, wohin die Regeln führen",
      other: "# Gespräche gehen, wohin die Regeln führen",
    }),
  undo: "Rückgängig",
  undone: (n) => plural(n, { one: "# Gespräch ist, wo es war", other: "# Gespräche sind, wo sie waren" }),
  remove: "Vom Desk entfernen …",
  removeTitle: (name) => `${name} vom Desk entfernen?`,
  removeHint:
    "Aus Teams, Warteschlangen und Regeln herausgenommen und hier abgemeldet. Der Zugang bleibt: Den nimmt, wer die Anmeldung verwaltet.",
  removeHas: (n) => plural(n, { one: "Das eine Gespräch geht an", other: "Die # Gespräche gehen an" }),
  removeNone: "Hat keine Gespräche.",
  removeDo: (name) => `${name} entfernen`,
  removed: (name, n) =>
    `${name} wurde entfernt. ${plural(n, { one: "# Gespräch ging weiter.", other: "# Gespräche gingen weiter." })}`,
  cancel: "Abbrechen",
};
