import type { FaultReason } from "../../../../worker/protocol/outgoing/faults.ts";
import type { OutgoingButton } from "../../../../worker/protocol/outgoing/outgoing.ts";
import { wordTools } from "../../word-tools.ts";
import type { BuilderWords } from "./en.ts";

const { count, number } = wordTools("es");

const MEGABYTE = 1024 * 1024;

const FAULTS: Record<FaultReason, (limit: string) => string> = {
  missing: () => "Aquí falta algo.",
  too_long: (limit) => `Como máximo ${limit} caracteres.`,
  too_short: (limit) => `Al menos ${limit} caracteres.`,
  too_many: (limit) => `Como máximo ${limit}.`,
  too_few: (limit) => `Al menos ${limit}.`,
  too_large: (limit) => `Como máximo ${limit}.`,
  too_small: (limit) => `Al menos ${limit}, en números enteros.`,
  not_https: () => "Hace falta una dirección que empiece por https://.",
  not_a_phone_number: () => "Con el prefijo del país, por ejemplo +34612345678.",
  not_a_currency: () => "Tres letras, por ejemplo EUR.",
  not_a_country: () => "Dos letras, por ejemplo ES.",
  has_spaces: () => "Un código debe ser una sola palabra.",
  not_an_id: () => "Solo letras, cifras y _.",
  not_at_facebook: () => "Aquí solo sirve una dirección de facebook.com. Envíe lo demás como archivo.",
  not_allowed: () => "Messenger no tiene esto aquí.",
  no_such_file: () => "El servidor ya no tiene este archivo. Elíjalo de nuevo.",
  not_a_picture: () => "Aquí solo puede ir una imagen, o el vídeo que se indica.",
  no_public_address: () => "No se conoce la dirección de la que Meta recoge las imágenes.",
  not_here: () => "El mensaje al que se responde no está en esta conversación.",
  not_sent: () => "El mensaje al que se responde no se ha enviado.",
  taken_back: () => "El mensaje al que se responde fue retirado.",
  not_after_24_hours: () =>
    "Messenger solo lo acepta en las 24 horas después de que escriba el cliente. Las palabras aún pasan.",
};

const BUTTONS: Record<OutgoingButton["type"], string> = {
  web_url: "Enlace",
  postback: "Respuesta",
  phone_number: "Llamada",
  account_link: "Iniciar sesión",
  account_unlink: "Cerrar sesión",
};

export const builder: BuilderWords = {
  menu: {
    files: "Fotos y archivos",
    quick_replies: "Respuestas rápidas",
    contact: "Pedir teléfono o correo",
    buttons: "Botones",
    cards: "Tarjetas",
    media: "Imagen o vídeo con botones",
    image_grid: "Cuadrícula de imágenes",
    receipt: "Recibo",
    coupon: "Cupón",
    survey: "Encuesta",
    sticker: "Pulgar arriba",
  },
  edit: "Editar",
  preview: "Vista previa",
  light: "Claro",
  dark: "Oscuro",
  look: "Colores de la vista previa",
  close: "Cerrar",
  startOver: "Empezar de nuevo",
  send: "Enviar",
  wrong: (n, first) => (n === 1 ? first : `${first} Y ${number(n - 1)} más.`),
  fault: (why, limit) => FAULTS[why](limit === undefined ? "" : number(limit)),
  bareCard: "Una tarjeta necesita, además del título, una segunda línea, una imagen o un botón.",
  bareCoupon: "Hace falta un código o una dirección.",
  unreachable: "Algunas imágenes aún no se han subido.",
  used: (used, max) => `${number(used)} de ${number(max)}`,
  optional: "opcional",
  field: {
    text: "Mensaje",
    title: "Título",
    subtitle: "Segunda línea",
    url: "Dirección",
    phone: "Número de teléfono",
    button: "Texto del botón",
    webviewHeightRatio: "Se abre",
    fallbackUrl: "Dirección donde eso no es posible",
    image: "Imagen",
    defaultAction: "Al pulsar la tarjeta se abre",
    hero: "Grande",
    gridAction: "Al pulsarla",
    gridText: "Lo que dice la pulsación",
    video: "Vídeo",
    mediaUrl: "Dirección en facebook.com",
    recipientName: "Para",
    orderNumber: "Número de pedido",
    currency: "Moneda",
    paymentMethod: "Pagado con",
    merchantName: "Tienda",
    orderUrl: "Dirección del pedido",
    quantity: "Cantidad",
    price: "Precio",
    subtotal: "Suma parcial",
    shippingCost: "Envío",
    totalTax: "Impuestos",
    totalCost: "Importe total",
    name: "Por qué",
    amount: "Importe",
    street1: "Calle",
    street2: "Calle, segunda línea",
    city: "Ciudad",
    postalCode: "Código postal",
    state: "Provincia",
    country: "País",
    couponCode: "Código",
    couponUrl: "Dirección donde se usa",
    couponUrlButtonTitle: "Texto de ese botón",
    couponPreMessage: "Mensaje anterior",
    question: "Pregunta",
    questionType: "Tipo",
    scoreOption: "Escala",
    scoreLabel: "Palabras en sus extremos",
    followUp: "Pedir también palabras",
    placeholder: "Indicación en el campo vacío",
    privacyUrl: "Dirección de su política de privacidad",
    expiresInDays: "Se puede responder durante (días)",
    answer: "Respuesta",
  },
  heights: {
    none: "en el navegador",
    compact: "en media pantalla",
    tall: "en casi toda la pantalla",
    full: "en toda la pantalla",
  },
  squares: { horizontal: "Imágenes anchas", square: "Imágenes cuadradas" },
  gridActions: { none: "no hace nada", web_url: "abre una dirección", postback: "dice algo" },
  buttonTypes: BUTTONS,
  questionTypes: {
    csat: "Satisfacción",
    nps: "Recomendación",
    ces: "Esfuerzo",
    free_form: "Palabras libres",
  },
  scores: {
    five_stars: "Cinco estrellas",
    one_to_five: "De 1 a 5",
    five_emojis: "Cinco caras",
    zero_to_ten: "De 0 a 10",
    one_to_seven: "De 1 a 7",
  },
  labels: {
    neg_pos: "negativo – positivo",
    hard_easy: "difícil – fácil",
    dis_sat: "descontento – contento",
    unlike_like: "improbable – probable",
    poor_great: "malo – excelente",
    none: "ninguna",
  },
  replies: { text: "Respuesta", user_phone_number: "Teléfono", user_email: "Correo electrónico" },
  contactHint: "Messenger ofrece lo que hay en el perfil del cliente. Quien no tiene nada no ve nada.",
  repliesHint: "Desaparecen en cuanto alguien escribe.",
  group: {
    quickReplies: "Respuestas rápidas",
    buttons: "Botones",
    cards: "Tarjetas",
    images: "Imágenes",
    elements: "Lo comprado",
    adjustments: "Descuentos",
    address: "Dirección de entrega",
  },
  row: {
    reply: (n) => `Respuesta ${number(n)}`,
    button: (n) => `Botón ${number(n)}`,
    card: (n) => `Tarjeta ${number(n)}`,
    image: (n) => `Imagen ${number(n)}`,
    element: (n) => `Artículo ${number(n)}`,
    adjustment: (n) => `Descuento ${number(n)}`,
  },
  add: {
    reply: "Añadir una respuesta",
    button: "Añadir un botón",
    card: "Añadir una tarjeta",
    image: "Añadir una imagen",
    element: "Añadir un artículo",
    adjustment: "Añadir un descuento",
  },
  move: (row) => `Mover ${row}`,
  moveHint: "Arrastre, o use las flechas",
  remove: (row) => `Quitar ${row}`,
  duplicate: (row) => `Duplicar ${row}`,
  movedTo: (row, place, of) => `${row}: ${number(place)} de ${number(of)}`,
  removed: (row) => `${row}: quitado`,
  added: (row) => `${row}: añadido`,
  picture: {
    file: "Elegir un archivo",
    remove: "Quitar la imagen",
    uploading: (percent) => `Subiendo, ${number(percent)} %`,
    failed: "No se pudo subir.",
    again: "Reintentar",
  },
  files: {
    label: (n) => `${count(n, "archivo", "archivos")} para el próximo mensaje`,
    nameless: "Archivo",
    size: (bytes) =>
      bytes < MEGABYTE
        ? `${number(Math.max(1, Math.round(bytes / 1024)))} kB`
        : `${number(Math.round((bytes / MEGABYTE) * 10) / 10)} MB`,
    remove: (name) => `Quitar ${name}`,
    cancel: (name) => `Cancelar ${name}`,
    uploading: (name, percent) => `${name}: Subiendo, ${number(percent)} %`,
    problem: (problem) => {
      switch (problem.why) {
        case "away":
          return "No se pudo subir.";
        case "empty":
          return "Está vacío.";
        case "too_many":
          return `Messenger acepta ${number(problem.limit)} archivos a la vez.`;
        case "too_large":
          return `Como máximo ${number(problem.limit / MEGABYTE)} MB.`;
        case "refused":
          return `El servidor no lo aceptó (${problem.code}).`;
      }
    },
    again: "Reintentar",
    smaller: "Enviar una copia más pequeña",
    asFile: "Messenger no muestra este tipo: el cliente lo guarda.",
    wait: "El mensaje puede salir cuando todos los archivos estén en el servidor.",
    ready: (n) => `${number(n)} listos para salir`,
  },
  shown: {
    placeholder: "Aún no hay nada que ver",
    order: (n) => `Pedido ${n}`,
    total: "Importe total",
    phone: "Teléfono",
    email: "Correo electrónico",
    copyCode: "Copiar código",
    of: (n) => count(n, "tarjeta", "tarjetas"),
  },
};
