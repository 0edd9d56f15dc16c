import type { MaskingWords } from "./en.ts";

export const masking: MaskingWords = {
  hidden: "masqué",
  kinds: {
    card: "numéro de carte",
    iban: "numéro de compte (IBAN)",
    email: "adresse e-mail",
    phone: "numéro de téléphone",
    own: "autre numéro",
  },
  isHidden: (kinds) => `Masqué : ${kinds}`,
  show: "Afficher…",
  isShown: "Visible par vous seul",
  hide: "Masquer à nouveau",
  title: "Afficher ce qui est masqué",
  hint: "Le fait que vous l’avez consulté, et pourquoi, est consigné.",
  reason: "Motif",
  choose: "Choisir un motif",
  cancel: "Annuler",
  doShow: "Afficher",
  refused: "Vous n’avez pas le droit de voir cela.",
  failed: "L’affichage a échoué. Réessayez.",
};
