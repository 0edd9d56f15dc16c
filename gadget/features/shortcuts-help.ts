/* eslint-disable lit-a11y/no-autofocus -- in a dialog it says where the focus goes: to the beginning of what is read, instead of the first key to change */
import { html, nothing } from "lit";
import type { ChatSeat } from "../session/seat.ts";
import { desk } from "../state/desk.ts";
import type { LetterShortcut } from "../state/preferences.ts";
import type { SendKey } from "../state/state.ts";
import { words } from "../words/action-words.ts";
import { prefer } from "../memory/keep-preferences.ts";
import type { Shortcut } from "../shell/shortcuts.ts";
import { openDialog } from "../shell/dialog.ts";
import { styles } from "./shortcuts-help.styles.ts";

/** Keys that the box has of its own. */
type OfBox = "canned" | "mention" | "blank";

/** What to press for what, apart from letters that can be changed. */
const KEYS: Record<Exclude<Shortcut, LetterShortcut> | OfBox, string> = {
  next: "Alt+↓",
  previous: "Alt+↑",
  back: "Esc",
  canned: "/",
  mention: "@",
  blank: "Tab",
};

/** The keys of a gadget, and how to write in it, as its agent prefers; `ownSendKey` is what the page says. */
export async function openHelp(root: ShadowRoot, seat: ChatSeat, ownSendKey: SendKey): Promise<void> {
  const { shortcuts, sendHint } = words();
  const { title, close, use, undo, undoKeys, undoOff, sendKey: sendKeyLabel, ...does } = shortcuts;
  const isUndoOff = desk.of(seat.store.state)?.settings.undoSeconds === 0;
  const { letters, usesShortcuts, sendKey } = seat.store.state.preferences;
  const letterBox = (name: keyof typeof letters) => html`
    <input
      type="text"
      class="key"
      name=${name}
      aria-label=${does[name]}
      maxlength="1"
      value=${letters[name]}
      @focus=${selectAll}
    />
  `;
  const dialog = await openDialog(
    root,
    title,
    styles,
    () => html`
      <h2 tabindex="-1" autofocus>${title}</h2>
      <form method="dialog">
        <dl>
          <dt><kbd>${undoKeys}</kbd></dt>
          <dd>${undo}${isUndoOff ? html` <span class="muted">(${undoOff})</span>` : nothing}</dd>
          ${entriesOf(KEYS).map(
            ([name, keys]) =>
              html`<dt><kbd>${keys}</kbd></dt>
                <dd>${does[name]}</dd>`,
          )}
          ${entriesOf(letters).map(
            ([name]) =>
              html`<dt>${letterBox(name)}</dt>
                <dd>${does[name]}</dd>`,
          )}
        </dl>
        <label>
          <input type="checkbox" name="usesShortcuts" ?checked=${usesShortcuts} />
          ${use}
        </label>
        <label>
          ${sendKeyLabel}
          <select name="sendKey">
            ${entriesOf(sendHint).map(
              ([key, label]) =>
                html`<option value=${key} ?selected=${key === (sendKey ?? ownSendKey)}>${label}</option>`,
            )}
          </select>
        </label>
        <button>${close}</button>
      </form>
    `,
  );

  const given = new FormData(dialog.querySelector("form")!);
  const text = (name: string) => given.get(name) as string;
  const chosen = entriesOf(letters).map(([name]) => [name, text(name).trim().toUpperCase()] as const);
  const wantedKey = text("sendKey") as SendKey;
  seat.act((tools) => {
    prefer(tools, {
      usesShortcuts: given.has("usesShortcuts"),
      letters: isUsable(chosen) ? { ...letters, ...Object.fromEntries(chosen) } : letters,
      sendKey: sendKey !== null || wantedKey !== ownSendKey ? wantedKey : null,
    });
  });
}

/** None is empty, and none another's. */
function isUsable(chosen: (readonly [string, string])[]): boolean {
  const letters = new Set(chosen.map(([, letter]) => letter));
  return !letters.has("") && letters.size === chosen.length;
}

/** Whatever key is pressed takes the place of what is there. */
function selectAll(event: Event): void {
  (event.target as HTMLInputElement).select();
}

function entriesOf<K extends string, V>(record: Record<K, V>): [K, V][] {
  return Object.entries(record) as [K, V][];
}
