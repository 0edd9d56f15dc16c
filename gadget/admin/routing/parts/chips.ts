import { html, nothing } from "lit";
import { icon } from "../../shell/icon.ts";
import { drawMarks, marksAt } from "./marks.ts";
import type { Panel } from "./panel.ts";

/** Years have four digits. */
export const LAST_DAY = "9999-12-31";

export type Option = { value: string; label: string };

type Chips = {
  at: string;
  label: string;
  values: readonly string[];
  labelOf: (value: string) => string;
  onSet: (values: string[]) => void;
  /** What may be chosen; where it is left out anything may be typed. */
  options?: readonly Option[];
  /** What becomes of something that is none of the options; left out: it is not taken. */
  onNew?: (typed: string) => void;
  hint?: string;
  /** Ids and codes, from the left in every language. */
  isCode?: boolean;
  /** Where something is typed that the browser reads by itself. */
  type?: "text" | "number" | "date";
};

/** Several things that are chosen, or typed, one after the other. */
export function chips(panel: Pick<Panel, "model" | "words" | "say">, { options, onNew, ...all }: Chips) {
  const { at, label, values, labelOf, onSet, hint = "", isCode = false, type = "text" } = all;
  const { words } = panel;
  const rest = options?.filter(({ value }) => !values.includes(value));
  const add = (input: HTMLInputElement) => {
    const typed = input.value.trim();
    // Empty as well where the browser cannot read it, which it says.
    if (typed === "") {
      if (!input.validity.valid) input.reportValidity();
      return;
    }
    const found = options === undefined ? typed : optionOf(options, typed);
    input.setCustomValidity("");
    if (found === null && onNew === undefined) {
      input.setCustomValidity(words.notKnown);
      input.reportValidity();
      return;
    }
    input.value = "";
    if (found === null) onNew?.(typed);
    else if (!values.includes(found)) onSet([...values, found]);
  };
  const remove = (index: number) => {
    onSet(values.toSpliced(index, 1));
    panel.say(words.removed(labelOf(values[index]!)), at);
  };
  const marks = marksAt(panel, at, true);
  return html`<div class="field chips-field">
    <label for="in-${at}">${label}</label>
    ${
      values.length === 0
        ? nothing
        : html`<ul class="chips" aria-label=${label}>
            ${values.map((value, index) => {
              const said = labelOf(value);
              const isWrong = marksAt(panel, `${at}.${index}`, true).length > 0;
              return html`<li class="chip ${isWrong ? "wrong" : ""}">
                <span dir=${isCode ? "ltr" : "auto"}>${said}</span>
                <button
                  type="button"
                  class="quiet"
                  aria-label=${words.removeThis(said)}
                  @click=${() => {
                    remove(index);
                  }}
                >
                  ${icon("xmark")}
                </button>
              </li>`;
            })}
          </ul>`
    }
    <div class="adding">
      <input
        id="in-${at}"
        data-field=${at}
        type=${type}
        step=${type === "number" ? "any" : nothing}
        max=${type === "date" ? LAST_DAY : nothing}
        list=${rest === undefined ? nothing : `list-${at}`}
        dir=${isCode ? "ltr" : "auto"}
        autocomplete="off"
        autocapitalize="off"
        aria-describedby="hint-${at}"
        @input=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          input.setCustomValidity("");
          // Chosen in the list, and not typed.
          const isChosen = !(event instanceof InputEvent) || event.inputType === "insertReplacementText";
          if (isChosen && rest?.some((it) => it.label === input.value)) add(input);
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== "Enter" || event.isComposing) return;
          event.preventDefault();
          add(event.target as HTMLInputElement);
        }}
      />
      <wa-button
        size="s"
        appearance="outlined"
        @click=${(event: Event) => {
          const input = (event.target as Element).parentElement?.querySelector("input");
          if (input) add(input);
        }}
        ><span aria-hidden="true">${words.add.one}</span
        ><span class="sr-only">${words.add.one}: ${label}</span></wa-button
      >
    </div>
    ${
      rest === undefined
        ? nothing
        : html`<datalist id="list-${at}">
            ${rest.map((it) => html`<option value=${it.label}></option>`)}
          </datalist>`
    }
    <div id="hint-${at}" class="hint">${hint}</div>
    ${drawMarks(marks)}
  </div>`;
}

/** By its name, as it is shown or written otherwise, or its id. */
function optionOf(options: readonly Option[], typed: string): string | null {
  const plain = (of: string) => of.trim().toLowerCase();
  const found =
    options.find(({ label }) => label === typed) ??
    options.find(({ value, label }) => plain(label) === plain(typed) || plain(value) === plain(typed));
  return found?.value ?? null;
}
