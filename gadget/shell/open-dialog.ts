/** `end`: without being closed, for another one. `ended`: it is no more. */
type Open = { dialog: HTMLDialogElement; end: () => void; ended: Promise<unknown> };

/** The one that is open in a gadget: of two each would make the other one inert. */
export const openIn = new WeakMap<Element, Open>();

/** The dialog that is open in the gadget around an element. */
export function dialogAround(element: Element): Pick<Open, "dialog" | "ended"> | null {
  return openIn.get(stageOf(gadgetAround(element))) ?? null;
}

export function gadgetAround(element: Element): Element {
  let around = element;
  for (;;) {
    const root = around.getRootNode();
    if (isGadget(around) || !(root instanceof ShadowRoot)) return around;
    around = root.host;
  }
}

/** A gadget, or a part of one that stands in a page by itself. */
export function isGadget({ shadowRoot }: Element): boolean {
  return shadowRoot?.querySelector("section.gadget") != null;
}

/** Over what a gadget's dialogs stand: itself. A part of one may be a bar, and says which other one has room for them. */
export function stageOf(gadget: Element): Element {
  return (gadget as { stage?: Element }).stage ?? gadget;
}
