import { html, nothing } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";

/**
 * How far something got, from 0 to 1, null where nobody knows. Styles: `progresses`. Screen readers: a progress bar of that
 * name.
 */
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
