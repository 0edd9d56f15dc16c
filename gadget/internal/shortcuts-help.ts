import type { ChatSeat } from "../data/seat.ts";
import type { SendKey } from "../data/state.ts";
import { words } from "./action-words.ts";
import { KEYS, UNDO_KEYS } from "./shortcuts.ts";

type HelpWords = {
  title: string;
  close: string;
  use: string;
  sendKey: string;
  sendKeys: Record<"enter" | "mod-enter", string>;
  /** Fixed keys, and those that can be changed: with `name`. */
  rows: readonly { keys: string; does: string; name?: string }[];
};

type HelpChoice = {
  usesShortcuts: boolean;
  letters: Record<string, string>;
  sendKey: "enter" | "mod-enter";
};

const STYLES = `
  dialog { box-sizing: border-box; max-inline-size: min(380px, calc(100vw - 16px)); max-block-size: calc(100vh - 16px);
    padding: 16px; border: 1px solid var(--fb-chat-border-strong); border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface); color: var(--fb-chat-text); }
  dialog::backdrop { background: rgb(0 0 0 / 35%); }
  dialog h2 { margin: 0 0 8px; font-size: 1.15em; }
  dialog dl { display: grid; grid-template-columns: auto 1fr; align-items: center; gap: 6px 16px; margin: 0 0 12px; }
  dialog dd { margin: 0; }
  dialog kbd, dialog input.key { padding: 1px 6px; border: 1px solid var(--fb-chat-border-strong); border-radius: 4px;
    font: inherit; background: var(--fb-chat-surface); color: inherit; }
  dialog input.key { inline-size: 2.2em; min-block-size: 24px; box-sizing: border-box; text-align: center;
    text-transform: uppercase; }
  dialog label { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; min-block-size: 24px; margin: 0 0 12px; }
  dialog select { inline-size: 100%; min-block-size: 28px; padding-inline: 6px; font: inherit; color: inherit;
    background: var(--fb-chat-surface); border: 1px solid var(--fb-chat-border-strong); border-radius: 4px; }
`;

/** The keys of a gadget, and how to write in it, as its agent prefers; `ownSendKey` is what the page says. */
export async function openHelp(
  root: ShadowRoot,
  { store, actions }: ChatSeat,
  ownSendKey: SendKey,
): Promise<void> {
  const { shortcuts, sendHint } = words();
  const { title, close, use, undo, sendKey: sendKeyLabel, ...does } = shortcuts;
  const { letters, usesShortcuts, sendKey } = store.state.preferences;
  const rows = [
    { keys: UNDO_KEYS, does: undo },
    ...entriesOf(KEYS).map(([name, keys]) => ({ keys, does: does[name] })),
    ...entriesOf(letters).map(([name, keys]) => ({ keys, does: does[name], name })),
  ];
  const said = { title, close, use, sendKey: sendKeyLabel, sendKeys: sendHint, rows };
  const after = await showHelp(root, said, { usesShortcuts, letters, sendKey: sendKey ?? ownSendKey });
  const isOwnKey = sendKey !== null || after.sendKey !== ownSendKey;
  actions.prefer({
    usesShortcuts: after.usesShortcuts,
    letters: { ...letters, ...after.letters },
    sendKey: isOwnKey ? after.sendKey : null,
  });
}

/** Shows it above everything. Resolves when it is closed, with what is wanted from then on. */
function showHelp(root: ShadowRoot, words: HelpWords, now: HelpChoice): Promise<HelpChoice> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];

  const dialog = make("dialog");
  dialog.setAttribute("aria-labelledby", "shortcuts-title");
  const title = make("h2", words.title);
  title.id = "shortcuts-title";
  const list = make("dl");
  const letters = new Map<string, HTMLInputElement>();
  for (const { keys, does, name } of words.rows) {
    const term = make("dt");
    if (name === undefined) term.append(make("kbd", keys));
    else {
      const input = letterBox(keys, does);
      letters.set(name, input);
      term.append(input);
    }
    list.append(term, make("dd", does));
  }
  const box = make("input");
  box.type = "checkbox";
  box.checked = now.usesShortcuts;
  const select = make("select");
  for (const [key, label] of Object.entries(words.sendKeys)) select.append(new Option(label, key));
  select.value = now.sendKey;
  const close = make("button", words.close);
  dialog.append(title, list, labelled(box, words.use, true), labelled(select, words.sendKey, false), close);
  root.append(dialog);

  return new Promise((resolve) => {
    close.addEventListener("click", () => {
      dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
      resolve({
        usesShortcuts: box.checked,
        sendKey: select.value === "mod-enter" ? "mod-enter" : "enter",
        letters: chosen(letters, now.letters),
      });
    });
    dialog.showModal();
  });
}

/** A letter that is empty, or already another's, stays what it was. */
function chosen(
  inputs: Map<string, HTMLInputElement>,
  before: Record<string, string>,
): Record<string, string> {
  const wanted = [...inputs].map(([name, { value }]) => [name, value.trim().toUpperCase()] as const);
  const isUsable = wanted.every(
    ([name, letter]) => letter !== "" && wanted.every(([other, its]) => other === name || its !== letter),
  );
  return isUsable ? Object.fromEntries(wanted) : before;
}

/** Takes whatever key is pressed, instead of having it typed over what is there. */
function letterBox(value: string, name: string): HTMLInputElement {
  const input = make("input");
  Object.assign(input, { className: "key", value, maxLength: 1 });
  input.setAttribute("aria-label", name);
  input.addEventListener("focus", () => {
    input.select();
  });
  return input;
}

function labelled(control: HTMLElement, words: string, controlFirst: boolean): HTMLLabelElement {
  const label = make("label");
  if (controlFirst) label.append(control, words);
  else label.append(words, control);
  return label;
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, text = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

function entriesOf<K extends string, V>(record: Record<K, V>): [K, V][] {
  return Object.entries(record) as [K, V][];
}
