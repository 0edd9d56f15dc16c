import type { MediaFailure } from "../../../../worker/protocol/message/content.ts";
import type { ContentWords } from "./en.ts";

const FAILURES: Record<MediaFailure, string> = {
  too_large: "größer als 25 MB",
  gone: "Meta hat es nicht mehr",
  host_not_allowed: "liegt nicht bei Meta",
  unreachable: "Meta hat nicht geantwortet",
  not_stored: "es war kein Platz dafür",
  no_link: "Meta hat keinen Link dazu gesendet",
  removed: "sie wurde nach Ablauf der Aufbewahrung entfernt",
};

const SHARES: Record<string, string> = {
  fallback: "Geteilter Link",
  share: "Geteilter Link",
  post: "Geteilter Beitrag",
  ig_post: "Geteilter Instagram-Beitrag",
  reel: "Geteiltes Reel",
  ig_reel: "Geteiltes Instagram-Reel",
  story_mention: "Erwähnung in einer Story",
};

/** Templates that ask or offer something. */
const OFFERS: Record<string, string> = {
  utility: "Genehmigte Nachricht",
  customer_feedback: "Umfrage",
  coupon: "Gutschein",
  customer_information: "Bittet um Kontaktdaten",
  instant_form: "Lead-Formular",
  one_time_notif_req: "Bietet eine einmalige Benachrichtigung an",
  notification_messages: "Bietet Nachrichten an",
  receipt: "Beleg",
};

/** What stands beside a receipt, a coupon or a survey, by Meta's names. */
const LINES: Record<string, string> = {
  order_number: "Bestellung",
  recipient_name: "Für",
  payment_method: "Bezahlt mit",
  address: "An",
  subtotal: "Zwischensumme",
  shipping_cost: "Versand",
  total_tax: "Steuer",
  adjustment: "Nachlass",
  total_cost: "Summe",
  coupon_code: "Gutscheincode",
  question: "Frage",
};

const APPOINTMENTS: Record<string, string> = {
  requested: "angefragt",
  confirmed: "bestätigt",
  declined: "abgelehnt",
  cancelled: "abgesagt",
};

const CAME_BY: Record<string, string> = {
  ADS: "Kam über eine Anzeige",
  SHORTLINK: "Kam über einen m.me-Link",
  CUSTOMER_CHAT_PLUGIN: "Kam über den Chat einer Website",
  MESSENGER_CODE: "Kam über einen Messenger-Code",
  DISCOVER_TAB: "Kam über „Entdecken“ in Messenger",
};

const STATUSES: Record<string, string> = {
  "STOP NOTIFICATIONS": "Hat diese Nachrichten abbestellt",
  "RESUME NOTIFICATIONS": "Möchte diese Nachrichten wieder",
};

const OPTINS: Record<string, string> = {
  notification_messages: "Ist mit Nachrichten einverstanden",
  one_time_notif_req: "Möchte einmal benachrichtigt werden",
  plugin: "Hat auf einer Website eingewilligt",
  message_request: "Hat die Nachrichtenanfrage angenommen",
};

/** Fields of Meta's form for contact details. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ["name", "Name"],
  ["phone", "Telefon"],
  ["country", "Land"],
  ["address line 1", "Adresse"],
  ["address line 2", "Adresse, zweite Zeile"],
  ["locality", "Ort"],
  ["sublocality", "Ortsteil"],
  ["administrative area", "Bundesland oder Region"],
  ["subadministrative area", "Landkreis"],
  ["postal code", "Postleitzahl"],
]);

const CALLS: Record<string, string> = {
  connect: "Der Kunde ruft an",
  page_connect: "Die Seite ruft an",
  terminate: "Der Anruf ist zu Ende",
  status: "Anruf",
  call_status: "Anruf",
  call: "Anruf",
};

/** What the gadget says of everything but words, in German. */
export const content: ContentWords = {
  from: (kind, name, at) => `${kind} von ${name}, ${at}`,
  copying: (kind) => `${kind} wird kopiert …`,
  notCopied: (kind, why) => `${kind} konnte nicht kopiert werden: ${why}.`,
  whyNotCopied: (failure) => FAILURES[failure as MediaFailure] ?? failure ?? "",
  notLoaded: (kind) => `${kind} konnte nicht geladen werden.`,
  tryAgain: "Noch einmal versuchen",
  enlarge: (label) => `Vergrößern: ${label}`,
  download: "Herunterladen",
  downloadOf: (name) => `${name} herunterladen`,
  noName: "Datei",
  album: (n) => `${n} Bilder`,
  viewer: {
    label: "Bilder und Videos",
    previous: "Voriges",
    next: "Nächstes",
    close: "Schließen",
    larger: "Vergrößern",
    smaller: "Verkleinern",
  },
  morePictures: (n) => `+${n}`,
  player: {
    play: (what) => `Abspielen: ${what}`,
    pause: "Anhalten",
    position: "Stelle",
    speed: (rate) => `Geschwindigkeit: ${rate}×`,
  },
  place: (at, all) => `${at} von ${all}`,

  coordinates: (latitude, longitude) => `${latitude}; ${longitude}`,
  noCoordinates: "Ohne Koordinaten",
  map: "Karte öffnen",
  share: (what) => SHARES[what] ?? `Geteilt: ${what.replaceAll("_", " ")}`,
  noLink: "Meta hat keinen Link dazu gesendet.",
  appointment: (status) =>
    status === null ? "Termin" : `Termin: ${APPOINTMENTS[status.toLowerCase()] ?? status}`,
  noTime: "Ohne Uhrzeit",
  inZone: (time, zone) => `${time} (${zone})`,
  hereTime: (time) => `Bei Ihnen: ${time}`,
  products: (n) => (n === 1 ? "Produkt" : `${n} Produkte`),
  productId: (id) => `Nummer ${id}`,
  cards: (n) => `${n} Karten`,
  offer: (name) => OFFERS[name] ?? null,
  template: (name) => `Vorlage: ${name.replaceAll("_", " ")}`,
  line: (what) => LINES[what] ?? null,
  offered: "Schnellantworten",
  offers: { user_phone_number: "Telefonnummer", user_email: "E-Mail-Adresse" },
  reacting: "auf dem Weg zu Meta",
  reactionRefused: "Meta hat diese Reaktion abgelehnt",
  reactionUnknown:
    "Niemand weiß, welche Reaktion der Seite der Kunde sieht: Meta hat nicht geantwortet. Noch einmal reagieren oder zurücknehmen.",
  pressed: "gedrückt",
  other: (what) => `${what.replaceAll("_", " ")}: Meta hat nicht gesagt, wie das zu zeigen ist.`,
  more: (names) => `Dabei war noch: ${names}`,
  moreHint: "Es ist aufbewahrt und lässt sich hier nicht zeigen. Metas eigenes Postfach zeigt es vielleicht.",

  thePage: "Die Seite",
  aMessage: "Eine Nachricht",
  goToQuoted: "Zur Nachricht, auf die das antwortet",
  quickReply: "Hat eine Schnellantwort gewählt",
  shared: {
    user_phone_number: "Hat eine Telefonnummer mitgeteilt",
    user_email: "Hat eine E-Mail-Adresse mitgeteilt",
  },
  postback: "Hat eine Schaltfläche gedrückt",
  fromProfile: {
    get_started: "Hat den Chat begonnen",
    question: "Hat eine Frage zum Anfang gewählt",
    menu: "Hat im Menü gewählt",
  },
  quoteNotHere: "Die Nachricht, auf die das antwortet, ist nicht hier.",
  jump: {
    looking: "Wird gesucht …",
    missing: "Sie ist nicht im Verlauf dieses Gesprächs.",
    further: "Sie liegt weiter zurück. Noch einmal drücken, um weiterzusuchen.",
    failed: "Sie konnte nicht gesucht werden. Versuchen Sie es noch einmal.",
  },

  unsent: (name) => `${name} hat diese Nachricht zurückgenommen.`,
  reaction: (name, emoji) => `${name} hat mit ${emoji} reagiert`,
  edited: (n) => (n === 1 ? "Geändert" : `${n}-mal geändert`),
  versions: "Was sie vorher sagte",
  noVersions: "Ihre früheren Worte sind nicht mehr da.",
  notAnswered: "Das konnte nicht geholt werden.",
  feedback: (name, feedback) => {
    if (/^good/i.test(feedback)) return `${name} fand das hilfreich`;
    return /^bad/i.test(feedback)
      ? `${name} fand das nicht hilfreich`
      : `${name} hat das bewertet: ${feedback}`;
  },

  cameBy: ({ source, type, productId }) => {
    if (source === null)
      return productId === null ? "Kam zurück in das Gespräch" : "Fragt nach einem Produkt";
    return CAME_BY[source] ?? `Kam über: ${[source, type].filter(Boolean).join(", ")}`;
  },
  ad: (id) => `Anzeige ${id}`,
  ref: (ref) => `Kennzeichen: ${ref}`,
  advertised: "Was beworben wurde",
  cameFrom: "Die Seite, von der sie kamen",

  references: {
    counts: "Kam über den eigenen Link",
    forged: "Kam über einen Link, der verändert wurde oder nicht von hier ist",
    ended: "Kam über einen Link, der nicht mehr gilt",
    other: "Kam über den Link von jemand anderem",
    record: "Kam über einen Link für einen anderen Kundendatensatz als den hier verknüpften",
  },
  referenceHint: "Fragen Sie, wer es ist, bevor Sie etwas davon erzählen.",
  referenceRecordHint: "Es kann ihr zweites Konto sein: Klären Sie das, bevor Sie etwas davon erzählen.",
  referenceWritten: "Bevor bekannt war, wer es ist, schrieb die Seite:",
  tickets: {
    asked: (name) => `${name} hat ein Ticket angefordert`,
    made: "Ticket angelegt",
    closed: "Ticket geschlossen",
    reopened: "Ticket wieder geöffnet",
    changed: "Ticket",
    note: "Notiz zu einem Ticket",
  },
  optin: ({ what, title, status }) => {
    const did =
      (status === null ? undefined : (STATUSES[status] ?? status)) ?? OPTINS[what] ?? `Einwilligung: ${what}`;
    return title === null ? did : `${did}: ${title}`;
  },
  accountLinking: (status) => {
    if (status === "linked") return "Hat das Konto verknüpft";
    return status === "unlinked" ? "Hat die Verknüpfung des Kontos gelöst" : `Kontoverknüpfung: ${status}`;
  },
  threadControl: (action, from, to) => {
    switch (action) {
      case "pass":
        return `Gespräch übergeben${from === null ? "" : `, bisher: ${from}`}, jetzt: ${to ?? "niemand"}`;
      case "take":
        return `Gespräch übernommen${from === null ? "" : ` von ${from}`} durch ${to ?? "niemanden"}`;
      case "request":
        return `Um das Gespräch bittet: ${to ?? "eine andere App"}`;
      default:
        return `Gespräch: ${String(action)}`;
    }
  },
  us: "uns",
  appNamed: (id) => `App ${id}`,
  metadata: (text) => `Notiz: ${text}`,
  feedbackGiven: "Hat eine Umfrage beantwortet",
  score: (n, most) => `${n} von ${most}`,
  field: (name) => FIELDS.get(name) ?? name,
  detailsGiven: "Hat Kontaktdaten gesendet",
  leadGiven: "Hat ein Lead-Formular beantwortet",
  noAnswers: "Ohne Antworten",
  leadForm: (id) => `Hat ein Lead-Formular ausgefüllt${id === null ? "" : ` (${id})`}`,
  leadFormHint: "Was darin steht, ist in Metas Leads-Center.",
  order: (n) => (n === 1 ? "Hat ein Produkt bestellt" : `Hat ${n} Produkte bestellt`),
  orderLine: (quantity, name, price) =>
    [quantity === null ? "" : `${quantity} ×`, name, price === null ? "" : `zu ${price}`]
      .filter(Boolean)
      .join(" "),
  note: (text) => `Notiz: ${text}`,
  coupon: (code) =>
    code === null ? "Hat einen Gutschein aufgedeckt" : `Hat den Gutschein ${code} aufgedeckt`,
  label: (action, label) => {
    if (action === "add") return `In Metas Postfach mit „${label}“ gekennzeichnet`;
    return action === "remove"
      ? `In Metas Postfach: Kennzeichen „${label}“ entfernt`
      : `In Metas Postfach: Kennzeichen „${label}“ (${action})`;
  },
  call: (what, status) => {
    const did = CALLS[what] ?? `Anruf: ${what.replaceAll("_", " ")}`;
    return status === null ? did : `${did} (${status.replaceAll("_", " ").toLowerCase()})`;
  },
  callHint: "Anrufe werden in Metas eigenem Postfach angenommen.",
  adminText: (text) => `Meta: ${text}`,
  retention: (upTo) => `Nachrichten bis ${upTo} wurden nach Ablauf der Aufbewahrung entfernt`,
  holdSet: (name, reason) => `${name} hat für dieses Gespräch eine Löschsperre gesetzt: ${reason}`,
  holdLifted: (name, reason) => `${name} hat die Löschsperre aufgehoben: ${reason}`,
  elsewhere: {
    reaction: (name, emoji) =>
      emoji === null
        ? `${name} hat eine Reaktion auf eine Nachricht zurückgenommen, die nicht hier ist`
        : `${name} hat mit ${emoji} auf eine Nachricht reagiert, die nicht hier ist`,
    edit: (name, text) => `${name} hat eine Nachricht geändert, die nicht hier ist. Sie sagt jetzt: ${text}`,
    unsend: (name) => `${name} hat eine Nachricht zurückgenommen, die nicht hier ist`,
    comment: (name: string) => `${name} hat einen Kommentar geändert, der hier nicht steht`,
    feedback: (name, feedback) => `${name} hat eine Nachricht bewertet, die nicht hier ist: ${feedback}`,
  },

  unsupported: "Es kam etwas, das sich hier nicht zeigen lässt",
  unsupportedKind: (what) => `Seine Art: ${what}`,
  unsupportedHint:
    "Es ist aufbewahrt, wie Meta es gesendet hat. Metas eigenes Postfach zeigt es vielleicht; sonst fragen Sie nach.",
};
