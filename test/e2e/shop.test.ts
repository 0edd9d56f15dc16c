/** The shop beside the demo: what people do there, at the phone, in the back office and at the desk. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_OTHERS } from "../../demo/agents.ts";
import { mintToken } from "../../demo/local/agents.ts";
import { freePort } from "../../demo/local/ports.ts";
import { ShopProcess } from "../../demo/local/shop.ts";
import type { Phone } from "./support/phone.ts";
import { useStack } from "./support/stack.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const stack = useStack();

let stateDir: string;
let port: number;
let shop: ShopProcess;

const start = async (): Promise<void> => {
  const { run } = stack();
  const desk = { url: run.url, agentSecret: run.agentSecret };
  shop = await ShopProcess.start({ port, stateDir, desk, simulator: run.simulatorUrl });
};

beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "shop-"));
  port = await freePort();
  await start();
});

afterAll(async () => {
  await shop.close();
  // The desk is that of other tests, too: nobody is told any more.
  const key = await readFile(join(stateDir, "shop", "key"), "utf8");
  const api = `${stack().run.url}/api/v1`;
  const headers = { authorization: `Bearer ${key}` };
  const { items } = (await (await fetch(`${api}/webhooks`, { headers })).json()) as {
    items: { webhook: string }[];
  };
  for (const { webhook } of items) await fetch(`${api}/webhooks/${webhook}`, { method: "DELETE", headers });
  const { id: sub, name, role, desk } = DEMO_OTHERS.find((it) => it.role === "admin")!;
  const token = await mintToken({ sub, name, role, desk }, stack().run.agentSecret);
  await fetch(`${api}/admin/apiKey.revoke`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ key: key.split("_")[2] }),
  });
  await rm(stateDir, { recursive: true, force: true });
});

/** Until the page says so of what the shop said, without anybody looking anew. */
const stands = (page: Page, event: string, words: RegExp): Promise<void> =>
  expect
    .poll(() => page.$eval(`[data-event^="${event}"]`, (it) => it.textContent).catch(() => ""))
    .toMatch(words);

/** Rules of accessibility that the page breaks, with the first place of each. Frames are another's. */
async function broken(page: Page): Promise<string[]> {
  // The page's own policy lets no script in but its own.
  await page.evaluate(await readFile(AXE, "utf8"));
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    const { violations } = await axe.run({ iframes: false });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join("; ")}`,
    );
  });
}

const form = (path: string, fields: Record<string, string>): Promise<Response> =>
  fetch(shop.url + path, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: "northwind-basket=tent:1" },
    body: new URLSearchParams(fields),
  });

/** They press twice. `ref`: of the link that they are shown. */
async function anOrderOf({ name, psid }: Phone): Promise<{ number: string; ref: string }> {
  const fields = { name, email: `${psid}@example.com`, town: "Leeds", checkout: psid, basket: "tent:1" };
  const [first, again] = [await form("/orders", fields), await form("/orders", fields)];
  expect(again.headers.get("location")).toBe(first.headers.get("location"));
  const shown = () => fetch(shop.url + (first.headers.get("location") ?? "")).then((it) => it.text());
  await expect.poll(shown).toContain("/m.me/");
  const page = await shown();
  const [, ref = ""] = /m\.me\/\d+\?ref=([\w-]+)/.exec(page) ?? [];
  const [number = ""] = /NO-\d+/.exec(page) ?? [];
  return { number, ref };
}

describe("the shop", () => {
  it("sends a receipt, a question becomes a ticket, a note its answer, and what is shipped is told", async () => {
    const { newCustomer, openDesk, openTab } = stack();
    const phone = await newCustomer();
    const page = await openTab(shop.url);
    await page.locator(".product button").click();
    await page.waitForSelector(".count");
    await page.goto(`${shop.url}/basket`);
    await page.type("[name=name]", phone.name);
    await page.type("[name=email]", `${phone.psid}@example.com`);
    await page.type("[name=town]", "Leeds");
    await page.locator("button.first").click();

    const number = await (await page.waitForSelector("#number"))!.evaluate((it) => it.textContent);
    const plugin = await page.waitForFrame((frame) => frame.url().includes("/plugins/send_to_messenger"));
    await (await plugin.waitForSelector("select"))?.select(phone.psid);
    expect(await broken(page)).toEqual([]);
    await plugin.locator("button").click();
    await phone.page.waitForSelector(`.thread ::-p-text(Order ${number})`);

    await phone.write("When does it arrive?");
    await phone.shows(`we have your message about order ${number}`);

    const desk = await openDesk("kim");
    await desk.chooseView("unassigned");
    await desk.choose(phone.name);
    const record = await desk.page.waitForSelector(
      `fb-chat-gadget >>> a[href^="${shop.url}/crm/customers/"]`,
    );
    await page.bringToFront();
    await page.goto(await record!.evaluate((it) => it.href));
    expect(await page.$eval("main", (it) => it.innerText)).toContain(number);

    await page.locator("::-p-text(When does it arrive?)").click();
    await (await page.waitForSelector("textarea"))?.type("It is packed, and leaves today.");
    await page.locator("form.fields button.first").click();
    await phone.shows("It is packed, and leaves today.");
    await stands(page, "note-", /Delivered|Read/);
    expect(await broken(page)).toEqual([]);

    await page.goto(`${shop.url}/crm/orders/${number}`);
    // A narrow screen, of which a scroll bar takes its part.
    const viewport = page.viewport();
    await page.setViewport({ width: 305, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(305);
    await page.setViewport(viewport);
    await page.locator("::-p-text(Mark as shipped)").click();
    await phone.shows(`Your order ${number} was shipped`);
    await stands(page, `order-${number}-shipped`, /Delivered|Read/);
    await desk.page.bringToFront();
    await desk.page.waitForSelector("fb-chat-gadget >>> ::-p-text(It is packed, and leaves today.)");
  });

  it("goes on where it was killed, hears what happened meanwhile, and says everything once", async () => {
    const { run, newCustomer } = stack();
    const phone = await newCustomer();
    const { number, ref } = await anOrderOf(phone);

    await shop.kill();
    run.simulator.customer(phone.psid).followLink(ref);
    await phone.write("Is anybody there?");
    await start();
    await phone.shows(`we have your message about order ${number}`);
    await phone.page.waitForSelector(`.thread ::-p-text(Order ${number})`);

    await shop.kill();
    await start();
    for (let n = 0; n < 3; n += 1) await form(`/crm/orders/${number}/ship`, {});
    await phone.shows(`Your order ${number} was shipped`);

    await phone.write("Thank you");
    const office = async () => (await (await fetch(`${shop.url}/crm`)).text()).match(/Is anybody there\?/g);
    expect(await office()).toHaveLength(1);
    const said = await phone.page.$$eval(".thread .message", (all) => all.map((it) => it.textContent));
    for (const words of [`Order ${number}`, "we have your message", `order ${number} was shipped`])
      expect(said.filter((it) => it.includes(words))).toHaveLength(1);
  });

  it("makes the ticket that somebody at the desk asks for, and says who came by a link that is another's", async () => {
    const { run, newCustomer } = stack();
    const phone = await newCustomer();
    const order = await anOrderOf(phone);
    const link = () => run.simulator.customer(phone.psid).followLink(order.ref);
    link();
    await phone.page.waitForSelector(`.thread ::-p-text(Order ${order.number})`);
    const token = await mintToken({ sub: "crm", name: "Another CRM", role: "service" }, run.agentSecret);
    const at = `${run.url}/api/v1/conversations/${phone.conversation}`;
    const headers = { authorization: `Bearer ${token}` };
    const asked = { method: "POST", headers, body: JSON.stringify({ about: "A pole is broken" }) };
    // At once: the shop is quick to answer, and what is asked for after that is another ticket.
    const answers = await Promise.all([1, 2].map(() => fetch(`${at}/ticket-requests`, asked)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);

    const made = async () => (await (await fetch(`${at}/tickets`, { headers })).json()) as object;
    await expect.poll(made).toMatchObject({
      tickets: [{ title: "A pole is broken", state: "Open", open: true, by: { name: "Another CRM" } }],
      requests: [],
    });

    const [other] = run.simulator.addCustomers(1);
    run.simulator.customer(other!.psid).followLink(order.ref);
    const office = async () => await (await fetch(`${shop.url}/crm/orders/${order.number}`)).text();
    await expect.poll(office).toContain("somebody else had come by it");
  });
});
