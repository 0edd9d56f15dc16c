import type { NoteWords } from "./en.ts";

export const notes: NoteWords = {
  title: "Notiz – der Kunde sieht sie nicht",
  placeholder: "Für Kollegen; @ nennt einen von ihnen",
  add: "Notiz hinzufügen",
  save: "Speichern",
  cancel: "Abbrechen",
  toCustomer: "Dem Kunden schreiben",
  added: "Die Notiz wurde hinzugefügt.",
  tells: "Erfahren davon:",
  found: (n) => (n === 1 ? "1 Kollege" : `${String(n)} Kollegen`),
  colleagues: "Kollegen",
  nobody: "Niemand gefunden.",
  lost: "Wer da ist, konnte nicht erfragt werden.",
  here: { available: "da", away: "abwesend", offline: "nicht da, findet sie später" },
  unseen: "sieht dieses Gespräch nicht",
  refused: {
    gone: "Nicht geschrieben: Eine erwähnte Person gibt es an diesem Desk nicht mehr. Nehmen Sie den Namen heraus.",
    unseen:
      "Nicht geschrieben: Eine erwähnte Person sieht dieses Gespräch nicht. Nehmen Sie den Namen heraus.",
  },
  tooMany: (max) => `Eine Notiz erwähnt höchstens ${String(max)} Kollegen.`,
  left: (n) => (n === 1 ? "noch 1 Zeichen" : `noch ${String(n)} Zeichen`),
  by: "Notiz",
  to: (name) => `an ${name}`,
  edited: "bearbeitet",
  takenBack: "zurückgenommen",
  takenBackBy: (name) => `von ${name} zurückgenommen`,
  edit: "Bearbeiten",
  takeBack: "Zurücknehmen",
  takeBackTitle: "Diese Notiz zurücknehmen?",
  takeBackHint: "Ihr Text ist dann für alle weg.",
};
