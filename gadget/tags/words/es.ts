import type { TagWords } from "./en.ts";

export const es: TagWords = {
  tags: "Etiquetas…",
  title: "Etiquetas",
  find: "Buscar una etiqueta",
  none: "No hay tal etiqueta.",
  more: (n) => `${String(n)} más: escriba parte del nombre`,
  tooMany: (max) => `Elija como máximo ${String(max)}.`,
  save: "Guardar",
  gone: "ya no se usa",
  attributes: "Editar lo que se sabe…",
  attributesTitle: "Lo que se sabe",
  customer: "Del cliente",
  contact: "De este contacto",
  notNumber: (example) => `Escriba un número como ${example}, sin separador de miles.`,
  unknown: "No se sabe",
  yes: "Sí",
  no: "No",
  remove: "Quitar",
};
