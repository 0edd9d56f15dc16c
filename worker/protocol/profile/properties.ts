/** What a Page's Messenger profile consists of, in the order in which people meet it. */
export const PROPERTIES = [
  "greeting",
  "getStarted",
  "iceBreakers",
  "menu",
  "commands",
  "domains",
  "accountLinkingUrl",
] as const;
export type Property = (typeof PROPERTIES)[number];

/** Everybody whose language has no words of its own. */
export const DEFAULT_LOCALE = "default";
