/** Plays the screencasts that App Review asks for, with captions, so that the screen has only to be recorded. */
import type { FbChatGadget } from "../../gadget/index.ts";
import { ASKED, type AskedName } from "../../gadget/admin/review/kit.ts";
import { currentAgent, fetchToken } from "../page/agents.ts";
import { ControlClient } from "../simulator/control-client.ts";
import { SIMULATOR_PAGE_ID } from "../simulator/identities.ts";
import { stepsOf, type Act, type Step } from "./script.ts";

/** Set by the build. */
declare const SIMULATOR_PORT: number;

/** So long a caption stands, as much as a person reads in it. */
const STEP_MS = 5_000;

const simulator = `${location.protocol}//${location.hostname}:${String(SIMULATOR_PORT)}`;
const control = new ControlClient(simulator);
const agent = currentAgent();
const gadget = element<FbChatGadget>("fb-chat-gadget");
const which = element<HTMLSelectElement>("#which");
const play = element<HTMLButtonElement>("#play");
const caption = element("#caption");
const settings = element<HTMLIFrameElement>("#settings");
const desktop = element("main > section");

/** Whoever writes in this screencast: nobody whom the agent knows. */
let psid: string | null = null;
let steps: Step[] = [];
let at = -1;
let timer: ReturnType<typeof setTimeout> | null = null;

gadget.tokenProvider = () => fetchToken(simulator, agent);
for (const { name } of ASKED) which.append(new Option(name, name));
which.addEventListener("change", begin);
play.addEventListener("click", toggle);
element("#next").addEventListener("click", () => void go());
addEventListener(
  "keydown",
  (event) => {
    // Where a person has something to type, keys are theirs; else the box has the focus because the page wrote there.
    const isTheirs = steps[at]?.act.kind === "yours" && event.target === gadget;
    if (event.target === which || isTheirs) return;
    if (event.key === " ") toggle();
    else if (event.key === "ArrowRight") void go();
    else return;
    event.preventDefault();
    event.stopPropagation();
  },
  { capture: true },
);
begin();

function begin(): void {
  pause();
  [at, psid] = [-1, null];
  steps = stepsOf(which.value as AskedName, SIMULATOR_PAGE_ID);
  caption.textContent = "Begin to record the screen, then press Space.";
  show("desktop");
  gadget.conversation = null;
  element<HTMLIFrameElement>("#phone").src = "about:blank";
  tell();
}

function toggle(): void {
  if (timer !== null) pause();
  else void go(true);
}

function pause(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  tell();
}

/** The next step. `goesOn`: and the others after it, each in its time; what a person has to do waits for them. */
async function go(goesOn = timer !== null): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  const step = steps[at + 1];
  if (step === undefined) return tell();
  at += 1;
  const shown = at;
  psid ??= await newPerson();
  caption.textContent = step.caption;
  await act(step.act, psid);
  if (goesOn && step.act.kind !== "yours" && shown === at && at + 1 < steps.length)
    timer = setTimeout(() => void go(true), STEP_MS);
  tell();
}

function tell(): void {
  play.textContent = timer === null ? "Start (Space)" : "Pause (Space)";
  element("#step").textContent = at < 0 ? "" : `${String(at + 1)} / ${String(steps.length)}`;
}

/** A customer of their own, with the phone in hand. */
async function newPerson(): Promise<string> {
  const [person] = await control.addCustomers([{ lastName: "Reviewer" }]);
  if (person === undefined) throw new Error("nobody came");
  element<HTMLIFrameElement>("#phone").src = `${simulator}/?embedded&customer=${person.psid}`;
  return person.psid;
}

async function act(it: Act, person: string): Promise<void> {
  switch (it.kind) {
    case "person":
      await control.customer(person).text(it.text);
      return;
    case "open":
      show("desktop");
      await written(person);
      gadget.conversation = `${SIMULATOR_PAGE_ID}:${person}`;
      return;
    case "write":
      await gadget.insertText(it.text);
      return;
    case "send":
      sendButton()?.click();
      return;
    case "settings":
      settings.src = `/administration/?agent=olga${it.at}`;
      return show("settings");
    case "desktop":
      return show("desktop");
    case "yours":
    case "look":
      return;
  }
}

/** There is nothing to open of somebody who never wrote. */
async function written(person: string): Promise<void> {
  const threads = await control.threads();
  const has = threads.some((one) => one.psid === person && one.messages.length > 0);
  if (!has) await control.customer(person).text("Hello, I have a question about my order.");
}

function show(what: "desktop" | "settings"): void {
  settings.hidden = what === "desktop";
  desktop.hidden = what === "settings";
}

/** As a person presses it; through every shadow root, for it is inside of the gadget. */
function sendButton(): HTMLButtonElement | null {
  const look = (root: ParentNode): HTMLButtonElement | null => {
    for (const one of root.querySelectorAll("*")) {
      if (one instanceof HTMLButtonElement && one.classList.contains("send")) return one;
      const found = one.shadowRoot === null ? null : look(one.shadowRoot);
      if (found !== null) return found;
    }
    return null;
  };
  return gadget.shadowRoot === null ? null : look(gadget.shadowRoot);
}

function element<T extends HTMLElement = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (found === null) throw new Error(`${selector} is missing from the page`);
  return found;
}
