import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { links } from "../../../gadget/late/links.ts";
import { anEntry, aText, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { mountGadget } from "../support/mount.ts";

const real = links.source;

async function aThread(...texts: string[]) {
  const desk = new FakeDesk();
  const entries = texts.map((text, n) => anEntry(n + 1, { content: aText(text) }));
  desk.has({ conversation: MARIA }, entries);
  const frame = await fixture<HTMLElement>(html`<div></div>`);
  const all = await mountGadget(frame, desk, { conversation: MARIA });
  await all.screen.shows(texts.at(-1)!, "fb-chat-entry");
  return { desk, ...all };
}

// In this order: what was loaded once stays.
describe("what finds addresses", () => {
  let tries = 0;
  beforeEach(() => {
    tries = 0;
  });
  afterEach(() => {
    links.source = real;
  });

  it("is not loaded for texts without one", async () => {
    links.source = () => {
      tries++;
      return real();
    };

    await aThread("Hello", "At 5:30, or 1/2. Best: www");

    expect(tries).to.equal(0);
  });

  it("leaves texts as they are where it is out of reach, and is asked for again with the next", async () => {
    links.source = () => {
      tries++;
      return Promise.reject(new TypeError("offline"));
    };
    const { desk, screen } = await aThread("See https://shop.example/a。");
    await waitUntil(() => tries === 1);
    expect(screen.all("fb-chat-entry a")).to.deep.equal([]);

    links.source = real;
    desk.changes(MARIA, [{ content: aText("or www.shop.example/b") }]);

    await waitUntil(() => screen.all("fb-chat-entry a").length > 0, "no link");
    expect(screen.all("fb-chat-entry a").map(({ textContent }) => textContent)).to.include(
      "www.shop.example/b",
    );
    expect(screen.all("fb-chat-entry .text")[0]!.textContent).to.equal("See https://shop.example/a。");
  });
});
