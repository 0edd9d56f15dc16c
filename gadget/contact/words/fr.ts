import type { ContactWords } from "./en.ts";

export const fr: ContactWords = {
  putAside: "Mettre de côté…",
  closeNext: "Clôturer et suivante",
  snooze: {
    title: "Mettre de côté",
    hint: "Elle reste à vous et vous revient.",
    times: {
      hour: "Dans une heure",
      afternoon: "Cet après-midi",
      tomorrow: "Demain matin",
      monday: "Lundi matin",
    },
    atTime: "À une heure précise",
    time: "Date et heure",
    untilWritten: "Quand le client écrit",
    orWritten: "Ou dès que le client écrit",
    late: "Après le délai de réponse",
    does: "Mettre de côté",
  },
  close: {
    title: "Clôturer",
    about: "De quoi s’agissait-il ?",
    required: "Choisissez-en au moins un.",
    tooMany: (max) => `Choisissez-en ${String(max)} au plus.`,
    note: "Note pour l’équipe",
    does: "Clôturer",
  },
};
