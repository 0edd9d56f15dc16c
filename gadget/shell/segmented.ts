import { html } from "lit";

/**
 * One of two to four, all in sight. Styles: `segments`. `group` is the name of its radio buttons, one of its kind in an
 * element. Keys: those of radio buttons, the arrows choose, Tab goes past. Screen readers: a group of that name, with radio
 * buttons.
 */
export function segmented<Value extends string>(
  group: string,
  name: string,
  options: readonly (readonly [Value, string])[],
  chosen: Value,
  onChoice: (value: Value) => void,
) {
  return html`<fieldset class="segmented" role="radiogroup" aria-label=${name}>
    ${options.map(
      ([value, label]) =>
        html`<label
          ><input
            type="radio"
            name=${group}
            .value=${value as string}
            .checked=${value === chosen}
            @change=${() => {
              onChoice(value);
            }}
          />${label}</label
        >`,
    )}
  </fieldset>`;
}
