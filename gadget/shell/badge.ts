import { html, nothing } from "lit";

/** How many a badge shows; more are "99+". */
const COUNT_MAX = 99;

/**
 * A number, or a few signs, that wants attention; `tone` says how much. `says` is the whole of it for screen readers, "3 new
 * messages"; nothing for none. Styles: `badges`.
 */
export function badge(
  shown: number | string,
  says: string,
  tone: "accent" | "quiet" | "warning" | "danger" = "accent",
) {
  if (shown === 0) return nothing;
  const signs = typeof shown === "number" && shown > COUNT_MAX ? `${COUNT_MAX}+` : shown;
  return html`<span class="badge ${tone}" data-tip=${says}
    ><span aria-hidden="true">${signs}</span><span class="sr-only">${says}</span></span
  >`;
}
