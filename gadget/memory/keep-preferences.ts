import type { Memory } from "../platform/doors.ts";
import { LETTERS, type LetterShortcut, type Preferences } from "../state/preferences.ts";
import type { ChatStore } from "../state/store.ts";
import { keepChoice } from "./keep-choice.ts";

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

/** The agent wants it otherwise from now on, in all gadgets of the page. */
export function prefer({ store }: { store: ChatStore }, change: Partial<Preferences>): void {
  store.dispatch({ type: "preferences", change });
}

/** Anybody may write into the memory of a page: what does not fit is left out. */
function read(text: string): Partial<Preferences> {
  let kept: Partial<Record<keyof Preferences, unknown>>;
  try {
    kept = (JSON.parse(text) ?? {}) as typeof kept;
  } catch {
    return {};
  }
  const { usesShortcuts, letters, sendKey, recentEmoji, recentCanned, skinTone, showsCustomer } = kept;
  return {
    ...(typeof usesShortcuts === "boolean" ? { usesShortcuts } : {}),
    ...(areLetters(letters) ? { letters: withNew(letters) } : {}),
    ...(sendKey === "enter" || sendKey === "mod-enter" ? { sendKey } : {}),
    ...(Array.isArray(recentEmoji) ? { recentEmoji: recentEmoji.filter(isText) } : {}),
    ...(Array.isArray(recentCanned) ? { recentCanned: recentCanned.filter(isText) } : {}),
    ...(isText(skinTone) ? { skinTone } : {}),
    ...(typeof showsCustomer === "boolean" ? { showsCustomer } : {}),
  };
}

function areLetters(value: unknown): value is Partial<Record<LetterShortcut, string>> {
  const letters = Object(value) as Partial<Record<string, unknown>>;
  const names = Object.keys(LETTERS).filter((name) => name in letters);
  return names.length > 0 && names.every((name) => isText(letters[name]) && letters[name] !== "");
}

/** What came since has its own letter, or another where the agent gave that to something else. */
function withNew(kept: Partial<Record<LetterShortcut, string>>): Record<LetterShortcut, string> {
  const letters = { ...LETTERS, ...kept };
  for (const name of Object.keys(LETTERS) as LetterShortcut[]) {
    const isFree = (letter: string) =>
      Object.entries(letters).every(([other, its]) => other === name || its !== letter);
    if (!(name in kept))
      letters[name] = [letters[name], "Y", "Z", "K", "U", "O"].find(isFree) ?? letters[name];
  }
  return letters;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
