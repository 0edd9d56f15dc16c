/** What the help needs; handed in, because this is loaded when somebody asks for it and imports nothing. */
export type HelpWords = {
  title: string;
  close: string;
  use: string;
  rows: readonly { keys: string; does: string }[];
};

const STYLES = `
  dialog { max-inline-size: min(360px, calc(100vw - 32px)); padding: 16px; border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius); background: var(--fb-chat-surface); color: var(--fb-chat-text); }
  dialog::backdrop { background: rgb(0 0 0 / 35%); }
  dialog h2 { margin: 0 0 8px; font-size: 1.15em; }
  dialog dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 16px; margin: 0 0 12px; }
  dialog dd { margin: 0; }
  dialog kbd { padding: 1px 6px; border: 1px solid var(--fb-chat-border-strong); border-radius: 4px; font: inherit; }
  dialog label { display: flex; align-items: center; gap: 8px; min-block-size: 24px; margin: 0 0 12px; }
`;

/** Shows the list of shortcuts above everything. Resolves when it is closed, with whether shortcuts are wanted. */
export function showHelp(root: ShadowRoot, words: HelpWords, areUsed: boolean): Promise<boolean> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];

  const dialog = make("dialog");
  dialog.setAttribute("aria-labelledby", "shortcuts-title");
  const title = make("h2", words.title);
  title.id = "shortcuts-title";
  const list = make("dl");
  for (const { keys, does } of words.rows) {
    const term = make("dt");
    term.append(make("kbd", keys));
    list.append(term, make("dd", does));
  }
  const box = make("input");
  box.type = "checkbox";
  box.checked = areUsed;
  const label = make("label");
  label.append(box, words.use);
  const close = make("button", words.close);
  dialog.append(title, list, label, close);
  root.append(dialog);

  return new Promise((resolve) => {
    close.addEventListener("click", () => {
      dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
      resolve(box.checked);
    });
    dialog.showModal();
  });
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, text = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
