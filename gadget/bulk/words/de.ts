import { wordTools } from "../../words/word-tools.ts";
import type { BulkWords } from "./en.ts";

const { plural } = wordTools("de");

const conversations = (n: number) => plural(n, { one: "# Gespräch", other: "# Gespräche" });

export const bulk: BulkWords = {
  title: "Mehrere auf einmal",
  selected: (n) => plural(n, { one: "# ausgewählt", other: "# ausgewählt" }),
  all: (n) => plural(n, { one: "Das gezeigte", other: "Alle # gezeigten" }),
  most: (n) => `Höchstens ${n} auf einmal.`,
  end: "Auswahl beenden",
  does: { close: "Erledigen", give: "Zuweisen…", tag: "Tags…", snooze: "Zurückstellen…" },
  deeds: {
    close: (n) => `${conversations(n)} erledigen`,
    give: (n) => `${conversations(n)} zuweisen`,
    tag: (n) => `Tags ändern: ${conversations(n)}`,
    snooze: (n) => `${conversations(n)} zurückstellen`,
  },
  phases: {
    waits: (deed) => `${deed}: beginnt gleich`,
    runs: (deed, done) => `${deed}: bisher ${done} getan`,
    done: (deed, done) => `${deed}: ${done} getan`,
    undone: (deed) => `${deed}: zurückgenommen, nichts wurde getan`,
    stopped: (deed, done) => `${deed}: angehalten, ${done} getan`,
    interrupted: (deed, done) => `${deed}: unterbrochen, ${done} getan`,
  },
  not: (n) => `, ${n} nicht`,
  over: (name, room, n) => `${name} hat Platz für ${room}: ${n} gehen darüber hinaus.`,
  beyond: (n, name) => `, davon ${n} mehr, als ${name} Platz hatte`,
  firstEnds: (until) => `Die erste Antwortzeit endet ${until}.`,
  lateOf: (n, all) => `Nach der Antwortzeit: ${n} von ${all}`,
  states: {
    not: "nicht getan",
    asked: "es ist nicht bekannt, ob es getan wurde",
    refused: "nicht getan",
  },
  noConnection: "Keine Verbindung. Was verlangt wurde, wird noch einmal verlangt und nicht zweimal getan.",
  undo: "Rückgängig",
  stop: "Anhalten",
  goOn: "Weiter",
  dismiss: "Ausblenden",
  without: (n, all) => `Mit ${n} von ${all} geht es nicht`,
  why: {
    closed: "Es ist erledigt.",
    colleague: "Ein Kollege hat es.",
    nobody: "Noch hat es niemand: Es muss erst übernommen werden.",
  },
  waiting: (n, all) => `${n} von ${all} warten noch auf Antwort`,
  waits: (since) => `wartet ${since}`,
  closeAll: (n) => `Alle ${n} schließen`,
  closeOthers: (n) => plural(n, { one: "Nur das andere schließen", other: "Nur die # anderen schließen" }),
  goOnWith: (n) => `Weiter mit ${n}`,
};
