import { wordTools } from "../../words/word-tools.ts";
import type { LiveWords } from "./en.ts";

const { plural } = wordTools("de");

export const live: LiveWords = {
  title: "Team, live",
  today: "Heute",
  waiting: "Wartend",
  unmet: "Bei jemandem, unbeantwortet",
  longest: "Längste Wartezeit",
  inTime: "Rechtzeitig beantwortet",
  answered: "Heute beantwortet",
  contacts: "Kontakte heute",
  available: "Verfügbar",
  load: "Gespräche",
  room: "Platz für",
  roomFor: (n) => `Platz für ${n} weitere`,
  unmetOf: (n) => `${n} bei jemandem, unbeantwortet`,
  missed: "Verpasste Angebote",
  free: "Frei",
  queues: "Warteschlangen",
  teams: "Teams",
  pages: "Seiten",
  agents: "Mitarbeitende",
  queue: "Warteschlange",
  team: "Team",
  page: "Seite",
  everyone: "Alle",
  desk: "Der ganze Desk",
  isClosed: "Geschlossen",
  unknown: "Noch nicht bekannt",
  of: (n, all) => `${n} von ${all}`,
  target: (share, long) => `Ziel: ${share} innerhalb von ${long}`,
  noTarget: "Kein Ziel festgelegt",
  warnings: "Braucht Aufmerksamkeit",
  soon: (name, long, target) => `${name}: am längsten wartet jemand seit ${long}, das Ziel ist ${target}`,
  late: (name, long, target) =>
    `${name}: das Ziel von ${target} ist verfehlt, am längsten wartet jemand seit ${long}`,
  below: (name, share, target) => `${name}: ${share} rechtzeitig beantwortet, das Ziel ist ${target}`,
  nobody: (name, long) => `${name}: niemand ist da, am längsten wartet jemand seit ${long}`,
  stuck: {
    closed: () => "Geschlossen: niemand wird gefragt",
    empty: () => "Niemand gehört dazu",
    nobody: (who) => (who === null ? "Niemand ist verfügbar" : `${who} ist nicht verfügbar`),
    unable: (who) => (who === null ? "Niemand hier hat die Fähigkeiten" : `${who} fehlen die Fähigkeiten`),
    full: (who) => (who === null ? "Alle, die da sind, sind ausgelastet" : `${who} ist ausgelastet`),
    asked: (who) =>
      who === null ? "Alle mit Platz werden gerade anderes gefragt" : `${who} wird gerade anderes gefragt`,
    passed: (who) =>
      who === null
        ? "Alle, die könnten, haben gerade nicht angenommen"
        : `${who} hat gerade nicht angenommen`,
  },
  hands: "Wer Hilfe braucht",
  hand: (name, long) => `${name} bittet seit ${long} um Hilfe`,
  due: { soon: "Ziel fast verfehlt", late: "Ziel verfehlt" },
  presence: { available: "Verfügbar", busy: "Ausgelastet", away: "Abwesend", offline: "Offline" },
  presenceFor: (said, long) => `${said} seit ${long}`,
  hasWaiting: (n, long) =>
    plural(n, { one: `# wartet seit ${long}`, other: `# warten, am längsten seit ${long}` }),
  offline: (n) => plural(n, { one: "# Person ist offline", other: "# Personen sind offline" }),
  more: "Es gibt mehr Mitarbeitende, als hier gezeigt werden.",
  connecting: "Verbindung wird aufgebaut …",
  lost: (since) => `Keine Verbindung seit ${since}. So war es zuletzt.`,
  noAnswer: "Der Server antwortet nicht. Er wird weiter gefragt.",
  unknownSince: (since) => `Seit ${since} nicht bekannt. So war es zuletzt.`,
  signIn: "Dieser Bildschirm ist nicht angemeldet.",
};
