import { keepChoice } from "./keep-choice.ts";
import type { Memory } from "../platform/doors.ts";
import type { SendKey } from "../state/state.ts";
import type { ChatStore } from "../state/store.ts";

/** What single letters can do while nothing is written. */
export type LetterShortcut = "reply" | "filter" | "help";
/** The keys until an agent chooses others. */
export const LETTERS: Record<LetterShortcut, string> = { reply: "R", filter: "/", help: "?" };

/** What an agent chose for themselves, in this browser. */
export type Preferences = {
  /** Keys do something beside writing and moving around. */
  usesShortcuts: boolean;
  letters: Record<LetterShortcut, string>;
  /** Null: as the page has it. */
  sendKey: SendKey | null;
  /** Emoji without their tone, last used first. */
  recentEmoji: readonly string[];
  /** Unicode's modifier, or nothing. */
  skinTone: string;
};

/** Until an agent chooses. */
export const DEFAULT_PREFERENCES: Preferences = {
  usesShortcuts: true,
  letters: LETTERS,
  sendKey: null,
  recentEmoji: [],
  skinTone: "",
};

/** Keeps each agent's preferences. */
export function keepPreferences(store: ChatStore, memory: Memory, server: string): void {
  keepChoice(store, memory, server, {
    prefix: "fb-chat-preferences",
    of: (state) => state.preferences,
    textOf: (preferences) => JSON.stringify(preferences),
    restore: (kept) => {
      if (kept !== null) store.dispatch({ type: "preferences", change: read(kept) });
    },
  });
}

/** Anybody may write into the memory of a page: what does not fit is left out. */
function read(text: string): Partial<Preferences> {
  let kept: Partial<Record<keyof Preferences, unknown>>;
  try {
    kept = (JSON.parse(text) ?? {}) as typeof kept;
  } catch {
    return {};
  }
  const { usesShortcuts, letters, sendKey, recentEmoji, skinTone } = kept;
  return {
    ...(typeof usesShortcuts === "boolean" ? { usesShortcuts } : {}),
    ...(areLetters(letters) ? { letters } : {}),
    ...(sendKey === "enter" || sendKey === "mod-enter" ? { sendKey } : {}),
    ...(Array.isArray(recentEmoji) ? { recentEmoji: recentEmoji.filter(isText) } : {}),
    ...(isText(skinTone) ? { skinTone } : {}),
  };
}

function areLetters(value: unknown): value is Record<LetterShortcut, string> {
  const letters = Object(value) as Partial<Record<string, unknown>>;
  return Object.keys(LETTERS).every((name) => isText(letters[name]) && letters[name] !== "");
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
