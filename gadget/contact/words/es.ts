import type { ContactWords } from "./en.ts";

export const es: ContactWords = {
  putAside: "Aplazar…",
  closeNext: "Cerrar y siguiente",
  snooze: {
    title: "Aplazar",
    hint: "Sigue siendo suya y vuelve a usted.",
    times: {
      hour: "En una hora",
      afternoon: "Esta tarde",
      tomorrow: "Mañana por la mañana",
      monday: "El lunes por la mañana",
    },
    atTime: "A una hora determinada",
    time: "Fecha y hora",
    untilWritten: "Cuando escriba el cliente",
    orWritten: "O en cuanto escriba el cliente",
    late: "Después del plazo de respuesta",
    does: "Aplazar",
  },
  close: {
    title: "Cerrar",
    about: "¿De qué se trataba?",
    required: "Elija al menos uno.",
    tooMany: (max) => `Elija como máximo ${String(max)}.`,
    note: "Nota para el equipo",
    does: "Cerrar",
  },
};
