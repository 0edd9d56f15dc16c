import type { PersonWords } from "./en.ts";

export const persons: PersonWords = {
  title: "También esta persona",
  page: (id: string) => `Página ${id}`,
  latest: (page: string) => `Escribió por última vez en ${page}`,
  last: (time: string) => `Última entrada: ${time}`,
  unseen: (count: number) =>
    count === 1 ? "1 conversación que usted no ve" : `${count} conversaciones que usted no ve`,
  part: "No es la misma persona",
  partFrom: (page: string) => `No es la misma persona: ${page}`,
  maybe: "Quizá la misma persona",
  why: { record: "La misma ficha", reference: "Llegó con la misma referencia" },
  merge: "Es la misma persona",
  mergeWith: (page: string) => `Es la misma persona: ${page}`,
  parted: "Ya no se muestran como una sola persona.",
  merged: "Desde ahora se muestran como una sola persona.",
  undo: "Deshacer",
  refused: { full: "Una persona tiene como máximo 50 conversaciones.", other: "No se cambió nada." },
  failed: "No se pudieron leer otras conversaciones de esta persona.",
  again: "Reintentar",
};
