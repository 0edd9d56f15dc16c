import { fixture, html } from "@open-wc/testing";
import type { FakeDesk } from "./fake-desk.ts";
import { mountGadget } from "./mount.ts";
import type { GadgetOptions } from "./mount.ts";
import { loadForThread } from "./load-for-thread.ts";

/** A gadget at a desk for the length of a test, connected, with what a person sees of it, and all it loads for a thread. */
export async function aGadget(desk: FakeDesk, options: GadgetOptions = {}) {
  await loadForThread();
  const frame = await fixture<HTMLElement>(html`<div></div>`);
  return mountGadget(frame, desk, options);
}
