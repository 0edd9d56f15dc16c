import { css, html } from "lit";
import { openDialog } from "../shell/dialog.ts";
import { words } from "./words.ts";

const styles = css`
  h2 {
    margin: 0 0 8px;
    font-size: var(--_font-lg);
  }
`;

/** Whether the agent means to delete what the Page wrote: it is gone for everybody. */
export async function isSureToDelete(root: ShadowRoot): Promise<boolean> {
  const w = words().sure;
  let isSure = false;
  await openDialog(root, w.title, styles, (dialog) => {
    const remove = () => {
      isSure = true;
      dialog.close();
    };
    return html`<h2>${w.title}</h2>
      <p>${w.text}</p>
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
        <button type="button" class="danger" @click=${remove}>${w.delete}</button>
      </div>`;
  });
  return isSure;
}
