import { describe, expect, it } from "vitest";
import { useStack } from "./support/stack.ts";

const stack = useStack();

describe("an agent with two tabs", () => {
  it("writes one text in both, and sends it once", async () => {
    const phone = await stack().newCustomer();
    const [one, other] = [await stack().openDesk("kim"), await stack().openDesk("kim")];
    await phone.write("Where is my order?");
    for (const desk of [one, other]) {
      await desk.chooseView("open");
      await desk.choose(phone.name);
    }

    await one.type("It left today.");
    await expect.poll(() => other.draft()).toBe("It left today.");
    await one.page.keyboard.press("Enter");
    await expect.poll(() => other.draft()).toBe("");
    await other.page.bringToFront();
    await other.page.focus("fb-chat-gadget >>> textarea");
    await other.page.keyboard.press("Enter");
    await other.write("It comes tomorrow.");

    const all = ["Where is my order?", "It left today.", "It comes tomorrow."];
    await expect.poll(() => phone.messages()).toEqual(all);
    expect(await other.question()).toBe("");
  });
});

describe("two agents", () => {
  it("see who answers and who looks, and take over from each other", async () => {
    const phone = await stack().newCustomer();
    const [kim, sam] = [await stack().openDesk("kim"), await stack().openDesk("sam")];
    await phone.write("Hello?");
    for (const desk of [kim, sam]) {
      await desk.chooseView("open");
      await desk.choose(phone.name);
    }

    await kim.write("Kim here.");

    await expect.poll(() => kim.handling()).toContain("Yours");
    await expect.poll(() => sam.handling()).toContain("Kim Lee");
    await expect.poll(() => sam.texts()).toEqual(["Hello?", "Kim here."]);
    expect(await kim.handling()).toContain("Sam Okafor");

    await sam.press("Take over");
    await expect.poll(() => sam.handling()).toContain("Yours");
    await expect.poll(() => kim.handling()).toContain("Sam Okafor");
  });

  it("are asked when somebody wrote what they have not seen", async () => {
    const phone = await stack().newCustomer();
    const customer = stack().run.simulator.customer(phone.psid);
    for (let n = 1; n <= 40; n++) customer.text(`Line ${String(n)}`);
    const [kim, sam] = [await stack().openDesk("kim"), await stack().openDesk("sam")];
    for (const desk of [kim, sam]) {
      await desk.chooseView("open");
      await desk.choose(phone.name);
      // Of a long thread only what is near the screen is in the page.
      await expect.poll(async () => (await desk.texts()).at(-1)).toBe("Line 40");
    }
    // Sam reads further up, where Kim's answer does not show. A list that still takes its place stays at its end.
    await expect
      .poll(async () => {
        await sam.page.$$eval("fb-chat-gadget >>> fb-chat-entry", ([first]) => first?.scrollIntoView());
        return sam.below();
      })
      .not.toBe("");
    await kim.write("I have this one.");
    await expect.poll(() => sam.below()).toContain("1 new message");

    await sam.write("I have this one, too.");

    await expect.poll(() => sam.question()).toContain("Others wrote since you looked");
    expect(await sam.question()).toContain("I have this one.");
    expect(customer.thread.messages.filter(({ from }) => from === "page")).toHaveLength(1);

    await sam.press("Send anyway");
    await expect.poll(() => sam.question()).toBe("");
    await expect
      .poll(async () => (await phone.messages()).slice(-2))
      .toEqual(["I have this one.", "I have this one, too."]);
  });
});
