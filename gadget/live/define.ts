import { styled } from "../shell/styles-of-document.ts";

/**
 * Registers an element once, with its styles in whatever document it is. Unlike shell/define.ts it does not look after the focus
 * of what is pressed, for that would bring the gadget along to the wall and to the administration.
 */
export function define(tag: `fb-chat-${string}`, element: CustomElementConstructor): void {
  if (customElements.get(tag)) return;
  Object.assign(element.prototype as object, styled);
  customElements.define(tag, element);
}
