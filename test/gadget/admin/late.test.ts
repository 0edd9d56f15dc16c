import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import * as screens from "../../../gadget/admin/late/screens.ts";
import type { FbChatAdminLate } from "../../../gadget/admin/shell/fb-chat-admin-late.ts";
import { Later } from "../../../gadget/late/later.ts";
import { FakeWorker } from "./support/fake-worker.ts";
import { mountAdmin } from "./support/mount.ts";

describe("sections whose scripts are loaded when they are opened", () => {
  it("come at the first visit, whichever such section was open before", async () => {
    const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const driver = await mountAdmin(frame, new FakeWorker(), { hash: "#pages/10150002/profile" });
    await driver.shows("Until you save, nothing changes at Meta");

    expect(screens.privacyScreen.value).to.equal(null);
    location.hash = "#privacy";
    await driver.shows("Erase a whole Page");

    expect(screens.reviewScreen.value).to.equal(null);
    await driver.follows("App Review");
    await driver.shows("Which way is yours?");

    expect(screens.connectScreen.value).to.equal(null);
    location.hash = "#connect/hand";
    await waitUntil(() => driver.all("fb-chat-admin-connect").length === 1);
  });

  const never = () => new Promise<unknown>(() => {});
  const there = () => Promise.resolve({});

  async function open(script: Later) {
    const screen = await fixture<FbChatAdminLate>(
      html`<fb-chat-admin-late .script=${script} .draw=${() => html`<p>First</p>`}></fb-chat-admin-late>`,
    );
    return { screen, text: () => screen.shadowRoot!.textContent };
  }

  it("have their heading while the script is on its way, and where it cannot be had", async () => {
    const gone = new Later<unknown>(() => Promise.reject(new Error("away")));
    for (const script of [new Later(never), gone]) {
      const { screen, text } = await open(script);
      Object.assign(screen, { heading: "Routing" });
      await waitUntil(() => text().includes(script === gone ? "did not answer" : "Loading"));

      expect(screen.shadowRoot!.querySelector("h1")?.textContent).to.equal("Routing");
    }
    const frame = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    const driver = await mountAdmin(frame, new FakeWorker(), { hash: "#usage" });
    await waitUntil(() => driver.all<FbChatAdminLate>("main > fb-chat-admin-late")[0]?.heading === "Usage");
  });

  it("are drawn while the one before is still on its way", async () => {
    const { screen, text } = await open(new Later(never));
    expect(text()).to.contain("Loading");

    Object.assign(screen, { script: new Later(there), draw: () => html`<p>Second</p>` });

    await waitUntil(() => text().includes("Second"));
  });

  it("are not said to be lost because the one before was", async () => {
    let fail = () => {};
    const failing = new Later(
      () => new Promise<unknown>((_, reject) => (fail = () => reject(new Error("away")))),
    );
    const { screen, text } = await open(failing);
    Object.assign(screen, { script: new Later(never), draw: () => html`<p>Second</p>` });
    await screen.updateComplete;

    fail();
    await failing.load();
    await screen.updateComplete;

    expect(text()).to.contain("Loading");
  });
});
