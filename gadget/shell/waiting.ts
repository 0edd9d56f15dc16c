import { html, nothing } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";

/**
 * Where rows of a list will stand; decoration, hidden from screen readers: who shows it says "Loading" in a live region.
 * Styles: `waiting`. It is seen after 150 ms, so that what comes at once does not flash.
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

/** How far something got, from 0 to 1, null where nobody knows. Screen readers: a progress bar of that name. */
export function progressBar(part: number | null, name: string) {
  return html`<progress
    class="bar"
    max="1"
    value=${ifDefined(part === null ? undefined : String(part))}
    aria-label=${name}
  ></progress>`;
}

/** The same in a circle of 16 px. */
export function progressRing(part: number | null, name: string) {
  const shown = part ?? 0.25;
  return html`<svg
    class="ring ${part === null ? "turning" : ""}"
    role="progressbar"
    aria-label=${name}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${part === null ? nothing : Math.round(part * 100)}
    viewBox="0 0 16 16"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
  >
    <circle class="rest" cx="8" cy="8" r="6.5" />
    <circle cx="8" cy="8" r="6.5" pathLength="100" stroke-dasharray=${`${shown * 100} 100`} />
  </svg>`;
}
