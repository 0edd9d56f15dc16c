import { expect, waitUntil } from "@open-wc/testing";
import { resetMouse, sendMouse } from "@web/test-runner-commands";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aText, aWelcome, byAnna, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import type { GadgetOptions } from "../support/mount.ts";
import { nameOf } from "../support/screen.ts";

const REPLY = "Reply to this message";

async function aThread(change: Partial<Entry> = {}, options: GadgetOptions = {}, features?: []) {
  const desk = new FakeDesk();
  if (features) desk.welcome = aWelcome({ features });
  desk.has({ conversation: MARIA }, [
    anEntry(1, { content: aText("Is it on its way?"), ...change }),
    anEntry(2, { author: byAnna, content: aText("I look.") }),
  ]);
  const all = await aGadget(desk, { conversation: MARIA, ...options });
  const { screen } = all;
  await screen.shows("I look.");
  await waitUntil(() => screen.all("fb-chat-entry").length === 2);
  const bubble = (index: number) => screen.all("fb-chat-entry .bubble")[index]!;
  const over = (index: number) => {
    bubble(index).dispatchEvent(
      new PointerEvent("pointerover", { pointerType: "mouse", bubbles: true, composed: true }),
    );
  };
  const tools = () => screen.all<HTMLButtonElement>("fb-chat-entry-tools button").map(nameOf);
  const presses = async (name: string) => {
    await waitUntil(() => tools().includes(name), `no "${name}" among ${tools().join(" | ")}`);
    screen.press(name);
  };
  const quote = () => screen.text("fb-chat-composer-pane .reply-to");
  return { desk, over, bubble, tools, presses, quote, ...all };
}

describe("what can be done with one message", () => {
  it("is beside the one under the pointer, and passes axe", async () => {
    const { gadget, over, tools, screen } = await aThread();
    over(0);
    await waitUntil(() => tools().length === 2);
    expect(tools()).to.deep.equal(["React", REPLY]);
    await expect(gadget).to.be.accessible();

    over(1);

    await waitUntil(() => screen.all("fb-chat-entry-tools[side=end]").length === 1);
    expect(screen.all("fb-chat-entry-tools")).to.have.length(1);
  });

  it("leaves one that was clicked for the one under the pointer", async () => {
    const { over, bubble, tools, screen } = await aThread();
    const { x, y } = bubble(0).getBoundingClientRect();
    await sendMouse({ type: "click", position: [Math.round(x) + 8, Math.round(y) + 8] });
    await waitUntil(() => tools().length === 2);

    over(1);

    await waitUntil(() => screen.all("fb-chat-entry-tools[side=end]").length === 1);
    // Where it stays it would be over a message of the next thread.
    await resetMouse();
  });

  it("is at the one that has the focus", async () => {
    const { screen, tools } = await aThread();

    screen.all("fb-chat-entries li[tabindex]")[0]!.focus();

    await waitUntil(() => tools().length === 2);
  });

  it("is at the one that a finger stays on", async () => {
    const { bubble, tools } = await aThread();
    const touch = { pointerType: "touch", clientX: 5, clientY: 5, bubbles: true, composed: true };
    bubble(0).dispatchEvent(new PointerEvent("pointerdown", touch));
    bubble(0).dispatchEvent(new PointerEvent("pointermove", { ...touch, clientY: 60 }));
    bubble(1).dispatchEvent(new PointerEvent("pointerdown", touch));

    await waitUntil(() => tools().length === 2);

    const menu = new MouseEvent("contextmenu", { bubbles: true, composed: true, cancelable: true });
    bubble(1).dispatchEvent(menu);
    expect(menu.defaultPrevented).to.equal(true);
  });

  for (const [name, change, options, features] of [
    ["at a Worker that is older", {}, {}, []],
    ["while the agent only looks on", {}, { with: { readonly: true } }, undefined],
    ["with a message that was taken back", { changes: { isUnsent: true } }, {}, undefined],
    ["with one that Meta has not told of", { mid: null }, {}, undefined],
  ] as const) {
    it(`is nothing ${name}`, async () => {
      const { over, tools } = await aThread({ ...change }, { ...options }, features as [] | undefined);

      over(0);
      await new Promise(requestAnimationFrame);

      expect(tools()).to.deep.equal([]);
    });
  }
});

describe("an answer to one message", () => {
  it("says which above the box, where the focus is, and leaves with it", async () => {
    const { desk, over, presses, quote, screen } = await aThread();
    over(0);

    await presses(REPLY);

    await waitUntil(() => quote().includes("Reply to Maria Lopez Is it on its way?"));
    await waitUntil(() => screen.focused === screen.box, "the focus is elsewhere");
    screen.write("It is");
    screen.key("Enter");
    expect(desk.sent("message.send")[0]?.outgoing).to.deep.equal({ kind: "text", text: "It is", replyTo: 1 });
    await waitUntil(() => quote() === "");

    screen.write("Soon");
    screen.key("Enter");
    expect(desk.sent("message.send")[1]?.outgoing).to.deep.equal({ kind: "text", text: "Soon" });
  });

  it("is none any more on demand", async () => {
    const { desk, over, presses, quote, screen } = await aThread();
    over(0);
    await presses(REPLY);
    await waitUntil(() => quote() !== "");

    screen.press("Reply to no message in particular");

    await waitUntil(() => quote() === "");
    screen.write("It is");
    screen.key("Enter");
    expect(desk.sent("message.send")[0]?.outgoing).to.deep.equal({ kind: "text", text: "It is" });
  });

  it("is one again when it was refused and is to be changed", async () => {
    const { desk, over, presses, quote, screen } = await aThread();
    over(0);
    await presses(REPLY);
    await waitUntil(() => quote() !== "");
    desk.refuse("message.send", { code: "customer_unavailable" });
    screen.write("It is");
    screen.key("Enter");
    await screen.shows("Your message was not sent");

    screen.press("Edit");

    await waitUntil(() => quote() !== "");
    expect(screen.box.value).to.equal("It is");
  });
});

describe("a reaction of the Page", () => {
  it("is chosen from a row of emoji, and taken back there", async () => {
    const { desk, over, presses, tools, screen } = await aThread();
    over(0);
    await presses("React");
    await presses("React with 👍");
    expect(desk.sent("message.react").map(({ entry, emoji }) => [entry, emoji])).to.deep.equal([[1, "👍"]]);

    desk.changes(MARIA, [{ id: 1, changes: { pageReaction: "👍" } }]);
    await screen.shows("👍");
    over(1);
    over(0);
    await presses("React");
    await presses("Take back 👍");

    expect(desk.sent("message.react").at(-1)?.emoji).to.equal(null);
    expect(tools()).to.not.include("Take back 👍");
  });

  it("of which nobody knows whether it stands can be given again, and taken back", async () => {
    const failed = { code: 100, subcode: null };
    const changes = { pageReaction: "👍", reacting: { emoji: "😆", failed, unknown: true as const } };
    const { desk, over, presses } = await aThread({ changes });
    over(0);
    await presses("React");
    await presses("React with 😆");
    over(1);
    over(0);
    await presses("React");
    await presses("Take back the Page’s reaction");

    expect(desk.sent("message.react").map(({ emoji }) => emoji)).to.deep.equal(["😆", null]);
  });

  it("that Meta refused can be given again", async () => {
    const reacting = { emoji: "😆", failed: { code: 100, subcode: null } };
    const { desk, over, presses } = await aThread({ changes: { pageReaction: "👍", reacting } });
    over(0);
    await presses("React");
    await presses("React with 😆");

    expect(desk.sent("message.react").at(-1)?.emoji).to.equal("😆");
  });

  it("is moved through by the arrows, and left by Escape", async () => {
    const { presses, screen, tools } = await aThread();
    screen.all("fb-chat-entries li[tabindex]")[0]!.focus();
    await presses("React");
    await waitUntil(() => nameOf(screen.focused!) === "React with ❤️");

    screen.pressKey("ArrowRight");
    expect(nameOf(screen.focused!)).to.equal("React with 😆");
    screen.pressKey("Escape");

    await waitUntil(() => tools().join() === `React,${REPLY}`);
    await waitUntil(() => nameOf(screen.focused!) === "React");
  });

  it("says so where it was refused", async () => {
    const { desk, over, presses, screen } = await aThread();
    desk.refuse("message.react", { code: "customer_blocked" });
    over(0);
    await presses("React");
    await presses("React with 👍");

    await screen.shows("This customer is blocked");
  });
});
