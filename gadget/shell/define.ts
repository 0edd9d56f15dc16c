import { neverLosesFocus } from "./focus-lost.ts";
import { styled } from "./styles-of-document.ts";

/** Registers an element once: a page may load the gadget twice, and the first one stays. */
export function define(tag: `fb-chat-${string}`, element: CustomElementConstructor): void {
  if (customElements.get(tag)) return;
  Object.assign(element.prototype as object, styled);
  neverLosesFocus(element.prototype as Parameters<typeof neverLosesFocus>[0]);
  customElements.define(tag, element);
}
