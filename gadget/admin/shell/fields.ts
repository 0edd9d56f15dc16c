import type WaInput from "@awesome.me/webawesome/dist/components/input/input.js";
import type WaSelect from "@awesome.me/webawesome/dist/components/select/select.js";
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import type { DeskEntry } from "../../../worker/protocol/admin/answers.ts";
import { w } from "../words/words.ts";
import { icon } from "./icon.ts";

type FieldOptions = {
  name: string;
  label: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string;
  /** What is wrong with it, in words. */
  wrong?: string | null | undefined;
  type?: "text" | "password" | "email" | "search";
  /** Ids, tokens and addresses: from the left in every language, and no dictionary's matter. */
  isCode?: boolean;
  isOptional?: boolean;
  placeholder?: string;
};

/** A text field. What is wrong stands below it, and is read with it. */
export function textField(options: FieldOptions) {
  const { name, label, value, onInput, hint = "", wrong, type = "text", isCode = false } = options;
  return html`<wa-input
    class=${isCode ? "ltr grow" : "grow"}
    data-field=${name}
    type=${type}
    autocomplete="off"
    autocapitalize="off"
    .spellcheck=${!isCode}
    placeholder=${options.placeholder ?? ""}
    .value=${live(value)}
    @input=${(event: Event) => {
      onInput((event.target as WaInput).value ?? "");
    }}
  >
    <span slot="label"
      >${label}${options.isOptional ? html` <span class="muted">(${w.optional})</span>` : nothing}</span
    >
    ${
      hint === "" && !wrong
        ? nothing
        : html`<span slot="hint"
            >${hint}${wrong ? html`<span class="fault">${icon("warning")}<span>${wrong}</span></span>` : nothing}</span
          >`
    }
  </wa-input>`;
}

export type Choice = { value: string; label: string };

/** One of several. */
export function choiceField(options: {
  name: string;
  label: string;
  value: string;
  choices: readonly Choice[];
  onChoice: (value: string) => void;
}) {
  const { name, label, value, choices, onChoice } = options;
  return html`<wa-select
    class="grow"
    data-field=${name}
    label=${label}
    .value=${live(value)}
    @change=${(event: Event) => {
      const chosen = (event.target as WaSelect).value;
      if (typeof chosen === "string") onChoice(chosen);
    }}
  >
    ${choices.map((choice) => html`<wa-option value=${choice.value}>${choice.label}</wa-option>`)}
  </wa-select>`;
}

/** The desk of something; nothing to choose where there is one alone. */
export function deskField(
  desks: readonly DeskEntry[],
  value: string,
  onChoice: (desk: string) => void,
  name = "desk",
) {
  if (desks.length < 2) return nothing;
  const choices = desks.map((desk) => ({ value: desk.desk, label: desk.label }));
  return choiceField({ name, label: w.pages.desk, value, choices, onChoice });
}

/** Moves the focus to the first field that something is wrong with. */
export function focusField(root: ShadowRoot | null, name: string | undefined): void {
  if (name !== undefined) root?.querySelector<HTMLElement>(`[data-field="${name}"]`)?.focus();
}
