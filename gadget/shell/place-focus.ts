import { dialogAround, isGadget } from "./open-dialog.ts";
import { focusedIn } from "./type-into.ts";

/**
 * Gives the focus that nobody has any more to what is nearest and can have it: to the box beside a button, to the message
 * around one, to the name above where there is no box. Whoever wants it elsewhere comes after.
 */
export function placeFocus(from: Element): void {
  for (const place of placesAround(from)) {
    place?.focus({ preventScroll: true });
    const focused = focusedIn(from.ownerDocument);
    if (focused !== null && !focused.matches(":disabled")) return;
  }
}

function* placesAround(from: Element): Generator<HTMLElement | null> {
  let element = from;
  for (;;) {
    const root = element.getRootNode();
    yield (
      inside(element, "dialog[open]") ??
      inside(element, "[tabindex='0']") ??
      element.closest<HTMLElement>("[tabindex]") ??
      (element as HTMLElement)
    );
    if (!(root instanceof ShadowRoot) || isGadget(element)) break;
    element = root.host;
  }
  yield (
    dialogAround(from)?.dialog ??
    inside(element, "fb-chat-thread-pane") ??
    inside(element, "fb-chat-list-pane")
  );
}

function inside({ shadowRoot }: Element, selector: string): HTMLElement | null {
  return shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
}
