import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Desk } from "./support/desk.ts";
import type { Phone } from "./support/phone.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack();

/** One pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function aConversation(): Promise<{ phone: Phone; desk: Desk }> {
  const phone = await stack().newCustomer();
  const desk = await stack().openDesk("kim");
  await phone.write("When do you come?");
  await desk.chooseView("open");
  await desk.choose(phone.name);
  await expect.poll(() => desk.texts()).toEqual(["When do you come?"]);
  return { phone, desk };
}

/** In the menu at the box. */
async function choosesInMenu(desk: Desk, choice: string): Promise<void> {
  await desk.click('button[aria-label="Send something else"]');
  await desk.click(`.menu button ::-p-text(${choice})`);
}

async function fills(desk: Desk, path: string, text: string): Promise<void> {
  await desk.click(`fb-chat-builder >>> [id="at-${path}"]`);
  await desk.page.keyboard.type(text);
}

/** What offers something to press is no bubble there. */
const showsOffer = (phone: Phone, words: string) =>
  phone.page.waitForFunction(
    (wanted) => document.querySelector(".thread")?.textContent.includes(wanted),
    { polling: 50 },
    words,
  );

const pressed = (desk: Desk) =>
  desk.page.$$eval("fb-chat-gadget >>> fb-chat-content", (all) =>
    all.flatMap((one) =>
      [...(one.shadowRoot?.querySelectorAll(".pressed") ?? [])].map(
        ({ textContent }) => textContent.trim().split(/\s+/)[0],
      ),
    ),
  );

it("an agent builds buttons and quick replies, and sees which the customer pressed", async () => {
  const { phone, desk } = await aConversation();
  await choosesInMenu(desk, "Buttons");
  await fills(desk, "template.text", "We come in the morning, or later?");
  await desk.click("fb-chat-builder >>> label ::-p-text(Answer)");
  await fills(desk, "template.buttons[0].title", "Later");
  await desk.click("fb-chat-builder >>> footer .primary");

  await showsOffer(phone, "We come in the morning, or later?");
  await choosesInMenu(desk, "Quick replies");
  await fills(desk, "text", "At noon, or at night?");
  await fills(desk, "quickReplies[0].title", "Noon");
  await desk.click("fb-chat-builder >>> footer .primary");

  await phone.shows("At noon, or at night?");
  await phone.tap("Noon");
  await expect.poll(() => pressed(desk)).toEqual(["Noon"]);
  await phone.tap("Later");
  await expect.poll(() => pressed(desk)).toEqual(["Later", "Noon"]);
});

it("an agent answers one message and reacts to it", async () => {
  const { phone, desk } = await aConversation();
  const bubble = await desk.page.waitForSelector("fb-chat-gadget >>> fb-chat-entry >>> .bubble", {
    visible: true,
  });
  await bubble?.hover();
  await desk.click('button[aria-label="Reply to this message"]');
  await desk.write("Tomorrow");
  await phone.shows("Tomorrow");
  await expect.poll(() => desk.page.$$eval("fb-chat-gadget >>> fb-chat-quote", (all) => all.length)).toBe(1);

  await bubble?.hover();
  await desk.click('button[aria-label="React"]');
  await desk.click('button[aria-label="React with 👍"]');

  const chips = () =>
    desk.page.$$eval("fb-chat-gadget >>> .reactions .chip", (all) =>
      all.map((one) => [one.className, one.querySelector("[aria-hidden]")?.textContent]),
    );
  await expect.poll(chips).toEqual([["chip", "👍"]]);
});

/** Where a picture lies. */
async function aMap(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "fb-chat-"));
  const path = join(folder, "map.png");
  await writeFile(path, PNG);
  return path;
}

it("an agent picks files, which leave with the words in the box", async () => {
  const { phone, desk } = await aConversation();
  const path = await aMap();
  const [chooser] = await Promise.all([
    desk.page.waitForFileChooser(),
    choosesInMenu(desk, "Photos and files"),
  ]);
  await chooser.accept([path]);
  await desk.page.waitForSelector("fb-chat-gadget >>> fb-chat-box-files >>> li", { visible: true });
  await desk.page.waitForSelector('fb-chat-gadget >>> .send[aria-disabled="false"]', { visible: true });

  await desk.write("Here we are");

  await phone.shows("Here we are");
  await expect.poll(() => phone.page.$$eval(".thread .message img", (all) => all.length)).toBe(1);
  await expect
    .poll(() => desk.page.$$eval("fb-chat-gadget >>> fb-chat-box-files >>> li", (all) => all.length))
    .toBe(0);
});

it("a file that had not arrived when the page was loaded anew is in the box, and leaves", async () => {
  const { phone, desk } = await aConversation();
  const path = await aMap();
  let isHeld = true;
  await desk.page.setRequestInterception(true);
  desk.page.on("request", (request) => {
    if (!isHeld || !request.url().includes("/api/v1/files")) void request.continue();
  });
  const [chooser] = await Promise.all([
    desk.page.waitForFileChooser(),
    choosesInMenu(desk, "Photos and files"),
  ]);
  await chooser.accept([path]);
  await desk.page.waitForSelector("fb-chat-gadget >>> fb-chat-box-files >>> li progress", { visible: true });
  await desk.page.waitForFunction(async () => {
    const open = indexedDB.open("fb-chat-files");
    const database = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const count = database.transaction("files").objectStore("files").count();
    return await new Promise<boolean>((resolve) => {
      count.onsuccess = () => resolve(count.result === 1);
    });
  });
  isHeld = false;

  await desk.page.reload();

  await desk.page.waitForSelector("fb-chat-gadget >>> fb-chat-box-files >>> li ::-p-text(map.png)", {
    visible: true,
  });
  await desk.page.waitForSelector('fb-chat-gadget >>> .send[aria-disabled="false"]', { visible: true });
  await desk.write("The map");
  await phone.shows("The map");
  await expect.poll(() => phone.page.$$eval(".thread .message img", (all) => all.length)).toBe(1);
});

it("an agent says something, and the customer hears it", async () => {
  const { phone, desk } = await aConversation();
  await desk.click('button[aria-label="Record a voice message"]');
  await desk.page.waitForSelector("fb-chat-gadget >>> fb-chat-recorder >>> ::-p-text(0:02)", {
    visible: true,
  });
  await desk.click("fb-chat-recorder >>> button ::-p-text(Stop)");
  const send = await desk.page.waitForSelector(
    "fb-chat-gadget >>> fb-chat-recorder >>> button ::-p-text(Send)",
  );
  // By key: a click at the same place would be the second of a double click. It gets the focus once it can be heard.
  await send!.evaluate((it) => it.closest("button")?.focus());
  await desk.page.keyboard.press("Enter");

  await phone.page.bringToFront();
  const sound = await phone.page.waitForSelector(".thread .message audio");
  const [kind, bytes] = await sound!.evaluate(async ({ src }) => {
    const file = await (await fetch(src)).arrayBuffer();
    return [new TextDecoder("latin1").decode(file.slice(8, 12)), file.byteLength] as const;
  });
  expect(kind).toBe("WAVE");
  // Between one second and four.
  expect(bytes).toBeGreaterThan(32_000);
  expect(bytes).toBeLessThan(4 * 32_000);
});

it("an agent writes a macro with a picture, and runs it by a slash: it answers and closes", async () => {
  const { phone, desk } = await aConversation();
  const { keyboard } = desk.page;
  await desk.click('button[aria-label="Canned replies"]');
  await desk.click(".canned .foot button ::-p-text(New)");
  await desk.click('dialog input[type="radio"][value="macro"]');
  await desk.click("dialog #name");
  await keyboard.type("Tomorrow, and closed");
  await desk.click("dialog #shortcut");
  await keyboard.type("tmw");
  await desk.click("dialog #text-0");
  await keyboard.type("Tomorrow, {{customer.first_name}}!");
  const [chooser] = await Promise.all([
    desk.page.waitForFileChooser(),
    desk.click("dialog button ::-p-text(Add files)"),
  ]);
  await chooser.accept([await aMap()]);
  await desk.page.waitForSelector(
    'fb-chat-gadget >>> fb-chat-file-rows >>> button[aria-label="Remove map.png"]',
  );
  await desk.click("dialog .buttons .primary");
  await desk.page.waitForSelector("fb-chat-gadget >>> dialog", { hidden: true });

  await desk.type("/");
  await desk.page.waitForSelector("fb-chat-gadget >>> .canned [role=option]");
  await keyboard.press("Escape");
  await expect.poll(() => desk.draft()).toBe("/");
  await keyboard.press("Backspace");
  await keyboard.type("/tmw");
  await desk.page.waitForSelector("fb-chat-gadget >>> .canned [role=option] ::-p-text(Tomorrow, and closed)");
  await keyboard.press("Enter");

  await phone.shows(`Tomorrow, ${phone.name.split(" ")[0] ?? ""}!`);
  await expect.poll(() => phone.page.$$eval(".thread .message img", (all) => all.length)).toBe(1);
  const status = () => desk.textOf("fb-chat-thread-header .state");
  await expect.poll(status).toContain("Closed");
  expect(await desk.draft()).toBe("");
});
