import { describe, expect, it } from "vitest";
import type { Desk } from "./support/desk.ts";
import { pressedSoon } from "./support/press.ts";
import { useStack } from "./support/stack.ts";

const stack = useStack();

const record = (desk: Desk) =>
  desk.page.$eval("#record", ({ textContent }) => textContent.replaceAll(/\s+/g, " "));
/** Presses until it is there to be pressed, whatever is drawn anew meanwhile. */
const presses = (desk: Desk, selector: string) =>
  expect.poll(() => pressedSoon(desk.page, selector)).toBe(true);
const MENU = 'fb-chat-gadget >>> [role="menu"]';

describe("a CRM around the gadget", () => {
  it("makes a record, sees what is said while another conversation is open, and makes no tickets beside those of the shop", async () => {
    const phone = await stack().newCustomer();
    const desk = await stack().openDesk("kim");
    // The page hears of it though nothing is open, as soon as it is there.
    await expect
      .poll(async () => {
        await phone.write("My lamp is broken");
        return desk.page.$eval("#events", ({ textContent }) => textContent);
      })
      .toContain("fb-chat-message-received");
    await desk.chooseView("unassigned");
    await desk.choose(phone.name);
    await desk.press("Create…");
    await expect.poll(() => record(desk)).toContain("Came by Messenger.");
    await desk.write("I am sorry to hear that");
    await expect.poll(() => record(desk)).toContain("You I am sorry to hear that");

    await desk.page.$eval("fb-chat-gadget", (gadget) => {
      gadget.conversation = null;
    });
    await phone.write("It was a present");
    await expect.poll(() => record(desk)).toContain(`${phone.name} It was a present`);
    const heard = await record(desk);
    expect(heard.match(/It was a present/g)).toHaveLength(1);

    await presses(desk, "#record ::-p-text(Open conversation)");
    await desk.page.waitForSelector("fb-chat-gadget >>> textarea:not([readonly])", { visible: true });
    await presses(desk, "fb-chat-gadget >>> fb-chat-handling >>> [aria-haspopup=menu]");
    await desk.page.waitForSelector(`${MENU} > [data-choice]`, { visible: true });
    expect(await desk.page.$(`${MENU} > [data-choice="ticket"]`)).toBeNull();
  });

  it("shows the way to somebody who never wrote, and opens what they begin by it", async () => {
    const desk = await stack().openDesk("kim");
    // What the page and the gadget open by themselves is open by then.
    await desk.page.waitForSelector("fb-chat-gadget >>> fb-chat-list-row");
    const outcome = await desk.page.$eval("fb-chat-gadget", async (gadget) =>
      gadget.openRecord({ id: "nobody-yet", name: "Olafsson, Ola", ref: "made_up-1" }),
    );
    expect(outcome).toEqual({ ok: false, code: "no_conversation" });
    const link = await desk.page.waitForSelector("fb-chat-gadget >>> fb-chat-invite >>> input");
    expect(await link?.evaluate((it) => it.value)).toMatch(/^https:\/\/m\.me\/\d+\?ref=made_up-1$/);
    const phone = await stack().newCustomer();
    await phone.write("Hello");
    await phone.fill("you", "Come by m.me, with this ref", "made_up-1");
    await expect
      .poll(() => desk.page.$eval("fb-chat-gadget", ({ conversation }) => conversation))
      .not.toBe(null);
  });
});
