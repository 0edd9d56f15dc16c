import type { Page } from "puppeteer-core";
import { describe, expect, it } from "vitest";
import { newAdminLink } from "../../demo/local/admin-link.ts";
import { Desk } from "./support/desk.ts";
import { useStack } from "./support/stack.ts";

const link = await newAdminLink("http://localhost", Date.now());
const stack = useStack("own", { ADMIN_LINK: link.setting });

const named = (role: string, name: string) => `::-p-aria([name="${name}"][role="${role}"])`;
/** A page behind another draws nothing, and so has nothing to press. */
const press = async (page: Page, name: string) => {
  await page.bringToFront();
  await page.locator(named("button", name)).click();
};
const shows = (page: Page, text: string) => page.waitForSelector(`::-p-text(${text})`);
const isShown = (page: Page, text: string) => page.$(`::-p-text(${text})`).then((found) => found !== null);

describe("a link for Meta's reviewer", () => {
  it("is made in the administration, opens their thread and no customer's, and is dead once it is revoked", async () => {
    const { openTab, newCustomer, run } = stack();
    const customer = await newCustomer();
    await customer.write("My private order");
    const admin = await openTab(`${run.url}/admin#${new URL(link.url).hash.slice(1)}`);
    await shows(admin, "From the configuration");
    await admin.evaluate(() => (location.hash = "#review"));
    await press(admin, "Make a link");
    await shows(admin, "Told this once");
    const [url = "", meLink = ""] = await admin.evaluate(() => {
      const found: string[] = [];
      const look = (root: Document | ShadowRoot): void => {
        for (const one of root.querySelectorAll("*")) {
          if (one.localName === "fb-chat-admin-copy")
            found.push((one as HTMLElement & { value: string }).value);
          if (one.shadowRoot) look(one.shadowRoot);
        }
      };
      look(document);
      return found;
    });
    expect(new URL(url).pathname).toBe("/review");

    const reviewer = await openTab(url);
    await shows(reviewer, "Agent desktop");
    const person = await newCustomer();
    run.simulator.customer(person.psid).followLink(new URL(meLink).searchParams.get("ref") ?? "");
    run.simulator.customer(person.psid).text("Hello from the review");
    const desk = new Desk(reviewer);
    await reviewer.bringToFront();
    await desk.choose(person.name);
    await shows(reviewer, "Hello from the review");
    await desk.write("We are here");
    await person.page.bringToFront();
    await shows(person.page, "We are here");
    expect(await isShown(reviewer, "My private order")).toBe(false);
    expect(await isShown(reviewer, customer.name)).toBe(false);

    await press(admin, "Revoke the link by admin link");
    await shows(admin, "revoked");
    await reviewer.bringToFront();
    await shows(reviewer, "This link is over");
    const again = await openTab(url);
    await shows(again, "This link is over");
    expect(await isShown(again, "Hello from the review")).toBe(false);
  });

  it("is none where the secret is missing or another", async () => {
    const { openTab, run } = stack();
    for (const hash of ["", "#nothing", `#review_${"A".repeat(43)}`]) {
      const page = await openTab(`${run.url}/review${hash}`);
      await shows(page, "This link is over");
    }
  });

  it("opens a page that may run no script and ask nobody but its own origin", async () => {
    const { headers } = await fetch(`${stack().run.url}/review`);

    const policy = headers.get("Content-Security-Policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get("Referrer-Policy")).toBe("no-referrer");
  });
});
