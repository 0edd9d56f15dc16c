/**
 * `npm run screenshots:shop`: the story of the shop beside the demo, played by people as docs/crm.md tells it, in the pictures that
 * stand there. Takes Worker, simulator, shop and demo page as they are, and the fonts of all pictures.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import sharp from "sharp";
import { buildAssets } from "../../../demo/local/assets.ts";
import { readCommandLine } from "../../../demo/local/command-line.ts";
import { LocalRun } from "../../../demo/local/local-run.ts";
import { freePort } from "../../../demo/local/ports.ts";
import { ShopProcess } from "../../../demo/local/shop.ts";
import { until } from "../../../demo/local/wait.ts";
import { LOCAL_CUSTOMERS } from "../../../demo/simulator/identities.ts";
import { findChrome } from "../../browser/chrome.ts";
import { fontsAreThere, serveFonts, useFonts } from "../../browser/picture-fonts.ts";
import { Desk } from "../../e2e/support/desk.ts";

readCommandLine(
  {
    call: "npm run screenshots:shop",
    does: "Takes the pictures of docs/crm.md anew: the story of the shop, played by people. Needs Chrome (CHROME_PATH).",
    example: "npm run screenshots:shop",
  },
  {},
);

const FOLDER = "docs/pictures/shop";
const PATIENCE_MS = 20_000;
/** What people see has few colours: a quarter of the size, and nobody sees the difference. */
const COLOURS = 128;

const { psid: ada = "", firstName = "", lastName = "" } = LOCAL_CUSTOMERS[0] ?? {};
const name = `${firstName} ${lastName}`;

const root = await mkdtemp(join(tmpdir(), "fb-chat-story-"));
const assets = join(root, "assets");
const [port, simulatorPort, shopPort] = [await freePort(), await freePort(), await freePort()];
await buildAssets({ outDir: assets, simulatorPort, shopPort });
const run = await LocalRun.start({ port, simulatorPort, stateDir: join(root, "state"), assets });
let shop: ShopProcess | null = null;
let browser: Browser | null = null;
try {
  const desk = { url: run.url, agentSecret: run.agentSecret };
  shop = await ShopProcess.start({ port: shopPort, stateDir: root, desk, simulator: run.simulatorUrl });
  browser = await puppeteer.launch(await findChrome());
  await mkdir(FOLDER, { recursive: true });
  await story(browser, shop.url);
} finally {
  await browser?.close();
  await shop?.close();
  await run.close();
  await rm(root, { recursive: true, force: true });
}

async function story(chrome: Browser, shopUrl: string): Promise<void> {
  const site = await open(chrome, 1080, 440);
  const phone = await open(chrome, 420, 700);
  const agent = new Desk(await open(chrome, 1440, 860));
  await phone.goto(`${run.simulatorUrl}/?customer=${ada}&embedded`);
  await agent.page.goto(`${run.url}/?agent=kim`);
  const says = async (words: string): Promise<void> => {
    await phone.bringToFront();
    await phone.type("textarea", words);
    await phone.keyboard.press("Enter");
  };
  const reads = async (words: string): Promise<void> => {
    await phone.bringToFront();
    await phone.waitForSelector(`.thread ::-p-text(${words})`);
  };

  const number = await orders(site, shopUrl, name);
  const plugin = await site.waitForFrame((frame) => frame.url().includes("/plugins/send_to_messenger"));
  await (await plugin.waitForSelector("select"))?.select(ada);
  await take(site, "1-ordered");
  await site.bringToFront();
  await plugin.locator("button").click();

  await reads(`Order ${number}`);
  await take(phone, "2-receipt");

  await says("Will the tent be here before Friday? We leave on Saturday.");
  await reads("we have your message");
  await take(phone, "3-question");

  await agent.chooseView("unassigned");
  await agent.choose(name);
  await agent.page.waitForSelector(`fb-chat-gadget >>> ::-p-text(NT-1001)`);
  await agent.page.waitForSelector(`fb-chat-gadget >>> a[href^="${shopUrl}/crm/customers/"]`);
  await agent.page.waitForSelector(`#record ::-p-text(of the shop)`);
  await take(agent.page, "4-at-the-desk");
  await agent.write("Hello Ada! I have asked our warehouse, you will hear of it today.");
  await reads("I have asked our warehouse");

  await site.bringToFront();
  await site.goto(`${shopUrl}/crm/tickets/NT-1001`);
  await site.type("textarea", "It is packed and leaves this afternoon, so it is with you on Thursday.");
  await site.locator("form.fields button.first").click();
  await reads("It is packed and leaves this afternoon");
  await take(phone, "5-note-on-the-phone");
  await stands(site, "note-", "Read");
  await site.setViewport({ width: 1080, height: 1040 });
  await take(site, "6-ticket");

  await site.goto(`${shopUrl}/crm/orders/${number}`);
  await site.locator("::-p-text(Mark as shipped)").click();
  await reads("was shipped");
  await take(phone, "7-shipped");

  await site.bringToFront();
  await site.goto(`${shopUrl}/crm/tickets/NT-1001`);
  await site.locator("::-p-text(Close ticket)").click();
  await agent.page.bringToFront();
  await agent.page.waitForSelector("fb-chat-gadget >>> ::-p-text(Closed)");
  await take(agent.page, "8-closed");

  await linkedByHand(site, agent, shopUrl);
}

/** Somebody orders and finds the Page by themselves: the agent says who it is. */
async function linkedByHand(site: Page, agent: Desk, shopUrl: string): Promise<void> {
  const [rosa] = run.simulator.addCustomers([{ firstName: "Rosa", lastName: "Keller" }]);
  const customer = run.simulator.customer(rosa?.psid ?? "");
  await orders(site, shopUrl, "Rosa Keller");
  customer.text("Hi, I have just ordered a tent. Can you send the receipt here?");
  await agent.page.bringToFront();
  await agent.chooseView("unassigned");
  await agent.choose("Rosa Keller");
  await agent.press("Link…");
  await agent.page.waitForSelector("#of-shop ::-p-text(Rosa Keller)");
  await take(agent.page, "9-linked-by-hand");
  await agent.page.locator("#of-shop ::-p-text(Rosa Keller)").click();
  await until("the receipt of Rosa's order", PATIENCE_MS, () =>
    customer.thread.messages.some((message) => JSON.stringify(message).includes("NO-50002")),
  );
}

/** Puts a tent into the basket, and orders. The number of the order. */
async function orders(site: Page, shopUrl: string, who: string): Promise<string> {
  await site.bringToFront();
  await site.goto(shopUrl);
  await site.locator(".product button").click();
  await site.waitForSelector(".count");
  await site.goto(`${shopUrl}/basket`);
  await site.type("[name=name]", who);
  await site.type("[name=email]", `${who.toLowerCase().replace(" ", ".")}@example.com`);
  await site.type("[name=town]", "Leeds");
  await site.locator("button.first").click();
  const shown = await site.waitForSelector("#number");
  return (await shown?.evaluate(({ textContent }) => textContent)) ?? "";
}

/** Until the back office says so of what the shop said. */
async function stands(site: Page, event: string, words: string): Promise<void> {
  await site.bringToFront();
  await site.waitForSelector(`[data-event^="${event}"] ::-p-text(${words})`);
}

async function open(chrome: Browser, width: number, height: number): Promise<Page> {
  const page = await chrome.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.setViewport({ width, height });
  await serveFonts(page);
  return page;
}

async function take(page: Page, picture: string): Promise<void> {
  await page.bringToFront();
  const frames = page.frames().filter((frame) => frame.url().startsWith(run.simulatorUrl));
  for (const document of new Set([page.mainFrame(), ...frames])) {
    await useFonts(document);
    await fontsAreThere(document);
  }
  const whole = await page.screenshot();
  const path = join(FOLDER, `${picture}.png`);
  const small = await sharp(whole).png({ palette: true, colours: COLOURS, effort: 10 }).toBuffer();
  await writeFile(path, small);
  console.log(path, small.length);
}
