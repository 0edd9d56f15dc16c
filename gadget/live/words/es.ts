import { wordTools } from "../../words/word-tools.ts";
import type { LiveWords } from "./en.ts";

const { plural } = wordTools("es");

export const live: LiveWords = {
  title: "Equipo, en directo",
  today: "Hoy",
  waiting: "En espera",
  unmet: "Con agente, sin responder",
  longest: "Espera más larga",
  inTime: "Respondidos a tiempo",
  answered: "Respondidos hoy",
  contacts: "Contactos hoy",
  available: "Disponibles",
  load: "Conversaciones",
  room: "Sitio para",
  roomFor: (n) => `Sitio para ${n} más`,
  unmetOf: (n) => `${n} con agente, sin responder`,
  missed: "Ofertas perdidas",
  free: "Libres",
  queues: "Colas",
  teams: "Equipos",
  pages: "Páginas",
  agents: "Agentes",
  queue: "Cola",
  team: "Equipo",
  page: "Página",
  everyone: "Todos",
  desk: "Todo el puesto",
  isClosed: "Cerrada",
  unknown: "Todavía no se sabe",
  of: (n, all) => `${n} de ${all}`,
  target: (share, long) => `Objetivo: ${share} en ${long}`,
  noTarget: "No hay objetivo",
  warnings: "Requiere atención",
  soon: (name, long, target) =>
    `${name}: la primera persona espera desde hace ${long}, y el objetivo es ${target}`,
  late: (name, long, target) =>
    `${name}: no se cumple el objetivo de ${target}, la primera persona espera desde hace ${long}`,
  below: (name, share, target) => `${name}: ${share} respondidos a tiempo, y el objetivo es ${target}`,
  nobody: (name, long) => `${name}: no hay nadie, y la primera persona espera desde hace ${long}`,
  stuck: {
    closed: () => "Cerrada: no se pregunta a nadie",
    empty: () => "No tiene miembros",
    nobody: (who) => (who === null ? "Nadie está disponible" : `${who} no está disponible`),
    unable: (who) =>
      who === null ? "Nadie aquí tiene las habilidades" : `A ${who} le faltan las habilidades`,
    full: (who) => (who === null ? "Todos los presentes están al máximo" : `${who} está al máximo`),
    asked: (who) =>
      who === null ? "A todos los que pueden se les pregunta por otros" : `A ${who} se le pregunta por otro`,
    passed: (who) =>
      who === null ? "Todos los que podían acaban de no tomarla" : `${who} acaba de no tomarla`,
  },
  hands: "Quién pide ayuda",
  hand: (name, long) => `${name} pide ayuda desde hace ${long}`,
  due: { soon: "Objetivo a punto de incumplirse", late: "Objetivo incumplido" },
  presence: { available: "Disponible", busy: "Ocupado", away: "Ausente", offline: "Desconectado" },
  presenceFor: (said, long) => `${said} desde hace ${long}`,
  hasWaiting: (n, long) =>
    plural(n, { one: `# espera desde hace ${long}`, other: `# esperan, la primera desde hace ${long}` }),
  offline: (n) => plural(n, { one: "# agente desconectado", other: "# agentes desconectados" }),
  more: "Hay más agentes de los que se muestran aquí.",
  connecting: "Conectando…",
  lost: (since) => `Sin conexión desde las ${since}. Así estaba entonces.`,
  noAnswer: "El servidor no responde. Se le vuelve a preguntar.",
  unknownSince: (since) => `No se sabe desde las ${since}. Así estaba entonces.`,
  signIn: "Esta pantalla no ha iniciado sesión.",
};
