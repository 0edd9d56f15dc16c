import type { Page } from "puppeteer-core";
import { beforeAll, describe, expect, it } from "vitest";
import { newAdminLink } from "../../demo/local/admin-link.ts";
import { until } from "../../demo/local/wait.ts";
import { SIMULATOR_PAGE_ID } from "../../demo/simulator/identities.ts";
import { CONNECTION_FAULTS, type ConnectionFault } from "../../demo/simulator/people/connection-faults.ts";
import { useStack } from "./support/stack.ts";

const link = await newAdminLink("http://localhost", Date.now());
const stack = useStack("own", { ADMIN_LINK: link.setting });

const named = (role: string, name: string) => `::-p-aria([name="${name}"][role="${role}"])`;
/** A tab that is behind another draws nothing, and cannot be pressed. */
async function press(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  await page.locator(named("button", name)).click();
}

/** The session that the link gave, which is good once. */
let held = "";

beforeAll(async () => {
  const page = await stack().openTab(`${stack().run.url}/admin#${new URL(link.url).hash.slice(1)}`);
  await page.waitForSelector("::-p-text(From the configuration)");
  held = await page.evaluate(() => sessionStorage.getItem("fb-chat-admin") ?? "");
});

async function openPage(): Promise<Page> {
  const { openTab, run } = stack();
  const page = await openTab(`${run.url}/admin#waiting`);
  await page.evaluate((kept) => sessionStorage.setItem("fb-chat-admin", kept), held);
  await page.evaluate((hash) => (location.hash = hash), `#pages/${SIMULATOR_PAGE_ID}`);
  await page.reload();
  await page.waitForSelector(named("button", "Test connection"));
  return page;
}

/** What needs somebody, as it is shown. */
const wrong = (page: Page): Promise<string[]> =>
  page.$$eval("pierce/.findings.wrong li", (all) => all.map((one) => one.textContent.replace(/\s+/g, " ")));

/** Presses "Test connection" until what is found is what is to be found; a test within two seconds is not made anew. */
async function testUntil(page: Page, what: string, holds: (found: string) => boolean): Promise<void> {
  await until(what, 30_000, async () => {
    await press(page, "Test connection");
    await page.waitForSelector("pierce/.findings:not(.running)");
    return holds((await wrong(page)).join("\n"));
  });
}

/** A customer who wrote, and an agent who answers once Meta has something against it. */
async function aConversation(): Promise<() => Promise<void>> {
  const customer = await stack().newCustomer();
  await customer.write("Hello");
  const desk = await stack().openDesk("kim");
  await desk.choose(customer.name);
  return () => desk.write("One moment");
}

type Case = {
  fault: ConnectionFault;
  names: string;
  /** The one press that mends it. */
  fix?: string;
  /** What has to be there before, and what has to happen then for Meta to say it. */
  prepare?: () => Promise<() => Promise<void>>;
};

const CASES: Case[] = [
  {
    fault: "field-missing",
    names: "Missing: message_reads",
    fix: "Complete the fields (What the Page sends)",
  },
  {
    fault: "webhook-elsewhere",
    names: "Events go to another address",
    fix: "Register the webhook (Webhook of the app)",
  },
  {
    fault: "verify-token-wrong",
    names: "Meta came with another verify token",
    fix: "Register the webhook (Verify token)",
  },
  { fault: "app-secret-wrong", names: "Meta refuses the app secret" },
  { fault: "permission-removed", names: "Missing: pages_messaging" },
  { fault: "task-removed", names: "lacks: MESSAGING" },
  { fault: "data-access-expired", names: "It ended" },
  { fault: "token-of-another-page", names: "The token is of another Page" },
  { fault: "token-revoked", names: "removed the app" },
  { fault: "token-expired", names: "The token has expired" },
  { fault: "page-restricted", names: "Meta blocked the Page" },
  { fault: "app-in-development", names: "The app is in development", prepare: aConversation },
];

describe("an operator who tests the connection", () => {
  it("has twelve faults to find", () => {
    expect(new Set(CASES.map(({ fault }) => fault))).toEqual(new Set(Object.keys(CONNECTION_FAULTS)));
  });

  it.each(CASES)(
    "reads of $fault by its name, and sees it mended",
    async ({ fault, names, fix, prepare }) => {
      const faulty = stack().run.simulator.page(SIMULATOR_PAGE_ID);
      const page = await openPage();
      await testUntil(page, "nothing to be wrong", (found) => found === "");

      const happens = await prepare?.();
      await faulty.break(fault);
      await happens?.();
      await testUntil(page, `"${names}"`, (found) => found.includes(names));

      if (fix === undefined) faulty.mend(fault);
      else {
        await press(page, fix);
        await until(
          `"${names}" to be mended`,
          20_000,
          async () => !(await wrong(page)).join().includes(names),
        );
      }
      // A token or a Page that Meta refused rests until somebody says that it goes on.
      await until("all to be well", 90_000, async () => {
        const resume = await page.$(named("button", "Go on sending (Sending)"));
        await (resume === null ? press(page, "Test connection") : resume.click());
        await page.waitForSelector("pierce/.findings:not(.running)");
        return (await wrong(page)).length === 0;
      });
      faulty.mend(fault);
    },
  );
});

describe("an agent of a Page that somebody has to mend", () => {
  it("reads of it above everything, and no more of it once it is mended", async () => {
    const faulty = stack().run.simulator.page(SIMULATOR_PAGE_ID);
    const admin = await openPage();
    await testUntil(admin, "nothing to be wrong", (found) => found === "");
    const desk = await stack().openDesk("kim");
    const strip = "fb-chat-gadget >>> fb-chat-page-strips >>> .strip";

    await faulty.break("task-removed");
    await testUntil(admin, "the task to be missing", (found) => found.includes("lacks: MESSAGING"));
    await desk.page.waitForSelector(`${strip} ::-p-text(to customers may not leave)`);

    faulty.mend("task-removed");
    await testUntil(admin, "all to be well", (found) => found === "");
    await desk.page.waitForSelector(strip, { hidden: true });
  });
});
