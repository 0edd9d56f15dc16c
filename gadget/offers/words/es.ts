import { wordTools } from "../../words/word-tools.ts";
import type { OfferWords } from "./en.ts";

const { plural } = wordTools("es");

export const offers: OfferWords = {
  region: "Ofertas",
  isOffered: "Para usted",
  inQueue: (queue) => `Para usted, de ${queue}`,
  from: (name) => `De ${name}`,
  waits: (since) => `Espera ${since}`,
  messages: (n) => plural(n, { one: "# mensaje", other: "# mensajes" }),
  accept: "Aceptar",
  decline: "Rechazar",
  whyDecline: "¿Por qué no?",
  noReason: "Sin motivo",
  lost: "Sin conexión: aquí no se sabe si esto sigue en pie.",
  isOver: "Se acabó el tiempo.",
  isGone: "Ya no se le ofrece.",
  accepted: (by, customer) => `${by} aceptó a ${customer}`,
  took: (by, customer) => `${by} tomó a ${customer}`,
  assigned: (to, customer) => `${customer} se asignó a ${to}`,
  unanswered: (customer) => `Sin respuesta de usted: ${customer}`,
  elsewhere: (customer) => `Se respondió a ${customer} con otra aplicación`,
  closed: (customer) => `Cerrada: ${customer}`,
  kept: (by, customer) => `${by} se queda con ${customer}`,
  isGiven: "Asignada a usted",
  givenFrom: (queue) => `Asignada a usted, de ${queue}`,
  open: "Abrir",
  dismiss: "Descartar",
  dismissAll: "Descartar todo",
  gaveSeveral: (n, by) => `${by} le dio ${plural(n, { one: "# conversación", other: "# conversaciones" })}`,
  lostSeveral: (n, by) =>
    `${by}: ${plural(n, { one: "# conversación ya no es suya", other: "# conversaciones ya no son suyas" })}`,
  announceOffer: (customer, queue, said) =>
    `Se le ofrece ${customer}${queue === "" ? "" : `, de ${queue}`}: ${said}`,
  announceGiven: (customer, queue, said) =>
    `Se le asignó ${customer}${queue === "" ? "" : `, de ${queue}`}: ${said}`,
  several: (n) => ({
    title: plural(n, { one: "# cliente para usted", other: "# clientes para usted" }),
    text: "Abra las conversaciones para verlos.",
  }),
  missed: (n) =>
    `Se le puso como ausente: ${plural(n, { one: "no se respondió # oferta", other: "no se respondieron # ofertas" })}.`,
  idle: (long) => `Se le puso como ausente: aquí no se hizo nada durante ${long}.`,
  setAway: (by) => `${by} le puso como ausente.`,
  back: "Ya estoy aquí",
  sound: "Activar sonido y avisos",
};
