/** The first element that matches, through every shadow root. */
export function find<T extends Element = HTMLElement>(
  selector: string,
  root: ParentNode = document,
): T | null {
  const here = root.querySelector<T>(selector);
  if (here) return here;
  for (const { shadowRoot } of root.querySelectorAll("*")) {
    const inside = shadowRoot && find<T>(selector, shadowRoot);
    if (inside) return inside;
  }
  return null;
}

/** Elements of the page, through every shadow root. */
export function countElements(root: ParentNode = document): number {
  let count = 0;
  for (const { shadowRoot } of root.querySelectorAll("*")) {
    count += 1 + (shadowRoot ? countElements(shadowRoot) : 0);
  }
  return count;
}
