import type { MediaFailure } from "../../../../worker/protocol/message/content.ts";
import type { WordTools } from "../../word-tools.ts";
import type { ContentWords } from "./en.ts";

const FAILURES: Record<MediaFailure, string> = {
  too_large: "ocupa más de 25 MB",
  gone: "Meta ya no lo tiene",
  host_not_allowed: "no está guardado en Meta",
  unreachable: "Meta no respondió",
  not_stored: "no había espacio para guardarlo",
  no_link: "Meta no envió ningún enlace",
  removed: "se eliminó al terminar su plazo de conservación",
};

const SHARES: Record<string, string> = {
  fallback: "Enlace compartido",
  share: "Enlace compartido",
  post: "Publicación compartida",
  ig_post: "Publicación de Instagram compartida",
  reel: "Reel compartido",
  ig_reel: "Reel de Instagram compartido",
  story_mention: "Mención en una historia",
};

/** Templates that ask or offer something. */
const OFFERS: Record<string, string> = {
  utility: "Mensaje aprobado",
  customer_feedback: "Encuesta",
  coupon: "Cupón",
  customer_information: "Pide datos de contacto",
  instant_form: "Formulario de contacto",
  one_time_notif_req: "Ofrece un aviso único",
  notification_messages: "Ofrece enviar mensajes",
  receipt: "Recibo",
};

/** What stands beside a receipt, a coupon or a survey, by Meta's names. */
const LINES: Record<string, string> = {
  order_number: "Pedido",
  recipient_name: "Para",
  payment_method: "Pagado con",
  address: "A",
  subtotal: "Suma parcial",
  shipping_cost: "Envío",
  total_tax: "Impuestos",
  adjustment: "Descuento",
  total_cost: "Importe total",
  coupon_code: "Código",
  question: "Pregunta",
};

const APPOINTMENTS: Record<string, string> = {
  requested: "solicitada",
  confirmed: "confirmada",
  declined: "rechazada",
  cancelled: "cancelada",
};

const CAME_BY: Record<string, string> = {
  ADS: "Llegó por un anuncio",
  SHORTLINK: "Llegó por un enlace m.me",
  CUSTOMER_CHAT_PLUGIN: "Llegó por el chat de un sitio web",
  MESSENGER_CODE: "Llegó por un código de Messenger",
  DISCOVER_TAB: "Llegó por la pestaña Descubrir de Messenger",
};

const STATUSES: Record<string, string> = {
  "STOP NOTIFICATIONS": "Dejó de recibir estos mensajes",
  "RESUME NOTIFICATIONS": "Quiere recibir de nuevo estos mensajes",
};

const OPTINS: Record<string, string> = {
  notification_messages: "Aceptó recibir mensajes",
  one_time_notif_req: "Pidió un único aviso",
  plugin: "Dio su consentimiento en un sitio web",
  message_request: "Aceptó la solicitud de mensaje",
};

/** Fields of Meta's form for contact details. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ["name", "Nombre"],
  ["phone", "Teléfono"],
  ["country", "País"],
  ["address line 1", "Dirección"],
  ["address line 2", "Dirección, segunda línea"],
  ["locality", "Localidad"],
  ["sublocality", "Barrio"],
  ["administrative area", "Provincia o región"],
  ["subadministrative area", "Comarca"],
  ["postal code", "Código postal"],
]);

const CALLS: Record<string, string> = {
  connect: "El cliente está llamando",
  page_connect: "La página está llamando",
  terminate: "La llamada terminó",
  status: "Llamada",
  call_status: "Llamada",
  call: "Llamada",
};

/** What the gadget says of everything but words, in Spanish. */
export const content = ({ count, number }: WordTools): ContentWords => ({
  from: (kind, name, at) => `${kind} de ${name}, ${at}`,
  copying: (kind) => `${kind}: copiando…`,
  notCopied: (kind, why) => `${kind}: no se pudo copiar, ${why}.`,
  whyNotCopied: (failure) => FAILURES[failure as MediaFailure] ?? failure ?? "",
  notLoaded: (kind) => `${kind}: no se pudo cargar.`,
  tryAgain: "Volver a intentarlo",
  enlarge: (label) => `Ampliar: ${label}`,
  download: "Descargar",
  downloadOf: (name) => `Descargar ${name}`,
  noName: "Archivo",
  album: (n) => count(n, "imagen", "imágenes"),
  viewer: {
    label: "Imágenes y vídeos",
    previous: "Anterior",
    next: "Siguiente",
    close: "Cerrar",
    larger: "Ampliar",
    smaller: "Reducir",
  },
  morePictures: (n) => `+${n}`,
  player: {
    play: (what) => `Reproducir: ${what}`,
    pause: "Pausar",
    position: "Posición",
    speed: (rate) => `Velocidad: ${rate}×`,
  },
  place: (at, all) => `${number(at)} de ${number(all)}`,

  coordinates: (latitude, longitude) => `${latitude}; ${longitude}`,
  noCoordinates: "Sin coordenadas",
  map: "Abrir el mapa",
  share: (what) => SHARES[what] ?? `Compartido: ${what.replaceAll("_", " ")}`,
  noLink: "Meta no envió ningún enlace.",
  appointment: (status) =>
    status === null ? "Cita" : `Cita: ${APPOINTMENTS[status.toLowerCase()] ?? status}`,
  noTime: "Sin hora",
  inZone: (time, zone) => `${time} (${zone})`,
  hereTime: (time) => `${time} en su zona`,
  products: (n) => (n === 1 ? "Producto" : count(n, "producto", "productos")),
  productId: (id) => `Número ${id}`,
  cards: (n) => count(n, "tarjeta", "tarjetas"),
  offer: (name) => OFFERS[name] ?? null,
  template: (name) => `Plantilla: ${name.replaceAll("_", " ")}`,
  line: (what) => LINES[what] ?? null,
  offered: "Respuestas rápidas",
  offers: { user_phone_number: "Teléfono", user_email: "Correo electrónico" },
  reacting: "en camino a Meta",
  reactionRefused: "Meta rechazó esta reacción",
  reactionUnknown:
    "No se sabe qué reacción de la página ve el cliente: Meta no respondió. Vuelva a reaccionar o retire la reacción.",
  pressed: "pulsado",
  other: (what) => `${what.replaceAll("_", " ")}: Meta no ha explicado cómo mostrarlo.`,
  more: (names) => `También llegó: ${names}`,
  moreHint: "Se conserva, pero no se puede mostrar aquí. Quizá la bandeja de Meta lo muestre.",

  thePage: "La página",
  aMessage: "Un mensaje",
  goToQuoted: "Ir al mensaje al que responde",
  quickReply: "Eligió una respuesta rápida",
  shared: { user_phone_number: "Dio un número de teléfono", user_email: "Dio una dirección de correo" },
  postback: "Pulsó un botón",
  fromProfile: {
    get_started: "Empezó el chat",
    question: "Eligió una pregunta para empezar",
    menu: "Eligió en el menú",
  },
  quoteNotHere: "El mensaje al que responde no está aquí.",
  jump: {
    looking: "Buscándolo…",
    missing: "No está en el historial de esta conversación.",
    further: "Está más atrás. Púlselo otra vez para seguir buscando.",
    failed: "No se pudo buscar. Vuelva a intentarlo.",
  },

  unsent: (name) => `${name} retiró este mensaje.`,
  reaction: (name, emoji) => `${name} reaccionó con ${emoji}`,
  edited: (n) => (n === 1 ? "Editado" : `Editado ${number(n)} veces`),
  versions: "Lo que decía antes",
  noVersions: "Su texto anterior ya no está disponible.",
  notAnswered: "No se pudo obtener.",
  feedback: (name, feedback) => {
    if (/^good/i.test(feedback)) return `A ${name} le resultó útil`;
    return /^bad/i.test(feedback) ? `A ${name} no le resultó útil` : `${name} lo valoró: ${feedback}`;
  },

  cameBy: ({ source, type, productId }) => {
    if (source === null) return productId === null ? "Volvió a la conversación" : "Pregunta por un producto";
    return CAME_BY[source] ?? `Llegó por: ${[source, type].filter(Boolean).join(", ")}`;
  },
  ad: (id) => `Anuncio ${id}`,
  ref: (ref) => `Marca: ${ref}`,
  advertised: "Lo que se anunciaba",
  cameFrom: "La página de la que vino",

  references: {
    counts: "Llegó por su propio enlace",
    forged: "Llegó por un enlace modificado o que no es de aquí",
    ended: "Llegó por un enlace que ya no es válido",
    other: "Llegó por el enlace de otra persona",
    record: "Llegó por un enlace de otra ficha de cliente que la vinculada aquí",
  },
  referenceHint: "Pregunte quién es antes de contarle nada de ello.",
  referenceRecordHint: "Puede ser su segunda cuenta: averígüelo antes de contarle nada de ello.",
  referenceWritten: "Antes de saberse quién es, la página escribió:",
  tickets: {
    asked: (name) => `${name} pidió un ticket`,
    made: "Ticket creado",
    closed: "Ticket cerrado",
    reopened: "Ticket reabierto",
    changed: "Ticket",
    note: "Nota de un ticket",
  },
  optin: ({ what, title, status }) => {
    const did =
      (status === null ? undefined : (STATUSES[status] ?? status)) ??
      OPTINS[what] ??
      `Consentimiento: ${what}`;
    return title === null ? did : `${did}: ${title}`;
  },
  accountLinking: (status) => {
    if (status === "linked") return "Vinculó su cuenta";
    return status === "unlinked" ? "Desvinculó su cuenta" : `Vinculación de cuenta: ${status}`;
  },
  threadControl: (action, from, to) => {
    switch (action) {
      case "pass":
        return `Conversación traspasada${from === null ? "" : `; antes: ${from}`}; ahora: ${to ?? "nadie"}`;
      case "take":
        return `Conversación retomada${from === null ? "" : ` de ${from}`}: ${to ?? "nadie"}`;
      case "request":
        return `Piden la conversación: ${to ?? "otra aplicación"}`;
      default:
        return `Conversación: ${String(action)}`;
    }
  },
  us: "nosotros",
  appNamed: (id) => `aplicación ${id}`,
  metadata: (text) => `Nota: ${text}`,
  feedbackGiven: "Respondió a una encuesta",
  score: (n, most) => `${number(n)} de ${number(most)}`,
  field: (name) => FIELDS.get(name) ?? name,
  detailsGiven: "Envió datos de contacto",
  leadGiven: "Respondió a un formulario de contacto",
  noAnswers: "Sin respuestas",
  leadForm: (id) => `Rellenó un formulario de contacto${id === null ? "" : ` (${id})`}`,
  leadFormHint: "Lo que escribió está en el Centro de clientes potenciales de Meta.",
  order: (n) => (n === 1 ? "Pidió un producto" : `Pidió ${count(n, "producto", "productos")}`),
  orderLine: (quantity, name, price) =>
    [quantity === null ? "" : `${quantity} ×`, name, price === null ? "" : `a ${price}`]
      .filter(Boolean)
      .join(" "),
  note: (text) => `Nota: ${text}`,
  coupon: (code) => (code === null ? "Descubrió un cupón" : `Descubrió el cupón ${code}`),
  label: (action, label) => {
    if (action === "add") return `Etiqueta «${label}» añadida en la bandeja de Meta`;
    return action === "remove"
      ? `Etiqueta «${label}» quitada en la bandeja de Meta`
      : `Etiqueta «${label}» en la bandeja de Meta: ${action}`;
  },
  call: (what, status) => {
    const did = CALLS[what] ?? `Llamada: ${what.replaceAll("_", " ")}`;
    return status === null ? did : `${did} (${status.replaceAll("_", " ").toLowerCase()})`;
  },
  callHint: "Las llamadas se atienden en la bandeja de Meta.",
  adminText: (text) => `Meta: ${text}`,
  retention: (upTo) => `Los mensajes hasta el ${upTo} se eliminaron al terminar su plazo de conservación`,
  holdSet: (name, reason) => `${name} puso esta conversación bajo retención legal: ${reason}`,
  holdLifted: (name, reason) => `${name} levantó la retención legal: ${reason}`,
  elsewhere: {
    reaction: (name, emoji) =>
      emoji === null
        ? `${name} retiró su reacción a un mensaje que no está aquí`
        : `${name} reaccionó con ${emoji} a un mensaje que no está aquí`,
    edit: (name, text) => `${name} editó un mensaje que no está aquí. Ahora dice: ${text}`,
    unsend: (name) => `${name} retiró un mensaje que no está aquí`,
    comment: (name: string) => `${name} cambió un comentario que no está aquí`,
    feedback: (name, feedback) => `${name} valoró un mensaje que no está aquí: ${feedback}`,
  },

  unsupported: "Llegó algo que no se puede mostrar aquí",
  unsupportedKind: (what) => `Tipo: ${what}`,
  unsupportedHint:
    "Se conserva tal como lo envió Meta. Quizá la bandeja de Meta lo muestre; si no, pregunte al cliente.",
});
