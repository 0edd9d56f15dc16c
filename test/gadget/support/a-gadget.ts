import { fixture, html } from "@open-wc/testing";
import type { FakeDesk } from "./fake-desk.ts";
import { mountGadget } from "./mount.ts";
import type { GadgetOptions } from "./mount.ts";

/** A gadget at a desk for the length of a test, connected, with what a person sees of it. */
export async function aGadget(desk: FakeDesk, options: GadgetOptions = {}) {
  const frame = await fixture<HTMLElement>(html`<div></div>`);
  return mountGadget(frame, desk, options);
}
