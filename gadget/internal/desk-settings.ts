import { UNDO_SECONDS_MAX } from "../../worker/protocol/limits.ts";

/** What the dialog needs; put together by who asks for it. */
export type DeskSettingsWords = {
  title: string;
  undoSeconds: string;
  undoHint: string;
  showsSeen: string;
  showsTyping: string;
  save: string;
  cancel: string;
};

type Settings = { undoSeconds: number; showsSeen: boolean; showsTyping: boolean };

const STYLES = `
  dialog { box-sizing: border-box; inline-size: min(360px, calc(100vw - 16px)); max-block-size: calc(100vh - 16px); padding: 16px;
    border: 1px solid var(--fb-chat-border-strong); border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface); color: var(--fb-chat-text); }
  dialog::backdrop { background: rgb(0 0 0 / 35%); }
  dialog h2 { margin: 0 0 12px; font-size: 1.15em; }
  dialog label { display: flex; align-items: center; gap: 8px; min-block-size: 32px; margin-block: 4px; }
  dialog input[type="number"] { inline-size: 4em; min-block-size: 28px; padding: 2px 6px; font: inherit; color: inherit;
    background: var(--fb-chat-surface); border: 1px solid var(--fb-chat-border-strong); border-radius: var(--fb-chat-radius); }
  dialog p { margin: 0 0 8px; color: var(--fb-chat-text-muted); font-size: 0.86em; }
  dialog p[role="alert"] { color: var(--fb-chat-danger); }
  dialog .buttons { display: flex; justify-content: flex-end; gap: 8px; margin-block-start: 12px; }
`;

/**
 * Lets a supervisor change what holds for the whole desk. `save` gets what was changed alone, so that two who do it at
 * once do not undo each other; it answers null, or why it did not work: then the dialog stays.
 */
export function showDeskSettings(
  root: ShadowRoot,
  words: DeskSettingsWords,
  now: Settings,
  save: (change: Partial<Settings>) => Promise<string | null>,
): Promise<void> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];

  const dialog = make("dialog");
  dialog.setAttribute("aria-labelledby", "desk-settings-title");
  const title = make("h2", words.title);
  title.id = "desk-settings-title";
  const form = make("form");
  const undo = make("input");
  Object.assign(undo, { type: "number", min: "0", max: String(UNDO_SECONDS_MAX), step: "1", required: true });
  undo.value = String(now.undoSeconds);
  const undoLabel = make("label");
  undoLabel.append(words.undoSeconds, undo);
  const seen = checkbox(words.showsSeen, now.showsSeen);
  const typing = checkbox(words.showsTyping, now.showsTyping);
  const error = make("p");
  error.setAttribute("role", "alert");
  const cancel = make("button", words.cancel);
  cancel.type = "button";
  cancel.className = "quiet";
  const confirm = make("button", words.save);
  confirm.className = "primary";
  const buttons = make("div");
  buttons.className = "buttons";
  buttons.append(cancel, confirm);
  form.append(undoLabel, make("p", words.undoHint), seen.label, typing.label, error, buttons);
  dialog.append(title, form);
  root.append(dialog);

  const trySave = async (): Promise<void> => {
    const wanted = {
      undoSeconds: undo.valueAsNumber,
      showsSeen: seen.input.checked,
      showsTyping: typing.input.checked,
    };
    const change = changed(now, wanted);
    confirm.disabled = true;
    error.textContent = "";
    const problem = Object.keys(change).length === 0 ? null : await save(change);
    confirm.disabled = false;
    if (problem === null) dialog.close();
    else error.textContent = problem;
  };

  return new Promise((resolve) => {
    cancel.addEventListener("click", () => {
      dialog.close();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void trySave();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
      resolve();
    });
    dialog.showModal();
  });
}

function changed(before: Settings, after: Settings): Partial<Settings> {
  const names = Object.keys(after) as (keyof Settings)[];
  return Object.fromEntries(
    names.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]),
  );
}

function checkbox(words: string, isChecked: boolean): { label: HTMLLabelElement; input: HTMLInputElement } {
  const input = make("input");
  Object.assign(input, { type: "checkbox", checked: isChecked });
  const label = make("label");
  label.append(input, words);
  return { label, input };
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, text = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
