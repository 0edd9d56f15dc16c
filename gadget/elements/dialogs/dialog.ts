import { html, render } from "lit";
import type { CSSResult } from "lit";
import { styles as common } from "./dialog.styles.ts";

/** What stands in a dialog. It is asked for again whenever `draw` is called. */
type Content = (dialog: HTMLDialogElement, draw: () => void) => unknown;

/** Shows a dialog of that name above everything. Resolves with it when it is closed, and is no more. */
export function openDialog(
  root: ShadowRoot,
  name: string,
  styles: CSSResult,
  content: Content,
): Promise<HTMLDialogElement> {
  const sheets = [common, styles].flatMap(({ styleSheet }) => styleSheet ?? []);
  const dialog = document.createElement("dialog");
  dialog.ariaLabel = name;
  const draw = () => {
    render(content(dialog, draw), dialog);
  };
  draw();
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
  // Beside the gadget's own content the page's styles would be around it.
  (root.querySelector("section.gadget") ?? root).append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
      resolve(dialog);
    });
    dialog.showModal();
  });
}

/** The way out, and beside it what `does` names, which sends the form. */
export function formButtons(dialog: HTMLDialogElement, cancel: string, does: string, isDisabled: boolean) {
  return html`<div class="buttons">
    <button
      type="button"
      class="quiet"
      @click=${() => {
        dialog.close();
      }}
    >
      ${cancel}
    </button>
    <button class="primary" ?disabled=${isDisabled}>${does}</button>
  </div>`;
}
