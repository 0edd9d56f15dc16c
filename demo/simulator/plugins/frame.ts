/**
 * What stands in the frame of a plugin: who is logged in at Meta in this browser, and the button or box. The site around it is
 * told what happens, and nothing of whom it happens to.
 */
import { html, nothing, render, type TemplateResult } from "lit";

type Person = { psid: string; name: string };
type State = {
  /** Null: Meta shows nothing here. */
  people: Person[] | null;
  psid: string;
  isChecked: boolean;
  isDone: boolean;
  problem: string;
};

const query = new URLSearchParams(location.search);
const kind = location.pathname.endsWith("/checkbox") ? "checkbox" : "send_to_messenger";
/** The site; an address that is none is told nothing. */
const site = URL.parse(query.get("origin") ?? "")?.origin ?? null;
const said = {
  kind,
  page_id: query.get("page_id") ?? "",
  app_id: query.get("app_id") ?? "",
  ref: query.get("ref") ?? "",
  user_ref: query.get("user_ref") ?? "",
  origin: query.get("origin") ?? "",
};
const LOGGED_IN = `logged in at ${said.page_id}`;
const state: State = { people: null, psid: "", isChecked: false, isDone: false, problem: "" };

/** Words of the button by `cta_text` ("Send to Messenger" plugin). */
const WORDS: Readonly<Record<string, string>> = {
  GET_THIS_IN_MESSENGER: "Get this in Messenger",
  RECEIVE_THIS_IN_MESSENGER: "Receive this in Messenger",
  SEND_THIS_TO_ME: "Send this to me",
  GET_CUSTOMER_ASSISTANCE: "Get customer assistance",
  GET_CUSTOMER_SERVICE: "Get customer service",
  GET_SUPPORT: "Get support",
  LET_US_CHAT: "Let us chat",
  SEND_ME_MESSAGES: "Send me messages",
  ALERT_ME_IN_MESSENGER: "Alert me in Messenger",
  SUBSCRIBE_IN_MESSENGER: "Subscribe in Messenger",
};

function tell(what: object): void {
  if (site !== null && parent !== window) parent.postMessage({ messengerPlugin: what }, site);
}

async function optIn(): Promise<void> {
  tell({ event: "clicked" });
  const response = await fetch("/plugins/opt-in", {
    method: "POST",
    body: JSON.stringify({ ...said, psid: state.psid }),
  });
  if (response.ok) {
    state.isDone = true;
    tell({ event: "opt_in", is_after_optin: true });
  } else state.problem = await problemOf(response);
  draw();
}

async function problemOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: { message: string } }).error.message;
}

function draw(): void {
  render(state.people === null ? nothing : plugin(state.people), document.body);
}

function plugin(people: readonly Person[]): TemplateResult {
  const me = people.find(({ psid }) => psid === state.psid);
  return html`<main>
    ${kind === "checkbox" ? box() : button()}
    ${
      state.isDone
        ? html`<a href="/?customer=${state.psid}" target="_blank">Open ${me?.name ?? ""}’s phone</a>`
        : who(people)
    }
    ${state.problem === "" ? nothing : html`<p role="alert">${state.problem}</p>`}
  </main>`;
}

function button(): TemplateResult {
  const words = WORDS[query.get("cta_text") ?? ""] ?? "Send to Messenger";
  return html`<button
    type="button"
    class="${query.get("color") === "white" ? "white" : "blue"} ${query.get("size") ?? "standard"}"
    ?disabled=${state.isDone || state.psid === ""}
    @click=${() => void optIn()}
  >
    ${logo()}${state.isDone ? "Sent to Messenger" : words}
  </button>`;
}

function box(): TemplateResult {
  const onChange = (event: Event): void => {
    state.isChecked = (event.target as HTMLInputElement).checked;
    tell({ event: "checkbox", state: state.isChecked ? "checked" : "unchecked" });
  };
  return html`<label class="box">
    <input type="checkbox" ?disabled=${state.isDone || state.psid === ""} @change=${onChange} />
    ${logo()}<span>${state.isDone ? "Sent to Messenger" : "Send to Messenger"}</span>
  </label>`;
}

function who(people: readonly Person[]): TemplateResult {
  const onChange = (event: Event): void => {
    logIn((event.target as HTMLSelectElement).value);
    tell({ event: "not_you" });
    draw();
  };
  return html`<label class="who"
    >You are
    <select @change=${onChange}>
      ${people.map(
        ({ psid, name }) => html`<option value=${psid} ?selected=${psid === state.psid}>${name}</option>`,
      )}
    </select></label
  >`;
}

function logo(): TemplateResult {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path
      d="M12 2C6.4 2 2 6.1 2 11.4c0 3 1.4 5.6 3.6 7.3V22l3.3-1.8c1 .3 2 .4 3.1.4 5.6 0 10-4 10-9.3S17.6 2 12 2Zm1 12.3-2.6-2.7-5 2.7 5.5-5.8 2.6 2.7 4.9-2.7-5.4 5.8Z"
    />
  </svg>`;
}

function logIn(psid: string): void {
  state.psid = psid;
  try {
    localStorage.setItem(LOGGED_IN, psid);
  } catch {
    // A browser that keeps nothing for frames asks again.
  }
}

function lastLoggedIn(): string | null {
  try {
    return localStorage.getItem(LOGGED_IN);
  } catch {
    return null;
  }
}

/** The form around a checkbox was sent: the box counts if it is checked. */
function onConfirm({ source, origin, data }: MessageEvent<unknown>): void {
  if (source !== parent || origin !== site || typeof data !== "object" || data === null) return;
  if (!("confirmMessengerCheckbox" in data) || kind !== "checkbox" || !state.isChecked || state.isDone)
    return;
  const ref = data.confirmMessengerCheckbox;
  if (typeof ref === "string") said.ref = ref;
  void optIn();
}

async function start(): Promise<void> {
  addEventListener("message", onConfirm);
  const response = await fetch(`/plugins/people?${new URLSearchParams(said).toString()}`);
  if (!response.ok) {
    console.warn(`Messenger plugin: ${await problemOf(response)}`);
    return tell({ event: "hidden" });
  }
  state.people = ((await response.json()) as { people: Person[] }).people;
  const known = state.people.find(({ psid }) => psid === lastLoggedIn()) ?? state.people[0];
  state.psid = known?.psid ?? "";
  draw();
  new ResizeObserver(() => {
    // How high it is in the width that it has; a width that followed its words would wrap them, and shrink after them.
    const { height } = document.body.firstElementChild?.getBoundingClientRect() ?? new DOMRect();
    tell({ size: { height: Math.ceil(height) } });
  }).observe(document.body.firstElementChild ?? document.body);
  tell({ event: "rendered" });
}

void start();
