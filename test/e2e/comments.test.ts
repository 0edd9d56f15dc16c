/** A comment under a post: turned on by an administrator, written on the Page, answered by an agent in public and in private. */
import type { Page } from "puppeteer-core";
import { beforeAll, expect, it } from "vitest";
import { newAdminLink } from "../../demo/local/admin-link.ts";
import { SIMULATOR_PAGE_ID } from "../../demo/simulator/identities.ts";
import { AdminPage } from "./support/admin.ts";
import type { Desk } from "./support/desk.ts";
import type { Phone } from "./support/phone.ts";
import { useStack } from "./support/stack.ts";

const link = await newAdminLink("http://localhost", Date.now());
const stack = useStack("own", { ADMIN_LINK: link.setting });

beforeAll(async () => {
  const { openTab, run } = stack();
  const page = await openTab(`${run.url}/admin#${new URL(link.url).hash.slice(1)}`);
  const admin = new AdminPage(page);
  await admin.shows("From the configuration");
  await page.evaluate((hash) => (location.hash = hash), `#pages/${SIMULATOR_PAGE_ID}`);
  await press(page, "::-p-text(Comments under posts: off)");
  await admin.press("Turn on");
  await admin.shows("Comments under posts: on");
});

/** A tab that is behind another draws nothing, and cannot be pressed. */
async function press(page: Page, selector: string): Promise<void> {
  await page.bringToFront();
  await page.waitForSelector(selector, { visible: true });
  await page.locator(selector).click();
}

async function turnTo({ page }: Phone, place: "Messenger" | "Page"): Promise<void> {
  await press(page, `.places ::-p-text(${place})`);
}

/** Writes into a line of the Page's wall, behind what stands there. */
async function write({ page }: Phone, line: string, text: string): Promise<void> {
  await page.bringToFront();
  const box = await page.waitForSelector(`.wall input[aria-label^="${line}"]`);
  await box?.press("End");
  await box?.type(text);
  await box?.press("Enter");
}

/** Everything that is written under posts, each with who wrote it, as this person sees it. */
const onThePage = ({ page }: Phone): Promise<string[]> =>
  page.$$eval(".wall .comment .said", (all) =>
    all.map(({ textContent }) => textContent.replaceAll(/\s+/g, " ").trim()),
  );

/** What is said in the thread, also beside what became of it. */
const inTheThread = ({ page }: Desk): Promise<string[]> =>
  page.$$eval("fb-chat-gadget >>> fb-chat-entry >>> .text", (all) =>
    all.map(({ textContent }) => textContent.trim()),
  );

async function reply(desk: Desk, mode: "public" | "private", text: string): Promise<void> {
  await desk.click(`fb-chat-comment-box >>> label.${mode}`);
  await desk.page.waitForSelector(`fb-chat-gadget >>> fb-chat-comment-box >>> form.${mode}`);
  await desk.write(text);
}

async function shows({ page }: Desk, words: string): Promise<void> {
  await page.bringToFront();
  await page.waitForSelector(`fb-chat-gadget >>> ::-p-text(${words})`, { visible: true });
}

it("is answered in public and in private, followed as it changes, and leads to Messenger and back", async () => {
  const phone = await stack().newCustomer();
  await turnTo(phone, "Page");
  await write(phone, "Comment below", "What does it weigh?");
  const desk = await stack().openDesk("kim");
  await desk.chooseView("unassigned");
  await desk.choose(phone.name);
  expect(await desk.textOf("fb-chat-comment-post section")).toContain("Our new tents are in");

  await reply(desk, "public", "Two kilos.");
  await expect.poll(() => onThePage(phone)).toContain("Northwind Outdoor Two kilos.");
  await press(phone.page, ".wall .comment-acts ::-p-text(Edit)");
  await write(phone, "Change your comment", " And packed?");
  await expect.poll(() => inTheThread(desk)).toContain("What does it weigh? And packed?");
  await phone.press("staff", "Answer it");
  await expect.poll(() => inTheThread(desk)).toContain("Thanks for asking. We have sent you the details.");
  await shows(desk, "Page inbox");

  await reply(desk, "private", "Your order is with it.");
  await shows(desk, "Open the conversation in Messenger");
  await shows(desk, "it was answered in private already");
  expect(await onThePage(phone)).toEqual([
    `${phone.name} What does it weigh? And packed?`,
    "Northwind Outdoor Two kilos.",
    "Northwind Outdoor Thanks for asking. We have sent you the details.",
  ]);
  await turnTo(phone, "Messenger");
  await phone.shows("Your order is with it.");

  await desk.press("Open the conversation in Messenger");
  await shows(desk, "Private reply to a comment under");
  await phone.write("It is NO-1");
  await expect.poll(() => inTheThread(desk)).toEqual(["Your order is with it.", "It is NO-1"]);
  await desk.press("Show the comment");
  await expect.poll(() => inTheThread(desk)).toContain("Two kilos.");

  await turnTo(phone, "Page");
  await press(phone.page, ".wall .comment-acts ::-p-text(Delete)");
  await shows(desk, "It cannot be answered any more");
  await shows(desk, "This was deleted.");
  expect(await onThePage(phone)).toEqual([]);
});
