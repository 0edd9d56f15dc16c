import type { PrivacyWords } from "./en.ts";

export const privacy: PrivacyWords = {
  title: "Confidentialité",
  held: (by: string, when: string, reason: string) => `Conservation légale par ${by}, ${when} : ${reason}`,
  reason: "Motif",
  cancel: "Annuler",
  failed: "Le desk ne l’a pas fait. Réessayez.",
  set: {
    begin: "Conservation légale…",
    ask: "Mettre cette conversation sous conservation légale ?",
    what: "Rien n’en est supprimé pour son âge, et personne ne l’efface, jusqu’à ce que la conservation soit levée. Le motif figure dans le fil.",
    press: "Mettre la conservation",
  },
  lift: {
    begin: "Lever la conservation légale…",
    ask: "Lever la conservation légale ?",
    what: "Dès lors elle est supprimée et effacée comme toute autre. Le motif figure dans le fil.",
    press: "Lever la conservation",
  },
  export: {
    press: "Tout ce qui est conservé, dans un zip",
    given: "Le téléchargement a commencé ; interrompu, il ne s’ouvre pas. Pendant dix minutes aussi ici :",
    download: "Télécharger",
    failed: "L’archive n’a pas pu être obtenue. Réessayez.",
  },
};
