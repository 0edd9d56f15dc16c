import type { EmbedWords } from "./en.ts";

export const embed: EmbedWords = {
  nobody: "Noch keine Unterhaltung",
  nobodyOf: (name: string) => `Noch keine Unterhaltung mit ${name}`,
  how: "Senden Sie diesen Link oder zeigen Sie den Code: Wer ihm folgt, kann Ihnen schreiben.",
  noPage: "Es ist keine Seite verbunden, daher gibt es keinen Link.",
  notThatPage: (page) => `Die Seite ${page} ist hier nicht verbunden, daher gibt es keinen Link.`,
  link: "Link",
  code: "QR-Code des Links",
  page: "Seite",
  copy: "Link kopieren",
  copied: "Kopiert",
  notCopied: "Das Kopieren hat nicht geklappt: Kopieren Sie ihn aus dem Feld.",
  ticket: {
    create: "Ticket anlegen…",
    title: "Tickets",
    waiting: "Warten auf das Ticket…",
    cancel: "Abbrechen",
    created: (title: string) => `Ticket angelegt: ${title}`,
    failed: "Es wurde kein Ticket angelegt.",
    again: "Erneut versuchen",
    close: "Ausblenden",
  },
  actions: {
    more: "Weitere Aktionen",
    failed: (label: string) => `„${label}“ hat nicht geklappt.`,
    close: "Ausblenden",
  },
};
