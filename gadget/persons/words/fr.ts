import type { PersonWords } from "./en.ts";

export const persons: PersonWords = {
  title: "Aussi cette personne",
  page: (id: string) => `Page n° ${id}`,
  latest: (page: string) => `A écrit en dernier sur ${page}`,
  last: (time: string) => `Dernière entrée : ${time}`,
  unseen: (count: number) =>
    count === 1 ? "1 conversation que vous ne voyez pas" : `${count} conversations que vous ne voyez pas`,
  part: "Pas la même personne",
  partFrom: (page: string) => `Pas la même personne : ${page}`,
  maybe: "Peut-être la même personne",
  why: { record: "Même fiche", reference: "Venue par la même référence" },
  merge: "Même personne",
  mergeWith: (page: string) => `Même personne : ${page}`,
  parted: "Ne sont plus présentées comme une seule personne.",
  merged: "Présentées désormais comme une seule personne.",
  undo: "Annuler",
  refused: { full: "Une personne a au plus 50 conversations.", other: "Rien n’a été modifié." },
  failed: "Les autres conversations de cette personne n’ont pas pu être lues.",
  again: "Réessayer",
};
