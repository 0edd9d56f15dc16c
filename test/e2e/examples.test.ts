import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { buildExamples } from "../../demo/local/examples.ts";
import { Desk } from "./support/desk.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack();
const soon = { timeout: 20_000 };

beforeAll(async () => {
  const { assets } = inject("stack");
  await buildExamples({ outDir: stack().examples, gadget: assets, workerUrl: stack().run.url });
}, 60_000);

describe.each(["plain", "react", "vue"])("the %s example", (name) => {
  it("shows a conversation, sends an answer and hears what happens", async () => {
    const phone = await stack().newCustomer();
    await phone.write(`Hello ${name}`);
    const desk = new Desk(await stack().openTab(`${stack().run.simulatorUrl}/embedding/${name}/`));
    const said = (id: string) => desk.page.$eval(`#${id}`, (output) => output.textContent);

    await desk.chooseView("unassigned");
    await desk.choose(phone.name);
    await expect.poll(() => desk.texts(), soon).toEqual([`Hello ${name}`]);
    await expect.poll(() => said("conversation"), soon).toBe(phone.conversation);

    await desk.write("Hello phone");
    await expect.poll(() => phone.messages(), soon).toEqual([`Hello ${name}`, "Hello phone"]);
    await expect.poll(() => said("sent"), soon).toMatch(/^m_/);
  });
});

describe.each([
  ["plain", "plain/index.html", "chat.tokenProvider"],
  ["react", "react/desk.tsx", "onfb-chat-message-sent"],
  ["vue", "vue/desk.vue", "@fb-chat-message-sent"],
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

describe.each(["react", "vue"])("the %s example", (name) => {
  it("says what is open", async () => {
    const phone = await stack().newCustomer();
    await phone.write("Hello");
    const desk = new Desk(await stack().openTab(`${stack().run.simulatorUrl}/embedding/${name}/`));
    await desk.chooseView("unassigned");
    await desk.choose(phone.name);
    await expect.poll(() => desk.texts(), soon).toEqual(["Hello"]);

    await desk.page.locator("button ::-p-text(Back to the list)").click();

    await expect.poll(() => desk.texts(), soon).toEqual([]);
  });
});
