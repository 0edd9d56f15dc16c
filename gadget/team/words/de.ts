import { wordTools } from "../../words/word-tools.ts";
import type { TeamWords } from "./en.ts";

const { plural } = wordTools("de");

export const team: TeamWords = {
  title: "Team",
  close: "Schließen",
  agents: "Mitarbeitende",
  places: "Wer wartet",
  hands: "Wer Hilfe braucht",
  everyone: "Alle",
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
  lost: "Keine Verbindung: Das hier ist vielleicht nicht mehr aktuell.",
  refused: "Das hat nicht geklappt.",
};
