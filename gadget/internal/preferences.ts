import type { Memory } from "../data/platform.ts";
import type { SendKey } from "../data/state.ts";
import { LETTERS, type LetterShortcut } from "./shortcuts.ts";

/** What an agent chose for this browser. */
export type Preferences = {
  /** Single letters do something while nothing is written. */
  usesLetters: boolean;
  letters: Record<LetterShortcut, string>;
  /** Null: as the page has it. */
  sendKey: SendKey | null;
};

const NAME = "fb-chat-preferences";

export function readPreferences(memory: Memory | undefined): Preferences {
  const kept = parse<Preferences>(memory?.get(NAME) ?? null);
  const sendKey = kept.sendKey === "enter" || kept.sendKey === "mod-enter" ? kept.sendKey : null;
  return { usesLetters: kept.usesLetters ?? true, letters: { ...LETTERS, ...kept.letters }, sendKey };
}

export function keepPreferences(memory: Memory | undefined, preferences: Preferences): void {
  memory?.set(NAME, JSON.stringify(preferences));
}

type EmojiHabits = { recent: string[]; tone: string };
const EMOJI_NAME = "fb-chat-emoji";

export function readEmojiHabits(memory: Memory | undefined): EmojiHabits {
  const { recent, tone } = parse<EmojiHabits>(memory?.get(EMOJI_NAME) ?? null);
  return { recent: Array.isArray(recent) ? recent : [], tone: tone ?? "" };
}

export function keepEmojiHabits(memory: Memory | undefined, habits: EmojiHabits): void {
  memory?.set(EMOJI_NAME, JSON.stringify(habits));
}

function parse<T>(text: string | null): Partial<T> {
  try {
    return (JSON.parse(text ?? "{}") ?? {}) as Partial<T>;
  } catch {
    return {};
  }
}
