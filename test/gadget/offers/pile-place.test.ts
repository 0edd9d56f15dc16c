import { expect, waitUntil } from "@open-wc/testing";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, ANNA, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";
import { anOffer, ofSomebody } from "../support/offering.ts";

const NAMES = ["Pia Novak", "Oluwaseun Adebayo-Featherstonehaugh", "Zoe Miller"];

/** A gadget of that size, with Maria's thread open and three offers. */
async function threeOffers(width: number, height: number) {
  const desk = new FakeDesk();
  desk.has(
    { conversation: MARIA, owner: ANNA },
    Array.from({ length: 30 }, (_, n) => anEntry(n + 1)),
  );
  const all = await aGadget(desk, { conversation: MARIA });
  const { gadget, screen } = all;
  Object.assign(gadget.style, { inlineSize: `${width}px`, blockSize: `${height}px` });
  await screen.shows("Message 30");
  await waitUntil(() => screen.all("fb-chat-composer-pane textarea").length > 0);
  const offers = NAMES.map((name) => anOffer(desk, ofSomebody(desk, name, 2)));
  desk.push({ type: "offers", offers });
  await settled();
  await waitUntil(() => screen.all(".card").length === 3);
  await settled();
  const boxOf = (selector: string) => screen.all(selector)[0]!.getBoundingClientRect();
  return { boxOf, offers, ...all };
}

describe("the place of what is offered", () => {
  for (const [width, height] of [
    [280, 320],
    [320, 568],
    [536, 480],
    [620, 480],
    [1_000, 640],
  ] as const)
    it(`is above the rest at ${width} by ${height}, bounded, and covers nothing`, async () => {
      const { boxOf, gadget, screen } = await threeOffers(width, height);

      const [pile, head] = [boxOf(".pile"), boxOf("fb-chat-thread-header")];
      const [box, all] = [boxOf("fb-chat-composer-pane textarea"), gadget.getBoundingClientRect()];
      expect(pile.height).to.be.at.most(Math.min(0.45 * height, 360) + 1);
      expect(pile.bottom).to.be.at.most(head.top + 1);
      expect([pile.left, pile.right], "across all of it").to.deep.equal([all.left, all.right]);
      expect(box.bottom).to.be.at.most(all.bottom);
      expect(box.top).to.be.at.least(head.bottom);
      const pressed = screen.buttons("Accept")[0]!.getBoundingClientRect();
      expect(pressed.bottom, "the first is answered without scrolling").to.be.at.most(pile.bottom + 1);
      expect(screen.all(".pile")[0]!.scrollWidth).to.be.at.most(Math.ceil(pile.width));
    });

  it("leaves the newest message where it is read, and scrolls to the others by the keyboard", async () => {
    const { boxOf, screen } = await threeOffers(320, 568);
    await waitUntil(() => {
      const last = screen.all("fb-chat-entry").at(-1)!.getBoundingClientRect();
      const room = boxOf("fb-chat-entries .scroller");
      return last.bottom <= room.bottom + 1 && last.bottom > room.top;
    }, "the end is out of sight");

    screen.buttons("Accept")[2]!.focus();

    const [pressed, pile] = [screen.buttons("Accept")[2]!.getBoundingClientRect(), boxOf(".pile")];
    expect(pressed.bottom).to.be.at.most(pile.bottom + 1);
    expect(pressed.top).to.be.at.least(pile.top - 1);
  });

  it("asks for sound once, however many are offered", async () => {
    const { screen } = await threeOffers(620, 480);

    expect(screen.buttons("Turn on sound and desktop notices").length).to.be.at.most(1);
  });
});
