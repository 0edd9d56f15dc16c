import type { TicketWords } from "./en.ts";

export const tickets: TicketWords = {
  title: "Tickets",
  closed: "Cerrado",
  ask: "Pedir un ticket…",
  about: "¿De qué trata el ticket?",
  send: "Pedirlo",
  cancel: "Cancelar",
  asked: (name: string, since: string) => `${name} pidió un ticket hace ${since}. Se está creando.`,
  unanswered:
    "Nadie ha creado todavía este ticket. Pídalo de nuevo o avise a quien lleva el sistema de tickets.",
  again: "Reintentar",
  refused: {
    full: "Hay demasiados tickets abiertos. Cierre uno primero.",
    nobody_told: "Ya no hay ningún sistema de tickets conectado.",
    other: "No se pidió el ticket.",
  },
  failed: "No se pudieron leer los tickets.",
};
