import { html, nothing } from "lit";
import { hrefOf } from "../shell/safe-href.ts";

/** In words an address may do without; where an address is expected, one without is none. */
const SCHEME = /^(?:https?|mailto|tel):/i;

/**
 * A link that a stranger sent, with the host it leads to in sight: its words may say anything. Addresses that nobody
 * should follow are shown as text.
 */
export function renderLink(url: string, label: string | null = null) {
  const href = SCHEME.test(url) ? hrefOf(url) : null;
  if (href === null) return html`<span class="address" dir="ltr">${url}</span>`;
  const { host } = new URL(href);
  return html`<a href=${href} data-tip=${href} target="_blank" rel="noopener noreferrer"
    >${label === null ? nothing : html`<span dir="auto">${label}</span> `}${
      host === "" ? nothing : html`<span class="host" dir="ltr">${host}</span>`
    }</a
  >`;
}
