import type { MaskingWords } from "./en.ts";

export const masking: MaskingWords = {
  hidden: "verborgen",
  kinds: {
    card: "Kartennummer",
    iban: "Kontonummer (IBAN)",
    email: "E-Mail-Adresse",
    phone: "Telefonnummer",
    own: "andere Nummer",
  },
  isHidden: (kinds) => `Verborgen: ${kinds}`,
  show: "Anzeigen…",
  isShown: "Nur für Sie sichtbar",
  hide: "Wieder verbergen",
  title: "Verborgenes anzeigen",
  hint: "Es wird festgehalten, dass Sie es ansehen und warum.",
  reason: "Grund",
  choose: "Grund auswählen",
  cancel: "Abbrechen",
  doShow: "Anzeigen",
  refused: "Sie dürfen das nicht sehen.",
  failed: "Es konnte nicht angezeigt werden. Versuchen Sie es noch einmal.",
};
