import { MODERATION_REASON_UNITS_MAX } from "../../worker/protocol/limits.ts";
import type { StoreController } from "../controllers/store-controller.ts";
import type { ThreadState } from "../data/state.ts";
import { words } from "./action-words.ts";
import { t } from "./strings.ts";

type Control = "take" | "request" | "release" | "pass";

type MenuWords = {
  title: string;
  /** What Meta withholds here. */
  note: string | null;
  /** Which of them make sense now. */
  controls: readonly Control[];
  control: Record<Control, string> & { passTo: string };
  moderation: { block: string; move_to_spam: string; reason: string };
  cancel: string;
};

/** What was chosen. */
type MenuChoice =
  | { act: "control"; action: Exclude<Control, "pass">; to: null }
  | { act: "control"; action: "pass"; to: string }
  | { act: "moderate"; action: "block" | "move_to_spam"; reason: string };

type Action = MenuChoice["action"];

const STYLES = `
  dialog { inline-size: min(340px, calc(100vw - 32px)); box-sizing: border-box; padding: 16px;
    border: 1px solid var(--fb-chat-border-strong); border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface); color: var(--fb-chat-text); }
  dialog::backdrop { background: rgb(0 0 0 / 35%); }
  dialog h2 { margin: 0 0 12px; font-size: 1.15em; white-space: normal; }
  dialog .note { margin: 0 0 12px; color: var(--fb-chat-text-muted); font-size: 0.93em; }
  dialog form, dialog fieldset { display: grid; gap: 8px; margin: 0; padding: 0; border: 0; }
  dialog label.choice { display: flex; align-items: center; gap: 8px; min-block-size: 28px; }
  dialog label.field { display: grid; gap: 4px; }
  dialog input[type="text"] { box-sizing: border-box; inline-size: 100%; min-block-size: 28px; padding: 4px 8px; font: inherit;
    color: inherit; background: var(--fb-chat-surface); border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius); }
  dialog .buttons { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; margin-block-start: 8px; }
`;

/** What is rarely done with a thread at Meta: asks, and does it. */
export async function openThreadMenu(
  root: ShadowRoot,
  store: StoreController<ThreadState | null>,
): Promise<void> {
  const { value: thread, actions } = store;
  if (!thread) return;
  const { cancel, threadControl: control, moderation, euPrivacyRules } = words();
  const pageId = thread.conversation.slice(0, thread.conversation.indexOf(":"));
  const isLimited = store.peek(({ pages }) => !!pages[pageId]?.subjectToNewEuPrivacyRules, false);
  const note = isLimited ? euPrivacyRules : null;
  const isHeld = thread.thread?.holder?.by === "other";
  const controls: readonly Control[] = isHeld ? ["take", "request"] : ["release", "pass"];
  const choice = await askThreadMenu(root, { title: t.more, note, cancel, controls, control, moderation });
  if (choice === null) return;
  if (choice.act === "moderate") actions.moderate(thread.conversation, choice.action, choice.reason);
  else actions.control(thread.conversation, choice.action, choice.to);
}

/** Resolves with the choice, or null. */
function askThreadMenu(root: ShadowRoot, words: MenuWords): Promise<MenuChoice | null> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];

  const dialog = make("dialog");
  dialog.setAttribute("aria-labelledby", "thread-menu-title");
  const title = make("h2", words.title);
  title.id = "thread-menu-title";
  const form = make("form");
  form.method = "dialog";
  const group = make("fieldset");
  const choices: [Action, string][] = [
    ...words.controls.map((action): [Action, string] => [action, words.control[action]]),
    ["block", words.moderation.block],
    ["move_to_spam", words.moderation.move_to_spam],
  ];
  for (const [action, label] of choices) group.append(radio(action, label));
  const appId = field(words.control.passTo, { pattern: "[0-9]{1,30}", inputMode: "numeric" });
  const reason = field(words.moderation.reason, {
    maxLength: MODERATION_REASON_UNITS_MAX,
    pattern: ".*\\S.*",
  });
  const buttons = make("div");
  buttons.className = "buttons";
  const cancel = make("button", words.cancel);
  cancel.type = "button";
  cancel.className = "quiet";
  const confirm = make("button", words.title);
  confirm.className = "primary";
  buttons.append(cancel, confirm);
  form.append(group, appId.label, reason.label, buttons);
  dialog.append(title);
  if (words.note !== null) {
    const note = make("p", words.note);
    note.className = "note";
    note.id = "thread-menu-note";
    dialog.setAttribute("aria-describedby", note.id);
    dialog.append(note);
  }
  dialog.append(form);
  root.append(dialog);

  const action = (): Action | null => new FormData(form).get("action") as Action | null;
  const show = (): void => {
    const chosen = action();
    confirm.disabled = chosen === null;
    confirm.textContent = choices.find(([name]) => name === chosen)?.[1] ?? words.title;
    toggle(appId, chosen === "pass");
    toggle(reason, chosen === "block" || chosen === "move_to_spam");
  };
  show();

  return new Promise((resolve) => {
    let result: MenuChoice | null = null;
    form.addEventListener("change", show);
    cancel.addEventListener("click", () => {
      dialog.close();
    });
    form.addEventListener("submit", () => {
      result = choiceOf(action(), appId.input.value.trim(), reason.input.value.trim());
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
      resolve(result);
    });
    dialog.showModal();
  });
}

function choiceOf(action: Action | null, to: string, reason: string): MenuChoice | null {
  switch (action) {
    case null:
      return null;
    case "pass":
      return { act: "control", action, to };
    case "take":
    case "release":
    case "request":
      return { act: "control", action, to: null };
    case "block":
    case "move_to_spam":
      return { act: "moderate", action, reason };
  }
}

type Field = { label: HTMLLabelElement; input: HTMLInputElement };

function field(words: string, rules: Partial<HTMLInputElement>): Field {
  const label = make("label", words);
  label.className = "field";
  const input = make("input");
  Object.assign(input, { type: "text", ...rules });
  label.append(input);
  return { label, input };
}

function toggle({ label, input }: Field, isShown: boolean): void {
  label.hidden = !isShown;
  input.required = isShown;
  input.disabled = !isShown;
}

function radio(value: Action, words: string): HTMLLabelElement {
  const label = make("label");
  label.className = "choice";
  const input = make("input");
  Object.assign(input, { type: "radio", name: "action", value });
  label.append(input, words);
  return label;
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, text = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
