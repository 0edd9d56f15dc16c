import type { FaultReason } from "../../../../worker/protocol/outgoing/faults.ts";
import type { OutgoingButton } from "../../../../worker/protocol/outgoing/outgoing.ts";
import { wordTools } from "../../word-tools.ts";
import type { BuilderWords } from "./en.ts";

const { count, number } = wordTools("de");

const MEGABYTE = 1024 * 1024;

const FAULTS: Record<FaultReason, (limit: string) => string> = {
  missing: () => "Das fehlt noch.",
  too_long: (limit) => `Höchstens ${limit} Zeichen.`,
  too_short: (limit) => `Mindestens ${limit} Zeichen.`,
  too_many: (limit) => `Höchstens ${limit}.`,
  too_few: (limit) => `Mindestens ${limit}.`,
  too_large: (limit) => `Höchstens ${limit}.`,
  too_small: (limit) => `Mindestens ${limit}, als ganze Zahl.`,
  not_https: () => "Hier muss eine Adresse stehen, die mit https:// beginnt.",
  not_a_phone_number: () => "Mit Landesvorwahl, zum Beispiel +4915112345678.",
  not_a_currency: () => "Drei Buchstaben, zum Beispiel EUR.",
  not_a_country: () => "Zwei Buchstaben, zum Beispiel DE.",
  has_spaces: () => "Ein Code muss ein einziges Wort sein.",
  not_an_id: () => "Nur Buchstaben, Ziffern und _.",
  not_at_facebook: () => "Hier geht nur eine Adresse bei facebook.com. Senden Sie anderes als Datei.",
  not_allowed: () => "Das gibt es hier bei Messenger nicht.",
  no_such_file: () => "Der Server hat diese Datei nicht mehr. Wählen Sie sie noch einmal.",
  not_a_picture: () => "Hier kann nur ein Bild stehen, oder das Video, das angegeben ist.",
  no_public_address: () => "Die Adresse, von der Meta Bilder abholt, ist hier nicht bekannt.",
  not_here: () => "Die Nachricht, auf die geantwortet wird, ist nicht in diesem Gespräch.",
  not_sent: () => "Die Nachricht, auf die geantwortet wird, ist nicht gesendet.",
  taken_back: () => "Die Nachricht, auf die geantwortet wird, wurde zurückgenommen.",
  not_after_24_hours: () =>
    "Das nimmt Messenger nur innerhalb von 24 Stunden, nachdem der Kunde schrieb. Worte gehen noch.",
};

const BUTTONS: Record<OutgoingButton["type"], string> = {
  web_url: "Link",
  postback: "Antwort",
  phone_number: "Anruf",
  account_link: "Anmelden",
  account_unlink: "Abmelden",
};

export const builder: BuilderWords = {
  menu: {
    files: "Fotos und Dateien",
    quick_replies: "Schnellantworten",
    contact: "Nach Telefon oder E-Mail fragen",
    buttons: "Schaltflächen",
    cards: "Karten",
    media: "Bild oder Video mit Schaltflächen",
    image_grid: "Bilderraster",
    receipt: "Beleg",
    coupon: "Gutschein",
    survey: "Umfrage",
    sticker: "Daumen hoch",
  },
  edit: "Bearbeiten",
  preview: "Vorschau",
  light: "Hell",
  dark: "Dunkel",
  look: "Farben der Vorschau",
  close: "Schließen",
  startOver: "Neu beginnen",
  send: "Senden",
  wrong: (n, first) => (n === 1 ? first : `${first} Und ${number(n - 1)} weitere.`),
  fault: (why, limit) => FAULTS[why](limit === undefined ? "" : number(limit)),
  bareCard: "Eine Karte braucht neben dem Titel eine zweite Zeile, ein Bild oder eine Schaltfläche.",
  bareCoupon: "Ein Code oder eine Adresse fehlt noch.",
  unreachable: "Einige Bilder sind noch nicht hochgeladen.",
  used: (used, max) => `${number(used)} von ${number(max)}`,
  optional: "freiwillig",
  field: {
    text: "Nachricht",
    title: "Titel",
    subtitle: "Zweite Zeile",
    url: "Adresse",
    phone: "Telefonnummer",
    button: "Text der Schaltfläche",
    webviewHeightRatio: "Öffnet sich",
    fallbackUrl: "Adresse, wo das nicht geht",
    image: "Bild",
    defaultAction: "Ein Druck auf die Karte öffnet",
    hero: "Groß",
    gridAction: "Ein Druck darauf",
    gridText: "Was der Druck sagt",
    video: "Video",
    mediaUrl: "Adresse bei facebook.com",
    recipientName: "Für",
    orderNumber: "Bestellnummer",
    currency: "Währung",
    paymentMethod: "Bezahlt mit",
    merchantName: "Geschäft",
    orderUrl: "Adresse der Bestellung",
    quantity: "Menge",
    price: "Preis",
    subtotal: "Zwischensumme",
    shippingCost: "Versand",
    totalTax: "Steuer",
    totalCost: "Summe",
    name: "Wofür",
    amount: "Betrag",
    street1: "Straße",
    street2: "Straße, zweite Zeile",
    city: "Ort",
    postalCode: "Postleitzahl",
    state: "Bundesland",
    country: "Land",
    couponCode: "Code",
    couponUrl: "Adresse, wo er eingelöst wird",
    couponUrlButtonTitle: "Text dieser Schaltfläche",
    couponPreMessage: "Nachricht davor",
    question: "Frage",
    questionType: "Art",
    scoreOption: "Skala",
    scoreLabel: "Worte an ihren Enden",
    followUp: "Auch nach Worten fragen",
    placeholder: "Hinweis im leeren Feld",
    privacyUrl: "Adresse Ihrer Datenschutzerklärung",
    expiresInDays: "Kann beantwortet werden (Tage)",
    answer: "Antwort",
  },
  heights: {
    none: "im Browser",
    compact: "auf dem halben Bildschirm",
    tall: "auf dem größten Teil davon",
    full: "auf dem ganzen",
  },
  squares: { horizontal: "Breite Bilder", square: "Quadratische Bilder" },
  gridActions: { none: "tut nichts", web_url: "öffnet eine Adresse", postback: "sagt etwas" },
  buttonTypes: BUTTONS,
  questionTypes: { csat: "Zufriedenheit", nps: "Weiterempfehlung", ces: "Aufwand", free_form: "Freie Worte" },
  scores: {
    five_stars: "Fünf Sterne",
    one_to_five: "1 bis 5",
    five_emojis: "Fünf Gesichter",
    zero_to_ten: "0 bis 10",
    one_to_seven: "1 bis 7",
  },
  labels: {
    neg_pos: "negativ – positiv",
    hard_easy: "schwer – leicht",
    dis_sat: "unzufrieden – zufrieden",
    unlike_like: "unwahrscheinlich – wahrscheinlich",
    poor_great: "schlecht – großartig",
    none: "keine",
  },
  replies: { text: "Antwort", user_phone_number: "Telefonnummer", user_email: "E-Mail-Adresse" },
  contactHint: "Messenger bietet an, was im Profil des Kunden steht. Wer dort nichts hat, sieht nichts.",
  repliesHint: "Sie verschwinden, sobald jemand schreibt.",
  group: {
    quickReplies: "Schnellantworten",
    buttons: "Schaltflächen",
    cards: "Karten",
    images: "Bilder",
    elements: "Was gekauft wurde",
    adjustments: "Nachlässe",
    address: "Lieferadresse",
  },
  row: {
    reply: (n) => `Antwort ${number(n)}`,
    button: (n) => `Schaltfläche ${number(n)}`,
    card: (n) => `Karte ${number(n)}`,
    image: (n) => `Bild ${number(n)}`,
    element: (n) => `Position ${number(n)}`,
    adjustment: (n) => `Nachlass ${number(n)}`,
  },
  add: {
    reply: "Antwort hinzufügen",
    button: "Schaltfläche hinzufügen",
    card: "Karte hinzufügen",
    image: "Bild hinzufügen",
    element: "Position hinzufügen",
    adjustment: "Nachlass hinzufügen",
  },
  move: (row) => `${row} verschieben`,
  moveHint: "Ziehen, oder mit den Pfeiltasten",
  remove: (row) => `${row} entfernen`,
  duplicate: (row) => `${row} verdoppeln`,
  movedTo: (row, place, of) => `${row}: ${number(place)} von ${number(of)}`,
  removed: (row) => `${row} ist entfernt`,
  added: (row) => `${row} ist hinzugefügt`,
  picture: {
    file: "Datei wählen",
    remove: "Bild entfernen",
    uploading: (percent) => `Wird hochgeladen, ${number(percent)} %`,
    failed: "Es konnte nicht hochgeladen werden.",
    again: "Noch einmal",
  },
  files: {
    label: (n) => `${count(n, "Datei", "Dateien")} für die nächste Nachricht`,
    nameless: "Datei",
    size: (bytes) =>
      bytes < MEGABYTE
        ? `${number(Math.max(1, Math.round(bytes / 1024)))} kB`
        : `${number(Math.round((bytes / MEGABYTE) * 10) / 10)} MB`,
    remove: (name) => `${name} entfernen`,
    cancel: (name) => `${name} abbrechen`,
    uploading: (name, percent) => `${name}: wird hochgeladen, ${number(percent)} %`,
    problem: (problem) => {
      switch (problem.why) {
        case "away":
          return "Sie konnte nicht hochgeladen werden.";
        case "empty":
          return "Sie ist leer.";
        case "too_many":
          return `Messenger nimmt ${number(problem.limit)} Dateien auf einmal.`;
        case "too_large":
          return `Höchstens ${number(problem.limit / MEGABYTE)} MB.`;
        case "refused":
          return `Der Server hat sie nicht angenommen (${problem.code}).`;
      }
    },
    again: "Noch einmal",
    smaller: "Kleinere Kopie senden",
    asFile: "Messenger zeigt diese Art nicht: Der Kunde speichert sie.",
    wait: "Die Nachricht kann gehen, sobald alle Dateien beim Server sind.",
    ready: (n) => `${number(n)} bereit`,
  },
  shown: {
    placeholder: "Noch ist nichts zu sehen",
    order: (n) => `Bestellung ${n}`,
    total: "Summe",
    phone: "Telefonnummer",
    email: "E-Mail-Adresse",
    copyCode: "Code kopieren",
    of: (n) => count(n, "Karte", "Karten"),
  },
};
