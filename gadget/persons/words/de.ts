import type { PersonWords } from "./en.ts";

export const persons: PersonWords = {
  title: "Auch diese Person",
  page: (id: string) => `Seite ${id}`,
  latest: (page: string) => `Schrieb zuletzt über ${page}`,
  last: (time: string) => `Letzter Eintrag ${time}`,
  unseen: (count: number) =>
    count === 1 ? "1 Unterhaltung, die Sie nicht sehen" : `${count} Unterhaltungen, die Sie nicht sehen`,
  part: "Nicht dieselbe Person",
  partFrom: (page: string) => `Nicht dieselbe Person: ${page}`,
  maybe: "Vielleicht dieselbe Person",
  why: { record: "Gleicher Datensatz", reference: "Kam mit der gleichen Referenz" },
  merge: "Dieselbe Person",
  mergeWith: (page: string) => `Dieselbe Person: ${page}`,
  parted: "Gilt nicht mehr als eine Person.",
  merged: "Gilt ab jetzt als eine Person.",
  undo: "Rückgängig",
  refused: { full: "Eine Person hat höchstens 50 Unterhaltungen.", other: "Es wurde nichts geändert." },
  failed: "Weitere Unterhaltungen dieser Person ließen sich nicht lesen.",
  again: "Erneut versuchen",
};
