import type { EmbedWords } from "./en.ts";

export const embed: EmbedWords = {
  nobody: "Pas encore de conversation",
  nobodyOf: (name: string) => `Pas encore de conversation avec ${name}`,
  how: "Envoyez ce lien ou montrez le code : qui le suit peut vous écrire.",
  noPage: "Aucune page n’est connectée, il n’y a donc pas de lien.",
  notThatPage: (page) => `La page ${page} n’est pas connectée ici, il n’y a donc pas de lien.`,
  link: "Lien",
  code: "Code QR du lien",
  page: "Page",
  copy: "Copier le lien",
  copied: "Copié",
  notCopied: "La copie a échoué : copiez-le depuis le champ.",
  ticket: {
    create: "Créer un ticket…",
    title: "Tickets",
    waiting: "En attente du ticket…",
    cancel: "Annuler",
    created: (title: string) => `Ticket créé : ${title}`,
    failed: "Aucun ticket n’a été créé.",
    again: "Réessayer",
    close: "Masquer",
  },
  actions: {
    more: "Autres actions",
    failed: (label: string) => `« ${label} » n’a pas fonctionné.`,
    close: "Masquer",
  },
};
