import { describe, expect, it } from "vitest";
import { useStack } from "./support/stack.ts";

const stack = useStack();

describe("a conversation", () => {
  it("goes from the phone to the gadget and back, and the marks come after", async () => {
    const phone = await stack().newCustomer();
    const desk = await stack().openDesk("kim");

    await phone.write("Where is my order?");
    await desk.chooseView("unassigned");
    await desk.choose(phone.name);
    await expect.poll(() => desk.texts()).toEqual(["Where is my order?"]);
    await desk.write("It arrives tomorrow.");

    await expect.poll(() => phone.messages()).toEqual(["Where is my order?", "It arrives tomorrow."]);
    await expect
      .poll(() => desk.entries())
      .toContainEqual({ side: "own", text: "It arrives tomorrow.", progress: "Delivered" });
    // The phone reads while somebody looks at it.
    await phone.page.bringToFront();
    await expect
      .poll(() => desk.entries())
      .toContainEqual({ side: "own", text: "It arrives tomorrow.", progress: "Read" });
    expect(await desk.hostEvents()).toEqual(
      expect.arrayContaining(["fb-chat-ready", "fb-chat-conversation-selected", "fb-chat-message-sent"]),
    );
  });

  it("looks the same after a reload in the middle of it", async () => {
    const phone = await stack().newCustomer();
    const desk = await stack().openDesk("kim");
    await phone.write("One");
    await desk.chooseView("open");
    await desk.choose(phone.name);
    await desk.write("Two");
    await phone.shows("Two");
    await phone.write("Three");
    await expect.poll(() => desk.texts()).toEqual(["One", "Two", "Three"]);
    await expect.poll(async () => (await desk.entries())[1]?.progress).toBe("Read");
    const before = await desk.entries();

    await desk.page.reload();
    await desk.chooseView("mine");
    await desk.choose(phone.name);

    await expect.poll(() => desk.entries()).toEqual(before);
  });

  it("sends a text that is too long for Messenger in parts, in order", async () => {
    const phone = await stack().newCustomer();
    const desk = await stack().openDesk("kim");
    await phone.write("Tell me everything");
    await desk.chooseView("open");
    await desk.choose(phone.name);
    const text = Array.from({ length: 450 }, (_, index) => `word-${String(index)}`).join(" ");

    await desk.paste(text);

    await expect.poll(async () => (await phone.messages()).slice(1).join(" ")).toBe(text);
  });
});
