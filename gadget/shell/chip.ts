import { html, nothing } from "lit";
import { draw } from "./icons.ts";

/** x */
const away = draw("M18 6 6 18M6 6l12 12");

type Chip = {
  label: string;
  icon?: unknown;
  /** With it goes a button; `removes` is its name, for instance "Take the label Refund away". */
  onRemove?: () => void;
  removes?: string;
};

/**
 * A short thing that stands with others of its kind: a label, a filter, a file. Styles: `chips`. Keys: its button is an
 * ordinary one. Screen readers: its words, and the button with its own name.
 */
export function chip({ label, icon, onRemove, removes = label }: Chip) {
  return html`<span class="chip"
    >${icon ?? nothing}<bdi>${label}</bdi>${
      onRemove
        ? html`<button type="button" aria-label=${removes} data-tip @click=${onRemove}>${away}</button>`
        : nothing
    }</span
  >`;
}
