import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { answering } from "../../../gadget/late/answering.ts";
import { aWelcome, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { mountGadget } from "../support/mount.ts";
import type { GadgetOptions } from "../support/mount.ts";

const real = answering.source;

async function gadgetAt(desk: FakeDesk, options: GadgetOptions = {}) {
  return mountGadget(await fixture<HTMLElement>(html`<div></div>`), desk, options);
}

/** Counts how often it is asked for, in vain. */
function outOfReach(): () => number {
  let tries = 0;
  answering.source = () => {
    tries++;
    return Promise.reject(new TypeError("offline"));
  };
  return () => tries;
}

// In this order: what was loaded once stays.
describe("what comes behind the first thread", () => {
  for (const [view, given] of [
    ["an inbox", {}],
    ["a list", { view: "list" }],
    ["a gadget to look at", { readonly: true }],
  ] as const) {
    it(`comes to ${view} without a thread, and is asked for again with the next connection`, async () => {
      const tries = outOfReach();
      const desk = new FakeDesk();
      const { gadget, screen } = await gadgetAt(desk, { with: given });
      await waitUntil(() => tries() > 0, "it was not asked for");

      const before = tries();
      gadget.reconnect();

      await waitUntil(() => tries() > before, "it was not asked for again");
      expect(screen.text()).not.to.include("Available");
    });
  }

  it("comes after a while where the Worker does not give the thread, and says what it knows of that", async () => {
    answering.source = real;
    const desk = new FakeDesk();
    desk.welcome = aWelcome({ version: "0.0.9" });
    desk.silent.add("list.open").add("thread.open");
    const { screen } = await gadgetAt(desk, { conversation: MARIA });
    await waitUntil(() => desk.sent("thread.open").length > 0);
    expect(answering.value).to.equal(null);

    await desk.platform.clock.advance(5_000);
    await answering.loaded;

    await screen.shows("some things may not work");
    await waitUntil(() => screen.buttons("Desktop notices with a sound").length > 0);
  });
});
