import { expect, waitUntil } from "@open-wc/testing";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, ANNA, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { TARGETS } from "../support/handing.ts";
import { nameOf, type Screen } from "../support/screen.ts";
import { settled } from "../support/manual-clock.ts";
import { anOffer, PIA } from "../support/offering.ts";

/** An agent who writes why they give Maria on, and is offered Pia meanwhile. */
async function offeredInADialog(width = 900, height = 640) {
  const desk = new FakeDesk();
  desk.targets = TARGETS;
  desk.has({ conversation: MARIA, owner: ANNA }, [anEntry(1)]);
  desk.has({ conversation: PIA, owner: null, customer: { name: "Pia Novak", label: "Pia Novak" } }, [
    anEntry(1, { content: { kind: "text", text: "Hello from Pia", rest: [] } }),
  ]);
  const all = await aGadget(desk, { conversation: MARIA, width });
  const { gadget, screen } = all;
  gadget.style.blockSize = `${height}px`;
  await screen.shows("Message 1");
  await waitUntil(() => screen.buttons("More for this conversation").length > 0);
  screen.press("More for this conversation");
  await screen.shows("Transfer…", "[role=menu]");
  screen.press("Transfer… G");
  await screen.shows("Ben", "dialog");
  const words = screen.all<HTMLTextAreaElement>("dialog textarea")[0]!;
  words.value = "Wants the blue one";
  words.focus();
  desk.push({ type: "offers", offers: [anOffer(desk)] });
  await screen.shows("Pia Novak", ".card");
  await settled();
  return { desk, words, ...all };
}

function isInDialog({ focused }: Screen): boolean {
  return focused?.closest("dialog") != null;
}

describe("an offer while a dialog is open", () => {
  it("is accepted; what is written in the dialog stays, and the conversation is opened behind it", async () => {
    const { desk, gadget, screen, words } = await offeredInADialog();

    screen.press("Accept");

    await waitUntil(() => desk.sent("offer.accept").length === 1);
    await settled();
    expect(gadget.conversation, "not under what is written").to.equal(MARIA);
    expect(words.value).to.equal("Wants the blue one");
    expect(isInDialog(screen), "the keys go on there").to.equal(true);
    screen.press("Cancel");
    await screen.shows("Hello from Pia");
    expect(gadget.conversation).to.equal(PIA);
  });

  for (const [width, height] of [
    [900, 640],
    [320, 568],
    [280, 320],
  ] as const)
    it(`can be pressed where it stands at ${width} by ${height}, and covers nothing of the dialog`, async () => {
      const { screen } = await offeredInADialog(width, height);
      const accept = screen.button("Accept");
      const root = accept.getRootNode() as ShadowRoot;
      const pressed = () => {
        const { left, top, width: wide, height: high } = accept.getBoundingClientRect();
        return root.elementFromPoint(left + wide / 2, top + high / 2);
      };

      // What is dimmed is told of sizes with a frame.
      await waitUntil(() => pressed() === accept, "something lies above it");

      expect(accept.closest("[inert]") === null).to.equal(true);
      const [pile, dialog] = [screen.all(".pile")[0]!, screen.all("dialog")[0]!];
      expect(dialog.getBoundingClientRect().top).to.be.at.least(pile.getBoundingClientRect().bottom);
    });

  it("is in the round of Tab: behind the dialog's last, before its first", async () => {
    const { screen } = await offeredInADialog();
    screen.button("Transfer").focus();

    screen.pressKey("Tab");
    expect(nameOf(screen.focused!)).to.equal("Accept");
    screen.pressKey("Tab", { shiftKey: true });
    expect(nameOf(screen.focused!)).to.equal("Transfer");

    const first = screen.all("dialog .find")[0]!;
    first.focus();
    screen.pressKey("Tab", { shiftKey: true });
    expect(screen.focused?.closest(".card") !== null).to.equal(true);
    screen.pressKey("Tab");
    expect(screen.focused === first).to.equal(true);
  });

  it("goes, and the keys are in the dialog again", async () => {
    const { desk, screen } = await offeredInADialog();
    screen.button("Accept").focus();

    desk.push({ type: "offers", offers: [] });

    await waitUntil(() => screen.buttons("Accept").length === 0);
    expect(isInDialog(screen)).to.equal(true);
  });

  it("takes no shortcut of what waits, and Escape closes the dialog", async () => {
    const { gadget, screen } = await offeredInADialog();
    screen.button("Accept").focus();

    screen.pressKey("j");
    await settled();
    expect(gadget.conversation).to.equal(MARIA);
    screen.pressKey("Escape");

    await waitUntil(() => screen.all("dialog").length === 0);
    expect(gadget.conversation).to.equal(MARIA);
    expect(screen.all("[inert]").length).to.equal(0);
    await screen.shows("Pia Novak", ".card");
  });
});
