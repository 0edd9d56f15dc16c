/** A site that was written for Meta's own script, with the simulator's in its place: no Worker is needed for that. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import puppeteer, { type Browser, type Frame, type Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SIMULATOR_APP_ID, SIMULATOR_PAGE_ID } from "../../demo/simulator/identities.ts";
import { startSimulator, type RunningSimulator } from "../../demo/simulator/server.ts";
import { findChrome } from "../browser/chrome.ts";
import { PATIENCE_MS } from "./support/stack.ts";

let simulator: RunningSimulator;
let site: Server;
let browser: Browser;

/**
 * Frames of another site stay in the page's process. In processes of their own, puppeteer loses one of two that begin at once:
 * it hears of the second process before it has read the first, and waits in that frame for good.
 */
const IN_ONE_PROCESS = [
  "--disable-site-isolation-trials",
  "--disable-features=IsolateOrigins,site-per-process",
];

const page = (meta: string): string => `<!doctype html>
<meta charset="utf-8"><title>A shop</title>
<div class="fb-send-to-messenger" messenger_app_id="${SIMULATOR_APP_ID}" page_id="${SIMULATOR_PAGE_ID}"
  data-ref="order-7" size="large"></div>
<form><div class="fb-messenger-checkbox" messenger_app_id="${SIMULATOR_APP_ID}" page_id="${SIMULATOR_PAGE_ID}"
  user_ref="session-1"></div><button>Order</button></form>
<script>
  window.told = [];
  document.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    FB.AppEvents.logEvent("MessengerCheckboxUserConfirmation", null, {
      app_id: "${SIMULATOR_APP_ID}", page_id: "${SIMULATOR_PAGE_ID}", ref: "order-8", user_ref: "session-1" });
  });
  window.fbAsyncInit = () => {
    for (const name of ["send_to_messenger", "messenger_checkbox"])
      FB.Event.subscribe(name, (said) => told.push(said));
    FB.init({ appId: "${SIMULATOR_APP_ID}", xfbml: true, version: "v27.0" });
  };
</script>
<script async src="${meta}/sdk.js"></script>`;

beforeAll(async () => {
  simulator = await startSimulator({ port: 0, mode: "manual" });
  simulator.simulator.page().state.subscribedApps[SIMULATOR_APP_ID] = ["messaging_optins"];
  site = createServer((_, answer) => answer.setHeader("content-type", "text/html").end(page(simulator.url)));
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  const chrome = await findChrome();
  browser = await puppeteer.launch({ ...chrome, args: [...chrome.args, ...IN_ONE_PROCESS] });
});

afterAll(async () => {
  await browser.close();
  site.close();
  await simulator.close();
});

async function open(): Promise<Page> {
  const tab = await browser.newPage();
  tab.setDefaultTimeout(PATIENCE_MS);
  await tab.goto(`http://localhost:${String((site.address() as AddressInfo).port)}/`);
  return tab;
}

async function frameOf(tab: Page, kind: string): Promise<Frame> {
  return await tab.waitForFrame((frame) => frame.url().includes(`/plugins/${kind}`));
}

const toldOf = (tab: Page): Promise<Record<string, unknown>[]> =>
  tab.evaluate(() => (window as unknown as { told: Record<string, unknown>[] }).told);

const optins = (): unknown[] =>
  simulator.simulator.outgoing.splice(0).map(({ body }) => {
    const { entry } = JSON.parse(body) as { entry: { messaging: { sender?: object; optin: object }[] }[] };
    const { sender, optin } = entry[0]?.messaging[0] ?? { optin: {} };
    return { ...(sender === undefined ? {} : { sender }), optin };
  });

describe("Meta's plugins on a site", () => {
  it("tell the app who pressed, and the site only that somebody did", async () => {
    const tab = await open();
    const frame = await frameOf(tab, "send_to_messenger");
    const select = await frame.waitForSelector("select");
    const [, second] = simulator.simulator.customers;
    await select?.select(second?.psid ?? "");
    await frame.locator("button").click();
    await frame.waitForSelector("::-p-text(Sent to Messenger)");
    expect(optins()).toEqual([{ sender: { id: second?.psid }, optin: { ref: "order-7" } }]);
    await expect
      .poll(async () => (await toldOf(tab)).map(({ event }) => event))
      .toEqual(expect.arrayContaining(["rendered", "not_you", "clicked", "opt_in"]));
    expect(JSON.stringify(await toldOf(tab))).not.toContain(second?.psid);
    await tab.close();
  });

  it("count a checkbox when its form is sent and it is checked, and not shown again once it was", async () => {
    const tab = await open();
    const frame = await frameOf(tab, "checkbox");
    const box = await frame.waitForSelector("input:not(:disabled)");
    await tab.locator("form button").click();
    await box?.click();
    await expect
      .poll(async () => (await toldOf(tab)).filter(({ event }) => event === "checkbox"))
      .toMatchObject([{ state: "checked", user_ref: "session-1" }]);
    expect(optins()).toEqual([]);
    await tab.locator("form button").click();
    await frame.waitForSelector("::-p-text(Sent to Messenger)");
    expect(optins()).toEqual([{ optin: { ref: "order-8", user_ref: "session-1" } }]);
    await tab.reload();
    await expect
      .poll(async () => (await toldOf(tab)).filter(({ event }) => event === "hidden"))
      .toMatchObject([{ user_ref: "session-1" }]);
    await tab.close();
  });
});
