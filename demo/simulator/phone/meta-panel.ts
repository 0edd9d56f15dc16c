/** "Meta's side": break things on purpose, and watch the agents' desktop stay honest. */
import { html, nothing, type TemplateResult } from "lit";
import type { FaultOrder } from "../faults/fault.ts";
import type { PhoneState } from "./phone.ts";
import type { PhoneThread } from "./routes.ts";
import type { Doing } from "./thread-view.ts";

const HOUR_MS = 60 * 60_000;

/** What can happen to the next message the agent sends. */
const NEXT_SEND: readonly [string, ...FaultOrder[]][] = [
  ["Refuse it: temporary error", { kind: "error", code: 2, path: "/messages" }],
  ["Refuse it: too many calls", { kind: "error", code: 613, path: "/messages" }],
  ["Send it, but answer an error", { kind: "apply-then-fail", path: "/messages" }],
  ["Send it, but drop the line", { kind: "apply-then-drop", path: "/messages" }],
  [
    "Send it, drop the line, lose the echo",
    { kind: "apply-then-drop", path: "/messages" },
    { kind: "lose", event: "echo" },
  ],
  ["Drop the line before sending", { kind: "drop", path: "/messages" }],
  ["Never answer", { kind: "hang", path: "/messages" }],
  ["Answer after 8 seconds", { kind: "delay", ms: 8_000, path: "/messages" }],
  ["Answer a web page (HTTP 500)", { kind: "html", path: "/messages" }],
  ["Echo before the answer", { kind: "before-response" }],
];

export function metaPanel(state: PhoneState, data: PhoneThread, doing: Doing): TemplateResult {
  const { page, customer } = data;
  const act = doing.act.bind(doing);
  const silence = (label: string, age: number): TemplateResult =>
    html`<button @click=${() => void act((client) => client.customer(customer.psid).setWindowAge(age))}>
      ${label}
    </button>`;
  return html`
    <section
      id="meta"
      class="panel"
      aria-label="Meta's side"
      ?hidden=${!state.panelOpen}
      @keydown=${(event: KeyboardEvent) => event.key === "Escape" && doing.update({ panelOpen: false })}
    >
      <div class="panel-head">
        <h2>Meta's side</h2>
        <button class="icon" aria-label="Close" @click=${() => doing.update({ panelOpen: false })}>✕</button>
      </div>
      <p class="hint">Break something, then watch what the agent sees.</p>

      <form @submit=${(event: SubmitEvent) => orderFault(event, doing)}>
        <label for="fault">When the agent sends next</label>
        <div class="row">
          <select id="fault" name="fault">
            ${NEXT_SEND.map(([label], index) => html`<option value=${index}>${label}</option>`)}
          </select>
          <button>Order</button>
        </div>
        ${
          data.faults === 0
            ? nothing
            : html`<p class="hint">
                ${data.faults} on order.
                <button type="button" class="link" @click=${() => void act((client) => client.clearFaults())}>
                  Cancel
                </button>
              </p>`
        }
      </form>

      <form @submit=${(event: SubmitEvent) => staffReply(event, state, page.id, doing)}>
        <label for="staff">Staff answer from Business Suite</label>
        <div class="row">
          <input id="staff" name="text" autocomplete="off" required />
          <button>Send</button>
        </div>
      </form>

      <fieldset>
        <legend>The Page</legend>
        ${toggle("Access token expired", !page.tokenWorks, (on) =>
          act((client) => (on ? client.page(page.id).expireToken() : client.page(page.id).reconnect())),
        )}
        ${toggle("Restricted from sending", page.restricted, (on) =>
          act((client) => (on ? client.page(page.id).restrict() : client.page(page.id).unrestrict())),
        )}
        ${toggle(
          data.held === 0 ? "Hold webhooks" : `Hold webhooks (${data.held} held)`,
          data.holding,
          (on) => act((client) => (on ? client.hold() : client.release())),
        )}
      </fieldset>
      <fieldset>
        <legend>${customer.firstName}</legend>
        ${toggle("Has blocked the Page", customer.blocked, (on) =>
          act((client) =>
            on ? client.customer(customer.psid).block() : client.customer(customer.psid).unblock(),
          ),
        )}
        <div class="row">
          <span>Last wrote</span>
          ${silence("25 h ago", 25 * HOUR_MS)} ${silence("8 days ago", 8 * 24 * HOUR_MS)}
        </div>
      </fieldset>
    </section>
  `;
}

function toggle(label: string, on: boolean, change: (on: boolean) => Promise<void>): TemplateResult {
  return html`<label class="toggle">
    <input
      type="checkbox"
      role="switch"
      .checked=${on}
      @change=${(event: Event) => void change((event.target as HTMLInputElement).checked)}
    />
    ${label}
  </label>`;
}

function orderFault(event: SubmitEvent, doing: Doing): void {
  event.preventDefault();
  const choice = new FormData(event.target as HTMLFormElement).get("fault");
  const [, ...faults] = NEXT_SEND[Number(choice)] ?? [""];
  void doing.act(async (client) => {
    for (const fault of faults) await client.orderFault(fault);
  });
}

function staffReply(event: SubmitEvent, state: PhoneState, pageId: string, doing: Doing): void {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const text = String(new FormData(form).get("text") ?? "");
  form.reset();
  void doing.act((client) => client.page(pageId).staffReply(state.psid, text));
}
