import type { MaskingAdminWords } from "./en.ts";

export const maskingFr: MaskingAdminWords = {
  title: "Masquage",
  intro:
    "Les numéros que tout le monde n’a pas besoin de voir sont masqués dans les messages, les notes, les listes, la recherche et les transcriptions. Ce qui est enregistré reste entier : vous pouvez désactiver le masquage à tout moment.",
  isOn: "Masquer à ce desk",
  kindsTitle: "Ce qui est masqué",
  kinds: {
    card: "Numéros de carte",
    iban: "Numéros de compte (IBAN)",
    email: "Adresses e-mail",
    phone: "Numéros de téléphone",
  },
  countries: "Pays des numéros de téléphone",
  countriesHint:
    "Cinq au plus, deux lettres chacun, par exemple FR, BE : leurs numéros sont reconnus sans l’indicatif du pays, tous les autres avec lui.",
  patterns: "Vos propres modèles",
  patternsHint:
    "Un par ligne, avec son nom : « Numéro client: KD-###### ». # est un chiffre, @ une lettre, * l’un ou l’autre, \\ prend le signe suivant tel quel.",
  spared: "Jamais masqué",
  sparedHint: "Un par ligne : votre propre numéro, votre propre adresse.",
  who: "Qui voit tout",
  reveals: "Qui peut faire afficher un message, avec un motif",
  roles: {
    agent: "Agents",
    supervisor: "Superviseurs",
    admin: "Administrateurs",
    service: "Programmes avec un jeton",
  },
  reasons: "Motifs au choix",
  reasonsHint: "Un par ligne. Aucun : la personne en écrit un.",
  programs: "Ce que reçoivent les programmes",
  webhooks: "Les webhooks reçoivent tout",
  bots: "Les bots reçoivent tout",
  programsHint: "Un programme avec une clé reçoit tout si la clé porte l’étendue « Texte masqué ».",
  tryTitle: "Essayer",
  tryLabel: "Un texte d’un client",
  tryPress: "Montrer ce qui serait masqué",
  outcome: "Tel qu’il est lu",
  nothing: "Rien n’y est masqué.",
  save: "Enregistrer",
  saved: "Enregistré.",
  wrong: {
    countries: "Indiquez cinq pays au plus, chacun par ses deux lettres.",
    pattern: (line) =>
      `« ${line} » n’est pas un modèle : un nom, deux-points et au moins quatre lettres ou chiffres, dont #, @ ou *.`,
    tooMany: (most) => `${most} lignes au plus.`,
  },
};
