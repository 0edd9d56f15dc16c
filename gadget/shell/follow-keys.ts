import type { Preferences } from "../state/preferences.ts";
import { keepKeys } from "./own-keys.ts";
import { isTyped, shortcutOf, WORD_MS } from "./shortcuts.ts";
import type { Shortcut } from "./shortcuts.ts";

/** What keys need of a gadget. */
type Followed = {
  /** Null while all keys are the page's. */
  preferences: () => Preferences | null;
  /** Answers whether it meant something here; else the key is the page's. */
  does: (shortcut: Shortcut) => boolean;
  /** In ms. */
  now: () => number;
};

/** Does what keys ask for that are pressed in a gadget, and keeps those of its own from the page around it. */
export function followKeys(host: HTMLElement, { preferences, does, now }: Followed): void {
  /** When a letter was typed that the gadget did not take, in ms. */
  let typedAt = -Infinity;
  host.addEventListener("keydown", (event) => {
    const preferred = preferences();
    // What is pressed in a slot is the page's.
    if (!preferred || event.target !== host) return;
    const shortcut = shortcutOf(event, preferred.letters);
    const isAllowed =
      shortcut !== null && (preferred.usesShortcuts || shortcut === "help" || shortcut === "back");
    // In the middle of a word that means something else a letter means nothing by itself.
    const isInWord = isTyped(event) && now() - typedAt < WORD_MS;
    if (isAllowed && !isInWord && does(shortcut)) event.preventDefault();
    else if (isTyped(event)) typedAt = now();
  });
  keepKeys(host);
}
