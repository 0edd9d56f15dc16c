import { expect, waitUntil } from "@open-wc/testing";
import { DOUBLE_CLICK_MS } from "../../../gadget/shell/double-click-guard.ts";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import { aGadget } from "../support/a-gadget.ts";
import { ANNA, anEntry, aWelcome, MARIA } from "../support/builders.ts";
import { FakeDesk, textOf } from "../support/fake-desk.ts";
import { hand } from "../support/hand.ts";
import { settled } from "../support/manual-clock.ts";

/** All of it in the window: a hand reaches nothing else. */
const SIZE = { width: 780, height: 560 };

async function atMaria(summary: Partial<Summary> = {}, prepare: (desk: FakeDesk) => void = () => {}) {
  const desk = new FakeDesk();
  desk.has({ conversation: MARIA, ...summary }, [anEntry(1)]);
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA, ...SIZE });
  await all.screen.shows("Message 1");
  await waitUntil(() => all.screen.buttons("More for this conversation").length > 0);
  const handled = () =>
    desk.commands.map(({ type }) => type).filter((type) => type.startsWith("conversation."));
  return { desk, handled, ...all };
}

/** Where a hand that clicked at `place` is still, and the button is too. */
function within(button: Element, [x, y]: [number, number]): [number, number] {
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const there: [number, number] = [
    Math.min(Math.max(x, Math.ceil(left) + 2), Math.floor(right) - 2),
    Math.min(Math.max(y, Math.ceil(top) + 2), Math.floor(bottom) - 2),
  ];
  expect(Math.abs(there[0] - x), "it stands elsewhere").to.be.at.most(10);
  return there;
}

afterEach(() => hand.rest());

describe("the second click of a double click", () => {
  for (const [first, summary, after, second, opposite] of [
    ["Take", { owner: null }, "Yours", "Release", "conversation.release"],
    ["Close", { owner: ANNA }, "Closed", "Reopen", "conversation.reopen"],
  ] as const) {
    it(`on "${first}" does not press "${second}", which came into its place; a later one does`, async () => {
      const { desk, screen, handled } = await atMaria(summary);
      const place = await hand.click(screen.button(first));
      await screen.shows(after, "fb-chat-thread-header .state");
      const there = within(screen.button(second), place);

      await hand.clickAt(there);
      await settled();
      expect(handled()).to.have.length(1);

      await desk.platform.clock.advance(DOUBLE_CLICK_MS);
      await hand.clickAt(there);
      await waitUntil(() => handled().includes(opposite));
    });
  }

  it("asks for the same thing once while it is not answered", async () => {
    const { desk, screen, handled } = await atMaria({ owner: null });
    desk.silent.add("conversation.take");

    const place = await hand.click(screen.button("Take"));
    await hand.clickAt(place);
    await settled();

    expect(handled()).to.deep.equal(["conversation.take"]);
  });

  it("discards one of two messages that did not leave", async () => {
    const { desk, screen } = await atMaria();
    desk.refuse("message.send", { code: "customer_blocked" });
    desk.refuse("message.send", { code: "customer_blocked" });
    for (const text of ["one", "two"]) {
      screen.write(text);
      screen.key("Enter");
    }
    await screen.shows("1 more after this");

    const place = await hand.click(screen.button("Discard"));
    await screen.hides("1 more after this");
    await hand.clickAt(within(screen.button("Discard"), place));
    await settled();

    expect(screen.text("fb-chat-refused-send")).to.include("two");
  });

  it("on what closes a dialog does not press what is below it", async () => {
    const desk = new FakeDesk();
    desk.welcome = aWelcome({}, "supervisor");
    const { gadget, screen } = await aGadget(desk, SIZE);
    const below = document.createElement("button");
    below.slot = "empty";
    below.textContent = "New customer";
    below.style.cssText = "inline-size: 100%; block-size: 100%";
    let pressed = 0;
    below.addEventListener("click", () => pressed++);
    gadget.append(below);
    await screen.shows("Anna Agent");
    screen.press("Desk settings");
    await screen.shows("Undo after sending");

    const place = await hand.click(screen.button("Cancel"));
    await waitUntil(() => screen.all("dialog").length === 0);
    await hand.clickAt(place);
    await settled();
    expect(pressed).to.equal(0);

    await desk.platform.clock.advance(DOUBLE_CLICK_MS);
    await hand.clickAt(place);
    await waitUntil(() => pressed === 1);
  });

  it("by the keyboard does not send what is in the box, to which the focus went on", async () => {
    const { desk, screen, handled } = await atMaria({ owner: null });
    screen.write("Half a sent");
    screen.button("Take").focus();

    await hand.press("Enter");
    await waitUntil(() => screen.focused === screen.box, "the focus is elsewhere");
    await hand.press("Enter");
    await settled();
    expect(handled()).to.deep.equal(["conversation.take"]);
    expect(desk.sent("message.send")).to.deep.equal([]);

    await desk.platform.clock.advance(DOUBLE_CLICK_MS);
    await hand.press("Enter");
    await waitUntil(() => desk.sent("message.send").length === 1);
  });

  it("sends once, and leaves the focus in the box", async () => {
    const { desk, screen } = await atMaria();
    screen.write("Hello");
    await waitUntil(() => screen.button("Send").ariaDisabled === "false");

    const place = await hand.click(screen.button("Send"));
    await hand.clickAt(place);
    await waitUntil(() => screen.focused === screen.box, "the focus is elsewhere");

    expect(desk.sent("message.send").map(textOf)).to.deep.equal(["Hello"]);
  });
});
