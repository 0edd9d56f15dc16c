import { expect } from "@open-wc/testing";
import type { PageState } from "../../../worker/protocol/frames.ts";
import type { Built } from "../../../gadget/builder/kinds.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aWelcome, MARIA, PAGE } from "../support/builders.ts";
import { hasBegun, opensBuilder } from "../support/building.ts";
import { FakeDesk } from "../support/fake-desk.ts";

const TOLD = "a video with buttons does not arrive";
const film = (mediaType: "image" | "video"): Built => ({
  kind: "template",
  template: { type: "media", mediaType, media: { url: "https://www.facebook.com/shop/videos/1" } },
});

async function building(
  page: Partial<PageState>,
  mediaType: "image" | "video" = "video",
  europeRules = false,
) {
  const desk = new FakeDesk();
  desk.welcome = aWelcome({ pages: [{ pageId: PAGE, pause: null, ...page }] });
  hasBegun(desk, film(mediaType));
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  if (europeRules) Object.assign(desk.conversations.get(MARIA)!.thread, { europeRules });
  const all = await aGadget(desk, { conversation: MARIA });
  await opensBuilder(all.screen, "Picture or video with buttons");
  return all;
}

describe("what does not arrive by the rules for Europe", () => {
  it("is said before it is sent, where they limit the Page", async () => {
    const { gadget, screen } = await building({ subjectToNewEuPrivacyRules: true });

    await screen.shows(TOLD);
    await expect(gadget).to.be.accessible();
  });

  it("is said where Meta refused this customer something for them", async () => {
    const { screen } = await building({}, "video", true);

    await screen.shows(TOLD);
  });

  it("is not said elsewhere, nor of what arrives", async () => {
    const elsewhere = await building({});
    expect(elsewhere.screen.text("fb-chat-builder")).to.not.include(TOLD);
    const picture = await building({ subjectToNewEuPrivacyRules: true }, "image");
    expect(picture.screen.text("fb-chat-builder")).to.not.include(TOLD);
  });
});
