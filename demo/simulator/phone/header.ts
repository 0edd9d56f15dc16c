/** The head of the thread, as Messenger has it: whom one writes to. And whose phone this is. */
import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { initials } from "../../../gadget/people/initials.ts";
import { icon } from "./icons.ts";
import type { PhoneState } from "./phone.ts";
import type { PhoneCustomer } from "./routes.ts";
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
  const there = state.customers.filter(({ pageId }) => pageId === (state.data?.page.id ?? pageId));
  const choose = (event: Event): void => pick((event.target as HTMLSelectElement).value);
  return html`
    <header>
      <span class="avatar" aria-hidden="true">${initials(name)}</span>
      <div class="who">
        ${pages(state, name, look, choose)}
        <label>
          You are
          <select @focus=${look} @change=${choose}>
            ${there.map(
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

/** Whom one writes to. Whoever writes to another Page is somebody else: the first of that Page's people. */
function pages(
  { customers, data }: PhoneState,
  name: string,
  look: () => void,
  choose: (event: Event) => void,
): TemplateResult {
  const first = new Map<string, PhoneCustomer>();
  for (const one of customers) if (!first.has(one.pageId)) first.set(one.pageId, one);
  if (first.size < 2) return html`<h1>${name}</h1>`;
  return html`<h1 class="visually-hidden">${name}</h1>
    <select class="page" aria-label="Page" @focus=${look} @change=${choose}>
      ${[...first.values()].map(
        ({ psid, pageId, pageName }) =>
          html`<option value=${psid} .selected=${live(pageId === data?.page.id)}>${pageName}</option>`,
      )}
    </select>`;
}
