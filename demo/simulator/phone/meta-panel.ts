/** "Meta's side": break things on purpose, and watch the agents' desktop stay honest. */
import { html, nothing, type TemplateResult } from "lit";
import type { ControlClient } from "../control-client.ts";
import type { FaultOrder } from "../faults/fault.ts";
import { deeds, toggle } from "./panel.ts";
import type { PhoneThread } from "./routes.ts";
import type { Doing } from "./thread-view.ts";
import { wrongFile } from "./wrong-file.ts";

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

/** Of a type that Meta has yet to tell of. */
const HOLOGRAM = { type: "hologram", payload: { url: "https://www.example.com/hologram" } };

export function metaPanel(data: PhoneThread, doing: Doing): TemplateResult {
  const { page, customer } = data;
  const act = doing.act.bind(doing);
  const onPage = (perform: (page: ReturnType<ControlClient["page"]>) => Promise<unknown>): (() => void) => {
    return () => void act((client) => perform(client.page(page.id)));
  };
  const silence = (age: number): (() => void) => {
    return () => void act((client) => client.customer(customer.psid).setWindowAge(age));
  };
  return html`
    <p class="hint">
      Break something, then watch what the agent sees.
      <a href="/dashboard" target="_blank">Apps, Pages and who logs in</a>
    </p>
    ${order("When the agent sends next", NEXT_SEND, doing)} ${wrongFile(data, doing)}
    ${
      data.faults === 0
        ? nothing
        : html`<p class="hint">
            ${data.faults === 1 ? "One fault stands." : `${String(data.faults)} faults stand.`}
            <button type="button" class="link" @click=${() => void act((client) => client.clearFaults())}>
              Mend everything
            </button>
          </p>`
    }
    <fieldset>
      <legend>The Page</legend>
      ${toggle("Access token expired", !page.tokenWorks, (on) =>
        act((client) => (on ? client.page(page.id).expireToken() : client.page(page.id).reconnect())),
      )}
      ${toggle("Restricted from sending", page.restricted, (on) =>
        act((client) => (on ? client.page(page.id).restrict() : client.page(page.id).unrestrict())),
      )}
      ${toggle(data.held === 0 ? "Hold webhooks" : `Hold webhooks (${data.held} held)`, data.holding, (on) =>
        act((client) => (on ? client.hold() : client.release())),
      )}
      ${toggle("Tell apps what is unsent", data.tellsUnsent, (on) =>
        act((client) => client.setRules({ unsent: on ? "is_deleted" : "silent" })),
      )}
    </fieldset>
    ${deeds("Tell", [
      ["A warning", onPage((one) => one.warn())],
      [
        "AI hands back",
        onPage((one) => one.adminText(customer.psid, "Meta AI handed this chat over to you.")),
      ],
      ["A kind nobody knows", onPage((one) => one.unknown(customer.psid, "moon_phase"))],
      [
        "An attachment nobody knows",
        () => void act((client) => client.customer(customer.psid).send({ attachments: [HOLOGRAM] })),
      ],
      ["Old roles", onPage((one) => one.tellRoles({ [data.appId]: ["secondary_receiver"] }))],
    ])}
    ${deeds(`${customer.firstName} last wrote`, [
      ["25 h ago", silence(25 * HOUR_MS)],
      ["8 days ago", silence(8 * 24 * HOUR_MS)],
    ])}
    ${deeds("Before the Page was connected", [["Add an old chat", onPage((one) => addHistory(one, data))]])}
  `;
}

type Orders = readonly (readonly [label: string, ...FaultOrder[]])[];

function order(label: string, orders: Orders, doing: Doing): TemplateResult {
  const id = `order-${label.replace(/\W+/g, "-").toLowerCase()}`;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const choice = new FormData(event.target as HTMLFormElement).get("fault");
    const [, ...faults] = orders[Number(choice)] ?? [""];
    void doing.act(async (client) => {
      for (const fault of faults) await client.orderFault(fault);
    });
  };
  return html`<form @submit=${submit}>
    <label for=${id}>${label}</label>
    <div class="row">
      <select id=${id} name="fault">
        ${orders.map(([choice], index) => html`<option value=${index}>${choice}</option>`)}
      </select>
      <button>Order</button>
    </div>
  </form>`;
}

/** A question and its answer, a month before everything else. */
async function addHistory(page: ReturnType<ControlClient["page"]>, data: PhoneThread): Promise<void> {
  const before = (data.thread.messages[0]?.at ?? data.now) - 30 * 24 * HOUR_MS;
  await page.addHistory(data.customer.psid, [
    { from: "customer", at: before, text: "Do you repair tents?", attach: ["photo"] },
    { from: "page", at: before + HOUR_MS, text: "We do. Bring it to the shop.", appId: "263902037430900" },
  ]);
}
