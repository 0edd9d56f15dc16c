import type { PastWords } from "./en.ts";

export const pastEs: PastWords = {
  title: "Conversaciones anteriores",
  what: "Trae de Meta lo que se dijo con todos antes de conectar la página. No se avisa a nadie y estas conversaciones llegan cerradas. Lo que ya está aquí no se trae dos veces.",
  limits:
    "Meta permite unas dos preguntas por segundo, así que puede tardar horas; puede salir de esta pantalla. De cada conversación Meta solo promete los 20 mensajes más recientes, y no muestra las solicitudes sin actividad desde hace 30 días.",
  start: "Traer conversaciones anteriores",
  stop: "Detener",
  goOn: "Continuar",
  again: "Traer otra vez",
  tryAgain: "Intentar de nuevo",
  listing: (found) => `Meta enumera las conversaciones: ${found} hasta ahora`,
  reading: (done, found) => `${done} de unas ${found} conversaciones`,
  messages: (n) => `Mensajes nuevos: ${n}`,
  progress: "Conversaciones anteriores",
  stopped: (time) => `Detenido: ${time}.`,
  done: (time) => `Todo lo que Meta comunica está aquí. Terminado: ${time}.`,
  refused: (code) =>
    `Meta lo rechazó (código ${code}). Compruebe arriba la conexión e inténtelo de nuevo; continuará donde estaba.`,
  waitsForMeta: (time) => `Descansa hasta ${time} para respetar los límites de Meta y continúa solo.`,
  waitsForPage: "Espera: la página está en pausa. Continuará solo en cuanto se arregle.",
  short: (n) => `Conversaciones de las que Meta solo comunica los mensajes más recientes: ${n}`,
  unread: (n) => `Conversaciones que Meta no dejó leer: ${n}`,
  by: (name, time) => `Iniciado por ${name}, ${time}`,
  sinceLabel: "Solo conversaciones desde",
  sinceHint: "Vacío: todas. De cada conversación que se trae viene todo, también lo más antiguo.",
  since: (time) => `Conversaciones desde ${time}`,
};
