import { wordTools } from "../../words/word-tools.ts";
import type { SearchWords } from "./en.ts";

const { plural, number } = wordTools("es");

export const search: SearchWords = {
  title: "Buscar",
  close: "Cerrar",
  box: "Clientes, mensajes, notas",
  go: "Buscar",
  hint: "Un nombre, o palabras que alguien escribió. Entre comillas se encuentran tal cual.",
  recent: "Buscado antes",
  people: "Clientes",
  messages: "Mensajes",
  note: "Nota",
  morePeople: "Más clientes",
  moreTold: "Hay más conversaciones con esto: con un filtro de la lista se ven todas.",
  toldIn: (n) =>
    `Las etiquetas y lo que se sabe se encuentran en las conversaciones abiertas y en las ${number(n)} cerradas más recientes.`,
  more: "Mostrar más",
  moreHere: (name) => `Más en la conversación con ${name}`,
  within: (name) => `En la conversación con ${name}`,
  everywhere: "Buscar en todas partes",
  found: (n) => plural(n, { one: "# conversación", other: "# conversaciones" }),
  foundMore: (n) => `Las primeras ${number(n)} conversaciones`,
  looking: "Buscando…",
  nothing: "No se encontró nada.",
  nothingHere: "No se encontró nada con estos filtros.",
  looked: (n) =>
    `${plural(n, { one: "# conversación revisada", other: "# conversaciones revisadas" })} hasta ahora.`,
  goOn: "Seguir buscando",
  noFilters: "Buscar sin filtros",
  building: (done, total) =>
    total === 0
      ? "La búsqueda se está preparando. Aún no se encuentra todo."
      : `La búsqueda se está preparando: ${number(done)} de ${number(total)} conversaciones. Aún no se encuentra todo.`,
  off: "Esta bandeja no guarda nada que buscar.",
  failed: "No se pudo buscar.",
  offline: "Sin conexión. Sigue en cuanto haya una.",
  again: "Volver a intentarlo",
  filters: "Filtros",
  by: {
    label: "Escrito por",
    any: "Cualquiera",
    customer: "El cliente",
    page: "Alguien de la página",
    agents: "Agentes",
    notes: "Para compañeros",
  },
  since: {
    label: "Cuándo",
    any: "En cualquier momento",
    day: "En las últimas 24 horas",
    week: "En los últimos 7 días",
    month: "En los últimos 30 días",
    year: "En el último año",
  },
  status: { label: "Estado", any: "Todo estado", open: "Abiertas", closed: "Cerradas" },
  owner: { label: "De quién", any: "De cualquiera", mine: "Mías", nobody: "De nadie" },
  page: { label: "Página", any: "Todas las páginas" },
  rebuild: "Preparar la búsqueda de nuevo",
  jump: {
    looking: "Buscando el mensaje…",
    there: "",
    missing: "Este mensaje ya no existe.",
    further: "Este mensaje está muy atrás. Pulsa otra vez para seguir buscando.",
    failed: "No se pudieron cargar los mensajes anteriores. Pulsa para volver a intentarlo.",
  },
};
