/** The element of this name around another, through every shadow root. */
export function hostOf<T extends Element>(element: Element, name: string): T | null {
  const root = element.getRootNode();
  if (!(root instanceof ShadowRoot)) return null;
  return root.host.localName === name ? (root.host as T) : hostOf(root.host, name);
}

/** What the nearest element around another has of this selector, through every shadow root. */
export function hostWith(element: Element, selector: string): Element | null {
  const root = element.getRootNode();
  if (!(root instanceof ShadowRoot)) return null;
  return root.querySelector(selector) ?? hostWith(root.host, selector);
}
