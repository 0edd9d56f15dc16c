import { readFile } from "node:fs/promises";
import type { Page } from "puppeteer-core";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { buildExamples } from "../../demo/local/examples.ts";
import { Desk } from "./support/desk.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack();

beforeAll(async () => {
  const { assets } = inject("stack");
  await buildExamples({ outDir: stack().examples, gadget: assets, workerUrl: stack().run.url });
});

/** The page of an example; what is behind its name stays. */
const addressOf = (name: string): string => (name.includes("/") ? name : `${name}/`);
/** What the page's own part says beside the gadget. In LWC it is in a shadow, and ids are others. */
async function saidBeside(page: Page, name: string, what: string): Promise<string | null | undefined> {
  if (!name.startsWith("lwc")) return await page.$eval(`#${what}`, ({ textContent }) => textContent);
  return await page.$eval(
    "demo-desk",
    ({ shadowRoot }, said) => shadowRoot?.querySelector(`[data-said=${said}]`)?.textContent,
    what,
  );
}

describe.each([
  ["plain", "fb-chat-gadget"],
  ["parts", "main"],
  ["react", "fb-chat-gadget"],
  ["vue", "fb-chat-gadget"],
  ["angular", "fb-chat-gadget"],
  ["lwc", "demo-desk"],
  ["lwc/?synthetic", "demo-desk"],
])("the %s example", (name, within) => {
  it("shows a conversation, sends an answer and hears what happens", async () => {
    const phone = await stack().newCustomer();
    await phone.write(`Hello ${name}`);
    const page = await stack().openTab(`${stack().run.simulatorUrl}/embedding/${addressOf(name)}`);
    const desk = new Desk(page, within);
    const said = (what: string) => saidBeside(page, name, what);

    await desk.chooseView("unassigned");
    await desk.choose(phone.name);
    await expect.poll(() => desk.texts()).toEqual([`Hello ${name}`]);
    if (within !== "main") await expect.poll(() => said("conversation")).toBe(phone.conversation);

    await desk.write("Hello phone");
    await expect.poll(() => phone.messages()).toEqual([`Hello ${name}`, "Hello phone"]);
    await expect.poll(() => said("sent")).toMatch(/^m_/);
  });
});

describe.each([
  ["plain", "plain/index.html", "chat.tokenProvider"],
  ["parts", "parts/index.html", "part.tokenProvider"],
  ["react", "react/desk.tsx", "onfb-chat-message-sent"],
  ["vue", "vue/desk.vue", "@fb-chat-message-sent"],
  ["angular", "angular/desk.ts", "(fb-chat-message-sent)"],
  ["lwc", "lwc/modules/demo/desk/desk.js", "chat.addEventListener"],
])("the page of the %s example", (name, file, words) => {
  it("shows its own source by name, and copies it", async () => {
    const { simulatorUrl } = stack().run;
    const page = await stack().openTab(`${simulatorUrl}/embedding/${name}/`);
    const client = await page.createCDPSession();
    await client.send("Browser.grantPermissions", {
      origin: simulatorUrl,
      permissions: ["clipboardReadWrite", "clipboardSanitizedWrite"],
    });
    const written = await readFile(`demo/embedding/${file}`, "utf8");
    const code = await page.waitForSelector(".code pre", { visible: true });
    expect(await code?.evaluate(({ textContent }) => textContent)).toBe(written);
    expect(written).toContain(words);
    expect(await page.$eval(".code a", ({ textContent }) => textContent)).toBe(`demo/embedding/${file}`);

    await page.bringToFront();
    await page.locator(".code ::-p-text(Copy)").click();

    await page.waitForSelector(".code ::-p-text(Copied)");
  });
});

describe.each(["react", "vue", "angular"])("the %s example", (name) => {
  it("says what is open", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Hello");
    const desk = new Desk(await stack().openTab(`${stack().run.simulatorUrl}/embedding/${name}/`));
    await desk.chooseView("unassigned");
    await desk.choose(phone.name);
    await expect.poll(() => desk.texts()).toEqual(["Hello"]);

    await desk.page.locator("button ::-p-text(Back to the list)").click();

    await expect.poll(() => desk.texts()).toEqual([]);
  });
});
