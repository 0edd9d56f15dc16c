import { html, nothing } from "lit";
import type { AttributeFilter, ListFilter } from "../../worker/protocol/list/filter.ts";
import { ATTRIBUTE_TEXT_UNITS_MAX, FILTER_ATTRIBUTES_MAX } from "../../worker/protocol/limits.ts";
import type { Attribute } from "../../worker/protocol/routing/tags.ts";
import { decimalSign, readNumber, writtenNumber } from "../tags/numbers.ts";
import type { Choice, Known } from "./known.ts";
import { select } from "./select.ts";
import { words } from "./words.ts";

type Set = (next: AttributeFilter) => void;
type Bound = number | string;

/** One group for each attribute that counts, with what its type can be narrowed to, and a selection of one more. */
export function attributeChoices(
  filter: ListFilter,
  { attributes: all }: Known,
  set: (filter: ListFilter) => void,
) {
  const { attributes: chosen = [], ...rest } = filter;
  if (all.length === 0 && chosen.length === 0) return nothing;
  const wanted = (next: readonly AttributeFilter[]) => {
    set(next.length === 0 ? rest : { ...rest, attributes: next });
  };
  const choices = all.map(({ id, name }): Choice => [id, name]);
  const others = choices.filter(([id]) => !chosen.some(({ attribute }) => attribute === id));
  return html`${chosen.map((one, at) =>
    group(
      one,
      at,
      { choices: [...choices.filter(([id]) => id === one.attribute), ...others], all },
      (next) => {
        wanted(next === null ? replaced(chosen, at) : replaced(chosen, at, next));
      },
    ),
  )}${
    others.length === 0 || chosen.length >= FILTER_ATTRIBUTES_MAX
      ? nothing
      : select(chosen.length === 0 ? words().known : words().knownAlso, undefined, others, (attribute) => {
          wanted([...chosen, { attribute }]);
        })
  }`;
}

function replaced(
  all: readonly AttributeFilter[],
  at: number,
  ...next: AttributeFilter[]
): AttributeFilter[] {
  return [...all.slice(0, at), ...next, ...all.slice(at + 1)];
}

/** `set` null: it counts no more. */
function group(
  one: AttributeFilter,
  at: number,
  { choices, all }: { choices: readonly Choice[]; all: readonly Attribute[] },
  set: (next: AttributeFilter | null) => void,
) {
  const now = all.find(({ id }) => id === one.attribute);
  return html`<fieldset class="known">
    <legend class="sr-only">${now?.name ?? one.attribute}</legend>
    ${select(at === 0 ? words().known : words().knownAlso, one.attribute, choices, (attribute) => {
      set(attribute === "" ? null : { attribute });
    })}
    ${now === undefined ? nothing : valueFields(now, one, set)}
  </fieldset>`;
}

function valueFields({ type, choices = [] }: Attribute, one: AttributeFilter, set: Set) {
  switch (type) {
    case "text":
      return textFields(one, set);
    case "number":
    case "date":
      return html`${bound("from", type, one, set)}${bound("to", type, one, set)}`;
    case "yes_no":
      return yesNo(one, set);
    case "choice":
      return ticks(choices, one, set);
  }
}

function textFields({ attribute, contains, is }: AttributeFilter, set: Set) {
  const w = words();
  const said = contains ?? is?.[0];
  const exactly = is !== undefined;
  const say = (text: string, isExact: boolean) => {
    if (text === "") set({ attribute });
    else set(isExact ? { attribute, is: [text] } : { attribute, contains: text });
  };
  return html`<label class="choice"
      ><span>${w.contains}</span
      ><input
        type="text"
        dir="auto"
        maxlength=${ATTRIBUTE_TEXT_UNITS_MAX}
        .value=${said === undefined ? "" : String(said)}
        @change=${({ target }: Event) => {
          say((target as HTMLInputElement).value.trim(), exactly);
        }}
    /></label>
    <label class="tick"
      ><input
        type="checkbox"
        ?disabled=${said === undefined}
        .checked=${exactly}
        @change=${({ target }: Event) => {
          say(String(said ?? ""), (target as HTMLInputElement).checked);
        }}
      />${w.exactly}</label
    >`;
}

function bound(end: "from" | "to", type: "number" | "date", one: AttributeFilter, set: Set) {
  const { [end]: value, ...rest } = one;
  const say = (next: Bound | null) => {
    set(next === null ? rest : { ...rest, [end]: next });
  };
  const field =
    type === "date"
      ? html`<input
          type="date"
          .value=${value === undefined ? "" : String(value)}
          @change=${({ target }: Event) => {
            say((target as HTMLInputElement).value || null);
          }}
        />`
      : numberBox(typeof value === "number" ? value : null, say);
  return html`<label class="choice"><span>${words()[end]}</span>${field}</label>`;
}

/** The browser's own box for numbers leaves out a sign that is not of its language: 12,50 would be 1250. */
function numberBox(value: number | null, say: (next: number | null) => void) {
  return html`<input
    type="text"
    inputmode="decimal"
    dir="ltr"
    autocomplete="off"
    .value=${value === null ? "" : writtenNumber(value)}
    @change=${({ target }: Event) => {
      const input = target as HTMLInputElement;
      const read = readNumber(input.value, decimalSign());
      const isWrong = read === null && input.value.trim() !== "";
      input.setCustomValidity(isWrong ? words().notNumber(writtenNumber(12.5)) : "");
      if (isWrong) input.reportValidity();
      else say(read);
    }}
  />`;
}

function yesNo({ attribute, is }: AttributeFilter, set: Set) {
  const w = words();
  const choices: Choice[] = [
    ["true", w.yes],
    ["false", w.no],
  ];
  return select(w.value, is === undefined ? undefined : String(is[0]), choices, (value) => {
    set(value === "" ? { attribute } : { attribute, is: [value === "true"] });
  });
}

/** One of those that are ticked; with none, whichever. */
function ticks(
  choices: readonly { id: string; name: string }[],
  { attribute, is = [] }: AttributeFilter,
  set: Set,
) {
  return html`<div class="ticks">
    ${choices.map(
      ({ id, name }) =>
        html`<label class="tick"
          ><input
            type="checkbox"
            .checked=${is.includes(id)}
            @change=${() => {
              const next = is.includes(id) ? is.filter((it) => it !== id) : [...is, id];
              set(next.length === 0 ? { attribute } : { attribute, is: next });
            }}
          /><bdi>${name}</bdi></label
        >`,
    )}
  </div>`;
}
