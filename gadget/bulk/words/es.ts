import { wordTools } from "../../words/word-tools.ts";
import type { BulkWords } from "./en.ts";

const { plural } = wordTools("es");

const conversations = (n: number) =>
  plural(n, { one: "# conversación", many: "# de conversaciones", other: "# conversaciones" });

export const bulk: BulkWords = {
  title: "Varias a la vez",
  selected: (n) => plural(n, { one: "# seleccionada", other: "# seleccionadas" }),
  all: (n) => plural(n, { one: "La que se muestra", other: "Las # que se muestran" }),
  most: (n) => `Como máximo ${n} a la vez.`,
  end: "Terminar la selección",
  does: { close: "Cerrar", give: "Asignar…", tag: "Etiquetas…", snooze: "Aplazar…" },
  deeds: {
    close: (n) => `Cerrar ${conversations(n)}`,
    give: (n) => `Asignar ${conversations(n)}`,
    tag: (n) => `Cambiar las etiquetas de ${conversations(n)}`,
    snooze: (n) => `Aplazar ${conversations(n)}`,
  },
  phases: {
    waits: (deed) => `${deed}: empieza en un momento`,
    runs: (deed, done) => `${deed}: ${done} hechas por ahora`,
    done: (deed, done) => `${deed}: ${done} hechas`,
    undone: (deed) => `${deed}: deshecho, no se hizo nada`,
    stopped: (deed, done) => `${deed}: detenido, ${done} hechas`,
    interrupted: (deed, done) => `${deed}: interrumpido, ${done} hechas`,
  },
  not: (n) => `, ${n} no`,
  over: (name, room, n) => `${name} tiene sitio para ${room}: ${n} superan su capacidad.`,
  beyond: (n, name) => `, ${n} por encima de la capacidad de ${name}`,
  firstEnds: (until) => `El primer plazo de respuesta termina: ${until}.`,
  lateOf: (n, all) => `Después del plazo de respuesta: ${n} de ${all}`,
  states: { not: "sin hacer", asked: "no se sabe si se hizo", refused: "sin hacer" },
  noConnection: "Sin conexión. Lo que se pidió se pide otra vez, y no se hace dos veces.",
  undo: "Deshacer",
  stop: "Detener",
  goOn: "Continuar",
  dismiss: "Descartar",
  without: (n, all) => `No con ${n} de ${all}`,
  why: {
    closed: "Está cerrada.",
    colleague: "La tiene un compañero.",
    nobody: "Todavía no la tiene nadie: antes hay que tomarla.",
  },
  waiting: (n, all) => `${n} de ${all} aún esperan respuesta`,
  waits: (since) => `espera ${since}`,
  closeAll: (n) => `Cerrar las ${n}`,
  closeOthers: (n) => plural(n, { one: "Cerrar solo la otra", other: "Cerrar solo las otras #" }),
  goOnWith: (n) => `Continuar con ${n}`,
};
