import type { PrivacyWords } from "./en.ts";

export const privacy: PrivacyWords = {
  title: "Privacidad",
  held: (by: string, when: string, reason: string) => `Retención legal de ${by}, ${when}: ${reason}`,
  reason: "Motivo",
  cancel: "Cancelar",
  failed: "El desk no lo hizo. Inténtelo de nuevo.",
  set: {
    begin: "Retención legal…",
    ask: "¿Poner esta conversación bajo retención legal?",
    what: "Nada de ella se elimina por su antigüedad, y nadie la borra, hasta que se levante la retención. El motivo queda en el hilo.",
    press: "Poner la retención",
  },
  lift: {
    begin: "Levantar la retención legal…",
    ask: "¿Levantar la retención legal?",
    what: "Desde entonces se elimina y se borra como cualquier otra. El motivo queda en el hilo.",
    press: "Levantar la retención",
  },
  export: {
    press: "Todo lo que se guarda, en un zip",
    given: "La descarga ha comenzado; una interrumpida no se puede abrir. Durante diez minutos también aquí:",
    download: "Descargar",
    failed: "No se pudo obtener el archivo. Inténtelo de nuevo.",
  },
};
