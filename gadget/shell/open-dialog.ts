/** `end`: without being closed, for another one. `ended`: it is no more. */
type Open = { dialog: HTMLDialogElement; end: () => void; ended: Promise<unknown> };

/** The one that is open in a gadget: of two each would make the other one inert. */
export const openIn = new WeakMap<Element, Open>();

/** The dialog that is open in the gadget around an element. */
export function dialogAround(element: Element): Pick<Open, "dialog" | "ended"> | null {
  return openIn.get(gadgetAround(element)) ?? null;
}

export function gadgetAround(element: Element): Element {
  let around = element;
  for (;;) {
    const root = around.getRootNode();
    if (around.localName === "fb-chat-gadget" || !(root instanceof ShadowRoot)) return around;
    around = root.host;
  }
}
