import type { RecordWords } from "./en.ts";

export const records: RecordWords = {
  title: "Datensatz",
  open: (name: string) => `Datensatz von ${name} öffnen`,
  unknown: "Zu dieser Person ist kein Datensatz bekannt.",
  link: "Verknüpfen…",
  create: "Anlegen…",
  later: "Später",
  linkOther: "Anderen verknüpfen…",
  unlink: "Verknüpfung lösen",
  waiting: "Warten auf den Datensatz…",
  cancel: "Abbrechen",
  failed: {
    identify: "Es ließ sich nicht feststellen, zu wem das gehört.",
    link: "Es wurde kein Datensatz verknüpft.",
    create: "Es wurde kein Datensatz angelegt.",
  },
  again: "Erneut versuchen",
  answers: { yes: "Ja", no: "Nein" },
};
