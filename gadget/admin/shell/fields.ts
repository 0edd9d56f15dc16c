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

/** What a field is about and, below that, what is wrong with it. */
function hintOf(hint: string, wrong: string | null | undefined) {
  if (hint === "" && !wrong) return nothing;
  const said = wrong ? html`<span class="fault">${icon("warning")}<span>${wrong}</span></span>` : nothing;
  return html`<span slot="hint">${hint}${said}</span>`;
}

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
    ${hintOf(hint, wrong)}
  </wa-input>`;
}

export type Choice = { value: string; label: string };

/** One of several. `value` empty: none yet. */
export function choiceField(options: {
  name: string;
  label: string;
  value: string;
  choices: readonly Choice[];
  onChoice: (value: string) => void;
  placeholder?: string;
  /** What is wrong with it, in words. */
  wrong?: string | null | undefined;
}) {
  const { name, label, value, choices, onChoice, placeholder = "", wrong } = options;
  return html`<wa-select
    class="grow"
    data-field=${name}
    label=${label}
    placeholder=${placeholder}
    .value=${live(value)}
    @change=${(event: Event) => {
      const chosen = (event.target as WaSelect).value;
      if (typeof chosen === "string") onChoice(chosen);
    }}
  >
    ${choices.map((choice) => html`<wa-option value=${choice.value}>${choice.label}</wa-option>`)}
    ${hintOf("", wrong)}
  </wa-select>`;
}

/**
 * The desk that is meant where nobody chose one: the first, where all are of one company. Empty: of which company, somebody has to
 * say, or there is none.
 */
export function meantDesk(desks: readonly DeskEntry[]): string {
  const [first, ...others] = desks;
  return first !== undefined && others.every(({ company }) => company === first.company) ? first.desk : "";
}

/** The desk of something; nothing to choose where there is one alone. `isTried`: one that was not chosen is missing. */
export function deskField(
  desks: readonly DeskEntry[],
  value: string,
  onChoice: (desk: string) => void,
  { name = "desk", isTried = false } = {},
) {
  if (desks.length < 2) return nothing;
  const choices = desks.map((desk) => ({ value: desk.desk, label: desk.label }));
  const wrong = isTried && value === "" ? w.missing : null;
  const [label, placeholder] = [w.pages.desk, w.pages.chooseDesk];
  return choiceField({ name, label, value, choices, onChoice, placeholder, wrong });
}

/** Moves the focus to the first field that something is wrong with. */
export function focusField(root: ShadowRoot | null, name: string | undefined): void {
  if (name !== undefined) root?.querySelector<HTMLElement>(`[data-field="${name}"]`)?.focus();
}
