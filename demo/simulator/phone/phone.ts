/**
 * A customer's phone: a person picks whom to play and writes to the Page. `?customer=<psid>` picks, `?embedded`
 * leaves out the frame. What it shows comes from `/phone/…`, what it does goes through the control API.
 */
import { html, render, type TemplateResult } from "lit";
import { ControlClient } from "../control-client.ts";
import { metaPanel } from "./meta-panel.ts";
import type { PhoneCustomer, PhoneThread } from "./routes.ts";
import { threadView } from "./thread-view.ts";

/** The simulator takes a thread as open for a little longer than this. */
const STILL_OPEN_EVERY_MS = 3_000;
/** Scrolling follows new messages only from this close to the end. */
const NEAR_END_PX = 60;

export interface PhoneState {
  customers: PhoneCustomer[];
  psid: string;
  data: PhoneThread | null;
  /** The message whose actions are shown. */
  selected: string | null;
  /** The own message that the composer edits. */
  editing: string | null;
  panelOpen: boolean;
  /** The last refusal, until the next action. */
  problem: string;
}

const root = document.querySelector<HTMLElement>("#phone");
const query = new URLSearchParams(location.search);
const client = new ControlClient(location.origin);
const state: PhoneState = {
  customers: [],
  psid: query.get("customer") ?? "",
  data: null,
  selected: null,
  editing: null,
  panelOpen: false,
  problem: "",
};

/** Does something on the simulator, then shows what became of it. */
async function act(action: (client: ControlClient) => Promise<unknown>): Promise<void> {
  state.problem = "";
  try {
    await action(client);
  } catch (error) {
    state.problem = error instanceof Error ? error.message : String(error);
  }
  await load();
}

function update(changes: Partial<PhoneState>): void {
  Object.assign(state, changes);
  draw();
}

async function load(): Promise<void> {
  const psid = state.psid;
  const response = await fetch(`/phone/threads/${encodeURIComponent(psid)}`);
  if (!response.ok || psid !== state.psid) return;
  state.data = (await response.json()) as PhoneThread;
  draw();
}

async function pick(psid: string): Promise<void> {
  await tell("close");
  query.set("customer", psid);
  history.replaceState(null, "", `?${query.toString().replace("embedded=", "embedded")}`);
  Object.assign(state, { psid, data: null, selected: null, editing: null, problem: "" });
  await load();
  await tell("open");
}

/** Says that the thread is looked at, so that the phone reads what comes in. */
async function tell(what: "open" | "close"): Promise<void> {
  if (state.psid === "" || (what === "open" && document.hidden)) return;
  await fetch(`/phone/threads/${encodeURIComponent(state.psid)}/${what}`, { method: "POST" }).catch(
    () => null,
  );
}

function draw(): void {
  if (root === null) return;
  const before = root.querySelector(".thread");
  const followed =
    before === null || before.scrollHeight - before.scrollTop - before.clientHeight < NEAR_END_PX;
  render(phone(), root);
  const after = root.querySelector(".thread");
  if (followed && after !== null) after.scrollTop = after.scrollHeight;
}

function phone(): TemplateResult {
  const { data } = state;
  const embedded = query.has("embedded");
  return html`
    <main class=${embedded ? "device embedded" : "device"}>
      ${header()} ${data === null ? html`<div class="thread"></div>` : threadView(state, { act, update })}
      ${state.problem === "" ? null : html`<p class="problem" role="alert">${state.problem}</p>`}
      ${composer()} ${data === null ? null : metaPanel(state, data, { act, update })}
    </main>
  `;
}

function header(): TemplateResult {
  const name = state.data?.page.name ?? "…";
  return html`
    <header>
      <span class="avatar" aria-hidden="true">${initials(name)}</span>
      <div class="who">
        <h1>${name}</h1>
        <label>
          You are
          <select
            @focus=${() => void loadCustomers().then(draw)}
            @change=${(event: Event) => void pick((event.target as HTMLSelectElement).value)}
          >
            ${state.customers.map(
              ({ psid, name }) =>
                html`<option value=${psid} ?selected=${psid === state.psid}>${name}</option>`,
            )}
          </select>
        </label>
      </div>
      <button
        class="icon"
        aria-expanded=${state.panelOpen}
        aria-controls="meta"
        title="Meta's side"
        @click=${() => update({ panelOpen: !state.panelOpen })}
      >
        <span class="visually-hidden">Meta's side</span>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
          <circle cx="15" cy="7" r="2" />
          <circle cx="9" cy="17" r="2" />
        </svg>
      </button>
    </header>
  `;
}

function composer(): TemplateResult {
  const blocked = state.data?.customer.blocked ?? false;
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const box = form.elements.namedItem("text") as HTMLTextAreaElement;
    const text = box.value.trim();
    if (text === "") return;
    const edited = state.editing;
    box.value = "";
    state.editing = null;
    const customer = client.customer(state.psid);
    void act(() => (edited === null ? customer.text(text) : customer.edit(edited, text)));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && state.editing !== null) {
      (event.target as HTMLTextAreaElement).value = "";
      update({ editing: null });
    }
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    (event.target as HTMLTextAreaElement).form?.requestSubmit();
  };
  return html`
    <form class="composer" @submit=${submit}>
      <textarea
        name="text"
        rows="1"
        maxlength="20000"
        aria-label=${state.editing === null ? "Message" : "Edit your message"}
        placeholder=${blocked ? "You have blocked this Page" : "Message"}
        ?disabled=${blocked}
        @keydown=${onKey}
      ></textarea>
      <button class="icon send" ?disabled=${blocked} title="Send">
        <span class="visually-hidden">${state.editing === null ? "Send" : "Save"}</span>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 12 20 4l-5 16-3.5-6.5z" class="filled" />
        </svg>
      </button>
    </form>
  `;
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join("");
}

async function loadCustomers(): Promise<void> {
  const response = await fetch("/phone/customers");
  state.customers = ((await response.json()) as { customers: PhoneCustomer[] }).customers;
}

async function start(): Promise<void> {
  await loadCustomers();
  const known = state.customers.some(({ psid }) => psid === state.psid);
  await pick(known ? state.psid : (state.customers[0]?.psid ?? ""));
  new EventSource("/phone/events").addEventListener("message", () => void load());
  setInterval(() => {
    void tell("open");
    // The typing bubble runs out without anything happening.
    if ((state.data?.thread.typingUntil ?? 0) > (state.data?.now ?? 0)) void load();
  }, STILL_OPEN_EVERY_MS);
  document.addEventListener("visibilitychange", () => void tell(document.hidden ? "close" : "open"));
}

void start();
