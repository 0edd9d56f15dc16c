import { waitUntil } from "@open-wc/testing";
import type { Macro, MacroStep } from "../../../worker/protocol/library/macro.ts";
import { canned } from "../../../gadget/late/canned.ts";
import { ANNA, BEN, NOW } from "./builders.ts";
import type { Screen } from "./screen.ts";

let count = 0;

/** A macro of the desk's, made by Ben. */
export function aMacro(name: string, steps: MacroStep[], change: Partial<Macro> = {}): Macro {
  count += 1;
  return {
    ...{ macro: `00000000-0000-4000-9000-${String(count).padStart(12, "0")}`, name, scope: "desk", steps },
    by: change.scope === "mine" ? { sub: ANNA.sub, name: ANNA.name } : { sub: BEN.sub, name: BEN.name },
    ...{ madeAt: NOW, changedAt: NOW, ...change },
  };
}

/** Types at the caret of the box, as a keyboard does. */
export function typesInBox(screen: Screen, text: string): void {
  screen.box.focus();
  // Where a dialog was before, the page's own selection may still be elsewhere.
  screen.box.setSelectionRange(screen.box.selectionStart, screen.box.selectionEnd);
  // As gadget/shell/type-into.ts does: nothing else types.
  // oxlint-disable-next-line typescript/no-deprecated
  for (const letter of text) screen.box.ownerDocument.execCommand("insertText", false, letter);
}

/** The search of the picker. */
export function search(screen: Screen): HTMLInputElement {
  const input = screen.all<HTMLInputElement>(".canned [role=combobox]")[0];
  if (!input) throw new Error("The picker is not open");
  return input;
}

/** What is done between two keys that wait for a late page: promises go on, and no task of the browser's comes between. */
export async function betweenKeys(): Promise<void> {
  for (let step = 0; step < 50; step += 1) await Promise.resolve();
}

/** Opens the picker by a slash, with all that is kept. */
export async function opensPicker(screen: Screen, before = ""): Promise<void> {
  await canned.load();
  await betweenKeys();
  typesInBox(screen, `${before}/`);
  await waitUntil(() => screen.all(".canned [role=combobox]").length > 0, "the picker does not open");
  await waitUntil(() => screen.all(".canned [aria-busy]").length === 0, "it is still loading");
}

/** Looks for these words. */
export function looksFor(screen: Screen, words: string): void {
  const input = search(screen);
  input.value = words;
  input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
}

/** What is listed, by name. */
export function listed(screen: Screen): string[] {
  return screen.all(".canned [role=option] .name").map((it) => screen.textOf(it));
}

/** Presses a key in the search. */
export function key(screen: Screen, name: string, init: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent("keydown", {
    key: name,
    bubbles: true,
    composed: true,
    cancelable: true,
    ...init,
  });
  return search(screen).dispatchEvent(event);
}
