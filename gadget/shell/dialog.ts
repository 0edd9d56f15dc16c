import { html, render } from "lit";
import type { CSSResult } from "lit";
import { controls } from "./controls.styles.ts";
import { decided } from "./decided.ts";
import { styles as common } from "./dialog.styles.ts";
import { floating } from "./floating.styles.ts";
import { inertAround } from "./inert-around.ts";
import { keepFocus } from "./keep-focus.ts";
import { standIn } from "./stand-in.ts";
import { tabWithin } from "./tab-within.ts";
import { focusedIn } from "./type-into.ts";

/** What stands in a dialog. It is asked for again whenever `draw` is called. */
type Content = (dialog: HTMLDialogElement, draw: () => void) => unknown;

/** How the one that is open in a gadget ends: of two each would make the other one inert. */
const open = new WeakMap<Element, () => void>();

/**
 * Shows a dialog of that name in the middle of the gadget, which alone is dimmed and does nothing meanwhile, while the
 * page around it goes on: for what needs all attention; else there are menus. Resolves with it when it is closed, and is
 * no more: also by its element going, or being moved, which would leave it open in the middle of the page.
 *
 * Keys: Tab stays in it, Escape closes it. The focus begins at the first that can have it, or at `autofocus`. Screen
 * readers: `dialog` of that name; of the gadget nothing else is there.
 */
export function openDialog(
  root: ShadowRoot,
  name: string,
  styles: CSSResult | readonly CSSResult[],
  content: Content,
): Promise<HTMLDialogElement> {
  const shade = document.createElement("div");
  shade.className = "shade";
  // Of a dialog that is modal the browser makes the whole page inert.
  shade.popover = "manual";
  const dialog = document.createElement("dialog");
  dialog.ariaLabel = name;
  dialog.className = "floating";
  keepFocus(dialog);
  tabWithin(dialog);
  closeByEscape(dialog);
  const draw = () => {
    render(content(dialog, draw), dialog);
  };
  draw();
  shade.append(dialog);
  const before = focusedIn(root.ownerDocument);
  const gadget = gadgetAround(root.host);
  open.get(gadget)?.();
  const end = standIn(root, shade, [controls, floating, common, styles].flat(), () => {
    dialog.close();
  });
  shade.showPopover();
  const stop = follow(shade, dialog, gadget);
  const free = inertAround(shade, gadget);
  return new Promise((resolve) => {
    const gone = () => {
      if (open.get(gadget) !== gone) return;
      open.delete(gadget);
      stop();
      free();
      const { activeElement, body } = root.ownerDocument;
      if (activeElement === body || shade.contains(root.activeElement)) {
        before?.focus();
        // A click on a button leaves the focus nowhere in some browsers.
        if (!before || focusedIn(root.ownerDocument) !== before) decided(dialog);
      }
      end();
      resolve(dialog);
    };
    open.set(gadget, gone);
    // Before it is closed: the browser gives the focus back to what had it.
    dialog.addEventListener("beforetoggle", ({ newState }) => {
      if (newState === "closed") free();
    });
    dialog.show();
    // Its event comes with a frame, which a tab has none of that the agent has just left: what was decided would wait for
    // them to come back.
    new MutationObserver(gone).observe(dialog, { attributeFilter: ["open"] });
  });
}

/** Of one that is not modal the browser does not do it. */
function closeByEscape(dialog: HTMLDialogElement): void {
  dialog.addEventListener("keydown", ({ key, target, isComposing, defaultPrevented }) => {
    if (key !== "Escape" || isComposing || defaultPrevented) return;
    // What a choice has opened is closed first.
    const isChoosing =
      target instanceof HTMLSelectElement && CSS.supports("selector(:open)") && target.matches(":open");
    if (!isChoosing) dialog.close();
  });
}

/**
 * Keeps what is dimmed where the gadget is, as far as it is in sight: pages scroll, and are larger than it. A dialog whose pane
 * gives way, in a gadget that gets narrower, is closed: unseen it would keep the rest from doing anything.
 */
function follow(shade: HTMLElement, dialog: HTMLDialogElement, gadget: Element): () => void {
  const view = shade.ownerDocument.defaultView!;
  const place = () => {
    const { clientWidth, clientHeight } = shade.ownerDocument.documentElement;
    const { left, top, right, bottom } = gadget.getBoundingClientRect();
    const sides = [top, clientWidth - right, clientHeight - bottom, left];
    shade.style.inset = sides.map((side) => `${Math.max(0, side)}px`).join(" ");
  };
  // One of another document, which may go, is told of sizes out of turn.
  const sized = new view.ResizeObserver(place);
  sized.observe(gadget);
  const seen = new view.ResizeObserver(() => {
    if (dialog.open && !dialog.checkVisibility() && gadget.checkVisibility()) dialog.close();
  });
  seen.observe(dialog);
  for (const type of ["scroll", "resize"]) view.addEventListener(type, place, true);
  place();
  return () => {
    sized.disconnect();
    seen.disconnect();
    for (const type of ["scroll", "resize"]) view.removeEventListener(type, place, true);
  };
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
