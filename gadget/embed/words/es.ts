import type { EmbedWords } from "./en.ts";

export const embed: EmbedWords = {
  nobody: "Aún no hay conversación",
  nobodyOf: (name: string) => `Aún no hay conversación con ${name}`,
  how: "Envíe este enlace o muestre el código: quien lo siga podrá escribirle.",
  noPage: "No hay ninguna página conectada, así que no hay enlace.",
  notThatPage: (page) => `La página ${page} no está conectada aquí, así que no hay enlace.`,
  link: "Enlace",
  code: "Código QR del enlace",
  page: "Página",
  copy: "Copiar enlace",
  copied: "Copiado",
  notCopied: "No se pudo copiar: cópielo del campo.",
  ticket: {
    create: "Crear ticket…",
    title: "Tickets",
    waiting: "Esperando el ticket…",
    cancel: "Cancelar",
    created: (title: string) => `Ticket creado: ${title}`,
    failed: "No se creó ningún ticket.",
    again: "Reintentar",
    close: "Descartar",
  },
  actions: {
    more: "Más acciones",
    failed: (label: string) => `«${label}» no funcionó.`,
    close: "Descartar",
  },
};
