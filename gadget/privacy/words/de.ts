import type { PrivacyWords } from "./en.ts";

export const privacy: PrivacyWords = {
  title: "Datenschutz",
  held: (by: string, when: string, reason: string) => `Löschsperre von ${by}, ${when}: ${reason}`,
  reason: "Grund",
  cancel: "Abbrechen",
  failed: "Das Desk hat es nicht getan. Versuchen Sie es erneut.",
  set: {
    begin: "Löschsperre …",
    ask: "Dieses Gespräch unter Löschsperre stellen?",
    what: "Nichts davon wird wegen seines Alters entfernt, und niemand löscht es, bis die Sperre aufgehoben wird. Der Grund steht im Verlauf.",
    press: "Sperre setzen",
  },
  lift: {
    begin: "Löschsperre aufheben …",
    ask: "Löschsperre aufheben?",
    what: "Von da an wird es entfernt und gelöscht wie jedes andere. Der Grund steht im Verlauf.",
    press: "Sperre aufheben",
  },
  export: {
    press: "Alles über die Person als Zip",
    given:
      "Der Download hat begonnen; ein abgebrochener lässt sich nicht öffnen. Zehn Minuten lang auch hier:",
    download: "Herunterladen",
    failed: "Das Archiv war nicht zu haben. Versuchen Sie es erneut.",
  },
};
