/** Registers an element once: a page may load the admin twice, and the first one stays. */
export function define(tag: `fb-chat-admin${string}`, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
