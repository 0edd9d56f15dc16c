import type { Page } from "puppeteer-core";
import { describe, expect, it } from "vitest";
import { newAdminLink } from "../../demo/local/admin-link.ts";
import { COFFEE_PAGE_ID, COFFEE_PAGE_TOKEN } from "../../demo/simulator/local-world.ts";
import { useStack } from "./support/stack.ts";

const link = await newAdminLink("http://localhost", Date.now());
const stack = useStack("own", {
  ADMIN_LINK: link.setting,
  ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
});

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
  it("comes by the link, sets up a second company, and connects its Page by hand", async () => {
    const page = await openAdmin(`#${new URL(link.url).hash.slice(1)}`);
    await shows(page, "From the configuration");
    expect(await page.evaluate(() => location.hash)).toBe("#pages");

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
});
