import type { TagWords } from "./en.ts";

export const de: TagWords = {
  tags: "Tags …",
  title: "Tags",
  find: "Tag suchen",
  none: "Kein solches Tag.",
  more: (n) => `${String(n)} weitere: Teil des Namens eingeben`,
  tooMany: (max) => `Wählen Sie höchstens ${String(max)}.`,
  save: "Speichern",
  gone: "nicht mehr in Gebrauch",
  attributes: "Bekanntes bearbeiten …",
  attributesTitle: "Was bekannt ist",
  customer: "Vom Kunden",
  contact: "Von diesem Kontakt",
  notNumber: (example) => `Schreiben Sie eine Zahl wie ${example}, ohne Tausenderzeichen.`,
  unknown: "Nicht bekannt",
  yes: "Ja",
  no: "Nein",
  remove: "Entfernen:",
};
