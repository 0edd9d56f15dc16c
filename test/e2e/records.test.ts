import { describe, expect, it } from "vitest";
import type { Desk } from "./support/desk.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack();

const record = (desk: Desk) =>
  desk.page.$eval("#record", ({ textContent }) => textContent.replaceAll(/\s+/g, " "));

describe("a CRM that meets a customer for the first time", () => {
  it("finds the record that the link was made for", async () => {
    const phone = await stack().newCustomer();
    const desk = await stack().openDesk("kim");
    await phone.write("About my order");
    await desk.chooseView("unassigned");
    await desk.choose(phone.name);
    await expect.poll(() => record(desk)).toContain(`No record has this conversation, with ${phone.name}.`);

    await phone.fill("you", "Come by m.me, with this ref", "NO-48001");

    await expect.poll(() => record(desk)).toContain("priya.raman@example.com");
  });

  it("asks the agent, and knows it from then on", async () => {
    const phone = await stack().newCustomer();
    const desk = await stack().openDesk("kim");
    await phone.write("Hello");
    await desk.chooseView("unassigned");
    await desk.choose(phone.name);
    await expect.poll(() => record(desk)).toContain("Whose is it?");

    await desk.page.locator("#record ::-p-text(Tomás Rivera)").click();
    await expect.poll(() => record(desk)).toContain("tomas.rivera@example.com");
    await desk.page.reload();
    await desk.chooseView("unassigned");
    await desk.choose(phone.name);

    await expect.poll(() => record(desk)).toContain("tomas.rivera@example.com");
  });
});
