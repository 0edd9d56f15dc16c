import type { TagWords } from "./en.ts";

export const fr: TagWords = {
  tags: "Étiquettes…",
  title: "Étiquettes",
  find: "Chercher une étiquette",
  none: "Aucune étiquette de ce nom.",
  more: (n) => `${String(n)} de plus : tapez une partie du nom`,
  tooMany: (max) => `Choisissez-en ${String(max)} au plus.`,
  save: "Enregistrer",
  gone: "n’est plus utilisée",
  attributes: "Modifier ce que l’on sait…",
  attributesTitle: "Ce que l’on sait",
  customer: "Du client",
  contact: "De ce contact",
  notNumber: (example) => `Écrivez un nombre comme ${example}, sans séparateur de milliers.`,
  unknown: "Inconnu",
  yes: "Oui",
  no: "Non",
  remove: "Retirer",
};
