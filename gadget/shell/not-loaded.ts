import { html } from "lit";
import { icons } from "./icons.ts";
import { t } from "../words/strings.ts";

/** Says that a script of the gadget could not be loaded; `again` tries it once more. Takes the styles of a notice. */
export function renderNotLoaded(again: () => void) {
  return html`<div class="notice" role="alert">
    ${icons.warning}<span class="words">${t.notLoaded}</span><button @click=${again}>${t.tryAgain}</button>
  </div>`;
}
