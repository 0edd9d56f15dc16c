import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Page } from "puppeteer-core";
import { Webhook } from "standardwebhooks";
import { describe, expect, it, onTestFinished } from "vitest";
import { newAdminLink } from "../../demo/local/admin-link.ts";
import { BIKES_PAGE_ID, COFFEE_PAGE_ID, COFFEE_PAGE_TOKEN, NORA } from "../../demo/simulator/local-world.ts";
import { useStack } from "./support/stack.ts";

const link = await newAdminLink("http://localhost", Date.now());
const stack = useStack("own", { ADMIN_LINK: link.setting });

const named = (role: string, name: string) => `::-p-aria([name="${name}"][role="${role}"])`;

/** Through every shadow root, as a person finds it. */
const press = (page: Page, name: string, role = "button") => page.locator(named(role, name)).click();
const fill = (page: Page, name: string, text: string) => page.locator(named("textbox", name)).fill(text);
const shows = (page: Page, text: string) => page.waitForSelector(`::-p-text(${text})`);

async function openAdmin(hash: string): Promise<Page> {
  const { openTab, run } = stack();
  return openTab(`${run.url}/admin${hash}`);
}

describe("an operator at /admin", () => {
  /** The session that the link gave, which is good once. */
  let held = "";

  it("comes by the link, sets up a second company, and connects its Page by hand", async () => {
    const page = await openAdmin(`#${new URL(link.url).hash.slice(1)}`);
    await shows(page, "From the configuration");
    expect(await page.evaluate(() => location.hash)).toBe("#pages");
    held = await page.evaluate(() => sessionStorage.getItem("fb-chat-admin") ?? "");

    await press(page, "Desks", "link");
    await fill(page, "Name", "Fjord Coffee");
    await fill(page, "Id", "coffee");
    await press(page, "New desk");
    await page.waitForSelector(named("button", "Rename Fjord Coffee"));

    await press(page, "Pages", "link");
    await press(page, "Connect a Page");
    await press(page, "Enter a token by hand");
    await fill(page, "Page id or username", "https://www.facebook.com/fjord.coffee");
    await fill(page, "Page access token", "EAAwrong");
    await chooseDesk(page, "coffee");
    await press(page, "Try the token and connect");
    await shows(page, "Meta refuses this token");

    await fill(page, "Page access token", COFFEE_PAGE_TOKEN);
    await press(page, "Try the token and connect");
    await shows(page, "The Page sends its messages");
    expect(await page.evaluate(() => location.hash)).toBe(`#pages/${COFFEE_PAGE_ID}`);
    expect(Object.keys(stack().run.simulator.page(COFFEE_PAGE_ID).state.subscribedApps)).not.toEqual([]);

    await page.reload();
    await page.waitForSelector(named("heading", "Fjord Coffee"));
    const other = await openAdmin(`#${new URL(link.url).hash.slice(1)}`);
    await shows(other, "This link was used already");
  });

  it("connects a Page by a login, and says so where there was a no", async () => {
    const page = await openAdmin("#waiting");
    await page.evaluate((kept) => sessionStorage.setItem("fb-chat-admin", kept), held);
    await page.reload();
    await press(page, "Pages", "link");
    await press(page, "Connect a Page");
    await press(page, "Log in with Facebook");

    const refusing = await openFacebook(page, "Open Facebook");
    await choose(refusing, "cancel");
    await shows(page, "You pressed “Not now”");

    const granting = await openFacebook(page, "Open Facebook");
    await choose(granting, "continue");
    await shows(page, "Northwind Bikes");
    await page.locator(`::-p-aria([name="Northwind Bikes ${BIKES_PAGE_ID}"][role="checkbox"])`).click();
    await chooseDesk(page, "main");
    await press(page, "Connect 1 Page");
    await shows(page, "What became of it");

    expect(Object.keys(stack().run.simulator.page(BIKES_PAGE_ID).state.subscribedApps)).not.toEqual([]);
  });

  it("has a program told what happens, and sees that it hears", async () => {
    const program = await aProgram();
    const page = await openAdmin("#webhooks/main");
    await page.evaluate((kept) => sessionStorage.setItem("fb-chat-admin", kept), held);
    await page.reload();
    await press(page, "Add an endpoint");
    await fill(page, "Address", program.url);
    await press(page, "Add an endpoint");
    await shows(page, "Shown this once");
    const secret = await page.$eval("fb-chat-admin >>> fb-chat-admin-copy >>> code", (it) => it.textContent);

    await press(page, "Send a test event");
    await shows(page, "it answered 202");
    await shows(page, "Thanks for it");
    const [{ headers, body }] = program.heard as [(typeof program.heard)[0]];
    const event = new Webhook(secret).verify(body, headers as Record<string, string>);
    expect(event).toMatchObject({ type: "webhook.test", data: { desk: "main" } });
  });
});

/** A program on this machine that is told what happens, and what it heard. */
async function aProgram() {
  const heard: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      heard.push({ headers: request.headers, body });
      response.writeHead(202).end("Thanks for it");
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, heard };
}

/** Which company a Page goes to is no guess where there are several. */
async function chooseDesk(page: Page, desk: string): Promise<void> {
  await page.locator('fb-chat-admin >>> [data-field^="desk"]').click();
  await page.locator(`fb-chat-admin >>> wa-option[value="${desk}"]`).click();
}

/** Facebook's window, where Nora has said who she is. */
async function openFacebook(page: Page, button: string): Promise<Page> {
  const popup = new Promise<Page>((resolve) => page.once("popup", (opened) => opened && resolve(opened)));
  await press(page, button);
  const facebook = await popup;
  await facebook.locator(`button[value="${NORA}"]`).click();
  await facebook.waitForSelector('[name="choice"]');
  return facebook;
}

const choose = (facebook: Page, choice: "cancel" | "continue") =>
  facebook.locator(`[name="choice"][value="${choice}"]`).click();
