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
  due: { soon: "Objetivo a punto de incumplirse", late: "Objetivo incumplido" },
  presence: { available: "Disponible", busy: "Ocupado", away: "Ausente", offline: "Desconectado" },
  presenceFor: (said, long) => `${said} desde hace ${long}`,
  hasWaiting: (n, long) =>
    plural(n, { one: `# espera desde hace ${long}`, other: `# esperan, la primera desde hace ${long}` }),
  offline: (n) => plural(n, { one: "# agente desconectado", other: "# agentes desconectados" }),
  more: "Hay más agentes de los que se muestran aquí.",
  connecting: "Conectando…",
  lost: (since) => `Sin conexión desde las ${since}. Así estaba entonces.`,
  signIn: "Esta pantalla no ha iniciado sesión.",
};
