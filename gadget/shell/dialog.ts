import { html, nothing, render } from "lit";
import type { CSSResult, ReactiveControllerHost } from "lit";
import { sheetsOf } from "./styles-of-document.ts";
import { controls } from "./controls.styles.ts";
import { decided } from "./decided.ts";
import { styles as common } from "./dialog.styles.ts";
import { keepFocus } from "./keep-focus.ts";

/** What stands in a dialog. It is asked for again whenever `draw` is called. */
type Content = (dialog: HTMLDialogElement, draw: () => void) => unknown;

/**
 * Shows a dialog of that name above everything. Resolves with it when it is closed, and is no more: also by its element
 * going, or being moved, which would leave it open in the middle of the page.
 */
export function openDialog(
  root: ShadowRoot,
  name: string,
  styles: CSSResult,
  content: Content,
): Promise<HTMLDialogElement> {
  const sheets = sheetsOf([controls, common, styles], root.ownerDocument);
  const dialog = document.createElement("dialog");
  dialog.ariaLabel = name;
  keepFocus(dialog);
  const draw = () => {
    render(content(dialog, draw), dialog);
  };
  draw();
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
  // Beside the gadget's own content the page's styles would be around it.
  (root.querySelector("section.gadget") ?? root).append(dialog);
  const host = root.host as Element & ReactiveControllerHost;
  const watch = {
    hostDisconnected() {
      dialog.close();
    },
  };
  host.addController(watch);
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      host.removeController(watch);
      // Where it was before is where the browser puts it; a click on a button leaves it nowhere in some of them.
      const { activeElement, body } = root.ownerDocument;
      if (activeElement === body || dialog.contains(root.activeElement)) decided(dialog);
      dialog.remove();
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
      resolve(dialog);
    });
    dialog.showModal();
  });
}

/** The way out, and beside it what `does` names, which sends the form; null while there is nothing to send. */
export function formButtons(
  dialog: HTMLDialogElement,
  cancel: string,
  does: string | null,
  isDisabled: boolean,
) {
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
    ${does === null ? nothing : html`<button class="primary" ?disabled=${isDisabled}>${does}</button>`}
  </div>`;
}
