/** Behind the phone: what the person does elsewhere, the Page's staff, and Meta. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { icon } from "./icons.ts";
import { metaPanel } from "./meta-panel.ts";
import { personPanel } from "./person-panel.ts";
import type { PhoneState } from "./phone.ts";
import type { PhoneThread } from "./routes.ts";
import { staffPanel } from "./staff-panel.ts";
import type { Doing } from "./thread-view.ts";

export type PanelName = "you" | "staff" | "meta";

export function panel(state: PhoneState, data: PhoneThread, doing: Doing): TemplateResult {
  const tabs: readonly [PanelName, string][] = [
    ["you", data.customer.firstName],
    ["staff", "Business Suite"],
    ["meta", "Meta"],
  ];
  const { panel: open } = state;
  const close = (): void => doing.update({ panel: null });
  return html`
    <section
      id="panel"
      class="panel"
      aria-label="Behind the phone"
      ?hidden=${open === null}
      @keydown=${(event: KeyboardEvent) => event.key === "Escape" && close()}
    >
      <div class="panel-head">
        <div role="tablist" aria-label="Whose doings">
          ${tabs.map(
            ([name, label]) =>
              html`<button
                role="tab"
                id="tab-${name}"
                aria-selected=${open === name}
                aria-controls="tab-panel"
                @click=${() => doing.update({ panel: name })}
              >
                ${label}
              </button>`,
          )}
        </div>
        <button class="icon" aria-label="Close" @click=${close}>${icon("close")}</button>
      </div>
      ${unheard(data, doing)}
      <div id="tab-panel" class="tab-panel" role="tabpanel" aria-labelledby="tab-${open ?? "you"}">
        ${open === "you" ? personPanel(state, data, doing) : nothing}
        ${open === "staff" ? staffPanel(state, data, doing) : nothing}
        ${open === "meta" ? metaPanel(data, doing) : nothing}
      </div>
    </section>
  `;
}

/** Not every doing reaches the desk: Meta tells only what an app subscribed to. */
function unheard({ unheard: last, page }: PhoneThread, doing: Doing): TemplateResult | typeof nothing {
  if (last === null) return nothing;
  if (!page.connected) {
    return html`<p class="hint" role="status">
      Nobody heard of the last one: no app is connected to ${page.name} yet.
    </p>`;
  }
  const subscribe = (): void => void doing.act((client) => client.page(page.id).subscribe(last.field));
  return html`<p class="hint" role="status">
    Nobody heard of the last one: the Page is not subscribed to <code>${last.field}</code>.
    <button type="button" class="link" @click=${subscribe}>Subscribe to it</button>
  </p>`;
}

export function toggle(
  label: string,
  on: boolean,
  change: (on: boolean) => Promise<unknown>,
): TemplateResult {
  return html`<label class="toggle">
    <input
      type="checkbox"
      role="switch"
      .checked=${live(on)}
      @change=${(event: Event) => void change((event.target as HTMLInputElement).checked)}
    />
    ${label}
  </label>`;
}

/** Several of them that belong together. */
export function group(title: string, content: TemplateResult): TemplateResult {
  return html`<section class="group">
    <h2>${title}</h2>
    ${content}
  </section>`;
}

/** A row of buttons under a heading. */
export function deeds(
  legend: string,
  list: readonly (readonly [label: string, act: () => void])[],
): TemplateResult {
  return html`<fieldset>
    <legend>${legend}</legend>
    <div class="deeds">
      ${list.map(([label, act]) => html`<button type="button" @click=${act}>${label}</button>`)}
    </div>
  </fieldset>`;
}

/** A line of text with a button; the text goes to `act` and is then gone, unless `keep`. */
export function line(
  label: string,
  button: string,
  act: (text: string) => void,
  { value = "", keep = false } = {},
): TemplateResult {
  const id = `line-${label.replace(/\W+/g, "-").toLowerCase()}`;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const input = form.elements.namedItem("text") as HTMLInputElement;
    const text = input.value.trim();
    if (text === "") return;
    if (!keep) input.value = "";
    act(text);
  };
  return html`<form @submit=${submit}>
    <label for=${id}>${label}</label>
    <div class="row">
      <input id=${id} name="text" autocomplete="off" value=${value} />
      <button>${button}</button>
    </div>
  </form>`;
}
