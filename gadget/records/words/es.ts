import type { RecordWords } from "./en.ts";

export const records: RecordWords = {
  title: "Ficha",
  open: (name: string) => `Abrir la ficha de ${name}`,
  unknown: "No se conoce ninguna ficha de este cliente.",
  link: "Vincular…",
  create: "Crear…",
  later: "Más tarde",
  linkOther: "Vincular otra…",
  unlink: "Desvincular",
  waiting: "Esperando la ficha…",
  cancel: "Cancelar",
  failed: {
    identify: "No se pudo averiguar de quién se trata.",
    link: "No se vinculó ninguna ficha.",
    create: "No se creó ninguna ficha.",
  },
  again: "Reintentar",
  answers: { yes: "Sí", no: "No" },
};
