import type { LetterShortcut } from "../state/preferences.ts";

/** What a key asks for. Single letters only where nothing is written; they can be switched off or changed. */
export type Shortcut = LetterShortcut | "next" | "previous" | "back";

/** Ctrl+Z or ⌘Z, which take a message back while it is held. */
export function isUndoKey({ key, ctrlKey, metaKey, shiftKey, altKey, isComposing }: KeyboardEvent): boolean {
  return key.toLowerCase() === "z" && (ctrlKey || metaKey) && !shiftKey && !altKey && !isComposing;
}

const TAKES_LETTERS = [HTMLTextAreaElement, HTMLInputElement, HTMLSelectElement];

/** How soon a letter follows another one in a word. */
export const WORD_MS = 1_000;

/** Something is written or chosen where it is pressed: its keys are that field's, and no list's around it. */
export function isInField(event: Event): boolean {
  const target = event.composedPath()[0];
  return TAKES_LETTERS.some((type) => target instanceof type);
}

/** A letter, or another sign, that is typed where nothing is written. */
export function isTyped(event: KeyboardEvent): boolean {
  const isSign =
    event.key.length === 1 && event.key !== " " && !event.altKey && !event.ctrlKey && !event.metaKey;
  return isSign && !isInField(event);
}

/** Null: the key is none of the gadget's. */
export function shortcutOf(event: KeyboardEvent, letters: Record<LetterShortcut, string>): Shortcut | null {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey) return null;
  // A dialog has keys of its own; Escape closes it.
  if (event.composedPath().some((target) => target instanceof HTMLDialogElement)) return null;
  const { key } = event;
  if (event.altKey) return key === "ArrowDown" ? "next" : key === "ArrowUp" ? "previous" : null;
  if (key === "Escape") return "back";
  if (!isTyped(event)) return null;
  const names = Object.keys(letters) as LetterShortcut[];
  return names.find((name) => letters[name].toLowerCase() === key.toLowerCase()) ?? null;
}
