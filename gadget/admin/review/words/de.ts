import type { ReviewWords } from "./en.ts";

export const reviewDe: ReviewWords = {
  title: "App Review",
  intro:
    "Was Meta wissen will, bevor Fremde einer Seite über Ihre App schreiben dürfen, fertig zum Kopieren. Dasselbe steht in docs/app-review.md.",
  english: "Was an Meta geht, ist auf Englisch, weil Metas Prüfer Englisch lesen.",
  wayTitle: "Welcher Weg ist Ihrer?",
  ways: {
    own: {
      name: "Eigene Seite, Token von Hand",
      what: "Seite und App gehören demselben Unternehmen, und Sie haben das Token in Metas Dashboard erzeugt. Für Nachrichten verlangt Meta dann seit Januar 2024 kein App Review. Die App muss trotzdem auf Live stehen, und für Namen und Bilder und für Human Agent braucht es die Prüfung. Probieren Sie es: Jemand ohne Rolle in der App schreibt der Seite. Kommt nichts an, sehen Sie im Dashboard unter App Review nach, welche Zugriffsstufe pages_messaging hat.",
    },
    login: {
      name: "Facebook Login",
      what: "Sie verbinden Seiten durch Anmelden. Wer eine Rolle in der App hat, kann das sofort; für alle anderen braucht jede Berechtigung Advanced Access, den App Review und Unternehmensverifizierung geben.",
    },
    tenants: {
      name: "Mehrere Firmen",
      what: "Verwalter anderer Unternehmen melden sich an und verbinden ihre Seiten mit Ihrer Installation. Alles von Facebook Login gilt; sehen Sie im Dashboard nach, ob Meta auch die Verifizierung für Technologieanbieter verlangt.",
    },
  },
  askedTitle: "Worum die App bittet",
  needs: {
    none: "keine Prüfung",
    review: "braucht Prüfung",
    better: "empfohlen",
    choice: "wenn Sie es wollen",
    unused: "nicht nötig",
  },
  abilities: {
    pages_messaging: "Nachrichten kommen an, und Agenten antworten.",
    pages_manage_metadata:
      "Die Seite schickt ihre Nachrichten hierher; die Diagnose repariert das Abonnement.",
    pages_show_list: "Nach einer Anmeldung stehen die Seiten zur Wahl.",
    business_management: "Seiten, die jemand nur über ein Business-Portfolio verwaltet, stehen zur Wahl.",
    pages_read_engagement:
      "Ältere Nachrichten, Nachholen nach einem Ausfall und das Schicksal ungewisser Nachrichten.",
    pages_read_user_content: "Kommentare unter den Beiträgen der Seite kommen an.",
    pages_manage_engagement: "Kommentare werden beantwortet, verborgen und mit „Gefällt mir“ markiert.",
    pages_utility_messaging: "Genehmigte Vorlagen, wenn die 24 Stunden vorbei sind.",
    pages_user_locale:
      "Telefonnummern werden wie im Land des Kunden gelesen, und das CRM erfährt die Sprache.",
    "Human Agent": "Menschen antworten sieben Tage lang statt 24 Stunden.",
    "Business Asset User Profile Access": "Namen und Bilder der Kunden.",
  },
  without: {
    pages_messaging: "nichts kommt und nichts geht.",
    pages_manage_metadata: "keine Nachricht kommt an.",
    pages_show_list: "die Anmeldung findet keine Seite; von Hand verbinden geht weiterhin.",
    business_management: "eine solche Seite fehlt in der Liste; wer eine Rolle an ihr hat, verbindet sie.",
    pages_read_engagement:
      "kein Verlauf, nichts wird nachgeholt, was kam, während der Worker nicht erreichbar war, eine Antwort von ungewissem Schicksal bleibt ungewiss, und Kommentare kommen nicht.",
    pages_read_user_content: "kommen keine Kommentare, oder nur ohne Worte und Namen.",
    pages_manage_engagement: "werden Kommentare gelesen, und bei Meta selbst oder privat beantwortet.",
    pages_utility_messaging: "nach 24 Stunden kann keine Vorlage gesendet werden.",
    pages_user_locale: "Nummern werden wie im Land des Agenten gelesen.",
    "Human Agent": "Antworten enden 24 Stunden, nachdem der Kunde schrieb.",
    "Business Asset User Profile Access": "Kunden erscheinen ohne Namen und Bild.",
  },
  withoutIt: "Ohne sie: ",
  use: "Wie die App es nutzt",
  show: "Was die Aufnahme zeigt",
  recording:
    "Die Demo spielt jeden dieser Schritte mit seiner Beschriftung vor: npm start, /recording/ öffnen, eine wählen und den Bildschirm aufnehmen.",
  unusedTitle: "Nehmen Sie diese aus dem Antrag",
  unused: "Dieses Produkt nutzt sie nie, und Meta lehnt ab, worum gebeten und was nicht gezeigt wird:",
  preconditionsTitle: "Bevor Sie ihn abschicken können",
  marks: { done: "erledigt", open: "offen", yours: "bei Meta selbst nachsehen" },
  preconditions: {
    business: "Das Unternehmen ist verifiziert (Business Verification), und die App gehört ihm.",
    icon: "Die App hat ein Symbol.",
    category: "Die App hat eine Kategorie.",
    privacy: "Eine öffentliche Adresse Ihrer Datenschutzerklärung.",
    terms: "Eine öffentliche Adresse Ihrer Nutzungsbedingungen.",
    domains: "Ihre Domains stehen unter App domains.",
    website: "Die Plattform Website ist hinzugefügt, mit der Adresse Ihres Agenten-Arbeitsplatzes.",
    secret: "App-ID und App-Geheimnis stimmen.",
    webhook: "Der Webhook der App führt hierher.",
    redirect: "Die Redirect-URL von Facebook Login ist eingetragen (Apps).",
    deletion: "Die Rückrufe für Deauthorize und Datenlöschung sind eingetragen (Apps).",
    page: "Eine Seite ist verbunden.",
    call: "Ein erfolgreicher Testaufruf mit jeder Berechtigung: Eine verbundene Seite hat die für Nachrichten und Abonnement gemacht.",
    wait: "Bis zu 24 Stunden nach diesem Aufruf, bis Metas Knopf gedrückt werden kann.",
  },
  dataTitle: "Umgang mit Daten",
  dataHint:
    "Metas Fragen ändern sich; dies sind die Antworten nach Thema, wahr für dieses Produkt. Was in [Klammern] steht, wissen nur Sie.",
  testersTitle: "Tester",
  testers: {
    invite:
      "Einladen: im Dashboard unter App roles → Roles die Person als Tester hinzufügen, mit ihrem Facebook-Namen oder ihrer ID.",
    accept:
      "Annehmen: Die Einladung zählt erst, wenn die Person sie angenommen hat. Findet sie keine Nachricht, sehen Sie in ihrem Entwicklerkonto bei Meta nach.",
    portfolio:
      "Portfolio: Gehört die App oder die Seite zu einem Business-Portfolio, braucht die Person vielleicht auch dort eine Rolle, an der Seite mit der Aufgabe Nachrichten.",
    write: "Probieren: Die Person schreibt der Seite. Vor der Prüfung werden nur Personen mit Rolle gehört.",
    remove:
      "Entfernen: Nehmen Sie die Rollen nach der Prüfung wieder weg, in der App und im Portfolio. Was sie schrieben, bleibt in den Threads.",
  },
  stepsTitle: "Anleitung für den Prüfer",
  stepsHint:
    "Fügen Sie dies in Metas Formular ein. Links, die es noch nicht gibt, stehen in <spitzen Klammern>.",
  stepsLabel: "Anleitung",
  links: {
    title: "Link für Metas Prüfer",
    what: "Er öffnet ohne Konto den Arbeitsplatz eines Agenten für eine Seite und zeigt Threads, die durch seinen eigenen m.me-Link begannen oder mit Testern, die Sie nennen. Nie den eines Kunden.",
    page: "Seite",
    hours: "Stunden",
    testers: "Tester (PSIDs, eine je Zeile)",
    testersHint: "Eine PSID ist die zweite Hälfte des Namens einer Konversation.",
    make: "Link machen",
    url: "Für den Prüfer",
    meLink: "Wo der Prüfer schreibt",
    once: "Wird nur dieses eine Mal gezeigt. Er steht unten in der Anleitung.",
    none: "Noch kein Link.",
    revoke: "Widerrufen",
    revokeThis: (name) => `Link von ${name} widerrufen`,
    until: (time) => `bis ${time}`,
    revoked: (time) => `widerrufen ${time}`,
    over: (time) => `vorbei seit ${time}`,
    used: (count, time) => `${count}-mal genutzt, zuletzt ${time}`,
    unused: "nie genutzt",
    hoursWrong: "Von 1 bis 2160.",
  },
};
