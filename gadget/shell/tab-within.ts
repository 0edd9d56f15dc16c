import { focusedIn } from "./type-into.ts";

const REACHED = "a[href], button, input, select, textarea, summary, [tabindex]";

/**
 * Keeps Tab in something, and in what can be reached `beside` it: behind the last that it leads to comes the first, and before
 * the first the last. Answers how to end that for what is beside, which stays.
 */
export function tabWithin(element: HTMLElement, beside: HTMLElement | null = null): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Tab" || event.defaultPrevented) return;
    const own = [...element.querySelectorAll<HTMLElement>(REACHED)].filter(isReached);
    const others = beside === null ? [] : [...within(beside)].filter(isReached);
    const focused = focusedIn(element.ownerDocument);
    const way = event.shiftKey ? [own, others].map((all) => all.toReversed()) : [own, others];
    const [here, there] = focused && others.includes(focused) ? way.toReversed() : way;
    const isAtStart = focused === element && event.shiftKey;
    if (focused !== here!.at(-1) && !isAtStart) return;
    event.preventDefault();
    (there![0] ?? here![0])?.focus();
  };
  element.addEventListener("keydown", onKey);
  beside?.addEventListener("keydown", onKey);
  return () => {
    beside?.removeEventListener("keydown", onKey);
  };
}

/** Also in the trees of its elements. */
function* within(root: ParentNode): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>("*")) {
    if (element.matches(REACHED)) yield element;
    if (element.shadowRoot) yield* within(element.shadowRoot);
  }
  if (root instanceof Element && root.shadowRoot) yield* within(root.shadowRoot);
}

/** Of radio buttons Tab leads to the one that is chosen. */
function isReached(element: HTMLElement): boolean {
  if (element.tabIndex < 0 || element.matches(":disabled") || !element.checkVisibility()) return false;
  return !(element instanceof HTMLInputElement && element.type === "radio") || element.checked;
}
