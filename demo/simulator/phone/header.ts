/** The head of the thread, as Messenger has it: whom one writes to. And whose phone this is. */
import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { initials } from "../../../gadget/people/initials.ts";
import { icon } from "./icons.ts";
import type { PhoneState } from "./phone.ts";
import type { Doing } from "./thread-view.ts";

type Picking = {
  /** Makes it the phone of this person. */
  pick: (psid: string) => void;
  /** Looks who there is. */
  look: () => void;
};

export function header(state: PhoneState, doing: Doing, { pick, look }: Picking): TemplateResult {
  const name = state.data?.page.name ?? "…";
  const isOpen = state.panel !== null;
  return html`
    <header>
      <span class="avatar" aria-hidden="true">${initials(name)}</span>
      <div class="who">
        <h1>${name}</h1>
        <label>
          You are
          <select @focus=${look} @change=${(event: Event) => pick((event.target as HTMLSelectElement).value)}>
            ${state.customers.map(
              (one) =>
                html`<option value=${one.psid} .selected=${live(one.psid === state.psid)}>
                  ${one.name}
                </option>`,
            )}
          </select>
        </label>
      </div>
      <button
        class="icon"
        aria-expanded=${isOpen}
        aria-controls="panel"
        title="Behind the phone"
        @click=${() => doing.update({ panel: isOpen ? null : "you" })}
      >
        <span class="visually-hidden">Behind the phone</span>${icon("sliders")}
      </button>
    </header>
  `;
}
