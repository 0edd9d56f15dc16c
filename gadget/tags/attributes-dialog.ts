import { html, nothing } from "lit";
import { ATTRIBUTE_TEXT_UNITS_MAX } from "../../worker/protocol/limits.ts";
import type { Attribute, AttributeValue } from "../../worker/protocol/routing/tags.ts";
import type { AttributeTold } from "../../worker/protocol/tags/tags.ts";
import { openDialog, formButtons } from "../shell/dialog.ts";
import type { SeatController } from "../shell/seat-controller.ts";
import { act } from "../session/deeds.ts";
import { desk } from "../state/desk.ts";
import type { ThreadState } from "../state/state.ts";
import { words as menuWords } from "../thread/words.ts";
import { words as actionWords } from "../words/action-words.ts";
import { decimalSign, readNumber, writtenNumber } from "./numbers.ts";
import { styles } from "./tags.styles.ts";
import { attributeWords } from "./values.ts";

type Given = AttributeValue | null;

/** Asks what is known of the customer and of the contact, and says what is known otherwise: what colleagues say meanwhile stays. */
export async function openAttributes(
  root: ShadowRoot,
  seat: SeatController,
  { conversation, summary }: ThreadState,
): Promise<void> {
  const w = menuWords().tags;
  const state = seat.peek(desk.of);
  const all = state?.routing?.attributes ?? [];
  const before = summary?.attributes ?? [];
  const gone = before.filter(({ id }) => !all.some((it) => it.id === id));
  const valueOf = (id: string): Given => before.find((it) => it.id === id)?.value ?? null;
  let set: Record<string, Given> = {};
  await openDialog(root, w.attributesTitle, styles, (dialog) => {
    const onSubmit = (event: SubmitEvent) => {
      const form = new FormData(event.target as HTMLFormElement);
      const given = all.map((it) => [it.id, readValue(it, form.get(it.id), valueOf(it.id))] as const);
      const removed = gone.filter(({ id }) => form.has(id)).map(({ id }) => [id, null] as const);
      set = Object.fromEntries([...given.filter(([id, value]) => value !== valueOf(id)), ...removed]);
    };
    const group = (of: Attribute["of"], legend: string) => {
      const own = all.filter((it) => it.of === of);
      return own.length === 0
        ? nothing
        : html`<fieldset>
            <legend>${legend}</legend>
            ${own.map((it) => field(it, valueOf(it.id)))}
          </fieldset>`;
    };
    return html`
      <h2>${w.attributesTitle}</h2>
      <form method="dialog" @submit=${onSubmit}>
        ${group("customer", w.customer)} ${group("contact", w.contact)}
        ${gone.map((it) => goneField(it, attributeWords(it, state, w)))}
        ${formButtons(dialog, actionWords().cancel, w.save, false)}
      </form>
    `;
  });
  if (Object.keys(set).length > 0)
    act(seat.tools, conversation, { type: "conversation.attributes", conversation, set });
}

function field(attribute: Attribute, value: Given) {
  return html`<label class="field"><span dir="auto">${attribute.name}</span>${box(attribute, value)}</label>`;
}

function box({ id, type, choices = [] }: Attribute, value: Given) {
  const w = menuWords().tags;
  const said = value === null ? "" : String(value);
  switch (type) {
    case "text":
      return html`<input
        type="text"
        name=${id}
        dir="auto"
        maxlength=${ATTRIBUTE_TEXT_UNITS_MAX}
        .value=${said}
      />`;
    case "number":
      // The browser's own box for numbers leaves out a sign that is not of its language: 12,50 would be 1250.
      return html`<input
        type="text"
        inputmode="decimal"
        dir="ltr"
        autocomplete="off"
        name=${id}
        .value=${typeof value === "number" ? writtenNumber(value) : said}
        @input=${({ target }: Event) => {
          const input = target as HTMLInputElement;
          const isRead = input.value.trim() === "" || readNumber(input.value, decimalSign()) !== null;
          input.setCustomValidity(isRead ? "" : w.notNumber(writtenNumber(12.5)));
        }}
      />`;
    case "date":
      return html`<input type="date" name=${id} .value=${said} />`;
    case "yes_no":
      return choose(id, said, [
        { id: "true", name: w.yes },
        { id: "false", name: w.no },
      ]);
    case "choice":
      return choose(id, said, choices);
  }
}

function choose(name: string, said: string, choices: readonly { id: string; name: string }[]) {
  return html`<select name=${name}>
    <option value="">${menuWords().tags.unknown}</option>
    ${choices.map((it) => html`<option value=${it.id} ?selected=${it.id === said}>${it.name}</option>`)}
  </select>`;
}

/** What the desk asks for no more can be taken away. */
function goneField({ id }: AttributeTold, { name, said }: { name: string; said: string }) {
  const { remove } = menuWords().tags;
  return html`<label
    ><input type="checkbox" name=${id} /><span dir="auto">${remove} ${name}: ${said}</span></label
  >`;
}

/** Null: nothing is known. A number that nobody touched stays as exact as it was. */
function readValue({ type }: Attribute, given: FormDataEntryValue | null, before: Given): Given {
  const said = typeof given === "string" ? given.trim() : "";
  if (said === "") return null;
  if (type === "number" && typeof before === "number" && said === writtenNumber(before)) return before;
  if (type === "number") return readNumber(said, decimalSign()) ?? before;
  return type === "yes_no" ? said === "true" : said;
}
