import { describe, expect, it } from "vitest";
import { useStack } from "./support/stack.ts";

const stack = useStack();
const HOUR_MS = 60 * 60_000;

describe("what was written before the Page was connected", () => {
  it("comes from Meta's record when the agent asks for it, with its files, above all else", async () => {
    const phone = await stack().newCustomer();
    const desk = await stack().openDesk("kim");
    await phone.write("Hello again");
    const longAgo = Date.now() - 30 * 24 * HOUR_MS;
    stack()
      .run.simulator.page()
      .addHistory(phone.psid, [
        { from: "customer", at: longAgo, text: "Do you repair tents?" },
        { from: "customer", at: longAgo + 1_000, attach: ["photo"] },
        { from: "page", at: longAgo + HOUR_MS, text: "We do. Bring it to the shop." },
      ]);
    await desk.chooseView("open");
    await desk.choose(phone.name);
    await expect.poll(() => desk.texts()).toEqual(["Hello again"]);

    await desk.press("Look for older messages at Meta");

    await expect
      .poll(async () => (await desk.texts()).filter((text) => text !== ""))
      .toEqual(["Do you repair tents?", "We do. Bring it to the shop.", "Hello again"]);
    await expect.poll(() => desk.page.$("fb-chat-gadget >>> fb-chat-media >>> img")).not.toBeNull();
    expect(await desk.older()).toBe("Meta has nothing older.");
  });
});
