/**
 * A customer's phone: a person picks whom to play and writes to the Page. `?customer=<psid>` picks, `?embedded`
 * leaves out the frame, `?text=` is there to be sent, as of a link to m.me; a page around it picks too (`beside.ts`). What it shows comes from `/phone/…`, what it does goes through the control API.
 */
import { html, nothing, render, type TemplateResult } from "lit";
import { ControlClient } from "../control-client.ts";
import { onBeing, tellPage } from "./beside.ts";
import { onChanges } from "./changes.ts";
import { composer } from "./composer.ts";
import { header } from "./header.ts";
import { panel, type PanelName } from "./panel.ts";
import type { PhoneCustomer, PhoneThread } from "./routes.ts";
import { threadView, type Doing } from "./thread-view.ts";
import type { Staged } from "./tray.ts";
import type { ShownPost } from "./wall.ts";
import { places, wallView } from "./wall-view.ts";

/** The simulator takes a thread as open for a little longer than this. */
const STILL_OPEN_EVERY_MS = 3_000;
/** Scrolling follows new messages only from this close to the end. */
const NEAR_END_PX = 60;
/** Whatever takes longer did not get through: a browser lets calls wait for a connection for ever, and says nothing. */
const ANSWERED_WITHIN_MS = 10_000;
/** Here the panel has room beside the phone; as in panel.css. */
const WIDE = "(min-width: 900px)";

export type PhoneState = {
  customers: PhoneCustomer[];
  psid: string;
  data: PhoneThread | null;
  /** What the phone shows: the thread, or the Page with its posts. */
  place: "messenger" | "page";
  /** The Page's posts, once they were looked at. */
  posts: ShownPost[] | null;
  /** The comment that is answered, and the own one that is changed. */
  answering: string | null;
  changing: string | null;
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
  /** The simulator does not answer: what is shown may be old, and nothing can be done. */
  offline: boolean;
};

const root = document.querySelector<HTMLElement>("#phone");
const query = new URLSearchParams(location.search);
const isEmbedded = query.has("embedded");
const client = new ControlClient(location.origin, answered);
const state: PhoneState = {
  customers: [],
  psid: query.get("customer") ?? "",
  data: null,
  place: query.has("page") ? "page" : "messenger",
  posts: null,
  answering: null,
  changing: null,
  selected: null,
  editing: null,
  replyTo: null,
  staged: [],
  trayOpen: false,
  menuOpen: false,
  empty: true,
  panel: !isEmbedded && matchMedia(WIDE).matches ? "you" : null,
  call: null,
  problem: "",
  offline: false,
};

/** Does something on the simulator, then shows what became of it. False: it was refused, or nobody heard of it. */
async function act(action: (client: ControlClient) => Promise<unknown>): Promise<boolean> {
  state.problem = "";
  let isDone = false;
  try {
    await action(client);
    isDone = true;
  } catch (error) {
    state.problem = problemOf(error);
  }
  await load();
  return isDone;
}

/** Empty where there was no answer: what browsers throw then ("Failed to fetch") helps nobody, and the phone says it. */
function problemOf(error: unknown): string {
  if (error instanceof TypeError) return "";
  if (error instanceof DOMException && error.name === "TimeoutError")
    return "No answer came, so nobody knows whether this arrived. Look at the conversation before you try again.";
  return error instanceof Error ? error.message : String(error);
}

/** A call that is given up when no answer came. */
async function answered(url: string, init: RequestInit = {}): Promise<Response> {
  return await fetch(url, { ...init, signal: AbortSignal.timeout(ANSWERED_WITHIN_MS) });
}

function update(changes: Partial<PhoneState>): void {
  Object.assign(state, changes);
  draw();
}

async function load(): Promise<void> {
  const psid = state.psid;
  const data = psid === "" ? null : await read<PhoneThread>(`/phone/threads/${encodeURIComponent(psid)}`);
  const wall = state.place === "page" && data !== null ? await readWall(psid) : null;
  if (psid !== state.psid) return;
  state.posts = wall ?? state.posts;
  if (data !== null) {
    const [before, now] = [newestOwn(state.data), newestOwn(data)];
    // Who writes wants to see it, wherever they had read up to.
    if (state.data !== null && now !== before) follows = true;
    state.data = data;
  }
  draw();
}

async function readWall(psid: string): Promise<ShownPost[] | null> {
  const answer = await read<{ posts: ShownPost[] }>(`/phone/walls/${encodeURIComponent(psid)}`);
  return answer?.posts ?? null;
}

/** Goes to the Page, or back to the thread with it. Only a thread that is shown is read. */
function goTo(place: PhoneState["place"]): void {
  update({ place, problem: "" });
  void tell(place === "page" ? "close" : "open").then(load);
}

/** The mid of what the customer wrote last. */
function newestOwn(data: PhoneThread | null): string | undefined {
  return data?.thread.messages.findLast(({ from }) => from === "customer")?.mid;
}

/** What the simulator answers; null where it has no such thing, or does not answer, which the phone then says. */
async function read<T>(path: string): Promise<T | null> {
  try {
    const response = await answered(path);
    const answer = response.ok ? ((await response.json()) as T) : null;
    state.offline = false;
    return answer;
  } catch {
    state.offline = true;
    return null;
  }
}

/** Becomes somebody. `by`: a person's choice is a step that the browser's Back undoes, where the phone is the page. */
async function pick(psid: string, by: "choice" | "address" = "choice"): Promise<void> {
  await tell("close");
  query.set("customer", psid);
  const address = `?${query.toString().replace("embedded=", "embedded")}`;
  if (by === "choice" && !isEmbedded) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  const nothingBegun = {
    selected: null,
    editing: null,
    replyTo: null,
    staged: [],
    trayOpen: false,
    menuOpen: false,
    call: null,
    posts: null,
    answering: null,
    changing: null,
  };
  Object.assign(state, { psid, data: null, problem: "", ...nothingBegun });
  follows = true;
  await load();
  sayWho();
  await tell("open");
}

function sayWho(): void {
  const { customer } = state.data ?? {};
  if (customer === undefined || customer.psid !== state.psid) return;
  const name = `${customer.firstName} ${customer.lastName}`;
  document.title = `${name}'s phone`;
  tellPage(customer.psid, name);
}

/** Says that the thread is looked at, so that the phone reads what comes in. */
async function tell(what: "open" | "close"): Promise<void> {
  if (state.psid === "" || (what === "open" && (document.hidden || state.place === "page"))) return;
  const path = `/phone/threads/${encodeURIComponent(state.psid)}/${what}`;
  const isHeard = await answered(path, { method: "POST" }).then(
    () => true,
    () => false,
  );
  if (!isHeard && !state.offline) update({ offline: true });
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
  const doing = { act, update };
  return html`
    <main class=${isEmbedded ? "stage embedded" : "stage"}>
      <div class="device">
        ${header(state, doing, { pick: (psid) => void pick(psid), look: () => void loadCustomers().then(draw) })}
        ${places(state, goTo)}
        <div role="status">
          ${state.offline ? html`<p class="no-line">No connection. Nothing can be sent until it is back.</p>` : nothing}
        </div>
        ${shown(doing)}
        ${state.problem === "" ? null : html`<p class="problem" role="alert">${state.problem}</p>`}
        ${state.place === "page" ? null : composer(state, doing)}
      </div>
      ${data === null ? null : panel(state, data, doing)}
    </main>
  `;
}

function shown(doing: Doing): TemplateResult {
  if (state.data === null) return html`<div class="thread"></div>`;
  if (state.place === "messenger") return threadView(state, doing);
  return wallView(state, state.data, doing, () => goTo("messenger"));
}

async function loadCustomers(): Promise<void> {
  const answer = await read<{ customers: PhoneCustomer[] }>("/phone/customers");
  if (answer !== null) state.customers = answer.customers;
}

/** Until somebody is there to be: the simulator may come up after its page. */
async function begin(): Promise<void> {
  await loadCustomers();
  const known = state.customers.some(({ psid }) => psid === state.psid);
  const psid = known ? state.psid : state.customers[0]?.psid;
  if (psid === undefined) return draw();
  await pick(psid, "address");
  beginText();
}

/** What the link had somebody say, once: they send it, or not. */
function beginText(): void {
  const text = query.get("text") ?? "";
  const box = root?.querySelector<HTMLTextAreaElement>(".composer textarea");
  if (text === "" || !box) return;
  query.delete("text");
  box.value = text;
  update({ empty: false });
}

async function start(): Promise<void> {
  watchThread();
  await begin();
  onChanges(() => void load());
  addEventListener("online", () => void load());
  addEventListener("popstate", () => {
    void pick(new URLSearchParams(location.search).get("customer") ?? state.psid, "address");
  });
  onBeing((psid) => void pick(psid).then(loadCustomers).then(draw));
  setInterval(() => {
    if (state.data === null) void begin();
    void tell("open");
    // The typing bubble runs out without anything happening.
    const isTyping = (state.data?.thread.typingUntil ?? 0) > (state.data?.now ?? 0);
    if (isTyping || state.offline) void load();
  }, STILL_OPEN_EVERY_MS);
  document.addEventListener("visibilitychange", () => void tell(document.hidden ? "close" : "open"));
}

void start();
