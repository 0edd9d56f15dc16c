import type { CSSResult, ReactiveControllerHost } from "lit";
import { sheetsOf } from "./styles-of-document.ts";

/**
 * Has something stand beside the content of an element, in these styles, until what is answered is called. `onLeft` is
 * called where the element is taken out of the page meanwhile.
 */
export function standIn(
  root: ShadowRoot,
  element: HTMLElement,
  styles: readonly CSSResult[],
  onLeft: () => void,
): () => void {
  const sheets = sheetsOf(styles, root.ownerDocument);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
  // Beside the gadget's own content the page's styles would be around it.
  (root.querySelector("section.gadget") ?? root).append(element);
  const host = root.host as Element & ReactiveControllerHost;
  const watch = { hostDisconnected: onLeft };
  host.addController(watch);
  return () => {
    host.removeController(watch);
    element.remove();
    const left = [...root.adoptedStyleSheets];
    // Each once: something else that is open may have brought the same.
    for (const sheet of sheets) left.splice(left.lastIndexOf(sheet), left.includes(sheet) ? 1 : 0);
    root.adoptedStyleSheets = left;
  };
}
