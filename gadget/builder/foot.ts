import { html } from "lit";
import { actionIcons } from "../shell/action-icons.ts";
import { icons } from "../shell/icons.ts";
import { words } from "../words/builder-words.ts";

/** How many things are wrong, and which is the first; a press leads there. */
export function wrongLine(count: number, first: string, lead: () => void) {
  return html`<button type="button" class="quiet first" @click=${lead}>
    ${icons.warning}<span>${words().wrong(count, first)}</span>
  </button>`;
}

/** Sends, or says what is wrong where it is not ready. */
export function sendButton(isReady: boolean, send: () => void) {
  return html`<button
    type="button"
    class="primary"
    aria-disabled=${isReady ? "false" : "true"}
    @click=${send}
  >
    ${actionIcons.send}${words().send}
  </button>`;
}

/** Ctrl+Enter and ⌘+Enter do what Send does: Enter alone is a new line in some fields. */
export function sendsByKey(event: KeyboardEvent, send: () => void): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  if (!event.repeat) send();
}
