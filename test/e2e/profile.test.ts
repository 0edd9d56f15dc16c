import type { Page } from "puppeteer-core";
import { expect, it } from "vitest";
import { newAdminLink } from "../../demo/local/admin-link.ts";
import { SIMULATOR_PAGE_ID } from "../../demo/simulator/identities.ts";
import { AdminPage } from "./support/admin.ts";
import type { Desk } from "./support/desk.ts";
import { useStack } from "./support/stack.ts";

const link = await newAdminLink("http://localhost", Date.now());
const stack = useStack("own", { ADMIN_LINK: link.setting });

/** Until the thread on the desk says this. */
async function says(desk: Desk, ...all: string[]): Promise<void> {
  await desk.page.bringToFront();
  for (const words of all)
    await desk.page.waitForSelector(`fb-chat-gadget >>> fb-chat-content >>> ::-p-text(${words})`, {
      visible: true,
    });
}

async function openProfile(): Promise<AdminPage> {
  const { openTab, run } = stack();
  const admin = new AdminPage(await openTab(`${run.url}/admin#${new URL(link.url).hash.slice(1)}`));
  await admin.shows("From the configuration");
  await admin.page.evaluate((pageId) => (location.hash = `#pages/${pageId}/profile`), SIMULATOR_PAGE_ID);
  await admin.shows("Nothing is changed yet.");
  return admin;
}

/** Turns on the box of that name. */
const tick = (page: Page, name: string) =>
  page.locator(`::-p-aria([name="${name}"][role="checkbox"])`).click();

it("what an administrator writes the phone shows, and what the customer presses the agent sees", async () => {
  const { openDesk, newCustomer, run } = stack();
  const atMeta = () => run.simulator.page().state.messengerProfile;
  // The local Page has some of it already.
  run.simulator.page().setProfile(Object.fromEntries(Object.keys(atMeta()).map((name) => [name, null])));
  const admin = await openProfile();

  await admin.fill("Greeting", "Welcome, {{user_first_name}}!");
  await tick(admin.page, "Show the button");
  await admin.press("Add a question 0 of 4");
  await admin.fill("Words", "Which tent keeps dry?");
  await admin.shows("Everybody else · 1 · Which tent keeps dry?");
  await admin.press("Save at Meta");
  await admin.shows("Saved at Meta.");
  expect(atMeta()).toMatchObject({
    greeting: [{ locale: "default", text: "Welcome, {{user_first_name}}!" }],
    get_started: { payload: "fb-chat:get_started" },
    ice_breakers: [{ call_to_actions: [{ question: "Which tent keeps dry?" }] }],
  });

  const phone = await newCustomer();
  await phone.page.bringToFront();
  await phone.page.waitForSelector(".questions button");
  expect(await phone.firstSight()).toContain(`Welcome, ${phone.name.split(" ")[0]}!`);
  const desk = await openDesk("kim");
  await phone.page.bringToFront();
  await phone.page.locator("::-p-text(Which tent keeps dry?)").click();

  await desk.choose(phone.name);
  await says(desk, "Chose a question to begin with", "Which tent keeps dry?");

  await admin.page.bringToFront();
  await admin.press("Add a line 0 of 20");
  // The keys are at the first field of what was added.
  await admin.page.waitForFunction(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return (
      (focused?.getRootNode() as ShadowRoot).host?.getAttribute("data-field") === "menu[0].items[0].title"
    );
  });
  await admin.page.keyboard.type("Talk to a person");
  await admin.shows("Everybody else · 1 · Talk to a person");
  await admin.press("Save at Meta");
  await admin.shows("Saved at Meta.");

  await phone.page.bringToFront();
  await phone.page.reload();
  await phone.chooseInMenu("Talk to a person");
  await says(desk, "Chose in the menu", "Talk to a person");
});
