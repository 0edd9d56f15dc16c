import { html, render } from "lit";
import type { CSSResult, ReactiveControllerHost } from "lit";
import { sheetsOf } from "./styles-of-document.ts";
import { controls } from "./controls.styles.ts";
import { decided } from "./decided.ts";
import { styles as common } from "./dialog.styles.ts";
import { floating } from "./floating.styles.ts";
import { keepFocus } from "./keep-focus.ts";

/** Room between a dialog and the edges of the gadget, in px. */
const EDGE_PX = 8;

/** What stands in a dialog. It is asked for again whenever `draw` is called. */
type Content = (dialog: HTMLDialogElement, draw: () => void) => unknown;

/**
 * Shows a dialog of that name in the middle of the gadget, which alone is dimmed: for what needs all attention; else there
 * are menus. Resolves with it when it is closed, and is no more: also by its element going, or being moved, which would
 * leave it open in the middle of the page.
 *
 * Keys: Tab stays in it, Escape closes it. The focus begins at the first that can have it, or at `autofocus`. Screen
 * readers: `dialog` of that name, modal.
 */
export function openDialog(
  root: ShadowRoot,
  name: string,
  styles: CSSResult,
  content: Content,
): Promise<HTMLDialogElement> {
  const sheets = sheetsOf([controls, floating, common, styles], root.ownerDocument);
  const dialog = document.createElement("dialog");
  dialog.ariaLabel = name;
  dialog.className = "floating";
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
    follow(dialog, gadgetAround(root.host));
  });
}

/** Keeps it, and what is dimmed, where the gadget is: pages scroll, and are larger than it. */
function follow(dialog: HTMLDialogElement, gadget: Element): void {
  const view = dialog.ownerDocument.defaultView!;
  const place = () => {
    const { clientWidth, clientHeight } = dialog.ownerDocument.documentElement;
    const { left, top, right, bottom } = gadget.getBoundingClientRect();
    const sides = [top, clientWidth - right, clientHeight - bottom, left].map((side) => Math.max(0, side));
    const inset = (by: number) => sides.map((side) => `${side + by}px`).join(" ");
    dialog.style.setProperty("--_dimmed", inset(0));
    dialog.style.setProperty("--_box", inset(EDGE_PX));
  };
  // One of another document, which may go, is told of sizes out of turn.
  const sized = new view.ResizeObserver(place);
  sized.observe(gadget);
  for (const type of ["scroll", "resize"]) view.addEventListener(type, place, true);
  dialog.addEventListener("close", () => {
    sized.disconnect();
    for (const type of ["scroll", "resize"]) view.removeEventListener(type, place, true);
  });
  place();
}

function gadgetAround(element: Element): Element {
  let around = element;
  for (;;) {
    const root = around.getRootNode();
    if (around.localName === "fb-chat-gadget" || !(root instanceof ShadowRoot)) return around;
    around = root.host;
  }
}

/** The way out, and beside it what `does` names, which sends the form. `isGrave`: it cannot be undone. */
export function formButtons(
  dialog: HTMLDialogElement,
  cancel: string,
  does: string,
  isDisabled: boolean,
  isGrave = false,
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
    <button class=${isGrave ? "danger" : "primary"} ?disabled=${isDisabled}>${does}</button>
  </div>`;
}
