import type { ContactWords } from "./en.ts";

export const de: ContactWords = {
  putAside: "Zurückstellen…",
  closeNext: "Erledigen und weiter",
  snooze: {
    title: "Zurückstellen",
    hint: "Es bleibt bei Ihnen und kommt zu Ihnen zurück.",
    times: {
      hour: "In einer Stunde",
      afternoon: "Heute Nachmittag",
      tomorrow: "Morgen früh",
      monday: "Montag früh",
    },
    atTime: "Zu einer Zeit",
    time: "Tag und Uhrzeit",
    untilWritten: "Wenn der Kunde schreibt",
    orWritten: "Oder sobald der Kunde schreibt",
    late: "Nach der Antwortzeit",
    does: "Zurückstellen",
  },
  close: {
    title: "Erledigen",
    about: "Worum ging es?",
    required: "Wählen Sie mindestens eines.",
    tooMany: (max) => `Wählen Sie höchstens ${String(max)}.`,
    note: "Notiz für das Team",
    does: "Erledigen",
  },
};
