import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { ref } from "lit/directives/ref.js";
import { words } from "../words/builder-words.ts";
import { decimalSign } from "../words/money.ts";
import { written } from "../words/strings.ts";
import { readNumber } from "./amount.ts";
import type { Field, Form } from "./field.ts";
import { NO_NUMBER } from "./kinds.ts";
import { wordsOf } from "./wrong.ts";

type TextOptions = {
  label: string;
  /** Counted while it is typed, in UTF-16 units. */
  max?: number;
  /** Grows with what is written. */
  isLong?: boolean;
  kind?: "text" | "url" | "tel";
  placeholder?: string;
  hint?: string;
  /** Somebody wrote into it and left it. */
  left?: () => void;
};

/** The id of what shows a field, so that what is wrong leads there. */
export function idOf(at: string): string {
  return `at-${at}`;
}

/** A line of words, or several, with what is used of its limit, and what is wrong. */
export function textField(field: Field<string>, options: TextOptions) {
  return drawText(
    field,
    field.value,
    (text) => {
      field.set(text);
    },
    options,
  );
}

/** The same where it may be left out: empty is none. */
export function optionalText(field: Field<string | undefined>, options: TextOptions) {
  const label = `${options.label} (${words().optional})`;
  const set = (text: string) => {
    field.set(text === "" ? undefined : text);
  };
  return drawText(field, field.value ?? "", set, { ...options, label });
}

function drawText(
  { at, form }: Pick<Field<unknown>, "at" | "form">,
  value: string,
  set: (text: string) => void,
  { label, max, isLong, kind = "text", placeholder = "", hint, left }: TextOptions,
) {
  const id = idOf(at);
  const onInput = (event: Event) => {
    const typed = typedIn(event);
    // What was copied beside an address is none of it.
    set(kind === "url" ? typed.trim() : typed);
  };
  const onBlur = (event: Event) => {
    leaves(form, at, event);
    left?.();
  };
  const isWrong = form.faultAt(at) !== null;
  const said = `${id}-count ${id}-wrong ${id}-hint`;
  // An address and a number are read from the left in every language.
  const dir = kind === "text" ? "auto" : "ltr";
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${max === undefined ? nothing : counter(`${id}-count`, value.length, max)}
    ${
      isLong
        ? html`<textarea
            id=${id}
            rows="2"
            dir="auto"
            aria-invalid=${isWrong ? "true" : "false"}
            aria-describedby=${said}
            .value=${live(value)}
            @input=${onInput}
            @blur=${onBlur}
          ></textarea>`
        : html`<input
            id=${id}
            type="text"
            inputmode=${kind}
            dir=${dir}
            placeholder=${placeholder}
            aria-invalid=${isWrong ? "true" : "false"}
            aria-describedby=${said}
            .value=${live(value)}
            @input=${onInput}
            @blur=${onBlur}
          />`
    }
    ${hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`} ${wrongAt(form, at)}
  </div>`;
}

/** Somebody wrote here, though perhaps nothing of it is left. */
const touched = new WeakSet<EventTarget>();

function typedIn({ currentTarget }: Event): string {
  touched.add(currentTarget!);
  return (currentTarget as HTMLInputElement).value;
}

/** Who only comes by a field, as the one in which a form begins, has left nothing out. */
function leaves(form: Form, at: string, { currentTarget }: Event): void {
  const { value } = currentTarget as HTMLInputElement;
  if (value === "" && !touched.has(currentTarget!)) return;
  form.press.after(() => {
    form.left(at);
  });
}

function counter(id: string, used: number, max: number) {
  return html`<span class="count ${used > max ? "over" : ""}" id=${id}>${words().used(used, max)}</span>`;
}

/** What is wrong there, in words. */
export function wrongAt(form: Field<unknown>["form"], at: string) {
  const fault = form.faultAt(at);
  if (fault === null) return nothing;
  return html`<p class="wrong" id="${idOf(at)}-wrong">${wordsOf(fault)}</p>`;
}

type Choices<V extends string> = Readonly<Partial<Record<V, string>>>;

/** One of several, in a list that opens. */
export function choiceField<V extends string>(field: Field<V>, label: string, choices: Choices<V>) {
  return drawChoice(field, label, Object.entries<string | undefined>(choices), (value) => {
    field.set(value as V);
  });
}

/** The same where it may be left out: `none` is what stands for that. */
export function optionalChoice<V extends string>(
  field: Field<V | undefined>,
  label: string,
  choices: Choices<V>,
  none: string,
) {
  const all = [["", none] as const, ...Object.entries<string | undefined>(choices)];
  return drawChoice(field, label, all, (value) => {
    field.set(value === "" ? undefined : (value as V));
  });
}

function drawChoice(
  { at, form, value }: Pick<Field<unknown>, "at" | "form" | "value">,
  label: string,
  choices: readonly (readonly [string, string | undefined])[],
  set: (value: string) => void,
) {
  const id = idOf(at);
  const onChange = (event: Event) => {
    set((event.currentTarget as HTMLSelectElement).value);
  };
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} aria-describedby="${id}-wrong" @change=${onChange}>
      ${choices.map(
        ([choice, said]) =>
          html`<option value=${choice} ?selected=${choice === (value ?? "")}>${said}</option>`,
      )}
    </select>
    ${wrongAt(form, at)}
  </div>`;
}

/** An amount of money, or a number of things. */
export function numberField(field: Field<number>, label: string, isWhole = false) {
  return drawNumber(field, label, isWhole, (number) => {
    field.set(number ?? NO_NUMBER);
  });
}

/** The same where it may be left out. */
export function optionalNumber(field: Field<number | undefined>, label: string, isWhole = false) {
  return drawNumber(field, `${label} (${words().optional})`, isWhole, (number, isEmpty) => {
    field.set(isEmpty ? undefined : (number ?? NO_NUMBER));
  });
}

function drawNumber(
  field: Pick<Field<unknown>, "at" | "form" | "value">,
  label: string,
  isWhole: boolean,
  set: (number: number | null, isEmpty: boolean) => void,
) {
  const id = idOf(field.at);
  const decimal = decimalSign(written.lang);
  const read = (text: string) => {
    const number = readNumber(text, decimal);
    return isWhole && number !== null && !(Number.isSafeInteger(number) && number >= 0) ? null : number;
  };
  const onInput = (event: Event) => {
    const value = typedIn(event);
    set(read(value), value.trim() === "");
  };
  // What is typed stays as it is typed: it is written anew only where it means another number.
  const shown = typeof field.value === "number" ? field.value : null;
  const write = (input: Element | undefined) => {
    if (input instanceof HTMLInputElement && read(input.value) !== shown)
      input.value = shown === null ? "" : String(shown).replace(".", decimal);
  };
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      type="text"
      inputmode=${isWhole ? "numeric" : "decimal"}
      dir="ltr"
      aria-invalid=${field.form.faultAt(field.at) === null ? "false" : "true"}
      aria-describedby="${id}-wrong"
      ${ref(write)}
      @input=${onInput}
      @blur=${(event: Event) => {
        leaves(field.form, field.at, event);
      }}
    />
    ${wrongAt(field.form, field.at)}
  </div>`;
}

/** On or off. */
export function checkField(label: string, isOn: boolean, set: (isOn: boolean) => void) {
  return html`<label class="check"
    ><input
      type="checkbox"
      .checked=${live(isOn)}
      @change=${(event: Event) => {
        set((event.currentTarget as HTMLInputElement).checked);
      }}
    />${label}</label
  >`;
}
