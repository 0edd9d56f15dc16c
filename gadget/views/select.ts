import { html } from "lit";
import type { Choice } from "./known.ts";
import { words } from "./words.ts";

/** One of several, or any. What is chosen and gone since is named by its id. */
export function select(
  label: string,
  value: string | undefined,
  choices: readonly Choice[],
  set: (value: string) => void,
) {
  const isKnown = value === undefined || choices.some(([it]) => it === value);
  const all: readonly Choice[] = isKnown ? choices : [...choices, [value, value]];
  return html`<label class="choice"
    ><span>${label}</span
    ><select
      @change=${(event: Event) => {
        set((event.target as HTMLSelectElement).value);
      }}
    >
      <option value="" .selected=${value === undefined}>${words().any}</option>
      ${all.map(([it, said]) => html`<option value=${it} .selected=${it === value}>${said}</option>`)}
    </select></label
  >`;
}
