import type { ModerationAction, ThreadControlAction } from "../../../worker/protocol/thread/acts.ts";
import type {
  Failure,
  FailureCode,
  Person,
  SystemLine,
  Waiting,
} from "../../../worker/protocol/message/entry.ts";
import type { Sort } from "../../../worker/protocol/thread/conversation.ts";
import type { View } from "../../../worker/protocol/list/views.ts";
import type { PageState, PageWarning } from "../../../worker/protocol/frames.ts";
import type { CommandRefusal, RefusalCode } from "../../wire/commands.ts";
import { about } from "../about.ts";
import type { WordTools } from "../word-tools.ts";
import { known, tagged } from "../tagged.ts";
import { handedOver } from "../handed-over.ts";
import { wordsOfFailure } from "../failure-words.ts";
import { content } from "./content/de.ts";
import { failures } from "./failures/de.ts";
import type { Strings } from "./en.ts";

const BOT_FAULTS = {
  not_reached: "nicht erreichbar",
  bad_address: "die Adresse ist nicht erlaubt",
  no_secret: "das Geheimnis fehlt",
  too_large: "die Antwort ist zu lang",
  bad_answer: "die Antwort ist ungültig",
  gone: "steht nicht mehr in den Regeln",
  not_sendable: "Messenger nimmt die Nachricht nicht an",
  endless: "es kommt zu keinem Ende",
};

const VIEWS: Record<View, string> = {
  inbox: "Eingang",
  mine: "Meine",
  unassigned: "Frei",
  open: "Offen",
  closed: "Erledigt",
  aside: "Zurückgestellt",
  all_aside: "Alle zurückgestellten",
  mentions: "Erwähnungen",
};

const EMPTY: Record<View, string> = {
  inbox: "Ihnen ist nichts zugewiesen, und niemand wartet auf einen Bearbeiter.",
  mine: "Ihnen ist nichts zugewiesen.",
  unassigned: "Niemand wartet auf einen Bearbeiter.",
  open: "Keine offenen Gespräche.",
  closed: "Keine erledigten Gespräche.",
  aside: "Sie haben nichts zurückgestellt.",
  all_aside: "Niemand hat etwas zurückgestellt.",
  mentions: "Keine Notiz erwähnt Sie.",
};

const SORTS: Record<Sort, string> = {
  latest: "Alle, neueste zuerst",
  waiting: "Warten auf Antwort, längste zuerst",
  window: "Fenster offen, bald schließende zuerst",
  priority: "Warten auf Antwort, dringendste zuerst",
};

const EMPTY_SORT: Record<Exclude<Sort, "latest" | "priority">, string> = {
  waiting: "Hier wartet niemand auf Antwort.",
  window: "Hier ist kein Fenster offen.",
};

const FAILURES: Record<FailureCode, string> = {
  window_closed: "die von Meta erlaubte Zeit für eine Antwort war vorbei",
  customer_unavailable: "Messenger erreicht diese Person nicht, bis sie wieder schreibt",
  thread_owned_by_another_app: "eine andere App hält dieses Gespräch bei Meta",
  rejected: "Meta hat die Nachricht abgelehnt",
  too_many_attempts: "mehrere Versuche sind gescheitert",
  earlier_part_failed: "ein früherer Teil der Nachricht ist gescheitert",
  earlier_part_unknown: "es ist unklar, ob ein früherer Teil ankam",
  file_gone: "ihre Datei ist nicht mehr vorhanden",
  quote_taken_back:
    "der Kunde hat die zitierte Nachricht zurückgenommen. Noch einmal gesendet geht sie ohne Zitat",
};

const WAITING: Record<Waiting["reason"], string> = {
  undo: "Sie können sie noch zurücknehmen",
  page_paused: "die Seite ist angehalten",
  page_slow: "Meta bittet diese Seite, langsamer zu senden",
  retry: "der letzte Versuch ist nicht gelungen",
  confirmation: "sie hat so lange gewartet, dass Sie sie bestätigen sollten",
  page_not_connected: "die Seite ist nicht verbunden",
  uploading: "ihre Datei ist unterwegs zu Meta",
  in_line: "sie steht an, Platz # unter den Nachrichten dieser Seite",
};

const THREAD_CONTROL: Record<ThreadControlAction, string> = {
  take: "hat das Gespräch von einer anderen App übernommen",
  release: "hat das Gespräch für andere Apps freigegeben",
  pass: "hat das Gespräch an eine andere App übergeben",
  request: "hat eine andere App um das Gespräch gebeten",
};

const MODERATED: Record<ModerationAction, string> = {
  block: "hat die Person gesperrt",
  unblock: "hat die Sperre aufgehoben",
  move_to_spam: "hat das Gespräch in den Spam verschoben",
};

const REFUSALS: Record<RefusalCode, string> = {
  bad_frame: "Der Server hat das nicht verstanden. Neu laden hilft vielleicht.",
  too_many_commands: "Zu viel auf einmal. Versuchen Sie es gleich noch einmal.",
  not_found: "Das gibt es in Ihrem Team nicht oder nicht mehr.",
  not_allowed: "Ihre Rolle erlaubt das nicht.",
  not_yours: "Jemand aus dem Team hat dieses Gespräch, oder ein anderes Team beantwortet es.",
  taken: "Jemand aus dem Team hat dieses Gespräch vor Ihnen übernommen.",
  target_unavailable: "Das ist gerade nicht möglich: Dort ist niemand, der übernehmen kann.",
  changed: "Andere haben geschrieben, seit Sie hingesehen haben.",
  window_closed: "Die von Meta erlaubte Zeit für eine Antwort ist vorbei.",
  customer_unavailable: "Messenger erreicht diese Person nicht, bis sie wieder schreibt.",
  thread_held: "Eine andere App hält dieses Gespräch bei Meta. Übernehmen Sie es, oder bitten Sie darum.",
  not_sendable: "Messenger würde diese Nachricht so nicht annehmen.",
  not_kept: "Das lässt sich nicht als Vorlage aufbewahren.",
  customer_blocked: "Diese Person ist gesperrt. Heben Sie die Sperre auf, um ihr zu schreiben.",
  media_not_ready: "Diese Datei ist nicht kopiert.",
  record_unavailable: "Meta zeigt seine Aufzeichnungen gerade nicht. Versuchen Sie es später noch einmal.",
  refused_by_meta: "Meta hat das abgelehnt.",
  wrong_state: "Das geht nicht mehr: Die Nachricht ist schon weiter.",
  wrap_up: "Sagen Sie, worum es ging: Wählen Sie einen der Abschlusscodes, die es jetzt gibt.",
  tag: "Dieses Tag gibt es nicht mehr, oder das Gespräch hat schon so viele, wie es haben darf.",
  attribute: "Dieser Wert passt nicht mehr. Sehen Sie nach, was jetzt verlangt wird.",
  pass_invalid: "Ihre Anmeldung wurde nicht angenommen.",
  too_many_threads: "In diesem Fenster sind zu viele Gespräche offen.",
  unavailable: "Der Server war nicht erreichbar. Versuchen Sie es gleich noch einmal.",
  lost: "Die Verbindung ist abgebrochen. Versuchen Sie es noch einmal.",
  session_changed: "Jemand anderes hat sich angemeldet, bevor das gesendet werden konnte.",
  stale: "Die Nachricht ist älter und wurde nicht gesendet. Vielleicht stimmt sie nicht mehr.",
  too_large: "Dieser Text ist zu lang zum Senden.",
  not_seen:
    "Dieses Gespräch gehört jetzt einem anderen Team. Was Sie dafür geschrieben haben, bleibt erhalten.",
  undo_too_late: "Zu spät zum Zurücknehmen: Die Nachricht wird nicht mehr zurückgehalten.",
};

const KINDS: Record<string, string> = {
  message: "Nachricht",
  image: "Bild",
  video: "Video",
  audio: "Sprachnachricht",
  file: "Datei",
  sticker: "Sticker",
  location: "Ort",
  share: "Geteilter Link",
  appointment_booking: "Termin",
  product: "Produkt",
  template: "Nachricht mit Schaltflächen",
  cards: "Karten",
  receipt: "Quittung",
  other: "Anhang",
  referral: "Kam über einen Link",
  optin: "Einwilligung",
  account_linking: "Kontoverknüpfung",
  thread_control: "Übergabe zwischen Apps",
  feedback: "Umfrage",
  customer_information: "Kontaktdaten",
  lead_form: "Lead-Formular",
  order: "Bestellung",
  coupon: "Gutschein",
  label: "Label",
  call: "Anruf",
  admin_text: "Hinweis von Meta",
  reaction: "Reaktion",
  edit: "Geänderte Nachricht",
  unsend: "Zurückgenommene Nachricht",
  game_play: "Spiel gespielt",
  payment: "Zahlung",
  pre_checkout: "Kauf begonnen",
  checkout_update: "Kauf geändert",
  untold_message: "Eine Nachricht, die Meta nicht mehr zeigt",
  "empty message": "Eine Nachricht, in der nichts zu sehen ist",
  change: "Änderung einer Nachricht",
};

const aside = (by: string, until: string, onMessage: boolean) =>
  `Zurückgestellt${by && ` von ${by}`}${until && ` bis ${until}`}${onMessage ? `${until && " oder"}${until ? "" : ","} bis die Kundin oder der Kunde schreibt` : ""}`;

/** Every word the gadget says in German. */
export default function german({ count, number, list, wordOf, graphCode }: WordTools): Strings {
  return {
    beside: () => ({
      page: (id: string) => `Seite ${id}`,
      kind: (what: string) => wordOf(KINDS, what).replaceAll("_", " "),
      several: (n, kind) => (n! > 1 ? `${n!} × ${kind}` : kind),
      offeredToYou: "Dir angeboten",
      waitsFor: (name) => `Wartet auf ${name}`,
      offeredTo: (names) => `${list(names)} angeboten`,
      asked: (names) => `Gefragt: ${list(names)}`,
      helping: (names) => `Hilft mit: ${list(names)}`,
      asideUntil: (time, onMessage) =>
        `Zurückgestellt bis ${time}${onMessage ? `${time && " oder "}zur nächsten Nachricht` : ""}`,
    }),
    list: () => ({
      views: VIEWS,
      viewsLabel: "Gespräche",
      viewCount: (n: number) => count(n, "Gespräch", "Gespräche"),
      emptyView: EMPTY,
      elsewhere: {
        unassigned: (n: number) =>
          count(n, "Gespräch wartet auf einen Bearbeiter.", "Gespräche warten auf einen Bearbeiter."),
        mine: (n: number) => count(n, "Gespräch ist Ihres.", "Gespräche sind Ihre."),
        open: (n: number) => count(n, "Gespräch ist bei Kollegen.", "Gespräche sind bei Kollegen."),
      },
      showThem: "Ansehen",
      showAll: "Alle zeigen",
      showMore: "Mehr zeigen",
      emptySort: EMPTY_SORT,
      unanswered: (n: number, isMore: boolean) => `${n}${isMore ? " oder mehr" : ""} unbeantwortet`,
      failed: "Nicht zugestellt",
      comment: "Kommentar unter einem Beitrag",
      answeredPrivately: "Privat beantwortet",
      cameFromComment: "Aus einem Kommentar",
      mentionsYou: "Eine Notiz erwähnt Sie",
      tickets: (n) => (n === 1 ? "Ticket offen" : `${n} offene Tickets`),
      ticketAsked: "Ticket angefordert",
      failedBefore: "Eine Antwort wurde nicht zugestellt",
      leftList: "Nicht mehr in dieser Liste",
      paused: "Senden angehalten",
      waits: (since: string) => `Wartet ${since}`,
      closesIn: (left: string) => `Noch ${left} zum Antworten`,
      draft: (text: string) => `Entwurf: ${text}`,
      ring: {
        open: "Meta lässt Sie antworten",
        soon: "Metas Zeit für eine Antwort endet bald",
        late: "Metas 24 Stunden sind vorbei; ein Mensch darf noch antworten",
        closed: "Metas Zeit für eine Antwort ist vorbei oder hat nicht begonnen",
      },
      preview: (author: string | null, text: string) => (author === null ? text : `${author}: ${text}`),
    }),

    label: "Messenger-Gespräche",

    loading: "Wird geladen …",
    signInFirst: "Wartet auf Ihre Anmeldung.",
    you: "Sie",
    pageInbox: "Seiten-Postfach",
    otherApp: (appId: string | null) => (appId === null ? "Eine andere App" : `Eine andere App (${appId})`),
    thePage: "Die Seite",
    choose: "Wählen Sie ein Gespräch",
    chooseHint: "Hier erscheinen seine Nachrichten und das Feld zum Antworten.",

    conversation: "Gespräch",
    back: "Zurück zur Liste",
    unassigned: "Frei",
    owner: (name: string, isMe: boolean) => (isMe ? "Bei Ihnen" : `Bei ${name}`),
    closedStatus: "Erledigt",
    tryAgain: "Noch einmal versuchen",

    messages: (customer: string) => `Nachrichten mit ${customer}`,
    older: "Ältere Nachrichten",
    olderAtMeta: "Bei Meta nach älteren Nachrichten suchen",
    noneAtMeta: "Meta hat nichts Älteres.",
    noMessages: "Noch keine Nachrichten.",
    newSince: "Neu, seit Sie weg waren",
    wroteAgain: (customer) => `${customer} hat sich wieder gemeldet`,
    foldedLines: (n, lines) => `${count(n, "Ereignis", "Ereignisse")}: ${lines}`,
    newBelow: (n: number) => count(n, "neue Nachricht", "neue Nachrichten"),
    toEnd: "Zur neuesten Nachricht",
    aside,
    system: (line: SystemLine, name: (person: Person) => string, time: (at: number) => string) => {
      const by = line.by ? name(line.by) : null;
      const note = "note" in line && line.note ? `: ${line.note}` : "";
      switch (line.event) {
        case "assigned": {
          const to = name(line.to);
          if (by === null)
            return `Zugewiesen: ${to}${line.why === "one_more_thing" ? ", da noch einmal geschrieben wurde" : ""}${note}`;
          return (
            (by === to
              ? `${line.why === "accept" ? "Angenommen" : "Übernommen"}: ${to}`
              : `Zugewiesen von ${by}: ${to}`) + note
          );
        }
        case "released":
          return by === null ? "Abgegeben" : `Abgegeben von ${by}`;
        case "closed":
          if (line.why === "silence") return "Erledigt, niemand schrieb mehr";
          return (by === null ? "Erledigt" : `Erledigt von ${by}`) + about(line);
        case "reopened":
          return by === null ? "Wieder geöffnet" : `Wieder geöffnet von ${by}`;
        case "snoozed":
          return aside(by ?? "", line.until === null ? "" : time(line.until), line.onMessage);
        case "woken":
          return by === null ? "Nicht mehr zurückgestellt" : `Wieder aufgenommen von ${by}`;
        case "queued":
          if (by !== null) return `Weitergegeben von ${by} an ${line.queue || "alle"}${note}`;
          if (line.why === "overflow")
            return `Weiter an ${line.queue || "alle"}, da niemand übernehmen konnte`;
          return line.queue === ""
            ? "Wartet auf alle"
            : `Wartet in ${line.queue}${line.rule ? ` (${line.rule})` : ""}`;
        case "bot":
          return `Bei ${line.bot}`;
        case "handed_over":
          return handedOver(
            line,
            "Nach einem Menschen gefragt",
            `${line.bot} hat nicht geantwortet`,
            `Übergeben von ${line.bot}`,
            BOT_FAULTS,
          );
        case "transferring":
          return `${by ?? ""} hat ${line.place || list(line.to.map(name))} um Übernahme gebeten${note}`;
        case "passed":
        case "returned":
          if (line.why === "take")
            return `${by ?? ""} hat die Bitte an ${list(line.from.map(name))} zurückgenommen`;
          return `${passed(line.why)} ${list(line.from.map(name))}${line.event === "returned" ? `, bleibt bei ${name(line.to)}` : ""}${line.reason ? `: ${line.reason}` : ""}`;
        case "invited":
          return `${by ?? ""} hat ${name(line.to)} hinzugezogen${note}`;
        case "uninvited":
          return `${name(line.who)} hilft nicht mehr mit`;
        case "note":
          return `Notiz von ${by ?? ""}${line.to ? ` an ${name(line.to)}` : ""}: ${line.text}`;
        case "answered":
          return "Anderswo beantwortet: Niemand wird gefragt";
        case "raised":
          return `${by ?? ""} bittet um Hilfe${line.note === undefined ? "" : `: ${line.note}`}`;
        case "lowered":
          return `${by ?? ""}: keine Hilfe mehr nötig`;
        case "tagged":
          return `${by ?? ""}: ${tagged(line, "Tags hinzugefügt:", "entfernt:")}`;
        case "attributes":
          return `${by ?? ""}: ${known(line, "ja", "nein", "nicht mehr bekannt:")}`;
        case "thread_control":
          return `${by ?? ""} ${THREAD_CONTROL[line.action]}${line.to === null ? "" : ` (App ${line.to})`}`;
        case "moderated":
          return `${by ?? ""} ${MODERATED[line.action]}: ${line.reason}`;
        default:
          return "";
      }
    },

    state: {
      held: "Wird kurz zurückgehalten",
      waiting: "Wartet auf die Verbindung",
      asked: "Wird gesendet …",
      queued: "Wartet auf das Senden",
      sending: "Wird gesendet …",
      sent: "Gesendet",
      delivered: "Zugestellt",
      read: "Gelesen",
      unknown: "Niemand kann sagen, ob das ankam",
      failed: "Nicht zugestellt",
      withdrawn: "Zurückgenommen",
    },
    automatic: "Automatische Antwort",
    standby: "Während eine andere App das Gespräch hielt",
    fetched: { imported: "Aus Metas Aufzeichnungen", recovered: "Bei einer Störung verpasst, später geholt" },

    notLoaded: "Ein Teil des Chats konnte nicht geladen werden. Versuchen Sie es gleich noch einmal.",

    actions: () => ({
      ownerViews: "sieht auch zu",
      looksSilently: "Sie lesen still mit",
      ownerWrites: "schreibt…",
      viewing: (names: string[]) => `${list(names)} ${names.length === 1 ? "sieht" : "sehen"} auch zu`,
      writing: (names: string[]) => `${list(names)} ${names.length === 1 ? "schreibt" : "schreiben"} …`,
      announce: (author: string, text: string) => `${author}: ${text}`,
      listTools: {
        sortLabel: "Reihenfolge der Liste",
        sorts: SORTS,
        views: "Ansichten und Filter",
        filter: "Nach Name oder Text filtern",
        filtered: (n: number, all: number) => `${n} von ${all} geladenen`,
        noMatch: "Von den geladenen passt keines.",
        more: "Weitere Listen",
        searchAll: "Alles durchsuchen, was gesagt wurde",
        newRows: (n: number) => `${n} neu`,
      },
      delivery: {
        queuedBecause: (waiting: Waiting, next: string | null) =>
          `Wartet: ${wordOf(WAITING, waiting.reason).replace("#", number(waiting.place ?? 1))}${next === null ? "" : `; nächster Versuch ${next}`}`,
        failedBecause: (failure: Failure) => {
          const [why, help] = wordsOfFailure(failure, FAILURES, failures);
          return `Nicht zugestellt: ${why}${help === null ? "" : `. ${help}`}`;
        },
        details: "Einzelheiten",
        attempts: (n: number) => count(n, "Versuch", "Versuche"),
        graphAnswer: (code: string) => `Metas Fehler ${code}`,
      },
      attempts: {
        file: "eine Datei",
        noAnswer: "keine Antwort",
        notTold: "Die Versuche sind gerade nicht zu sehen.",
        askAgain: "Noch einmal versuchen",
      },
      part: (part: number, parts: number) => `Teil ${part} von ${parts}`,
      settled: {
        arrived: "Als angekommen vermerkt",
        sent_again: "Unten noch einmal versucht",
        dismissed: "Abgehakt",
      },
      choices: {
        undo: (seconds: number) => `Zurücknehmen (${seconds})`,
        withdraw: "Zurücknehmen",
        confirm: "Jetzt senden",
        arrived: "Kam an",
        again: "Noch einmal senden",
        retry: "Wiederholen",
        dismissed: "Abhaken",
      },
      handling: {
        take: "Annehmen",
        takeOver: "Übernehmen",
        release: "Abgeben",
        close: "Erledigen",
        reopen: "Wieder öffnen",
        wake: "Wieder aufnehmen",
        more: "Mehr zu diesem Gespräch",
      },
      connectionNews: {
        held: "Eine frühere Nachricht von Ihnen wurde nicht gesendet. Sie wartet auf Ihr Wort.",
        show: "Zeigen",
        redeployed: "Der Server wurde erneuert. Neu laden bringt, was neu ist.",
        behind: (own: string, theirs: string) =>
          `Diese Seite verwendet Version ${own} des Chats, der Server ${theirs}. Neu laden bringt vielleicht die neuere.`,
        ahead: (own: string, theirs: string) =>
          `Diese Seite verwendet Version ${own} des Chats, der Server erst ${theirs}: Manches geht vielleicht nicht. Neu laden hilft vielleicht.`,
        reload: "Neu laden",
        later: "Später",
      },
      presence: { available: "Verfügbar", away: "Abwesend", offline: "Offline", busy: "Ausgelastet" },
      team: "Team",
      figures: "Zahlen",
      presenceLabel: "Für Gespräche verfügbar",
      notices: "Hinweise auf dem Bildschirm, mit Ton",
      closing: (until) => `Noch nicht beantwortet. Meta nimmt eine Antwort bis ${until} an.`,
      manyClosing: (n) => ({
        title: `${number(n)} Kunden ohne Antwort`,
        text: "Metas Frist für eine Antwort ist fast vorbei.",
      }),
      manyWrote: (n, isMore) => ({
        title: `${number(n)}${isMore ? "+" : ""} Kunden haben geschrieben`,
        text: "während diese Seite nicht verbunden war.",
      }),
      heldSpoken: "Ihre Nachricht wird kurz zurückgehalten. Strg+Z oder ⌘+Z im leeren Feld nimmt sie zurück.",
      changedTitle: "Andere haben geschrieben, seit Sie hingesehen haben",
      changedByYou: "Sie haben inzwischen in einem anderen Fenster geschrieben",
      changedByCustomer: "Der Kunde hat geschrieben, seit Sie hingesehen haben",
      handledTitle: "Das Gespräch hat sich geändert, seit Sie hingesehen haben",
      changedMore: (n: number) => `und ${n} mehr`,
      refusedTitle: "Ihre Nachricht wurde nicht gesendet",
      noConversation: "Dieses Gespräch gibt es in Ihrem Team nicht.",
      erasedConversation:
        "Diese Unterhaltung wurde gelöscht. Auch was Sie darin geschrieben hatten, ist nicht mehr da.",
      refusal: (refusal: CommandRefusal) => wordOf(REFUSALS, refusal.code),
      yourMessage: "Ihre Nachricht",
      sendAnyway: "Trotzdem senden",
      edit: "Ändern",
      discard: "Verwerfen",
      furtherRefused: (n: number) => `Danach noch ${n}`,
      behind: "Wartet, bis Sie über die vorige entscheiden",
      dismiss: "Schließen",
      message: "Nachricht",
      placeholder: "Nachricht schreiben …",
      dropHere: "Dateien hier ablegen",
      voice: "Sprachnachricht aufnehmen",
      canned: "Textbausteine",
      writeNote: "Notiz für Kollegen",
      noFiles: "Dateien können von hier aus noch nicht gesendet werden. Mit dem Postfach von Meta geht es.",
      unfilled: (blank) => `${blank} würde so gesendet, wie es hier steht.`,
      sendAsIs: "So senden",
      send: "Senden",
      unitsLeft: (n: number) => `${n} übrig`,
      unitsLeftInOne: (n: number) => `${n} übrig für eine Nachricht`,
      sendHint: {
        enter: "Enter sendet, Umschalt+Enter bricht um",
        "mod-enter": "Strg+Enter oder ⌘+Enter sendet",
      },
      severalParts: (n: number) => `Geht als ${n} Nachrichten`,
      windowOpen: (until: string) => `Sie können bis ${until} antworten`,
      windowHuman: (until: string) => `Metas 24 Stunden sind vorbei; ein Mensch darf bis ${until} antworten`,
      windowUntried: (until) =>
        `Metas 24 Stunden sind vorbei. Bis ${until} geht die Antwort eines Menschen vielleicht noch hinaus: Versuchen Sie es.`,
      windowDoubted: "Meta sagt, die Zeit für Antworten sei um, und hat eine Nachricht abgelehnt.",
      windowRefused: (at) =>
        `Metas 24 Stunden endeten ${at}, und eine spätere Antwort eines Menschen (Human Agent) hat Meta dieser Seite verweigert.`,
      askAgain: "Erneut versuchen",
      sendApproved: "Freigegebene Nachricht senden",
      windowExpired: (at: string) =>
        `Metas Zeit für Antworten endete ${at}. Sie beginnt neu, wenn der Kunde schreibt.`,
      windowBarred: ({ owner, queue, mayTake }) => {
        if (owner === null) return `Wartet in ${queue ?? ""}: Nur wer dort mitarbeitet, antwortet.`;
        return mayTake
          ? `${owner.name} hat dieses Gespräch. Übernehmen Sie es, um zu antworten, oder lassen Sie sich einladen.`
          : `${owner.name} hat dieses Gespräch, das ein anderes Team beantwortet. Lassen Sie sich einladen, oder fragen Sie die Teamleitung.`;
      },
      windowDisconnected:
        "Diese Seite ist getrennt, gesendet wird nichts. Bitten Sie jemanden aus der Verwaltung, sie neu zu verbinden; was Sie geschrieben haben, bleibt hier.",
      windowNever: "Der Kunde hat noch nicht geschrieben. Sie können antworten, sobald er es tut.",
      windowUnavailable: "Messenger erreicht diese Person nicht, bis sie wieder schreibt.",
      pageWarned: ({ action, reason }: PageWarning, at: string) =>
        `${action === "block" ? "Meta hat diese Seite gesperrt" : "Meta hat diese Seite verwarnt"}, ${at}${reason === null ? "." : `: ${reason}`}`,
      pageTroubled: ({ stops }, at) => {
        const said = {
          sending: `Nachrichten an Kunden gehen möglicherweise nicht hinaus, seit ${at}.`,
          receiving: `Nachrichten von Kunden kommen möglicherweise nicht an, seit ${at}.`,
          both: `Nachrichten gehen und kommen möglicherweise nicht, seit ${at}.`,
          soon: `Die Verbindung zu Meta endet ${at}.`,
        };
        return `${said[stops]} Wer die Seite verwaltet, kann es in ihren Einstellungen beheben.`;
      },
      pagePaused: (pause: NonNullable<PageState["pause"]>, since: string) =>
        `Das Senden von dieser Seite ist seit ${since} angehalten: ${pauseReason(pause.code)} (Meta ${graphCode(pause.code, pause.subcode)}).`,
      closeAnyway: "Trotzdem erledigen",
      cancel: "Abbrechen",
      heldByApp: (appId: string | null) =>
        `Eine andere App${appId === null ? "" : ` (${appId})`} hält dieses Gespräch bei Meta. Nur sie darf antworten.`,
      blockedBy: (name: string, at: string, reason: string) =>
        `${name} hat diese Person gesperrt (${at}): ${reason}`,
      threadControl: {
        take: "Übernehmen",
        request: "Darum bitten",
        release: "Andere Apps antworten lassen",
        pass: "An eine andere App übergeben",
        passTo: "Id der App",
      },
      euPrivacyRules:
        "Für diese Seite gelten Metas Datenschutzregeln für Europa: Kunden können ihre Konten nicht verknüpfen, und Meta sagt vielleicht nicht, wie jemand hierher kam.",
      moderation: {
        block: "Diese Person sperren",
        unblock: "Sperre aufheben",
        move_to_spam: "In den Spam verschieben",
        reason: "Grund, für Kolleginnen und Kollegen sichtbar",
      },
      pageDisconnected: (since: string) =>
        `Diese Seite wurde getrennt (${since}). Ihre Unterhaltungen sind lesbar, aber gesendet wird erst wieder, wenn sie in der Verwaltung neu verbunden ist.`,
      pagePausedHint: "Nachrichten warten hier, bis es weitergeht.",
      stillPaused: (why: string) => `Eben versucht: ${why}`,
      resume: "Fortsetzen",
      add: "Etwas anderes senden",
      entryTools: {
        label: "Was mit dieser Nachricht geht",
        reply: "Auf diese Nachricht antworten",
        react: "Reagieren",
        reactWith: (emoji: string) => `Reagieren mit ${emoji}`,
        takeBack: (emoji: string) => `Zurücknehmen: ${emoji}`,
        takeBackAny: "Reaktion der Seite zurücknehmen",
        replyingTo: (name: string) => `Antwort an ${name}`,
        stop: "Auf keine bestimmte Nachricht antworten",
      },
      emoji: {
        title: "Emoji einfügen",
        search: "Nach englischem Namen suchen",
        recent: "Zuletzt verwendet",
        tone: "Hautton",
        none: "Nichts mit diesem Namen.",
        groups: [
          "Smileys und Gefühle",
          "Menschen und Körper",
          "Tiere und Natur",
          "Essen und Trinken",
          "Reisen und Orte",
          "Aktivitäten",
          "Gegenstände",
          "Symbole",
          "Flaggen",
        ],
      },
      deskSettings: {
        title: "Einstellungen des Teams",
        undo: "Zurücknehmen nach dem Senden",
        undoOff: "Aus: Nachrichten gehen sofort",
        undoFor: (seconds: number) => count(seconds, "Sekunde", "Sekunden"),
        undoHint: "So lange lässt sich Gesendetes zurücknehmen, und so lange wartet der Kunde.",
        nudge: "Vor Ablauf von Metas Antwortfrist erinnern",
        nudgeOff: "Aus",
        nudgeAhead: (minutes) =>
          minutes < 60 ? count(minutes, "Minute", "Minuten") : count(minutes / 60, "Stunde", "Stunden"),
        nudgeHint:
          "Vor dem Ende der 24 Stunden und der 7 Tage erfährt, wer das Gespräch hat, dass niemand geantwortet hat.",
        showsSeen: "Zeigen, dass eine Nachricht gesehen wurde",
        showsTyping: "Zeigen, dass jemand schreibt",
        peopleApps: "Apps, mit denen Menschen antworten (IDs)",
        peopleAppsHint:
          "Ihre Nachrichten gelten als Antwort. Andere Apps und Metas Sofortantworten nicht: Der Kunde wartet weiter.",
        persona: "Kunden sehen Nachrichten von",
        personas: { off: "der Seite", agent: "wer schreibt", desk: "einem Namen für das ganze Team" },
        personaHint:
          "Name und Bild über den Nachrichten im Messenger. Nimmt Meta sie nicht, kommen Nachrichten von der Seite.",
        personaName: "Name des Teams",
        personaPicture: "Bild (https-Adresse)",
        personaPictureHint: "Auch für alle ohne eigenes Bild. Ohne Bild kommen Nachrichten von der Seite.",
        personaForPrograms: "Auch für das, was Programme senden",
        notProcessed: "Lässt sich etwas vom Kunden nicht zeigen oder aufbewahren, bekommt er diese Nachricht",
        notProcessedHint: "Einmal je Kontakt, innerhalb von 24 Stunden. Leer: Es wird nichts gesendet.",
        ticketClosesContact: "Die Unterhaltung mit dem letzten ihrer Tickets abschließen",
        contactClosesTicket: "Mit der Unterhaltung ihre Tickets schließen",
        ticketsHint:
          "Tickets führt ein anderes System. Die Unterhaltung bleibt offen, solange ihr Kunde auf eine Antwort wartet.",
        save: "Speichern",
      },
      shortcuts: {
        undoKeys: "Strg+Z, ⌘+Z",
        undoOff: "in diesem Team aus, siehe Einstellungen",
        undo: "Im leeren Feld: eben Gesendetes zurücknehmen",
        sendKey: "Zum Senden",
        title: "Tastenkürzel",
        next: "Nächstes Gespräch",
        previous: "Voriges Gespräch",
        reply: "Antworten",
        note: "Eine Notiz für Kollegen schreiben",
        filter: "Liste filtern",
        search: "Alles durchsuchen, was gesagt wurde",
        closeNext: "Erledigen und das nächste öffnen, das wartet",
        customer: "Was vom Kunden bekannt ist",
        tags: "Tags",
        select: "Mehrere Gespräche auswählen",
        views: "Weitere Listen und gespeicherte Ansichten",
        aside: "Zurückstellen",
        give: "An jemanden, ein Team oder eine Warteschlange weitergeben",
        accept: "Das erste Angebot annehmen",
        decline: "Das erste Angebot ablehnen",
        back: "Feld verlassen, dann zur Liste",
        canned: "Im Feld am Anfang einer Zeile: Textbausteine",
        mention: "In einer Notiz: Kollegen erwähnen",
        blank: "Im Feld: zur nächsten Lücke",
        help: "Diese Übersicht",
        use: "Tastenkürzel verwenden",
        close: "Schließen",
      },
    }),
    content: () => content,
    late: (words) => words,

    connection: {
      connecting: "Verbindung wird aufgebaut …",
      "catching-up": "Wird auf den neuesten Stand gebracht …",
      offline: "Offline. Was Sie sehen, ist vielleicht veraltet.",
      offlineUnsent: (n: number) =>
        `Offline. ${count(n, "Nachricht wartet", "Nachrichten warten")} auf das Senden.`,
      "sign-in-unreachable":
        "Ihre Anmeldung lässt sich gerade nicht prüfen. Es wird von selbst weiter versucht.",
      signIn: "Anmeldung nötig.",
      refused: "Ihre Anmeldung wurde abgelehnt. Wenden Sie sich an die Betreuung dieser Seite.",
      "auth-required": "Anmeldung nötig. Ihre Sitzung in diesem Team ist zu Ende.",
      "signed-out": "Abgemeldet.",
      removed: "Sie wurden aus diesem Team entfernt. Fragen Sie, wer es leitet.",
      "too-many-sockets": "Dieses Team ist in zu vielen Ihrer Fenster offen.",
      tryNow: "Jetzt versuchen",
      useHere: "Hier verwenden",
    },
  };
}

function pauseReason(code: number): string {
  switch (code) {
    case 190:
      return "ihr Zugriffstoken gilt nicht mehr";
    case 230:
    case 10:
      return "eine Berechtigung fehlt";
    case 368:
      return "Meta hat sie eine Weile gesperrt";
    default:
      return "Meta hat ihre Nachrichten abgelehnt";
  }
}

/** That whoever was asked did not take it; `why`: as the Worker says it. */
function passed(why: string | undefined): string {
  if (why === "decline") return "Abgelehnt von";
  if (why === "expire") return "Keine Antwort von";
  return why === "left" ? "Nicht mehr da:" : "Nicht angenommen von";
}
