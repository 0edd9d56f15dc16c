import { live } from "../../live/words/es.ts";
import { wordTools } from "../../words/word-tools.ts";
import type { TeamWords } from "./en.ts";

const { plural, list } = wordTools("es");

export const team: TeamWords = {
  live,
  title: "Equipo",
  close: "Cerrar",
  agents: "Agentes",
  places: "Quién espera",
  everyone: "Todos",
  byRules: "Adonde lleven las reglas",
  load: (n, max) => `${n} de ${max} conversaciones`,
  aside: (n) => `${n} aplazadas`,
  offers: (n) => plural(n, { one: "# oferta", other: "# ofertas" }),
  idle: (long) => `Sin recibir nada desde hace ${long}`,
  waiting: (n) => plural(n, { one: "# espera", other: "# esperan" }),
  longest: (long) => `la primera desde hace ${long}`,
  free: (n, all) => `${n} de ${all} libres`,
  isClosed: "Cerrada",
  since: (long) => `Desde hace ${long}`,
  showOf: (name) => `Conversaciones: ${name}`,
  set: { available: (name) => `Poner disponible a ${name}`, away: (name) => `Poner ausente a ${name}` },
  back: "Volver al equipo",
  nothing: "No hay nada aquí.",
  all: "Seleccionar todo",
  giveTo: "Dar a",
  queue: (name) => `Cola: ${name}`,
  give: (n) => plural(n, { one: "Dar # conversación", other: "Dar # conversaciones" }),
  open: "Abrir",
  silent: "Mirar sin mostrarse",
  done: "Dada",
  taken: (by) => `Ahora la tiene ${by}`,
  failed: "Sigue como estaba",
  lower: "Ayuda recibida",
  refused: "No ha funcionado.",
  presenceFor: (said, long) => `${said} desde hace ${long}`,
  setBy: (by) => `por ${by}`,
  didNothing: "allí no se hizo nada",
  missed: (n) => plural(n, { one: "# oferta sin respuesta", other: "# ofertas seguidas sin respuesta" }),
  teams: (names) => `Equipos: ${list(names)}`,
  skills: (names) => `Habilidades: ${list(names)}`,
  waits: (long) => `Espera desde hace ${long}`,
  choose: "Elegir …",
  gave: (n, to) => plural(n, { one: `# conversación dada a ${to}`, other: `# conversaciones dadas a ${to}` }),
  wentByRules: (n) =>
    plural(n, {
      one: "# conversación va adonde llevan las reglas",
      other: "# conversaciones van adonde llevan las reglas",
    }),
  undo: "Deshacer",
  undone: (n) =>
    plural(n, { one: "# conversación está donde estaba", other: "# conversaciones están donde estaban" }),
  remove: "Quitar del puesto …",
  removeTitle: (name) => `¿Quitar a ${name} del puesto?`,
  removeHint:
    "Sale de equipos, colas y reglas, y se cierra su sesión aquí. No pierde el acceso: lo retira quien gestiona el inicio de sesión.",
  removeHas: (n) => plural(n, { one: "Su conversación pasa a", other: "Sus # conversaciones pasan a" }),
  removeNone: "No tiene conversaciones.",
  removeDo: (name) => `Quitar a ${name}`,
  removed: (name, n) =>
    `${name} ya no está. ${plural(n, { one: "# conversación siguió adelante.", other: "# conversaciones siguieron adelante." })}`,
  cancel: "Cancelar",
};
