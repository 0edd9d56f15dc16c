import { html } from "lit";

/**
 * Where rows of a list will stand; decoration, hidden from screen readers: who shows it says "Loading" in a live region.
 * Styles: `skeletons`. It is seen after 150 ms, so that what comes at once does not flash.
 */
export function skeletonRows(count = 5) {
  const row = html`<span class="row"><i class="round"></i><i class="short"></i><i class="long"></i></span>`;
  return html`<div class="skeleton" aria-hidden="true">${Array.from({ length: count }, () => row)}</div>`;
}

/** Where messages will stand, as skeletonRows(). */
export function skeletonBubbles(count = 4) {
  const bubbles = Array.from({ length: count }, (_, index) => (index % 3 === 2 ? "said own" : "said"));
  return html`<div class="skeleton" aria-hidden="true">
    ${bubbles.map((name) => html`<i class=${name}></i>`)}
  </div>`;
}
