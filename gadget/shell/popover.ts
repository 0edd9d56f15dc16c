import { render } from "lit";
import type { CSSResult } from "lit";
import { controls } from "./controls.styles.ts";
import { floating } from "./floating.styles.ts";
import { place } from "./place.ts";
import { styles as common } from "./popover.styles.ts";
import { standIn } from "./stand-in.ts";
import { tabWithin } from "./tab-within.ts";

/** What stands in a popover. It is asked for again whenever `draw` is called; `close` closes it. */
type Content = (popover: HTMLElement, draw: () => void, close: () => void) => unknown;

/**
 * Opens something at its button, above everything, to look into or to choose from; for a few lines there are menus.
 * Resolves when it is closed, and is no more: by `close`, a press beside it, or its element going.
 *
 * Keys: Tab stays in it, Escape closes it. The focus begins at `autofocus`, else at the popover itself; afterwards it is
 * at the button, unless a press took it elsewhere. No key of an open popover means anything else to the gadget or the page.
 *
 * Screen readers: `dialog` of that name, not modal; the button says whether it is open.
 */
export function openPopover(
  button: HTMLElement,
  name: string,
  styles: CSSResult,
  content: Content,
): Promise<void> {
  const root = button.getRootNode() as ShadowRoot;
  const popover = document.createElement("div");
  popover.className = "popover floating";
  popover.role = "dialog";
  popover.ariaLabel = name;
  popover.popover = "auto";
  // A click beside its buttons leaves the focus in it.
  popover.tabIndex = -1;
  tabWithin(popover);
  for (const type of ["keydown", "keyup", "keypress"])
    popover.addEventListener(type, (event) => {
      event.stopPropagation();
    });
  let close = (): void => {};
  const draw = () => {
    render(
      content(popover, draw, () => close()),
      popover,
    );
  };
  draw();
  return new Promise((resolve) => {
    let isGone = false;
    const gone = () => {
      if (isGone) return;
      isGone = true;
      stop();
      end();
      button.ariaExpanded = "false";
      const { activeElement, body } = root.ownerDocument;
      if (activeElement === body) button.focus();
      resolve();
    };
    const end = standIn(root, popover, [controls, floating, common, styles], gone);
    // The browser's word comes a task later: keys that were pressed since would meet what is no more.
    close = () => {
      popover.hidePopover();
      gone();
    };
    popover.addEventListener("toggle", (event) => {
      if (event.target === popover && event.newState === "closed") gone();
    });
    button.ariaExpanded = "true";
    popover.showPopover({ source: button });
    const stop = follow(popover, button);
    if (!popover.contains(root.activeElement)) popover.focus({ preventScroll: true });
  });
}

/** Keeps it at its button, also where a keyboard on the screen takes half of that, until what is answered is called. */
function follow(popover: HTMLElement, button: HTMLElement): () => void {
  const view = popover.ownerDocument.defaultView!;
  const placed = (event?: Event) => {
    if (event?.target instanceof Node && popover.contains(event.target)) return;
    place(popover, button, "above");
  };
  placed();
  for (const type of ["scroll", "resize"]) view.addEventListener(type, placed, true);
  return () => {
    for (const type of ["scroll", "resize"]) view.removeEventListener(type, placed, true);
  };
}
