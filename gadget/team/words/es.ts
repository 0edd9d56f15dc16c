import { wordTools } from "../../words/word-tools.ts";
import type { TeamWords } from "./en.ts";

const { plural } = wordTools("es");

export const team: TeamWords = {
  title: "Equipo",
  close: "Cerrar",
  agents: "Agentes",
  places: "Quién espera",
  hands: "Quién pide ayuda",
  everyone: "Todos",
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
  lost: "Sin conexión: esto puede no estar al día.",
  refused: "No ha funcionado.",
};
