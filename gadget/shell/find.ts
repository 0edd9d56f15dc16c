import type { LitElement } from "lit";

/** What an element has rendered of this selector; null while it has not. */
export function find<T extends Element>({ shadowRoot }: LitElement, selector: string): T | null {
  return shadowRoot?.querySelector<T>(selector) ?? null;
}
