const REACHED = "a[href], button, input, select, textarea, summary, [tabindex]";

/** Keeps Tab in something: behind the last that it leads to comes the first, and before the first the last. */
export function tabWithin(element: HTMLElement): void {
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.defaultPrevented) return;
    const reached = [...element.querySelectorAll<HTMLElement>(REACHED)].filter(isReached);
    const { activeElement } = element.getRootNode() as Document | ShadowRoot;
    const [end, other] = event.shiftKey ? [reached[0], reached.at(-1)] : [reached.at(-1), reached[0]];
    if (activeElement !== end && (activeElement !== element || !event.shiftKey)) return;
    event.preventDefault();
    other?.focus();
  });
}

/** Of radio buttons Tab leads to the one that is chosen. */
function isReached(element: HTMLElement): boolean {
  if (element.tabIndex < 0 || element.matches(":disabled") || !element.checkVisibility()) return false;
  return !(element instanceof HTMLInputElement && element.type === "radio") || element.checked;
}
