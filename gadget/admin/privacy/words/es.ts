import type { WordTools } from "../../../words/word-tools.ts";
import type { PrivacyWords } from "./en.ts";

export const privacyEs = ({ plural, number }: WordTools): PrivacyWords => ({
  title: "Privacidad",
  intro:
    "Borra todo lo que se guarda de una persona: mensajes, archivos, nombre y foto, y lo que espera a ser enviado. Lo que tiene Meta se queda allí. De lo que escribió en comentarios que empezaron otras personas no quedan ni las palabras, ni los archivos, ni su nombre; lo que otros respondieron sí queda.",
  people: "Borrar personas",
  peopleLabel: "Quién",
  peopleHint:
    "PSID, nombres de conversaciones (id de la página, dos puntos, PSID) o enlaces a ellas, uno por línea.",
  page: "Página de los PSID",
  pageNone: "Ninguna página elegida",
  press: "Borrar",
  nobody: "Indique primero a alguien.",
  wrong: (what) => `Esto no indica a nadie: ${what}`,
  tooMany: (max) => `Como máximo ${number(max)} a la vez.`,
  ask: (n) => plural(n, { one: "¿Borrar # persona?", other: "¿Borrar # personas?" }),
  what: "Todo lo dicho hasta ahora desaparece y no se puede recuperar. Si vuelve a escribir, empieza una conversación nueva. De lo que escribió en comentarios que empezaron otras personas no quedan ni las palabras, ni los archivos, ni su nombre; lo que otros respondieron sí queda.",
  whom: (names, more) =>
    [...names, ...(more > 0 ? [plural(more, { one: "y # más", other: "y # más" })] : [])].join("\n"),
  wholePage: "Página que se borra",
  whole: "Borrar una página entera",
  wholeHint: "Todas las personas que le han escrito. Después un operador puede dar la página a otra empresa.",
  wholePress: "Borrar a todas",
  wholeAsk: (page) => `¿Borrar a todas las personas que escribieron a ${page}?`,
  wholeWhat:
    "Todas las conversaciones de esta página desaparecen y no se pueden recuperar. La página sigue conectada: desconéctela antes si nadie debe escribir mientras tanto.",
  list: "Lo que se borró",
  listNone: "Aún no se ha borrado a nadie.",
  origins: {
    hand: () => "A mano",
    page: (page) => `Página ${page}`,
    meta: () => "A petición a través de Meta",
  },
  progress: (done, people) => `${number(done)} de ${number(people)} borradas`,
  ended: (people) => plural(people, { one: "# conversación borrada", other: "# conversaciones borradas" }),
  known: (known, people) => `${number(known)} de ${number(people)} eran conocidas aquí`,
  entries: (n) => plural(n, { one: "# entrada", other: "# entradas" }),
  by: (name) => `por ${name}`,
  requests: "Solicitudes a través de Meta",
  requestsHint:
    "Personas que pidieron a Facebook que se borren sus datos. Meta llama a este Worker por cada una.",
  requestsNone: "Nadie lo ha pedido aún.",
  requestsOfOperator: "Donde hay varias empresas, se ocupa el operador.",
  states: {
    received: "Recibida",
    erasing: "Borrando",
    done: "Hecha",
    by_hand: "Pendiente de hacer a mano",
  },
  code: "Código",
  userId: "Id para la app",
  byHand:
    "Meta no dice a qué conversaciones se refiere; en Europa y Japón no lo dice de nadie. Busque la conversación, por ejemplo por el código que le dé la persona, bórrela arriba y confirme después que está hecho.",
  settle: "Está hecho",
  settleThis: (code) => `La solicitud ${code} está hecha`,
  settleAsk: "¿Está borrado todo lo de esta persona?",
  settleWhat: "La página que Facebook muestra a la persona dirá entonces que sus datos están borrados.",
  held: (n) => plural(n, { one: "# bajo retención legal", other: "# bajo retención legal" }),
  receipt: "Recibo",
  removed: {
    entries: (n) => plural(n, { one: "# mensaje o nota", other: "# mensajes y notas" }),
    raw: (n) => plural(n, { one: "# dato en bruto", other: "# datos en bruto" }),
    files: (n) => plural(n, { one: "# archivo", other: "# archivos" }),
    contacts: (n) => plural(n, { one: "# contacto", other: "# contactos" }),
    tickets: (n) => plural(n, { one: "# ticket", other: "# tickets" }),
    references: (n) => plural(n, { one: "# referencia", other: "# referencias" }),
    lines: (n) => plural(n, { one: "# línea en camino", other: "# líneas en camino" }),
    indexed_texts: (n) => plural(n, { one: "# texto del índice", other: "# textos del índice" }),
    webhook_events: (n) => plural(n, { one: "# evento para destinos", other: "# eventos para destinos" }),
    webhook_deliveries: (n) => plural(n, { one: "# entrega en espera", other: "# entregas en espera" }),
    dead_letters: (n) => plural(n, { one: "# evento no entregado", other: "# eventos no entregados" }),
    black_box: (n) => plural(n, { one: "# elemento en bruto", other: "# elementos en bruto" }),
  },
  find: {
    title: "Buscar a una persona",
    label: "Nombre, número de pedido, PSID o dirección de una conversación",
    press: "Buscar",
    none: "No se encuentra a nadie con eso.",
    more: "Hay más. Escriba más del nombre, o la dirección de la conversación.",
    nameless: "Nombre desconocido",
    unknown: "No está en este desk",
    comment: "Hilo de comentarios",
    last: (when) => `último mensaje ${when}`,
    others: (n) =>
      plural(n, {
        one: "# conversación más de la misma persona",
        other: "# conversaciones más de la misma persona",
      }),
    by: {
      address: "por la dirección",
      name: "por el nombre",
      reference: "por aquello con lo que llegó",
      record: "por la ficha",
    },
    take: "Todo en un zip",
    takeFor: (who) => `Todo lo que se guarda de ${who}, en un zip`,
    taken:
      "La descarga ha comenzado. El enlace vale diez minutos; una descarga interrumpida no se puede abrir: vuelva a hacerla.",
    download: "Descargar",
    erase: "Borrar…",
    eraseFor: (who) => `Borrar a ${who}…`,
    alsoOthers: (n) =>
      plural(n, {
        one: "También la otra conversación de la misma persona",
        other: "También las otras # conversaciones de las mismas personas",
      }),
  },
  holds: {
    title: "Retenciones legales",
    intro: "Lo que está bajo retención legal no se elimina por su antigüedad, y nadie lo borra.",
    none: "Ninguna conversación está bajo retención legal.",
    more: "Mostrar más",
    held: (by, when, reason) => `Retención legal de ${by}, ${when}: ${reason}`,
    eraseHeld: (n) =>
      plural(n, {
        one: "# está bajo retención legal: no se borra a nadie hasta que se levante.",
        other: "# están bajo retención legal: no se borra a nadie hasta que se levanten.",
      }),
    pageHeld: "Lo que está bajo retención legal se queda hasta que se levante, y entonces se borra.",
    reason: "Motivo",
    noReason: "Diga por qué.",
    set: "Retención legal…",
    setFor: (who) => `Retención legal para ${who}…`,
    setAsk: "¿Poner esta conversación bajo retención legal?",
    setWhat:
      "Nada de ella se elimina por su antigüedad, y nadie la borra, hasta que se levante la retención. El motivo queda en el hilo.",
    setPress: "Poner la retención",
    lift: "Levantar…",
    liftFor: (who) => `Levantar la retención para ${who}…`,
    liftAsk: "¿Levantar la retención legal?",
    liftWhat:
      "Desde entonces se elimina y se borra como cualquier otra; quien debía borrarse se borra enseguida. El motivo queda en el hilo.",
    liftPress: "Levantar la retención",
  },
  retention: {
    title: "Cuánto tiempo se conserva",
    intro:
      "Tras tantos días lo antiguo se elimina por sí solo. Un campo vacío lo conserva para siempre. Las conversaciones abiertas o bajo retención legal quedan como están.",
    inDays: (kind) => `${kind} (días)`,
    kinds: {
      messages: "Mensajes",
      media: "Archivos",
      raw: "Datos tal como los entregó Meta",
      contacts: "Conversaciones cerradas",
      comments: "Hilos de comentarios cerrados",
      search: "Índice de búsqueda",
      reports: "Cifras por agente, equipo, cola, página y etiqueta",
    },
    hints: {
      messages: "Con sus notas y archivos. El hilo dice hasta cuándo se eliminaron.",
      media: "Los mensajes quedan y dicen que había un archivo.",
      raw: "Se conservan por lo que el registro no dice.",
      contacts: "Enteras, como si sus clientes nunca hubieran escrito.",
      comments: "Enteros. Lo que está bajo la publicación queda allí.",
      search: "Los mensajes quedan, pero no se encuentran por sus palabras.",
      reports: "Las de todo el puesto quedan.",
    },
    kept: "Para siempre",
    wrong: (min, max) => `Un número entero de días de ${number(min)} a ${number(max)}, o nada.`,
    press: "Contar y guardar…",
    counting: (looked, total) =>
      `${number(looked)}${total === null ? "" : ` de ${number(total)}`} conversaciones revisadas`,
    ask: "¿Eliminar lo más antiguo?",
    nothing: "Nada es aún lo bastante antiguo.",
    goes: (kind, n, oldest) =>
      `${kind}: ${number(n)}${oldest === null ? "" : `, lo más antiguo del ${oldest}`}`,
    spared: {
      open: (n) =>
        plural(n, {
          one: "# conversación está abierta y queda.",
          other: "# conversaciones están abiertas y quedan.",
        }),
      unsent: (n) =>
        plural(n, { one: "# tiene algo que enviar y queda.", other: "# tienen algo que enviar y quedan." }),
      held: (n) =>
        plural(n, {
          one: "# está bajo retención legal y queda.",
          other: "# están bajo retención legal y quedan.",
        }),
    },
    what: "Esto desaparece poco a poco en un día y no se puede recuperar.",
    later: "Lo que supere esta edad desaparecerá por sí solo y no se podrá recuperar.",
    save: "Guardar",
    saved: "Guardado.",
    ended: (when) => `Última revisión: ${when}`,
    underWay: "Se está revisando en este momento.",
  },
});
