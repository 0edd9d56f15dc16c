/**
 * A customer's phone: a person picks whom to play and writes to the Page. `?customer=<psid>` picks, `?embedded`
 * leaves out the frame. What it shows comes from `/phone/…`, what it does goes through the control API.
 */
import { html, render, type TemplateResult } from "lit";
import { initials } from "../../../gadget/people/initials.ts";
import { ControlClient } from "../control-client.ts";
import { composer } from "./composer.ts";
import { icon } from "./icons.ts";
import { panel, type PanelName } from "./panel.ts";
import type { PhoneCustomer, PhoneThread } from "./routes.ts";
import { threadView } from "./thread-view.ts";
import type { Staged } from "./tray.ts";

/** The simulator takes a thread as open for a little longer than this. */
const STILL_OPEN_EVERY_MS = 3_000;
/** Scrolling follows new messages only from this close to the end. */
const NEAR_END_PX = 60;
/** Here the panel has room beside the phone; as in panel.css. */
const WIDE = "(min-width: 900px)";

export type PhoneState = {
  customers: PhoneCustomer[];
  psid: string;
  data: PhoneThread | null;
  /** The message whose actions are shown. */
  selected: string | null;
  /** The own message that the composer edits. */
  editing: string | null;
  /** The message that the composer answers. */
  replyTo: string | null;
  /** What is sent along with the text. */
  staged: Staged[];
  trayOpen: boolean;
  /** The Page's menu is shown. */
  menuOpen: boolean;
  /** Nothing is written yet. */
  empty: boolean;
  panel: PanelName | null;
  /** The call that goes on. */
  call: string | null;
  /** The last refusal, until the next action. */
  problem: string;
};

const root = document.querySelector<HTMLElement>("#phone");
const query = new URLSearchParams(location.search);
const client = new ControlClient(location.origin);
const state: PhoneState = {
  customers: [],
  psid: query.get("customer") ?? "",
  data: null,
  selected: null,
  editing: null,
  replyTo: null,
  staged: [],
  trayOpen: false,
  menuOpen: false,
  empty: true,
  panel: !query.has("embedded") && matchMedia(WIDE).matches ? "you" : null,
  call: null,
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
  const nothingBegun = {
    selected: null,
    editing: null,
    replyTo: null,
    staged: [],
    trayOpen: false,
    menuOpen: false,
    call: null,
  };
  Object.assign(state, { psid, data: null, problem: "", ...nothingBegun });
  follows = true;
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

/** Whether the end of the thread is to stay in sight, whatever comes or grows. */
let follows = true;

function draw(): void {
  if (root === null) return;
  render(phone(), root);
  stayAtEnd();
}

function stayAtEnd(): void {
  const thread = root?.querySelector(".thread");
  if (follows && thread) thread.scrollTop = thread.scrollHeight;
}

/** Events of the thread and of the files in it, which do not bubble. */
function watchThread(): void {
  const onScroll = (event: Event): void => {
    const thread = event.target;
    if (!(thread instanceof Element) || !thread.matches(".thread")) return;
    follows = thread.scrollHeight - thread.scrollTop - thread.clientHeight < NEAR_END_PX;
  };
  root?.addEventListener("scroll", onScroll, { capture: true, passive: true });
  for (const grown of ["load", "loadedmetadata"]) root?.addEventListener(grown, stayAtEnd, true);
}

function phone(): TemplateResult {
  const { data } = state;
  const embedded = query.has("embedded");
  return html`
    <main class=${embedded ? "stage embedded" : "stage"}>
      <div class="device">
        ${header()} ${data === null ? html`<div class="thread"></div>` : threadView(state, { act, update })}
        ${state.problem === "" ? null : html`<p class="problem" role="alert">${state.problem}</p>`}
        ${composer(state, { act, update })}
      </div>
      ${data === null ? null : panel(state, data, { act, update })}
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
        aria-expanded=${state.panel !== null}
        aria-controls="panel"
        title="Behind the phone"
        @click=${() => update({ panel: state.panel === null ? "you" : null })}
      >
        <span class="visually-hidden">Behind the phone</span>${icon("sliders")}
      </button>
    </header>
  `;
}

async function loadCustomers(): Promise<void> {
  const response = await fetch("/phone/customers");
  state.customers = ((await response.json()) as { customers: PhoneCustomer[] }).customers;
}

async function start(): Promise<void> {
  watchThread();
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
