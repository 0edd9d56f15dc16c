import type { MaskingAdminWords } from "./en.ts";

export const maskingDe: MaskingAdminWords = {
  title: "Maskierung",
  intro:
    "Nummern, die nicht alle sehen müssen, werden in Nachrichten, Notizen, Listen, Suche und Protokollen verborgen. Gespeichert bleibt alles ganz: Sie können es jederzeit wieder ausschalten.",
  isOn: "An diesem Desk verbergen",
  kindsTitle: "Was verborgen wird",
  kinds: {
    card: "Kartennummern",
    iban: "Kontonummern (IBAN)",
    email: "E-Mail-Adressen",
    phone: "Telefonnummern",
  },
  countries: "Länder der Telefonnummern",
  countriesHint:
    "Höchstens fünf, je zwei Buchstaben, etwa DE, AT: deren Nummern werden auch ohne Landesvorwahl gefunden, alle anderen mit ihr.",
  patterns: "Eigene Muster",
  patternsHint:
    "Eines je Zeile, mit Namen: „Kundennummer: KD-######“. # ist eine Ziffer, @ ein Buchstabe, * beides, \\ nimmt das nächste Zeichen, wie es ist.",
  spared: "Nie verborgen",
  sparedHint: "Eines je Zeile: Ihre eigene Telefonnummer, Ihre eigene E-Mail-Adresse.",
  who: "Wer alles sieht",
  reveals: "Wer sich eine Nachricht mit einem Grund anzeigen lassen darf",
  roles: {
    agent: "Agenten",
    supervisor: "Teamleiter",
    admin: "Administratoren",
    service: "Programme mit Token",
  },
  reasons: "Gründe zur Auswahl",
  reasonsHint: "Einer je Zeile. Ohne: wer nachsieht, schreibt einen.",
  programs: "Was Programme bekommen",
  webhooks: "Webhooks bekommen alles",
  bots: "Bots bekommen alles",
  programsHint: "Ein Programm mit Schlüssel bekommt alles, wenn der Schlüssel den Bereich „Verborgenes“ hat.",
  tryTitle: "Ausprobieren",
  tryLabel: "Ein Text eines Kunden",
  tryPress: "Zeigen, was verborgen würde",
  outcome: "So wird es gelesen",
  nothing: "Darin wird nichts verborgen.",
  save: "Speichern",
  saved: "Gespeichert.",
  wrong: {
    countries: "Geben Sie höchstens fünf Länder an, jedes mit seinen zwei Buchstaben.",
    pattern: (line) =>
      `„${line}“ ist kein Muster: Name, Doppelpunkt und mindestens vier Buchstaben oder Ziffern, darunter #, @ oder *.`,
    tooMany: (most) => `Höchstens ${most} Zeilen.`,
  },
};
