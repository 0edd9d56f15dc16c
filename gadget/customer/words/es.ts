import { wordTools } from "../../words/word-tools.ts";
import type { CustomerWords } from "./en.ts";

const { number, plural } = wordTools("es");

export const customer: CustomerWords = {
  title: "Sobre el cliente",
  close: "Cerrar",
  facts: {
    language: "Idioma",
    profile: "Perfil",
    localTime: "Hora local",
    first: "Primer contacto",
    last: "Último mensaje",
    ref: "Llegó por",
  },
  asTheyWrite: (language) => `${language}, según escribe`,
  timeIn: (time, country) => `hacia las ${time} (${country}, según su perfil)`,
  timesIn: (from, to, country) => `entre las ${from} y las ${to} (${country}, según su perfil)`,
  atLatest: (date) => `${date} o antes`,
  contacts: {
    title: "Contactos",
    open: "Abierto",
    closed: "Cerrado",
    customerBegan: "Escribió el cliente",
    agentBegan: "Escribimos primero",
    answeredBy: (name, after) => `respondió ${name} a los ${after}`,
    answered: (after) => `respondido a los ${after}`,
    unanswered: "sin respuesta",
    closedBy: (name) => `cerrado por ${name}`,
    closedByItself: "se cerró solo",
    satisfied: (score) => `satisfacción ${number(score)} de 5`,
    none: "Aún no hay ninguno guardado aquí.",
    all: (n) => plural(n, { one: "Mostrar # más", other: "Mostrar # más" }),
  },
  notes: { title: "Notas", none: "Ninguna en los mensajes cargados." },
  files: { title: "Archivos", none: "Ninguno en los mensajes cargados." },
  links: { title: "Enlaces", none: "Ninguno en los mensajes cargados." },
  noneAtAll: "Nada en esta conversación.",
  further: "Buscar más atrás",
  noneFurther: "Ahí no hay nada. Hay más atrás.",
  toMessage: (by, when) => `Al mensaje de ${by}, ${when}`,
  looking: "Buscando…",
  failed: "No se pudo cargar.",
  again: "Reintentar",
  jump: {
    looking: "Buscando el mensaje…",
    there: "",
    missing: "Este mensaje ya no está.",
    further: "Este mensaje está muy atrás. Pulse de nuevo para seguir buscando.",
    failed: "No se pudieron cargar mensajes anteriores. Pulse para reintentar.",
  },
};
