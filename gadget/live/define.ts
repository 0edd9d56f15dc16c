import { styled } from "../shell/styles-of-document.ts";

/**
 * Registers an element once, with its styles in whatever document it is: as the gadget does, without what only there is to be pressed,
 * which would bring the gadget along.
 */
export function define(tag: `fb-chat-${string}`, element: CustomElementConstructor): void {
  if (customElements.get(tag)) return;
  Object.assign(element.prototype as object, styled);
  customElements.define(tag, element);
}
