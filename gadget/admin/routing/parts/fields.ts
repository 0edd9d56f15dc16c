import type WaCheckbox from "@awesome.me/webawesome/dist/components/checkbox/checkbox.js";
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { choiceField, textField, type Choice } from "../../shell/fields.ts";
import { secondsIn, UNIT_NAMES, type Unit } from "../../../platform/measures.ts";
import { unitName, unitOf } from "../model/formats.ts";
import { LAST_DAY } from "./chips.ts";
import { drawMarks, marksAt, warningsAt, wrongAt } from "./marks.ts";
import type { Panel } from "./panel.ts";

type Field<T> = { at: string; label: string; value: T; onSet: (value: T) => void };

/** A text of a document. */
export function text(
  panel: Panel,
  {
    at,
    label,
    value,
    onSet,
    ...more
  }: Field<string> & { hint?: string; isCode?: boolean; isOptional?: boolean },
) {
  return html`<div class="field">
    ${textField({ ...more, name: at, label, value, wrong: wrongAt(panel, at), onInput: onSet })}
    ${warningsAt(panel, at)}
  </div>`;
}

/** A number; undefined where the box is empty. What is no number is told as 0, which none of them takes. */
export function number(
  panel: Panel,
  { at, label, value, onSet, hint = "" }: Field<number | undefined> & { hint?: string },
) {
  return html`<div class="field short">
    ${textField({
      name: at,
      label,
      value: value === undefined ? "" : String(value),
      hint,
      isCode: true,
      wrong: wrongAt(panel, at),
      onInput: (typed) => {
        onSet(typed.trim() === "" ? undefined : numberIn(typed));
      },
    })}
    ${warningsAt(panel, at)}
  </div>`;
}

function numberIn(typed: string): number {
  return /^\d{1,7}$/.test(typed.trim()) ? Number(typed) : 0;
}

/** What the browser reads by itself: a number with its decimals, a day ("2026-12-24"). Empty: none, or none that it can read. */
export function box(
  panel: Pick<Panel, "model" | "words">,
  {
    at,
    label,
    type,
    value,
    max,
    onSet,
  }: Field<string> & { type: "text" | "number" | "date"; /** UTF-16 units of a text. */ max?: number },
) {
  const marks = marksAt(panel, at);
  return html`<div class="field">
    <label for="in-${at}"><span dir="auto">${label}</span></label>
    <input
      id="in-${at}"
      data-field=${at}
      type=${type}
      dir=${type === "text" ? "auto" : nothing}
      step=${type === "number" ? "any" : nothing}
      max=${type === "date" ? LAST_DAY : nothing}
      maxlength=${max ?? nothing}
      autocomplete="off"
      aria-invalid=${marks.some(({ isRefused }) => isRefused) ? "true" : "false"}
      aria-describedby="marks-${at}"
      .value=${live(value)}
      @change=${(event: Event) => {
        onSet((event.target as HTMLInputElement).value);
      }}
    />
    <div id="marks-${at}">${drawMarks(marks)}</div>
  </div>`;
}

/** One of several. */
export function choice<T extends string>(
  panel: Pick<Panel, "model" | "words">,
  { at, label, value, choices, onSet }: Field<T> & { choices: readonly (Choice & { value: T })[] },
) {
  const onChoice = (chosen: string) => {
    onSet(chosen as T);
  };
  return html`<div class="field">
    ${choiceField({ name: at, label, value, choices, onChoice, wrong: wrongAt(panel, at) })}
    ${warningsAt(panel, at)}
  </div>`;
}

/** All of a catalogue of words, as choices. */
export function choicesOf<T extends string>(words: Record<T, string>): { value: T; label: string }[] {
  return (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }));
}

/** A box to tick. */
export function tick(panel: Panel, { at, label, value, onSet }: Field<boolean>) {
  return html`<div class="field">
    <wa-checkbox
      data-field=${at}
      .checked=${live(value)}
      @change=${(event: Event) => {
        onSet((event.target as WaCheckbox).checked);
      }}
      >${label}</wa-checkbox
    >
    ${drawMarks(marksAt(panel, at))}
  </div>`;
}

/** A time: so many of a unit. `never`: what it is called where there is none, which can be chosen then. */
export function duration(
  panel: Panel,
  { at, label, value, onSet, never }: Field<number | undefined> & { never?: string },
) {
  const unit = value === undefined ? "never" : unitOf(value);
  const choices = [
    ...(never === undefined ? [] : [{ value: "never", label: never }]),
    ...UNIT_NAMES.map((it) => ({ value: it, label: unitName(it) })),
  ];
  const count = value === undefined ? 1 : value / secondsIn(unit as Unit);
  const marks = marksAt(panel, at);
  return html`<fieldset class="duration field">
    <legend>${label}</legend>
    ${
      value === undefined
        ? nothing
        : html`<input
            data-field=${at}
            inputmode="numeric"
            autocomplete="off"
            dir="ltr"
            aria-label=${label}
            aria-invalid=${marks.some(({ isRefused }) => isRefused) ? "true" : "false"}
            .value=${live(String(count))}
            @input=${(event: Event) => {
              onSet(numberIn((event.target as HTMLInputElement).value) * secondsIn(unit as Unit));
            }}
          />`
    }
    <select
      data-field="${at}-unit"
      aria-label=${label}
      @change=${(event: Event) => {
        const chosen = (event.target as HTMLSelectElement).value;
        onSet(chosen === "never" ? undefined : count * secondsIn(chosen as Unit));
      }}
    >
      ${choices.map(
        (it) => html`<option value=${it.value} .selected=${live(it.value === unit)}>${it.label}</option>`,
      )}
    </select>
    ${drawMarks(marks)}
  </fieldset>`;
}
