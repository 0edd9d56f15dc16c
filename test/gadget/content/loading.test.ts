import { expect, waitUntil } from "@open-wc/testing";
import { richContent } from "../../../gadget/late/rich-content.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aText, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

const event = { type: "coupon", code: "SUMMER", payload: null } as const;

// One after the other: what is loaded stays so for the page.
describe("what shows everything but words", () => {
  it("is not loaded while there are only words", async () => {
    let loads = 0;
    const { source } = richContent;
    richContent.source = () => {
      loads++;
      return source();
    };
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA }, [anEntry(1, { content: aText("Hello") })]);

    const { screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("Hello", "fb-chat-entry");

    expect(loads).to.equal(0);
    richContent.source = source;
  });

  it("says what is there by name when it cannot be loaded, and can be loaded later", async () => {
    const { source } = richContent;
    richContent.source = () => Promise.reject(new TypeError("Failed to fetch"));
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA }, [
      anEntry(1, { content: { kind: "event", event } }),
      anEntry(2, { content: { kind: "text", text: "See", rest: [], parts: [{ type: "other", what: "x" }] } }),
      anEntry(3, { content: aText("Words"), changes: { isUnsent: true } }),
    ]);
    const { gadget, screen } = await aGadget(desk, { conversation: MARIA });
    await waitUntil(() => screen.buttons("Try again").length === 3);
    expect(screen.all("fb-chat-entry .bubble").map((bubble) => screen.textOf(bubble))).to.deep.equal([
      "Coupon Try again",
      "See Attachment Try again",
      // With the customer's initials beside the last of theirs.
      "Message taken back Try again ML",
    ]);
    await expect(gadget).to.be.accessible();
    richContent.source = source;

    screen.buttons("Try again")[0]!.click();

    await screen.shows("Revealed the coupon SUMMER");
  });

  it("is loaded once, for all who wait for it", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA }, [anEntry(1, { content: { kind: "event", event } })]);

    const { screen } = await aGadget(desk, { conversation: MARIA });

    await screen.shows("Revealed the coupon SUMMER");
    expect(screen.buttons("Try again")).to.deep.equal([]);
  });
});
