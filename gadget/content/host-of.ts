/** The element of this name around another, through every shadow root. */
export function hostOf<T extends Element>(element: Element, name: string): T | null {
  const root = element.getRootNode();
  if (!(root instanceof ShadowRoot)) return null;
  return root.host.localName === name ? (root.host as T) : hostOf(root.host, name);
}
