import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { until } from "../../demo/local/wait.ts";
import { LOCAL_CUSTOMERS, SIMULATOR_PAGE_ID, SIMULATOR_PAGE_NAME } from "../../demo/simulator/identities.ts";
import { NORA } from "../../demo/simulator/local-world.ts";
import { AUDIT_LINES_MAX } from "../../worker/protocol/audit/limits.ts";
import { settle } from "../browser/hostile.ts";
import { setAhead } from "../state/clocked.ts";
import { unpackWorker } from "../state/code.ts";
import { AdminPage } from "./support/admin.ts";
import { Desk } from "./support/desk.ts";
import { prepareForPictures, take } from "./support/pictures.ts";
import { newBrowserContext, PATIENCE_MS } from "./support/stack.ts";
import { ran, Year } from "./support/year.ts";

/** The version that is deployed first, and upgraded in summer. */
const BEFORE = "test/state/versions/state-version-5";
const { psid: PSID = "", firstName = "", lastName = "" } = LOCAL_CUSTOMERS[1] ?? {};
const STRIP = "fb-chat-gadget >>> fb-chat-page-strips >>> .strip";
const CUSTOMER = `${firstName} ${lastName}`;
const CONVERSATION = `${SIMULATOR_PAGE_ID}:${PSID}`;

let year: Year;
let context: BrowserContext;
let admin: AdminPage;
let kim: Desk;

beforeAll(async () => {
  year = await Year.begin();
  context = await newBrowserContext();
});

afterAll(async () => {
  await context.close();
  await year.end();
}, 60_000);

/** A tab on the year's clock. */
async function openTab(url: string): Promise<Page> {
  const page = await settle(await context.newPage());
  page.setDefaultTimeout(PATIENCE_MS);
  await page.setViewport({ width: 1280, height: 800 });
  await prepareForPictures(page);
  await page.evaluateOnNewDocument(setAhead, year.aheadMs);
  await page.goto(url);
  return page;
}

const customer = () => year.simulator.customer(PSID);
const onPhone = (text: string): Promise<void> =>
  until(`"${text}" on the phone`, PATIENCE_MS, () =>
    customer().thread.messages.some((message) => message.text === text),
  );
/** Meta tells nobody of what is written before. */
const isSubscribed = (): Promise<void> =>
  until("the Page to be subscribed", PATIENCE_MS, () => {
    return Object.keys(year.simulator.page(SIMULATOR_PAGE_ID).state.subscribedApps).length > 0;
  });
/** What needs somebody at the Page, as it is shown once Meta was asked. */
async function found(holds: string): Promise<void> {
  await until(`"${holds}" at the Page`, PATIENCE_MS, async () => {
    await admin.press("Test connection");
    await admin.page.waitForSelector("pierce/.findings:not(.running)");
    const wrong = await admin.page.$$eval("pierce/.findings.wrong li", (all) =>
      all.map((one) => one.textContent.replace(/\s+/g, " ")),
    );
    return holds === "" ? wrong.length === 0 : wrong.join("\n").includes(holds);
  });
}
async function logInAgain(): Promise<void> {
  await shown(`#pages/${SIMULATOR_PAGE_ID}`);
  await admin.press("Log in with Facebook again");
  const facebook = await admin.openFacebook("Open Facebook", NORA);
  await facebook.locator('[name="choice"][value="continue"]').click();
  await admin.press(`${SIMULATOR_PAGE_NAME} ${SIMULATOR_PAGE_ID}`, "checkbox");
  await admin.press("Connect 1 Page");
  await admin.shows("What became of it");
}
const shown = (address: string): Promise<unknown> =>
  admin.page.evaluate((hash) => (location.hash = hash), address);
const progressOf = async (text: string): Promise<string> =>
  (await kim.entries()).find((entry) => entry.text === text)?.progress ?? "";

describe("an operator's year", () => {
  it("a deployment: one command makes it, and ends with what is still to be done", async () => {
    const { root } = inject("stack");
    const older = join(root, "year-older-worker.js");
    await unpackWorker(BEFORE, older);

    expect(await year.setUp(older)).toBe(0);

    expect(year.told).toMatch(/✗ Pages +none is connected yet/);
    admin = new AdminPage(await openTab(year.adminLink));
    await admin.shows("Connect a Page");
    await take(admin.page, "01-deployed");
  });

  it("a Page is connected: a login, and what customers write is there", async () => {
    await admin.connectByLogin({ id: SIMULATOR_PAGE_ID, name: SIMULATOR_PAGE_NAME }, NORA);

    customer().text("Do you rent tents?");
    kim = new Desk(await openTab(`${year.url}/?agent=kim`));
    await kim.chooseView("open");
    await kim.choose(CUSTOMER);
    await kim.write("We do");
    await onPhone("We do");
    await take(kim.page, "02-connected");
  });

  it("a dead token: agents and administrators read of it, and a login later everything leaves", async () => {
    const page = year.simulator.page(SIMULATOR_PAGE_ID);
    await page.break("token-expired");
    await kim.write("From Friday on");
    await kim.page.waitForSelector(STRIP);
    await take(kim.page, "03-dead-token-at-the-desk");
    await shown(`#pages/${SIMULATOR_PAGE_ID}`);
    await found("The token has expired");
    await take(admin.page, "04-dead-token");

    page.mend("token-expired");
    await admin.press("Go on sending (Sending)");
    await onPhone("From Friday on");
    await found("");
  });

  it("an unsubscribed Page: the doctor names it, one press mends it", async () => {
    await year.simulator.page(SIMULATOR_PAGE_ID).break("field-missing");
    await found("Missing: message_reads");
    await take(admin.page, "05-unsubscribed");

    await admin.press("Complete the fields (What the Page sends)");

    await found("");
  });

  it("a rate limit: the answer says why it waits, and leaves by itself", async () => {
    const { faults } = year.simulator;
    faults.order({ kind: "error", code: 613, count: null, psid: PSID, path: "/messages" });
    customer().text("And stoves?");
    await kim.page.waitForSelector("fb-chat-gadget >>> ::-p-text(And stoves?)");
    await kim.write("Stoves too");
    await expect.poll(() => progressOf("Stoves too")).toContain("Meta");
    await take(kim.page, "06-rate-limit");
    faults.clear();
    await onPhone("Stoves too");
  });

  it("an upgrade: the same command half a year later, and all is as it was", async () => {
    await kim.page.close();
    await admin.page.close();
    await year.pass(180);

    expect(await year.setUp(inject("stack").bundle)).toBe(0);

    expect(year.told).toMatch(/✓ Webhook +at Meta: ours/);
    admin = new AdminPage(await openTab(year.adminLink));
    await admin.shows(SIMULATOR_PAGE_NAME);
    kim = new Desk(await openTab(`${year.url}/?agent=kim`));
    // The day of the last answer is half a year ago, by every clock there is: nothing can be written before they do.
    await isSubscribed();
    customer().text("I am back");
    await kim.chooseView("mine");
    await kim.choose(CUSTOMER);
    await expect.poll(() => kim.texts()).toEqual(expect.arrayContaining(["We do", "I am back"]));
    // What a login gave has ended meanwhile: the command says so, and everybody sees it.
    expect(year.told).toMatch(/✗ Page /);
    await kim.write("Welcome back");
    await kim.page.waitForSelector(STRIP);
    await logInAgain();
    await onPhone("Welcome back");
    await take(kim.page, "07-upgraded");
  });

  it("a region question: the Page's screen says where data lies", async () => {
    await shown(`#pages/${SIMULATOR_PAGE_ID}`);
    await found("");
    await admin.shows("Where data lies");
    await admin.shows("No region is set: it stays where it was first written.");
    await take(admin.page, "08-region", "Where data lies");
  });

  it("an access request: all that is kept of a person leaves as one archive", async () => {
    const alex = new AdminPage(await openTab(`${year.url}/administration/?agent=alex`));
    await alex.go("Privacy");
    await alex.page.locator('pierce/[data-field="person"]').click();
    await alex.page.keyboard.type(lastName);
    await alex.press("Find");
    await alex.press(`Everything kept of ${CUSTOMER}, as a zip`);
    await alex.shows("The download has begun");
    const href = await alex.page.$eval("pierce/a.archive", (link) => (link as HTMLAnchorElement).href);
    await alex.page.close();

    const archive = Buffer.from(await (await fetch(href)).arrayBuffer());

    expect(archive.subarray(0, 2).toString()).toBe("PK");
    for (const said of ["Do you rent tents?", "Welcome back"]) expect(archive.includes(said)).toBe(true);
  });

  it("an erasure: by the administration, with a receipt", async () => {
    await admin.go("Privacy");
    await admin.fill("Who", CONVERSATION);
    await admin.press("Erase");
    await admin.page.locator("fb-chat-admin >>> wa-dialog[open] wa-button[variant=danger]").click();
    await admin.shows("1 conversation erased");

    expect(await admin.text()).toContain("messages and notes");
    await take(admin.page, "09-erased", "1 conversation erased");
    await kim.page.waitForSelector("::-p-text(This conversation was erased)", { visible: true });
  });

  it("an audit: read by whoever asks, exported, verified, and a line that is missing is named", async () => {
    await admin.go("Audit");
    await admin.shows("had data erased");
    expect(await admin.text()).not.toContain("Do you rent tents?");
    await take(admin.page, "10-audit");

    const alex = await year.person("alex");
    const { lines, head } = await alex.ask("audit.export", { limit: AUDIT_LINES_MAX });
    alex.close();
    const file = join(inject("stack").root, "audit.jsonl");
    const noted = ["--head", `${String(head?.seq)}:${String(head?.hash)}`];
    await writeFile(file, `${lines.join("\n")}\n`);
    expect(await ran("demo/verify-audit.ts", [file, ...noted])).toMatchObject({
      ...{ status: 0, out: expect.stringContaining("The chain is whole.") as string },
    });

    await writeFile(file, `${lines.toSpliced(1, 1).join("\n")}\n`);
    const { status, out } = await ran("demo/verify-audit.ts", [file, ...noted]);
    expect([status, out]).toEqual([1, expect.stringMatching(/no\. 1 is missing/)]);
  });

  it("a recovery: what a bad day did is undone, and agents start afresh", async () => {
    await year.copyObjects("kept");
    await year.pass(150);
    await year.wake();
    const before = new Date(Date.now() - 60 * 60_000).toISOString();
    const robin = await year.person("robin");
    await robin.ask("desk.configure", { settings: { undoSeconds: 10 } });
    robin.close();

    // The platform of a deployment has what it was; that of this machine says that it has not.
    const look = await ran("demo/recover.ts", ["--url", year.url, "--at", before], {
      OPERATOR_TOKEN: await year.token("olga"),
    });
    expect(look).toMatchObject({ status: 1, out: expect.stringContaining("Nothing was changed.") as string });
    await year.copyObjects("back");
    await year.wake();

    const again = await year.person("robin");
    const { desk } = await again.welcome;
    expect(desk.settings.undoSeconds).toBe(0);
    again.close();
  });

  it("a bill: what the year cost, line by line", async () => {
    await admin.page.close();
    admin = new AdminPage(await openTab(`${year.url}/administration/?agent=olga`));
    await admin.press("Usage", "link");
    await admin.shows("30 days at this rate");
    await admin.shows("Rows written");
    await take(admin.page, "11-bill");
  });
});
