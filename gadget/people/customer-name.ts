import { html } from "lit";
import type { Customer } from "../../worker/protocol/thread/conversation.ts";

/** The name as shown. Who has none here is told from others by digits, which must not be cut off. */
export function renderName({ name, label }: Customer) {
  const digits = name === null ? label.lastIndexOf(" ·") : -1;
  if (digits < 0) return label;
  return html`<span class="nameless"
    ><span>${label.slice(0, digits)}</span><span class="digits">${label.slice(digits)}</span></span
  >`;
}
