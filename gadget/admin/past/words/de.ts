import type { PastWords } from "./en.ts";

export const pastDe: PastWords = {
  title: "Frühere Gespräche",
  what: "Holt von Meta, was mit allen gesagt wurde, bevor die Seite verbunden war. Niemand wird benachrichtigt, und diese Gespräche kommen geschlossen an. Was schon hier ist, wird nicht noch einmal geholt.",
  limits:
    "Meta erlaubt etwa zwei Fragen je Sekunde; es kann also Stunden dauern, und Sie können diese Seite verlassen. Von jedem Gespräch verspricht Meta nur die 20 neuesten Nachrichten, und Anfragen, die 30 Tage ruhten, nennt Meta nicht.",
  start: "Frühere Gespräche holen",
  stop: "Anhalten",
  goOn: "Fortsetzen",
  again: "Noch einmal holen",
  tryAgain: "Erneut versuchen",
  listing: (found) => `Meta nennt die Gespräche: bisher ${found}`,
  reading: (done, found) => `${done} von etwa ${found} Gesprächen`,
  messages: (n) => `Neue Nachrichten: ${n}`,
  progress: "Frühere Gespräche",
  stopped: (time) => `Angehalten ${time}.`,
  done: (time) => `Alles, was Meta mitteilt, ist hier. Fertig ${time}.`,
  refused: (code) =>
    `Meta hat es abgelehnt (Code ${code}). Prüfen Sie oben die Verbindung und versuchen Sie es dann erneut; es geht weiter, wo es war.`,
  waitsForMeta: (time) =>
    `Ruht bis ${time}, damit Metas Grenzen gewahrt bleiben, und geht von selbst weiter.`,
  waitsForPage: "Wartet: Die Seite ist angehalten. Es geht von selbst weiter, sobald das behoben ist.",
  short: (n) => `Gespräche, von denen Meta nur die neuesten Nachrichten mitteilt: ${n}`,
  unread: (n) => `Gespräche, die Meta nicht lesen ließ: ${n}`,
  by: (name, time) => `Begonnen von ${name}, ${time}`,
  sinceLabel: "Nur Gespräche seit",
  sinceHint: "Leer: alle. Von jedem geholten Gespräch kommt alles, auch was älter ist.",
  since: (time) => `Gespräche seit ${time}`,
};
