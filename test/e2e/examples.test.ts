import { beforeAll, describe, expect, inject, it } from "vitest";
import { buildExamples } from "../../demo/local/examples.ts";
import { Desk } from "./support/desk.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack();
const soon = { timeout: 10_000 };

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
