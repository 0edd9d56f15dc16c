import type { RecordWords } from "./en.ts";

export const records: RecordWords = {
  title: "Fiche",
  open: (name: string) => `Ouvrir la fiche de ${name}`,
  unknown: "Aucune fiche n’est connue pour ce client.",
  link: "Associer…",
  create: "Créer…",
  later: "Plus tard",
  linkOther: "Associer une autre…",
  unlink: "Dissocier",
  waiting: "En attente de la fiche…",
  cancel: "Annuler",
  failed: {
    identify: "Impossible de savoir à qui correspond cette conversation.",
    link: "Aucune fiche n’a été associée.",
    create: "Aucune fiche n’a été créée.",
  },
  again: "Réessayer",
  answers: { yes: "Oui", no: "Non" },
};
