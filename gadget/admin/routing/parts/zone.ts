import { html } from "lit";
import { live } from "lit/directives/live.js";
import { timeZones } from "../../../platform/measures.ts";
import { drawMarks, marksAt } from "./marks.ts";
import type { Panel } from "./panel.ts";

/** The names that a browser knows, for every zoneField() of a panel. */
export function zoneNames() {
  return html`<datalist id="time-zones">
    ${timeZones().map((it) => html`<option value=${it}></option>`)}
  </datalist>`;
}

/** A time zone by its name (IANA), typed or chosen. Needs zoneNames() beside it. */
export function zoneField(
  panel: Panel,
  { at, label, value, onSet }: { at: string; label: string; value: string; onSet: (zone: string) => void },
) {
  return html`<div class="field">
    <label for="in-${at}">${label}</label>
    <input
      id="in-${at}"
      data-field=${at}
      list="time-zones"
      dir="ltr"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      .value=${live(value)}
      @input=${(event: Event) => {
        onSet((event.target as HTMLInputElement).value);
      }}
    />
    ${drawMarks(marksAt(panel, at))}
  </div>`;
}
