import type { WordTools } from "../../../words/word-tools.ts";
import type { PrivacyWords } from "./en.ts";

export const privacyDe = ({ plural, number }: WordTools): PrivacyWords => ({
  title: "Datenschutz",
  intro:
    "Löscht alles, was von einer Person aufbewahrt wird: Nachrichten, Dateien, Name und Bild und was noch auf das Senden wartet. Was Meta hat, bleibt dort.",
  people: "Personen löschen",
  peopleLabel: "Wer",
  peopleHint:
    "PSIDs, Namen von Gesprächen (Seiten-ID, Doppelpunkt, PSID) oder Links dorthin, je Zeile einer.",
  page: "Seite der PSIDs",
  pageNone: "Keine Seite gewählt",
  press: "Löschen",
  nobody: "Nennen Sie zuerst jemanden.",
  wrong: (what) => `Das nennt niemanden: ${what}`,
  tooMany: (max) => `Höchstens ${number(max)} auf einmal.`,
  ask: (n) => plural(n, { one: "# Person löschen?", other: "# Personen löschen?" }),
  what: "Alles bisher Gesagte verschwindet und lässt sich nicht zurückholen. Schreibt die Person wieder, beginnt ein neues Gespräch.",
  whom: (names, more) =>
    [...names, ...(more > 0 ? [plural(more, { one: "und # weitere", other: "und # weitere" })] : [])].join(
      "\n",
    ),
  wholePage: "Zu löschende Seite",
  whole: "Eine ganze Seite löschen",
  wholeHint:
    "Alle, die ihr je geschrieben haben. Danach darf ein Betreiber die Seite einer anderen Firma geben.",
  wholePress: "Alle löschen",
  wholeAsk: (page) => `Alle löschen, die ${page} geschrieben haben?`,
  wholeWhat:
    "Alle Gespräche dieser Seite verschwinden und lassen sich nicht zurückholen. Die Seite bleibt verbunden: Trennen Sie sie vorher, wenn inzwischen niemand schreiben soll.",
  list: "Was gelöscht wurde",
  listNone: "Noch wurde niemand gelöscht.",
  origins: { hand: () => "Von Hand", page: (page) => `Seite ${page}`, meta: () => "Auf Wunsch über Meta" },
  progress: (done, people) => `${number(done)} von ${number(people)} gelöscht`,
  ended: (people) => plural(people, { one: "# Person gelöscht", other: "# Personen gelöscht" }),
  known: (known, people) => `${number(known)} von ${number(people)} waren hier bekannt`,
  entries: (n) => plural(n, { one: "# Eintrag", other: "# Einträge" }),
  by: (name) => `von ${name}`,
  requests: "Anfragen über Meta",
  requestsHint:
    "Personen, die Facebook um das Löschen ihrer Daten gebeten haben. Meta ruft diesen Worker für jede auf.",
  requestsNone: "Noch hat niemand gefragt.",
  requestsOfOperator: "Wo es mehrere Firmen gibt, kümmert sich der Betreiber darum.",
  states: {
    received: "Eingegangen",
    erasing: "Wird gelöscht",
    done: "Erledigt",
    by_hand: "Von Hand zu erledigen",
  },
  code: "Code",
  userId: "ID für die App",
  byHand:
    "Meta sagt nicht, welche Gespräche gemeint sind; in Europa und Japan sagt es das von niemandem. Suchen Sie das Gespräch, etwa anhand des Codes, den die Person nennt, löschen Sie es oben und bestätigen Sie dann, dass es erledigt ist.",
  settle: "Ist erledigt",
  settleThis: (code) => `Die Anfrage ${code} ist erledigt`,
  settleAsk: "Ist alles von dieser Person gelöscht?",
  settleWhat: "Die Seite, die Facebook der Person zeigt, sagt dann, dass ihre Daten gelöscht sind.",
});
