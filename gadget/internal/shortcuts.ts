/** What a key asks for. Single letters only where nothing is written; they can be switched off. */
export type Shortcut = "next" | "previous" | "reply" | "filter" | "back" | "help";

/** For the list of shortcuts: what to press for what. */
export const SHORTCUTS: Record<Shortcut, string> = {
  next: "Alt+↓",
  previous: "Alt+↑",
  reply: "R",
  filter: "/",
  back: "Esc",
  help: "?",
};

const LETTERS: Record<string, Shortcut> = { r: "reply", "/": "filter", "?": "help" };

/** Null: the key is none of the gadget's. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey) return null;
  const { key } = event;
  if (event.altKey) return key === "ArrowDown" ? "next" : key === "ArrowUp" ? "previous" : null;
  if (key === "Escape") return "back";
  const target = event.composedPath()[0];
  const isWriting = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  return isWriting ? null : (LETTERS[key.toLowerCase()] ?? null);
}
