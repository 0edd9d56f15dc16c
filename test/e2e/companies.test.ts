import { afterAll, describe, expect, it } from "vitest";
import { DeskClient } from "../../demo/local/desk-client.ts";
import {
  BIKES_PAGE_ID,
  COFFEE_APP_ID,
  COFFEE_APP_PAGE_TOKEN,
  COFFEE_APP_SECRET,
  COFFEE_PAGE_ID,
  NORA,
  RENTALS_PAGE_ID,
} from "../../demo/simulator/local-world.ts";
import { AdminPage } from "./support/admin.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack("own");

/** Who writes to which Page. */
const MEI = { psid: "7700110022003401", name: "Mei Tanaka", pageId: BIKES_PAGE_ID };
const NOOR = { psid: "7700110022003601", name: "Noor Haddad", pageId: RENTALS_PAGE_ID };
const OLU = { psid: "7700110022003501", name: "Olu Adeyemi", pageId: COFFEE_PAGE_ID };
const BIKES = { id: BIKES_PAGE_ID, name: "Northwind Bikes" };

type Customer = { psid: string; name: string; pageId: string };

const after: (() => void)[] = [];
afterAll(() => {
  for (const end of after) end();
});

async function openAdmin(person: string): Promise<AdminPage> {
  const { openTab, run } = stack();
  return new AdminPage(await openTab(`${run.url}/administration/?agent=${person}`));
}

/** The customer writes on the phone, and the agent answers at the desk. */
async function talk({ psid, name, pageId }: Customer, agent: string, words: string): Promise<void> {
  const { run, openDesk } = stack();
  run.simulator.customer(psid).text(words);
  const desk = await openDesk(agent);
  await desk.chooseView("open");
  await desk.choose(name);
  await expect.poll(() => desk.texts()).toContain(words);

  await desk.write(`You are welcome, ${name}.`);

  const { thread } = run.simulator.customer(psid);
  await expect.poll(() => thread.messages.map(({ text }) => text)).toContain(`You are welcome, ${name}.`);
  expect(thread.pageId).toBe(pageId);
  await desk.page.close();
}

async function tokenOf(person: string): Promise<string> {
  const response = await fetch(`${stack().run.simulatorUrl}/demo/token?agent=${person}`);
  return ((await response.json()) as { token: string }).token;
}

async function clientOf(person: string): Promise<DeskClient> {
  const client = await DeskClient.connect(stack().run.url, await tokenOf(person));
  after.push(() => client.close());
  return client;
}

async function tell(
  person: string,
  command: string,
  fields: object,
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${stack().run.url}/api/v1/admin/${command}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${await tokenOf(person)}` },
    body: JSON.stringify(fields),
  });
  return { status: response.status, text: await response.text() };
}

describe("the demo's companies", () => {
  it("are told in words why a login came to nothing", async () => {
    const { run } = stack();
    const admin = await openAdmin("alex");
    await admin.press("Connect a Page");
    await admin.press("Log in with Facebook");

    const closed = await admin.openFacebook("Open Facebook", NORA);
    await closed.close();
    await admin.shows("The window was closed before Facebook was done");

    const refused = await admin.openFacebook("Open Facebook", NORA);
    await refused.locator('[name="choice"][value="cancel"]').click();
    await admin.shows("You pressed “Not now” at Facebook");

    const app = run.simulator.app();
    const { redirectUris } = app.state;
    app.set({ redirectUris: [] });
    const blocked = await admin.openWindow("Open Facebook");
    await blocked.waitForSelector("::-p-text(URL blocked)");
    await blocked.close();
    await admin.shows("enter the redirect URL in the app");
    app.set({ redirectUris });

    const declined = await admin.openFacebook("Open Facebook", NORA);
    await declined.locator('[name="permission"][value="pages_messaging"]').click();
    await declined.locator('[name="choice"][value="continue"]').click();
    await admin.shows("The permission pages_messaging was not granted");
    const granted = await admin.openFacebook("Add a Page", NORA);
    await granted.locator('[name="choice"][value="continue"]').click();
    await admin.page.waitForSelector("::-p-text(was not granted)", { hidden: true });

    run.simulator.faults.order({ kind: "error", path: "oauth/access_token", code: 100, subcode: 36009 });
    const used = await admin.openFacebook("Add a Page", NORA);
    await used.locator('[name="choice"][value="continue"]').click();
    await admin.shows("This login was used already");
  });

  it("have a second Page by a login, and a third by hand", async () => {
    const admin = await openAdmin("alex");
    await admin.connectByLogin(BIKES, NORA);
    await talk(MEI, "kim", "Is my bike ready?");

    const dashboard = await stack().openTab(`${stack().run.simulatorUrl}/dashboard`);
    const make = `button[value^="pages/${RENTALS_PAGE_ID}/make-token"]`;
    await Promise.all([dashboard.waitForNavigation(), dashboard.locator(make).click()]);
    const made = await dashboard.$eval("h3 ::-p-text(Northwind Rentals)", (title) => {
      const facts = title.closest("h3")?.nextElementSibling;
      return [...(facts?.querySelectorAll("code") ?? [])].at(-1)?.textContent ?? "";
    });
    expect(made).toMatch(/^EAA/);

    await admin.go("Pages");
    await admin.press("Connect a Page");
    await admin.press("Enter a token by hand");
    await admin.fill("Page id or username", RENTALS_PAGE_ID);
    await admin.fill("Page access token", made);
    await admin.press("Try the token and connect");
    await admin.shows("The Page sends its messages");
    await talk(NOOR, "sam", "Do you rent tents?");
  });

  it("are two once an operator made the second, whose Page has an app of its own", async () => {
    const operator = await openAdmin("olga");
    await operator.go("Desks");
    await operator.fill("Name", "Fjord Coffee");
    await operator.fill("Id", "coffee");
    await operator.press("New desk");
    await operator.shows("Rename");

    const admin = await openAdmin("emil");
    await admin.press("Connect a Page");
    await admin.press("Enter a token by hand");
    await admin.fill("Page id or username", COFFEE_PAGE_ID);
    await admin.fill("Page access token", COFFEE_APP_PAGE_TOKEN);
    await admin.press("This Page has a Meta app of its own", "checkbox");
    await admin.fill("App id", COFFEE_APP_ID);
    await admin.fill("App secret", COFFEE_APP_SECRET);
    await admin.press("Generate");
    const verifyToken = await admin.valueOf("verifyToken");
    expect(verifyToken).toMatch(/^[0-9a-f]{32}$/);
    const callbackUrl = `${stack().run.url}/webhook/${COFFEE_PAGE_ID}`;
    await admin.shows(callbackUrl);
    await admin.press("Try the token and connect");
    await admin.shows("The Page sends its messages");

    const dashboard = await stack().openTab(`${stack().run.simulatorUrl}/dashboard`);
    const form = `form:has(button[value="apps/${COFFEE_APP_ID}/verify-webhooks"])`;
    await dashboard.locator(`${form} [name="text:callbackUrl"]`).fill(callbackUrl);
    await dashboard.locator(`${form} [name="text:verifyToken"]`).fill(verifyToken);
    await Promise.all([
      dashboard.waitForNavigation(),
      dashboard.locator(`${form} button[value$="verify-webhooks"]`).click(),
    ]);
    expect(new URL(dashboard.url()).search).toBe("");
    await talk(OLU, "ines", "Are you open on Sunday?");

    await admin.page.bringToFront();
    await admin.page.reload();
    await admin.shows("Fjord Coffee");
    await admin.page.waitForSelector("::-p-text(7 of 7)", { visible: true });
  });

  it("see nothing of each other, in lists, threads, commands and files", async () => {
    const [kim, ines] = [await clientOf("kim"), await clientOf("ines")];
    const conversationOf = ({ pageId, psid }: Customer) => `${pageId}:${psid}`;
    const listed = async (client: DeskClient) =>
      (await client.ask("list.open", { view: "open", length: 200 })).items.map((item) => item.conversation);
    expect(await listed(ines)).toEqual([conversationOf(OLU)]);
    expect((await listed(kim)).sort()).toEqual([MEI, NOOR].map(conversationOf).sort());

    stack().run.simulator.customer(OLU.psid).attach(["photo"]);
    const copies = async (): Promise<string[]> => {
      const opened = JSON.stringify(await ines.ask("thread.open", { conversation: conversationOf(OLU) }));
      return [...opened.matchAll(/"id":"([^"]+)","state":"ready"/g)].map(([, id = ""]) => id);
    };
    await expect.poll(copies).toHaveLength(1);
    const [photo = ""] = await copies();
    expect((await ines.command("media.link", { conversation: conversationOf(OLU), media: photo })).ok).toBe(
      true,
    );

    for (const [client, foreign] of [
      [kim, OLU],
      [ines, MEI],
    ] as const) {
      const conversation = conversationOf(foreign);
      const message = { conversation, seenRev: 1_000, text: "Not mine" };
      const refusals = [
        await client.command("thread.open", { conversation }),
        await client.command("message.send", message),
        await client.command("conversation.take", { conversation }),
        await client.command("media.link", { conversation, media: photo }),
      ];
      expect(refusals.map((answer) => answer.ok || answer.refusal.code)).toEqual(Array(4).fill("not_found"));
    }
    for (const [person, foreign] of [
      ["alex", COFFEE_PAGE_ID],
      ["emil", BIKES_PAGE_ID],
    ] as const) {
      const commands = ["page.show", "page.disconnect"];
      const told = await Promise.all(commands.map((command) => tell(person, command, { pageId: foreign })));
      expect(told.map(({ status }) => status)).toEqual([404, 404]);
      expect((await tell(person, "page.list", {})).text).not.toContain(foreign);
    }
    const admin = await openAdmin("emil");
    await admin.shows("1 Page");
    expect(await admin.text()).toContain("Fjord Coffee");
    expect(await admin.text()).not.toContain("Northwind");
  });

  it("repair a dead token by a login, and keep the threads", async () => {
    const { run, openDesk } = stack();
    run.simulator.page(BIKES_PAGE_ID).expireToken("password_changed");
    const desk = await openDesk("kim");
    await desk.chooseView("open");
    await desk.choose(MEI.name);
    await desk.write("Come by on Monday.");
    const { thread } = run.simulator.customer(MEI.psid);
    const arrived = () => thread.messages.map(({ text }) => text);
    await expect.poll(async () => (await desk.entries()).at(-1)?.progress).not.toBe("Sending");
    expect(arrived()).not.toContain("Come by on Monday.");

    const admin = await openAdmin("alex");
    await admin.connectByLogin(BIKES, NORA);

    await expect.poll(arrived).toContain("Come by on Monday.");
    await desk.page.bringToFront();
    expect(await desk.texts()).toEqual(expect.arrayContaining(["Is my bike ready?", "Come by on Monday."]));
  });
});
