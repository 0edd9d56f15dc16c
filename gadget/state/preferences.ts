import type { SendKey } from "./state.ts";

/** What single letters can do while nothing is written. */
export type LetterShortcut =
  | "reply"
  | "note"
  | "filter"
  | "search"
  | "closeNext"
  | "customer"
  | "tags"
  | "select"
  | "views"
  | "aside"
  | "give"
  | "accept"
  | "decline"
  | "help";
/** The keys until an agent chooses others. */
export const LETTERS: Record<LetterShortcut, string> = {
  reply: "R",
  note: "N",
  filter: "/",
  search: "S",
  closeNext: "E",
  customer: "I",
  tags: "T",
  select: "X",
  views: "V",
  aside: "P",
  give: "G",
  accept: "A",
  decline: "D",
  help: "?",
};

/** What an agent chose for themselves, in this browser. */
export type Preferences = {
  /** Keys do something beside writing and moving around. */
  usesShortcuts: boolean;
  letters: Record<LetterShortcut, string>;
  /** Null: as the page has it. */
  sendKey: SendKey | null;
  /** Emoji without their tone, last used first. */
  recentEmoji: readonly string[];
  /** Ids of templates and macros, last used first. */
  recentCanned: readonly string[];
  /** Unicode's modifier, or nothing. */
  skinTone: string;
  /** What is known of the customer stands beside the thread, where there is room. */
  showsCustomer: boolean;
};

/** Until an agent chooses. */
export const DEFAULT_PREFERENCES: Preferences = {
  usesShortcuts: true,
  letters: LETTERS,
  sendKey: null,
  recentEmoji: [],
  recentCanned: [],
  skinTone: "",
  showsCustomer: false,
};
