/** Shows any state of the admin in a page, for the screenshots. */
import { speak } from "../../../gadget/admin/words/words.ts";
import { settled } from "../support/manual-clock.ts";
import type { Look } from "../gallery/gallery.ts";
import { REPORTS_STATES } from "./reports/states.ts";
import { ROUTING_STATES } from "./routing/states.ts";
import { ADMIN_STATES, workerOf } from "./states.ts";
import { mountAdmin } from "./support/mount.ts";

const STATES = [...ADMIN_STATES, ...ROUTING_STATES, ...REPORTS_STATES];

let frame: HTMLElement | null = null;

async function show(name: string, look: Look): Promise<void> {
  const state = STATES.find((other) => other.name === name);
  if (!state) throw new Error(`There is no state ${name}`);
  frame?.remove();
  await speak(look.lang);
  frame = document.createElement("div");
  frame.lang = look.lang;
  document.documentElement.style.colorScheme = look.dark ? "dark" : "light";
  document.body.append(frame);
  const worker = workerOf(state);
  const driver = await mountAdmin(frame, worker, { ...state.options, width: look.width });
  const { shows } = driver;
  // States wait for words in English.
  if (look.lang !== "en") driver.shows = () => drawn();
  await state.act?.(driver, worker);
  if (look.lang === "en") await shows.call(driver, state.shows);
  await drawn();
}

/** A few frames: Web Awesome's dialogs and lists come in steps. */
async function drawn(): Promise<void> {
  for (let frames = 0; frames < 12; frames += 1) {
    await settled();
    await new Promise(requestAnimationFrame);
  }
}

Object.assign(globalThis, { gallery: { show, names: STATES.map(({ name }) => name) } });
