import { floating } from "./floating.styles.ts";
import { place, type Side } from "./place.ts";
import { standIn } from "./stand-in.ts";
import { styles } from "./tip.styles.ts";

/** What is said above something, and how it goes. */
export type Tip = { element: HTMLElement; hide: () => void };

/**
 * Says something beside an element, over everything, and for eyes alone: screen readers have the same from the element. It
 * goes with the element that it stands in.
 */
export function showTip(
  over: Element,
  words: readonly (string | Node)[],
  isCentred: boolean,
  side: Side = "above",
): Tip {
  const element = over.ownerDocument.createElement("div");
  element.className = "tooltip floating";
  element.ariaHidden = "true";
  element.popover = "manual";
  element.append(...words);
  const hide = standIn(over.getRootNode() as ShadowRoot, element, [floating, styles], () => {
    hide();
  });
  // Outside of a modal dialog the pointer could not go over to it.
  over.closest("dialog:modal")?.append(element);
  element.showPopover();
  place(element, over, side, isCentred);
  return { element, hide };
}
