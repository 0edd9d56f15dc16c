/** A line to write in, with the ways in which the text can go out. */
import { html, nothing, type TemplateResult } from "lit";

export type Entry = {
  label: string;
  placeholder?: string;
  value?: string;
  /** The first is what Enter does. `isBare`: needs no text. The others are folded. */
  sends: readonly (readonly [label: string, send: (text: string) => void, isBare?: boolean])[];
};

export function entry({ label, placeholder = label, value = "", sends }: Entry): TemplateResult {
  const [first, ...others] = sends;
  const submit = (event: Event): void => {
    event.preventDefault();
    if (first !== undefined) give(event.currentTarget as HTMLFormElement, first);
  };
  const press = (event: Event, send: Entry["sends"][number]): void => {
    const { form } = event.currentTarget as HTMLButtonElement;
    if (form !== null) give(form, send);
  };
  return html`<form class="entry" @submit=${submit}>
    <div class="row">
      <input name="text" autocomplete="off" aria-label=${label} placeholder=${placeholder} value=${value} />
      <button>${first?.[0]}</button>
    </div>
    ${
      others.length === 0
        ? nothing
        : html`<details>
            <summary>More ways</summary>
            <div class="deeds">
              ${others.map(
                (send) =>
                  html`<button type="button" @click=${(event: Event) => press(event, send)}>
                    ${send[0]}
                  </button>`,
              )}
            </div>
          </details>`
    }
  </form>`;
}

function give(form: HTMLFormElement, [, send, isBare = false]: Entry["sends"][number]): void {
  const input = form.elements.namedItem("text") as HTMLInputElement;
  const text = input.value.trim();
  if (text === "" && !isBare) return input.focus();
  input.value = "";
  send(text);
}
