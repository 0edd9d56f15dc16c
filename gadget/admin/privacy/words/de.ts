import type { WordTools } from "../../../words/word-tools.ts";
import type { PrivacyWords } from "./en.ts";

export const privacyDe = ({ plural, number }: WordTools): PrivacyWords => ({
  title: "Datenschutz",
  intro:
    "Löscht alles, was von einer Person aufbewahrt wird: Nachrichten, Dateien, Name und Bild und was noch auf das Senden wartet. Was Meta hat, bleibt dort. Von dem, was die Person unter Kommentaren anderer geschrieben hat, bleiben weder Worte noch Dateien noch ihr Name; was andere geantwortet haben, bleibt.",
  people: "Personen löschen",
  peopleLabel: "Wer",
  peopleHint:
    "PSIDs, Namen von Gesprächen (Seiten-ID, Doppelpunkt, PSID) oder Links dorthin, je Zeile einer.",
  page: "Seite der PSIDs",
  pageNone: "Keine Seite gewählt",
  press: "Löschen",
  nobody: "Nennen Sie zuerst jemanden.",
  wrong: (what) => `Das nennt niemanden: ${what}`,
  tooMany: (max) => `Höchstens ${number(max)} auf einmal.`,
  ask: (n) => plural(n, { one: "# Person löschen?", other: "# Personen löschen?" }),
  what: "Alles bisher Gesagte verschwindet und lässt sich nicht zurückholen. Schreibt die Person wieder, beginnt ein neues Gespräch. Von dem, was die Person unter Kommentaren anderer geschrieben hat, bleiben weder Worte noch Dateien noch ihr Name; was andere geantwortet haben, bleibt.",
  whom: (names, more) =>
    [...names, ...(more > 0 ? [plural(more, { one: "und # weitere", other: "und # weitere" })] : [])].join(
      "\n",
    ),
  wholePage: "Zu löschende Seite",
  whole: "Eine ganze Seite löschen",
  wholeHint:
    "Alle, die ihr je geschrieben haben. Danach darf ein Betreiber die Seite einer anderen Firma geben.",
  wholePress: "Alle löschen",
  wholeAsk: (page) => `Alle löschen, die ${page} geschrieben haben?`,
  wholeWhat:
    "Alle Gespräche dieser Seite verschwinden und lassen sich nicht zurückholen. Die Seite bleibt verbunden: Trennen Sie sie vorher, wenn inzwischen niemand schreiben soll.",
  list: "Was gelöscht wurde",
  listNone: "Noch wurde niemand gelöscht.",
  origins: { hand: () => "Von Hand", page: (page) => `Seite ${page}`, meta: () => "Auf Wunsch über Meta" },
  progress: (done, people) => `${number(done)} von ${number(people)} gelöscht`,
  ended: (people) => plural(people, { one: "# Gespräch gelöscht", other: "# Gespräche gelöscht" }),
  known: (known, people) => `${number(known)} von ${number(people)} waren hier bekannt`,
  entries: (n) => plural(n, { one: "# Eintrag", other: "# Einträge" }),
  by: (name) => `von ${name}`,
  requests: "Anfragen über Meta",
  requestsHint:
    "Personen, die Facebook um das Löschen ihrer Daten gebeten haben. Meta ruft diesen Worker für jede auf.",
  requestsNone: "Noch hat niemand gefragt.",
  requestsOfOperator: "Wo es mehrere Firmen gibt, kümmert sich der Betreiber darum.",
  states: {
    received: "Eingegangen",
    erasing: "Wird gelöscht",
    done: "Erledigt",
    by_hand: "Von Hand zu erledigen",
  },
  code: "Code",
  userId: "ID für die App",
  byHand:
    "Meta sagt nicht, welche Gespräche gemeint sind; in Europa und Japan sagt es das von niemandem. Suchen Sie das Gespräch, etwa anhand des Codes, den die Person nennt, löschen Sie es oben und bestätigen Sie dann, dass es erledigt ist.",
  settle: "Ist erledigt",
  settleThis: (code) => `Die Anfrage ${code} ist erledigt`,
  settleAsk: "Ist alles von dieser Person gelöscht?",
  settleWhat: "Die Seite, die Facebook der Person zeigt, sagt dann, dass ihre Daten gelöscht sind.",
  held: (n) => plural(n, { one: "# unter Löschsperre", other: "# unter Löschsperre" }),
  receipt: "Beleg",
  removed: {
    entries: (n) => plural(n, { one: "# Nachricht oder Notiz", other: "# Nachrichten und Notizen" }),
    raw: (n) => plural(n, { one: "# Rohdatensatz", other: "# Rohdatensätze" }),
    files: (n) => plural(n, { one: "# Datei", other: "# Dateien" }),
    contacts: (n) => plural(n, { one: "# Kontakt", other: "# Kontakte" }),
    tickets: (n) => plural(n, { one: "# Ticket", other: "# Tickets" }),
    references: (n) => plural(n, { one: "# Verweis", other: "# Verweise" }),
    lines: (n) => plural(n, { one: "# wartende Zeile", other: "# wartende Zeilen" }),
    indexed_texts: (n) => plural(n, { one: "# Text im Index", other: "# Texte im Index" }),
    webhook_events: (n) =>
      plural(n, { one: "# Ereignis für Endpunkte", other: "# Ereignisse für Endpunkte" }),
    webhook_deliveries: (n) => plural(n, { one: "# wartende Zustellung", other: "# wartende Zustellungen" }),
    dead_letters: (n) => plural(n, { one: "# unzustellbares Ereignis", other: "# unzustellbare Ereignisse" }),
    black_box: (n) => plural(n, { one: "# Eingang im Original", other: "# Eingänge im Original" }),
  },
  find: {
    title: "Eine Person finden",
    label: "Name, Bestellnummer, PSID oder Adresse eines Gesprächs",
    press: "Finden",
    none: "Damit wird niemand gefunden.",
    more: "Es gibt mehr. Schreiben Sie mehr vom Namen oder die Adresse des Gesprächs.",
    nameless: "Name unbekannt",
    unknown: "Nicht an diesem Desk",
    comment: "Kommentarverlauf",
    last: (when) => `letzte Nachricht ${when}`,
    others: (n) =>
      plural(n, {
        one: "# weiteres Gespräch derselben Person",
        other: "# weitere Gespräche derselben Person",
      }),
    by: {
      address: "über die Adresse",
      name: "über den Namen",
      reference: "über das, womit sie kam",
      record: "über den Datensatz",
    },
    take: "Alles als Zip",
    takeFor: (who) => `Alles, was von ${who} aufbewahrt wird, als Zip`,
    taken:
      "Der Download hat begonnen. Der Link gilt zehn Minuten; ein abgebrochener Download lässt sich nicht öffnen: Laden Sie ihn dann noch einmal.",
    download: "Herunterladen",
    erase: "Löschen …",
    eraseFor: (who) => `${who} löschen …`,
    alsoOthers: (n) =>
      plural(n, {
        one: "Auch das weitere Gespräch derselben Person",
        other: "Auch die # weiteren Gespräche derselben Personen",
      }),
  },
  holds: {
    title: "Löschsperren",
    intro: "Was unter Löschsperre steht, wird nicht wegen seines Alters entfernt, und niemand löscht es.",
    none: "Kein Gespräch steht unter Löschsperre.",
    more: "Mehr zeigen",
    held: (by, when, reason) => `Löschsperre von ${by}, ${when}: ${reason}`,
    eraseHeld: (n) =>
      plural(n, {
        one: "# steht unter Löschsperre: Bis sie aufgehoben ist, wird niemand gelöscht.",
        other: "# stehen unter Löschsperre: Bis diese aufgehoben sind, wird niemand gelöscht.",
      }),
    pageHeld: "Wer unter Löschsperre steht, bleibt, bis sie aufgehoben wird, und wird dann gelöscht.",
    reason: "Grund",
    noReason: "Sagen Sie, warum.",
    set: "Löschsperre …",
    setFor: (who) => `Löschsperre für ${who} …`,
    setAsk: "Dieses Gespräch unter Löschsperre stellen?",
    setWhat:
      "Nichts davon wird wegen seines Alters entfernt, und niemand löscht es, bis die Sperre aufgehoben wird. Der Grund steht im Verlauf.",
    setPress: "Sperre setzen",
    lift: "Aufheben …",
    liftFor: (who) => `Löschsperre für ${who} aufheben …`,
    liftAsk: "Löschsperre aufheben?",
    liftWhat:
      "Von da an wird es entfernt und gelöscht wie jedes andere; wer gelöscht werden sollte, wird es sofort. Der Grund steht im Verlauf.",
    liftPress: "Sperre aufheben",
  },
  retention: {
    title: "Wie lange etwas aufbewahrt wird",
    intro:
      "Nach so vielen Tagen wird Altes von selbst entfernt. Ein leeres Feld bewahrt es für immer auf. Offene Gespräche und solche unter Löschsperre bleiben, wie sie sind.",
    inDays: (kind) => `${kind} (Tage)`,
    kinds: {
      messages: "Nachrichten",
      media: "Dateien",
      raw: "Daten, wie Meta sie zustellte",
      contacts: "Geschlossene Gespräche",
      comments: "Geschlossene Kommentarverläufe",
      search: "Suchindex",
      reports: "Zahlen je Agent, Team, Warteschlange, Seite und Schlagwort",
    },
    hints: {
      messages: "Mit ihren Notizen und Dateien. Der Verlauf sagt, bis wann sie entfernt wurden.",
      media: "Die Nachrichten bleiben und sagen, dass es eine Datei gab.",
      raw: "Aufbewahrt für das, was das Protokoll nicht sagt.",
      contacts: "Als Ganzes, als hätten die Kunden nie geschrieben.",
      comments: "Als Ganzes. Was unter dem Beitrag steht, bleibt dort.",
      search: "Die Nachrichten bleiben und werden nicht mehr durch ihre Wörter gefunden.",
      reports: "Die des ganzen Desks bleiben.",
    },
    kept: "Für immer",
    wrong: (min, max) => `Eine ganze Zahl von Tagen von ${number(min)} bis ${number(max)}, oder nichts.`,
    press: "Zählen und speichern …",
    counting: (looked, total) =>
      `${number(looked)}${total === null ? "" : ` von ${number(total)}`} Gesprächen angesehen`,
    ask: "Älteres entfernen?",
    nothing: "Noch ist nichts alt genug.",
    goes: (kind, n, oldest) => `${kind}: ${number(n)}${oldest === null ? "" : `, das Älteste von ${oldest}`}`,
    spared: {
      open: (n) =>
        plural(n, { one: "# Gespräch ist offen und bleibt.", other: "# Gespräche sind offen und bleiben." }),
      unsent: (n) =>
        plural(n, {
          one: "# hat etwas zu senden und bleibt.",
          other: "# haben etwas zu senden und bleiben.",
        }),
      held: (n) =>
        plural(n, {
          one: "# steht unter Löschsperre und bleibt.",
          other: "# stehen unter Löschsperre und bleiben.",
        }),
    },
    what: "Das verschwindet nach und nach innerhalb eines Tages und lässt sich nicht zurückholen.",
    later: "Was von nun an älter wird, verschwindet von selbst und lässt sich nicht zurückholen.",
    save: "Speichern",
    saved: "Gespeichert.",
    ended: (when) => `Zuletzt durchgesehen: ${when}`,
    underWay: "Es wird gerade durchgesehen.",
  },
});
