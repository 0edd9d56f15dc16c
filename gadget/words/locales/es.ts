import type { ModerationAction, ThreadControlAction } from "../../../worker/protocol/thread/acts.ts";
import type { FailureCode, Waiting } from "../../../worker/protocol/message/entry.ts";
import type { RefusalCode } from "../../wire/commands.ts";
import { about } from "../about.ts";
import type { WordTools } from "../word-tools.ts";
import { known, tagged } from "../tagged.ts";
import { handedOver } from "../handed-over.ts";
import { wordsOfFailure } from "../failure-words.ts";
import { content } from "./content/es.ts";
import { failures } from "./failures/es.ts";
import type { Strings } from "./en.ts";

const BOT_FAULTS = {
  not_reached: "no se puede contactar",
  bad_address: "su dirección no está permitida",
  no_secret: "no tiene secreto",
  too_large: "su respuesta es demasiado larga",
  bad_answer: "su respuesta no es válida",
  gone: "ya no está en las reglas",
  not_sendable: "Messenger no acepta su mensaje",
  endless: "no termina nunca",
};

const FAILURES: Record<FailureCode, string> = {
  window_closed: "se había agotado el plazo que Meta da para responder",
  customer_unavailable: "Messenger no puede contactar con esta persona hasta que vuelva a escribir",
  thread_owned_by_another_app: "otra aplicación tiene esta conversación en Meta",
  rejected: "Meta rechazó el mensaje",
  too_many_attempts: "fallaron varios intentos",
  earlier_part_failed: "falló una parte anterior del mensaje",
  earlier_part_unknown: "no se sabe si llegó una parte anterior",
  file_gone: "su archivo ya no se conserva",
  quote_taken_back: "el cliente retiró el mensaje que cita. Si se envía de nuevo, sale sin la cita",
};

const WAITING: Record<Waiting["reason"], string> = {
  undo: "todavía puede retirarlo",
  page_paused: "la página está en pausa",
  page_slow: "Meta pide a esta página que envíe más despacio",
  retry: "el último intento falló",
  confirmation: "lleva tanto tiempo en espera que conviene confirmarlo",
  page_not_connected: "la página no está conectada",
  uploading: "su archivo va camino de Meta",
  in_line: "está en la cola, puesto # de los mensajes de esta página",
};

const THREAD_CONTROL: Record<ThreadControlAction, string> = {
  take: "retomó la conversación de otra aplicación",
  release: "permitió que respondan otras aplicaciones",
  pass: "pasó la conversación a otra aplicación",
  request: "pidió la conversación a otra aplicación",
};

const MODERATED: Record<ModerationAction, string> = {
  block: "bloqueó al cliente",
  unblock: "desbloqueó al cliente",
  move_to_spam: "movió la conversación a spam",
};

const REFUSALS: Record<RefusalCode, string> = {
  bad_frame: "El servidor no lo entendió. Puede que ayude recargar la página.",
  too_many_commands: "Demasiadas acciones a la vez. Vuelva a intentarlo en un momento.",
  not_found: "No está en su bandeja, o ya no está.",
  not_allowed: "Su rol no lo permite.",
  not_yours: "Un compañero tiene esta conversación, o la responde otro equipo.",
  taken: "Un compañero tomó esta conversación antes que usted.",
  target_unavailable: "No es posible en este momento: no hay quien pueda tomarla.",
  changed: "Otras personas escribieron desde que lo miró.",
  window_closed: "Se agotó el plazo que Meta da para responder.",
  customer_unavailable: "Messenger no puede contactar con esta persona hasta que vuelva a escribir.",
  thread_held: "Otra aplicación tiene esta conversación en Meta. Retómela o pídala.",
  not_sendable: "Messenger no aceptaría este mensaje tal como está.",
  not_kept: "Esto no se puede guardar como plantilla.",
  customer_blocked: "Este cliente está bloqueado. Desbloquéelo para escribirle.",
  media_not_ready: "Este archivo no se ha copiado.",
  record_unavailable: "Meta no muestra su registro en este momento. Inténtelo más tarde.",
  refused_by_meta: "Meta lo rechazó.",
  wrong_state: "Ya no es posible: el mensaje ha seguido su curso.",
  wrap_up: "Indique de qué trató: elija uno de los códigos de cierre actuales.",
  tag: "Esta etiqueta ya no existe, o la conversación tiene todas las que puede.",
  attribute: "Este valor ya no se admite. Mire qué se pide ahora.",
  pass_invalid: "No se aceptó su inicio de sesión.",
  too_many_threads: "Hay demasiadas conversaciones abiertas en esta ventana.",
  unavailable: "No se pudo conectar con el servidor. Vuelva a intentarlo en un momento.",
  lost: "Se cortó la conexión. Vuelva a intentarlo.",
  session_changed: "Otra persona inició sesión antes de que se pudiera enviar.",
  stale: "Se escribió hace un rato y no salió. Puede que ya no sea válido.",
  too_large: "Este texto es demasiado largo para enviarlo.",
  not_seen: "Esta conversación es ahora de otro equipo. Lo que escribió se conserva.",
  undo_too_late: "Demasiado tarde para deshacer: el mensaje ya no está retenido.",
};

const KINDS: Record<string, string> = {
  message: "Mensaje",
  image: "Imagen",
  video: "Vídeo",
  audio: "Mensaje de voz",
  file: "Archivo",
  sticker: "Sticker",
  location: "Ubicación",
  share: "Enlace compartido",
  appointment_booking: "Cita",
  product: "Producto",
  template: "Mensaje con botones",
  cards: "Tarjetas",
  receipt: "Recibo",
  other: "Adjunto",
  referral: "Llegó por un enlace",
  optin: "Consentimiento",
  account_linking: "Vinculación de cuenta",
  thread_control: "Traspaso entre aplicaciones",
  feedback: "Encuesta",
  customer_information: "Datos de contacto",
  lead_form: "Formulario de contacto",
  order: "Pedido",
  coupon: "Cupón",
  label: "Etiqueta",
  call: "Llamada",
  admin_text: "Nota de Meta",
  reaction: "Reacción",
  edit: "Mensaje editado",
  unsend: "Mensaje retirado",
  game_play: "Partida jugada",
  payment: "Pago",
  pre_checkout: "Compra iniciada",
  checkout_update: "Compra modificada",
  untold_message: "Un mensaje que Meta ya no muestra",
  "empty message": "Un mensaje en el que no se ve nada",
  change: "Cambio en un mensaje",
};

const aside = (by: string, until: string, onMessage: boolean) =>
  `Aplazada${by && `: ${by}`}${until && `${by && ","} hasta ${until}`}${onMessage ? `${until ? " o" : by && ","} hasta que el cliente escriba` : ""}`;

/** Every word the gadget says in Spanish. */
export default function spanish(tools: WordTools): Strings {
  const { count, number, list, wordOf, graphCode } = tools;
  return {
    beside: () => ({
      page: (id) => `Página ${id}`,
      kind: (what) => wordOf(KINDS, what).replaceAll("_", " "),
      several: (n, kind) => (n! > 1 ? `${number(n!)} × ${kind}` : kind),
      offeredToYou: "Ofrecida a ti",
      waitsFor: (name) => `Espera a ${name}`,
      offeredTo: (names) => `Ofrecida a ${list(names)}`,
      asked: (names) => `Preguntado: ${list(names)}`,
      helping: (names) => `Ayuda: ${list(names)}`,
      asideUntil: (time, onMessage) =>
        `Aplazada hasta ${time}${onMessage ? `${time && " o "}que escriba` : ""}`,
    }),
    list: () => ({
      views: {
        inbox: "Bandeja",
        mine: "Mías",
        unassigned: "Sin asignar",
        open: "Abiertas",
        closed: "Cerradas",
        aside: "Aplazadas",
        all_aside: "Todas las aplazadas",
        mentions: "Menciones",
      },
      viewsLabel: "Conversaciones",
      viewCount: (n) => count(n, "conversación", "conversaciones"),
      emptyView: {
        inbox: "No tiene nada asignado y nadie espera a que le atiendan.",
        mine: "No tiene nada asignado.",
        unassigned: "Nadie espera a que le atiendan.",
        open: "No hay conversaciones abiertas.",
        closed: "No hay conversaciones cerradas.",
        aside: "No ha aplazado nada.",
        all_aside: "Nadie ha aplazado nada.",
        mentions: "Ninguna nota le menciona.",
      },
      emptySort: { waiting: "Aquí nadie espera respuesta.", window: "Aquí no hay ningún plazo abierto." },
      elsewhere: {
        unassigned: (n) =>
          count(
            n,
            "conversación espera a que alguien la atienda.",
            "conversaciones esperan a que alguien las atienda.",
          ),
        mine: (n) => count(n, "conversación es suya.", "conversaciones son suyas."),
        open: (n) => count(n, "conversación la lleva un compañero.", "conversaciones las llevan compañeros."),
      },
      showThem: "Verlas",
      showAll: "Mostrar todo",
      showMore: "Mostrar más",
      unanswered: (n, isMore) => `${number(n)}${isMore ? " o más" : ""} sin responder`,
      failed: "No entregado",
      comment: "Comentario en una publicación",
      answeredPrivately: "Respondido en privado",
      cameFromComment: "Viene de un comentario",
      mentionsYou: "Una nota le menciona",
      tickets: (n) => (n === 1 ? "Ticket abierto" : `${n} tickets abiertos`),
      ticketAsked: "Ticket pedido",
      failedBefore: "Una respuesta no se entregó",
      leftList: "Ya no está en esta lista",
      paused: "Envío en pausa",
      waits: (since) => `Espera desde hace ${since}`,
      closesIn: (left) => `Quedan ${left} para responder`,
      draft: (text) => `Borrador: ${text}`,
      ring: {
        open: "Meta le permite responder",
        soon: "El plazo de Meta para responder se acaba pronto",
        late: "Pasaron las 24 horas de Meta; una persona aún puede responder",
        closed: "El plazo de Meta para responder se agotó o no ha empezado",
      },
      preview: (author, text) => (author === null ? text : `${author}: ${text}`),
    }),

    label: "Conversaciones de Messenger",

    loading: "Cargando…",
    signInFirst: "A la espera de que inicie sesión.",
    you: "Usted",
    pageInbox: "Bandeja de la página",
    otherApp: (appId) => (appId === null ? "Otra aplicación" : `Otra aplicación (${appId})`),
    thePage: "La página",
    choose: "Elija una conversación",
    chooseHint: "Aquí aparecen sus mensajes y el cuadro para responder.",

    conversation: "Conversación",
    back: "Volver a la lista",
    unassigned: "Sin asignar",
    owner: (name, isMe) => (isMe ? "La atiende usted" : `La atiende ${name}`),
    closedStatus: "Cerrada",
    tryAgain: "Volver a intentarlo",

    messages: (customer) => `Mensajes con ${customer}`,
    older: "Mensajes anteriores",
    olderAtMeta: "Buscar mensajes anteriores en Meta",
    noneAtMeta: "Meta no tiene nada anterior.",
    noMessages: "Todavía no hay mensajes.",
    newSince: "Nuevo desde que se fue",
    wroteAgain: (customer) => `${customer} volvió a escribir`,
    foldedLines: (n, lines) => `${count(n, "suceso", "sucesos")}: ${lines}`,
    newBelow: (n) => count(n, "mensaje nuevo", "mensajes nuevos"),
    toEnd: "Ir al mensaje más reciente",
    aside,
    system: (line, name, time) => {
      const by = line.by ? name(line.by) : null;
      const note = "note" in line && line.note ? `: ${line.note}` : "";
      switch (line.event) {
        case "assigned": {
          const to = name(line.to);
          if (by === null)
            return `Asignada a ${to}${line.why === "one_more_thing" ? ": el cliente volvió a escribir" : ""}${note}`;
          return (
            (by === to
              ? `${line.why === "accept" ? "Aceptada" : "Tomada"}: ${to}`
              : `Asignada por ${by} a ${to}`) + note
          );
        }
        case "released":
          return by === null ? "Liberada" : `Liberada: ${by}`;
        case "closed":
          if (line.why === "silence") return "Cerrada: nadie escribió más";
          return (by === null ? "Cerrada" : `Cerrada: ${by}`) + about(line);
        case "reopened":
          return by === null ? "Reabierta" : `Reabierta: ${by}`;
        case "snoozed":
          return aside(by ?? "", line.until === null ? "" : time(line.until), line.onMessage);
        case "woken":
          return by === null ? "Ya no está aplazada" : `Retomada: ${by}`;
        case "queued":
          if (by !== null) return `${by} la pasó a ${line.queue || "todos"}${note}`;
          if (line.why === "overflow") return `Pasó a ${line.queue || "todos"}: nadie podía atenderla`;
          return line.queue === ""
            ? "Espera a cualquiera"
            : `Espera en ${line.queue}${line.rule ? ` (${line.rule})` : ""}`;
        case "bot":
          return `Con ${line.bot}`;
        case "handed_over":
          return handedOver(
            line,
            "Se pidió hablar con una persona",
            `${line.bot} no respondió`,
            `Entregado por ${line.bot}`,
            BOT_FAULTS,
          );
        case "transferring":
          return `${by ?? ""} pidió a ${line.place || list(line.to.map(name))} que la tome${note}`;
        case "passed":
        case "returned":
          if (line.why === "take") return `${by ?? ""} retiró la petición a ${list(line.from.map(name))}`;
          return `${passed(line.why)} ${list(line.from.map(name))}${line.event === "returned" ? `; sigue con ${name(line.to)}` : ""}${line.reason ? ` (${line.reason})` : ""}`;
        case "invited":
          return `${by ?? ""} invitó a ${name(line.to)}${note}`;
        case "uninvited":
          return `${name(line.who)} ya no ayuda`;
        case "note":
          return `Nota de ${by ?? ""}${line.to ? ` para ${name(line.to)}` : ""}: ${line.text}`;
        case "answered":
          return "Respondida en otro lugar: no se pregunta a nadie";
        case "raised":
          return `${by ?? ""} pidió ayuda${line.note === undefined ? "" : `: ${line.note}`}`;
        case "lowered":
          return `${by ?? ""}: ya no hace falta ayuda`;
        case "tagged":
          return `${by ?? ""}: ${tagged(line, "etiquetas añadidas:", "quitadas:")}`;
        case "attributes":
          return `${by ?? ""}: ${known(line, "sí", "no", "ya no se sabe:")}`;
        case "thread_control":
          return `${by ?? ""} ${THREAD_CONTROL[line.action]}${line.to === null ? "" : ` (aplicación ${line.to})`}`;
        case "moderated":
          return `${by ?? ""} ${MODERATED[line.action]}: ${line.reason}`;
        default:
          return "";
      }
    },

    state: {
      held: "Retenido un momento",
      waiting: "A la espera de conexión",
      asked: "Enviando…",
      queued: "En espera de envío",
      sending: "Enviando…",
      sent: "Enviado",
      delivered: "Entregado",
      read: "Leído",
      unknown: "No se puede saber si llegó",
      failed: "No entregado",
      withdrawn: "Retirado",
    },
    automatic: "Respuesta automática",
    standby: "Mientras otra aplicación tenía la conversación",
    fetched: {
      imported: "Del registro de Meta",
      recovered: "Perdido en una interrupción, recuperado después",
    },

    notLoaded: "No se pudo cargar una parte del chat. Inténtelo de nuevo en un momento.",

    actions: () => ({
      ownerViews: "también mira",
      looksSilently: "mira sin mostrarse",
      ownerWrites: "está escribiendo…",
      viewing: (names) => `${list(names)} también ${names.length === 1 ? "la mira" : "la miran"}`,
      writing: (names) => `${list(names)} ${names.length === 1 ? "está" : "están"} escribiendo…`,
      announce: (author, text) => `${author}: ${text}`,
      listTools: {
        sortLabel: "Orden de la lista",
        sorts: {
          latest: "Todas, las más recientes primero",
          waiting: "Esperan respuesta, las más antiguas primero",
          window: "Plazo abierto, el que antes se cierra primero",
          priority: "Esperan respuesta, los más urgentes primero",
        },
        views: "Vistas y filtros",
        filter: "Filtrar por nombre o texto",
        filtered: (n, all) => `${number(n)} de ${number(all)} cargadas`,
        noMatch: "Nada de lo cargado coincide.",
        more: "Más listas",
        searchAll: "Buscar en todo lo que se dijo",
        newRows: (n) => count(n, "nueva", "nuevas"),
      },
      delivery: {
        queuedBecause: (waiting, next) =>
          `En espera: ${wordOf(WAITING, waiting.reason).replace("#", number(waiting.place ?? 1))}${next === null ? "" : `; próximo intento ${next}`}`,
        failedBecause: (failure) => {
          const [why, help] = wordsOfFailure(failure, FAILURES, failures);
          return `No entregado: ${why}${help === null ? "" : `. ${help}`}`;
        },
        details: "Detalles",
        attempts: (n) => count(n, "intento", "intentos"),
        graphAnswer: (code) => `Error ${code} de Meta`,
      },
      attempts: {
        file: "un archivo",
        noAnswer: "sin respuesta",
        notTold: "Ahora no se pueden mostrar los intentos.",
        askAgain: "Reintentar",
      },
      part: (part, parts) => `Parte ${number(part)} de ${number(parts)}`,
      settled: {
        arrived: "Marcado como recibido",
        sent_again: "Nuevo intento más abajo",
        dismissed: "Ignorado",
      },
      choices: {
        undo: (seconds) => `Deshacer (${number(seconds)})`,
        withdraw: "Retirar",
        confirm: "Enviar ahora",
        arrived: "Sí llegó",
        again: "Enviar de nuevo",
        retry: "Reintentar",
        dismissed: "Ignorar",
      },
      handling: {
        take: "Tomar",
        takeOver: "Tomar el relevo",
        release: "Liberar",
        close: "Cerrar",
        reopen: "Reabrir",
        wake: "Retomar",
        more: "Más acciones para esta conversación",
      },
      connectionNews: {
        held: "Un mensaje que escribió antes no salió. Espera su decisión.",
        show: "Mostrar",
        redeployed: "El servidor se actualizó. Al recargar verá lo nuevo.",
        behind: (own, theirs) =>
          `Esta página usa la versión ${own} del chat y el servidor, la ${theirs}. Al recargar puede llegar la nueva.`,
        ahead: (own, theirs) =>
          `Esta página usa la versión ${own} del chat y el servidor, todavía la ${theirs}: puede que algo no funcione. Recargar puede ayudar.`,
        reload: "Recargar",
        later: "Más tarde",
      },
      presence: { available: "Disponible", away: "Ausente", offline: "Sin conexión", busy: "Sin hueco" },
      team: "Equipo",
      figures: "Cifras",
      presenceLabel: "Disponible para conversaciones",
      notices: "Avisos de escritorio con sonido",
      closing: (until) => `Aún sin respuesta. Meta acepta una respuesta hasta ${until}.`,
      manyClosing: (n) => ({
        title: `${number(n)} clientes sin respuesta`,
        text: "El plazo de Meta para responder está a punto de acabar.",
      }),
      manyWrote: (n, isMore) => ({
        title: `${number(n)}${isMore ? "+" : ""} clientes han escrito`,
        text: "mientras esta página no estaba conectada.",
      }),
      heldSpoken: "Su mensaje queda retenido un momento. Ctrl+Z o ⌘+Z con el cuadro vacío lo retira.",
      changedTitle: "Otras personas escribieron desde que lo miró",
      changedByYou: "Mientras tanto, usted escribió en otra ventana",
      changedByCustomer: "El cliente escribió desde que usted miró",
      handledTitle: "La conversación cambió desde que la miró",
      changedMore: (n) => `y ${number(n)} más`,
      refusedTitle: "Su mensaje no se envió",
      noConversation: "Esta conversación no existe en su bandeja.",
      erasedConversation:
        "Esta conversación se borró. Lo que usted había escrito en ella tampoco se conserva.",
      refusal: (refusal) => wordOf(REFUSALS, refusal.code),
      yourMessage: "Su mensaje",
      sendAnyway: "Enviar de todos modos",
      edit: "Editar",
      discard: "Descartar",
      furtherRefused: (n) => `${number(n)} más después de este`,
      behind: "Espera a que decida sobre el mensaje anterior",
      dismiss: "Descartar aviso",
      message: "Mensaje",
      placeholder: "Escriba un mensaje…",
      dropHere: "Suelte los archivos aquí",
      voice: "Grabar un mensaje de voz",
      canned: "Respuestas guardadas",
      writeNote: "Nota para compañeros",
      noFiles: "Desde aquí aún no se pueden enviar archivos. Sí desde la bandeja de entrada de Meta.",
      unfilled: (blank) => `${blank} se enviaría tal como está aquí.`,
      sendAsIs: "Enviar así",
      send: "Enviar",
      unitsLeft: (n) => `Quedan ${number(n)}`,
      unitsLeftInOne: (n) => `Quedan ${number(n)} para un solo mensaje`,
      sendHint: {
        enter: "Intro envía; Mayús+Intro, línea nueva",
        "mod-enter": "Ctrl+Intro o ⌘+Intro envía",
      },
      severalParts: (n) => `Saldrá en ${count(n, "mensaje", "mensajes")}`,
      windowOpen: (until) => `Puede responder hasta ${until}`,
      windowHuman: (until) => `Pasaron las 24 horas de Meta; una persona puede responder hasta ${until}`,
      windowUntried: (until) =>
        `Las 24 horas de Meta han pasado. La respuesta de una persona quizá salga todavía hasta ${until}: inténtelo.`,
      windowDoubted: "Según Meta, el plazo para responder terminó: rechazó un mensaje.",
      windowRefused: (at) =>
        `Las 24 horas de Meta terminaron ${at}, y Meta negó a esta página una respuesta posterior de una persona (Human Agent).`,
      askAgain: "Probar de nuevo",
      sendApproved: "Enviar un mensaje aprobado",
      windowExpired: (at) =>
        `El plazo de Meta para responder terminó: ${at}. Vuelve a abrirse cuando el cliente escriba.`,
      windowBarred: ({ owner, queue, mayTake }) => {
        if (owner === null) return `Espera en ${queue ?? ""}: solo responden sus agentes.`;
        return mayTake
          ? `${owner.name} tiene esta conversación. Tómela para responder, o pida que le inviten.`
          : `${owner.name} tiene esta conversación, que responde otro equipo. Pida que le inviten, o consulte a un supervisor.`;
      },
      windowDisconnected:
        "Esta página está desconectada y no se puede enviar nada. Pida a un administrador que la conecte de nuevo; lo que ha escrito se queda aquí.",
      windowNever: "El cliente todavía no ha escrito. Podrá responder cuando lo haga.",
      windowUnavailable: "Messenger no puede contactar con esta persona hasta que vuelva a escribir.",
      pageWarned: ({ action, reason }, at) =>
        `${action === "block" ? "Meta bloqueó esta página" : "Meta advirtió a esta página"} (${at})${reason === null ? "." : `: ${reason}`}`,
      pageTroubled: ({ stops }, at) => {
        const said = {
          sending: `Es posible que los mensajes a clientes no salgan desde ${at}.`,
          receiving: `Es posible que los mensajes de clientes no lleguen desde ${at}.`,
          both: `Es posible que los mensajes no lleguen ni salgan desde ${at}.`,
          soon: `La conexión con Meta termina ${at}.`,
        };
        return `${said[stops]} Un administrador puede corregirlo en los ajustes de la página.`;
      },
      pagePaused: (pause, since) =>
        `Los envíos de esta página están en pausa desde ${since}: ${pauseReason(pause.code)} (Meta ${graphCode(pause.code, pause.subcode)}).`,
      closeAnyway: "Cerrar de todos modos",
      cancel: "Cancelar",
      heldByApp: (appId) =>
        `Otra aplicación${appId === null ? "" : ` (${appId})`} tiene esta conversación en Meta. Solo ella puede responder.`,
      blockedBy: (name, at, reason) => `${name} bloqueó a este cliente (${at}): ${reason}`,
      threadControl: {
        take: "Retomar",
        request: "Pedirla",
        release: "Permitir que respondan otras aplicaciones",
        pass: "Pasar a otra aplicación",
        passTo: "Id de la aplicación",
      },
      euPrivacyRules:
        "Las normas de privacidad de Meta para Europa limitan esta página: los clientes no pueden vincular sus cuentas y es posible que Meta no indique cómo llegó alguien.",
      moderation: {
        block: "Bloquear a este cliente",
        unblock: "Desbloquear",
        move_to_spam: "Mover a spam",
        reason: "Motivo, visible para el equipo",
      },
      pageDisconnected: (since: string) =>
        `Esta página se desconectó (${since}). Sus conversaciones se pueden leer, pero no se puede enviar nada hasta que un administrador la conecte de nuevo.`,
      pagePausedHint: "Los mensajes esperan aquí hasta que se reanude.",
      stillPaused: (why) => `Se intentó ahora mismo: ${why}`,
      resume: "Reanudar",
      add: "Enviar otra cosa",
      entryTools: {
        label: "Qué hacer con este mensaje",
        reply: "Responder a este mensaje",
        react: "Reaccionar",
        reactWith: (emoji: string) => `Reaccionar con ${emoji}`,
        takeBack: (emoji: string) => `Retirar ${emoji}`,
        takeBackAny: "Retirar la reacción de la página",
        replyingTo: (name: string) => `Respuesta a ${name}`,
        stop: "No responder a ningún mensaje en concreto",
      },
      emoji: {
        title: "Insertar un emoji",
        search: "Buscar por nombre en inglés",
        recent: "Usados recientemente",
        tone: "Tono de piel",
        none: "Nada con ese nombre.",
        groups: [
          "Caras y emociones",
          "Personas y cuerpo",
          "Animales y naturaleza",
          "Comida y bebida",
          "Viajes y lugares",
          "Actividades",
          "Objetos",
          "Símbolos",
          "Banderas",
        ],
      },
      deskSettings: {
        title: "Ajustes de la bandeja",
        undo: "Deshacer después de enviar",
        undoOff: "Desactivado: los mensajes salen al momento",
        undoFor: (seconds) => count(seconds, "segundo", "segundos"),
        undoHint: "Durante este tiempo se puede deshacer lo enviado, y el cliente espera.",
        nudge: "Avisar antes de que acabe el plazo de Meta",
        nudgeOff: "No avisar",
        nudgeAhead: (minutes) =>
          minutes < 60 ? count(minutes, "minuto", "minutos") : count(minutes / 60, "hora", "horas"),
        nudgeHint:
          "Antes de que acaben las 24 horas y los 7 días, se avisa a quien tiene la conversación de que nadie respondió.",
        showsSeen: "Mostrar a los clientes que se vio su mensaje",
        showsTyping: "Mostrar a los clientes que alguien escribe",
        peopleApps: "Aplicaciones con las que responden personas (identificadores)",
        peopleAppsHint:
          "Sus mensajes cuentan como respuesta. Las demás aplicaciones y las respuestas instantáneas de Meta no: el cliente sigue esperando.",
        persona: "Los clientes ven los mensajes de",
        personas: { off: "La página", agent: "Quien escribe", desk: "Un nombre para toda la bandeja" },
        personaHint:
          "Nombre y foto sobre los mensajes en Messenger. Si Meta no los acepta, los mensajes llegan de la página.",
        personaName: "Nombre de la bandeja",
        personaPicture: "Foto (dirección https)",
        personaPictureHint: "También para quien no tiene foto. Sin foto, los mensajes llegan de la página.",
        personaForPrograms: "También para lo que envían programas",
        notProcessed: "Si no podemos mostrar o guardar algo de un cliente, decirle",
        notProcessedHint: "Una vez por contacto, dentro de 24 horas. Vacío: no se envía nada.",
        ticketClosesContact: "Cerrar la conversación con el último de sus tickets",
        contactClosesTicket: "Cerrar sus tickets con la conversación",
        ticketsHint:
          "Los tickets los lleva otro sistema. La conversación sigue abierta mientras el cliente espera una respuesta.",
        save: "Guardar",
      },
      shortcuts: {
        undoKeys: "Ctrl+Z, ⌘+Z",
        undoOff: "desactivado en esta bandeja, vea sus ajustes",
        undo: "Con el cuadro vacío: retirar lo recién enviado",
        sendKey: "Para enviar",
        title: "Atajos de teclado",
        next: "Conversación siguiente",
        previous: "Conversación anterior",
        reply: "Responder",
        note: "Escribir una nota para compañeros",
        filter: "Filtrar la lista",
        search: "Buscar en todo lo que se dijo",
        closeNext: "Cerrar y abrir la siguiente que espera",
        customer: "Lo que se sabe del cliente",
        tags: "Etiquetas",
        select: "Seleccionar varias conversaciones",
        views: "Más listas y vistas guardadas",
        aside: "Aplazar",
        give: "Transferir a alguien, a un equipo o a una cola",
        accept: "Aceptar la primera oferta",
        decline: "Rechazar la primera oferta",
        back: "Salir del cuadro; después, volver a la lista",
        canned: "Al principio de una línea del cuadro: respuestas guardadas",
        mention: "En una nota: mencionar a un compañero",
        blank: "En el cuadro: al siguiente hueco",
        help: "Esta ayuda",
        use: "Usar los atajos",
        close: "Cerrar",
      },
    }),
    content: () => content(tools),
    late: (words) => words,

    connection: {
      connecting: "Conectando…",
      "catching-up": "Poniéndose al día…",
      offline: "Sin conexión. Lo que ve puede no estar actualizado.",
      offlineUnsent: (n) => `Sin conexión. ${count(n, "mensaje espera", "mensajes esperan")} el envío.`,
      "sign-in-unreachable":
        "Su inicio de sesión no se puede comprobar en este momento. Se vuelve a intentar automáticamente.",
      signIn: "Debe iniciar sesión.",
      refused: "Se rechazó su inicio de sesión. Consulte a quienes administran esta página.",
      "auth-required": "Debe iniciar sesión. Su sesión en esta bandeja terminó.",
      "signed-out": "Sesión cerrada.",
      removed: "Le han quitado de esta bandeja. Pregunte a quien la dirige.",
      "too-many-sockets": "Esta bandeja está abierta en demasiadas ventanas suyas.",
      tryNow: "Intentar ahora",
      useHere: "Usar aquí",
    },
  };
}

function pauseReason(code: number): string {
  switch (code) {
    case 190:
      return "su token de acceso ya no es válido";
    case 230:
    case 10:
      return "falta un permiso";
    case 368:
      return "Meta la bloqueó por un tiempo";
    default:
      return "Meta rechazó sus mensajes";
  }
}

/** That whoever was asked did not take it; `why`: as the Worker says it. */
function passed(why: string | undefined): string {
  if (why === "decline") return "Rechazada por";
  if (why === "expire") return "Sin respuesta de";
  return why === "left" ? "Desconexión de" : "No la tomó:";
}
