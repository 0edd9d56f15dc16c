/**
 * Makes everything in `gadget` inert that does not stand around `element`, also what comes later, until what is answered
 * is called. What is beside the gadget stays as it is, and so does `over`.
 */
export function inertAround(element: Element, gadget: Element, over: Element | null = null): () => void {
  const made = new Set<HTMLElement>();
  const watches: MutationObserver[] = [];
  for (let inner = element; inner !== gadget;) {
    const around: ParentNode | null = inner.parentNode;
    if (!around) break;
    const [way, { MutationObserver }] = [inner, element.ownerDocument.defaultView ?? window];
    const look = () => {
      for (const other of around.children) {
        if (other === way || other === over || !(other instanceof HTMLElement) || other.inert) continue;
        other.inert = true;
        made.add(other);
      }
    };
    look();
    const watch = new MutationObserver(look);
    watch.observe(around, { childList: true });
    watches.push(watch);
    inner = around instanceof ShadowRoot ? around.host : (around as Element);
  }
  return () => {
    for (const watch of watches) watch.disconnect();
    for (const other of made) other.inert = false;
  };
}
