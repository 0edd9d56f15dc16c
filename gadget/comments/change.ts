import { css, html } from "lit";
import { isBlank, withoutEmptyEdges } from "../../worker/protocol/message/blank.ts";
import { COMMENT_UNITS_MAX } from "../../worker/protocol/outgoing/limits.ts";
import { openDialog } from "../shell/dialog.ts";
import { words } from "./words.ts";

const styles = css`
  h2 {
    margin: 0 0 8px;
    font-size: var(--_font-lg);
  }

  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 7em;
    margin-block: 8px;
    padding: 8px;
    border: 1px solid var(--fb-chat-border-strong);
    border-radius: var(--fb-chat-radius);
    background: var(--fb-chat-surface);
    color: inherit;
    font: inherit;
    resize: vertical;
  }
`;

/** What the Page's comment is to say instead of `before`; null: they leave it as it is. Keys: Ctrl+Enter or ⌘+Enter changes it. */
export async function askForText(root: ShadowRoot, before: string): Promise<string | null> {
  const w = words().change;
  let text = before;
  let changed: string | null = null;
  await openDialog(root, w.title, styles, (dialog, draw) => {
    const change = (event: Event) => {
      event.preventDefault();
      if (isBlank(text)) return;
      changed = withoutEmptyEdges(text);
      dialog.close();
    };
    return html`<form @submit=${change}>
      <h2>${w.title}</h2>
      <p id="about">${w.text}</p>
      <textarea
        dir="auto"
        aria-label=${w.title}
        aria-describedby="about"
        maxlength=${COMMENT_UNITS_MAX}
        .value=${before}
        @input=${({ target }: Event) => {
          text = (target as HTMLTextAreaElement).value;
          draw();
        }}
      ></textarea>
      <div class="buttons">
        <button
          type="button"
          class="quiet"
          @click=${() => {
            dialog.close();
          }}
        >
          ${w.cancel}
        </button>
        <button class="primary" aria-disabled=${isBlank(text) ? "true" : "false"}>${w.save}</button>
      </div>
    </form>`;
  });
  return changed;
}
