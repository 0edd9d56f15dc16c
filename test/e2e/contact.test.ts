import { describe, expect, it } from "vitest";
import { useStack } from "./support/stack.ts";

// Who waits longest at its desk is nobody of another test.
const stack = useStack("own");

const MORE = 'fb-chat-handling >>> button[aria-haspopup="menu"]';

describe("an agent", () => {
  it("puts a conversation aside until the customer writes, and closes it and goes on to who waits", async () => {
    const [phone, waiting] = [await stack().newCustomer(), await stack().newCustomer()];
    const kim = await stack().openDesk("kim");
    await phone.write("Where is my parcel?");
    await kim.chooseView("open");
    await kim.choose(phone.name);
    await kim.write("I shall look.");
    await expect.poll(() => kim.handling()).toContain("Yours");

    await kim.click(MORE);
    await kim.press("Put aside…");
    await kim.click("dialog input[value=written]");
    await kim.click("dialog .buttons .primary");
    await expect.poll(() => kim.handling()).toContain("Aside until they write");
    await phone.write("It is here, thank you!");
    await expect.poll(() => kim.handling()).not.toContain("Aside");
    await expect.poll(() => kim.texts()).toContain("It is here, thank you!");

    await waiting.write("Hello, anybody?");
    await kim.page.waitForSelector(`fb-chat-gadget >>> fb-chat-list-row >>> ::-p-text(${waiting.name})`);
    await kim.click(MORE);
    await kim.press("Close and next");
    await expect.poll(() => kim.texts()).toContain("Hello, anybody?");

    await kim.chooseView("closed");
    await kim.choose(phone.name);
    await kim.click("fb-chat-customer-button >>> button");
    const known = () =>
      kim.page.$eval("fb-chat-gadget >>> fb-chat-customer-pane >>> .body", (it) => it.textContent);
    await expect.poll(known).toMatch(/answered by Kim.* closed by Kim/s);
  });
});
