import { expect, waitUntil } from "@open-wc/testing";
import { APPROVED, hasLibrary, hasUnapproved, LIBRARY, longAgo } from "../approved-states.ts";
import { aGadget } from "../support/a-gadget.ts";
import { opensApproved, opensLibrary } from "../support/approved.ts";
import { aWelcome, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import type { Screen } from "../support/screen.ts";

async function aLateAnswer(prepare: (desk: FakeDesk) => void) {
  const desk = new FakeDesk();
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows("Meta's time for replies ended", "fb-chat-composer-pane");
  return { desk, ...all };
}

const titles = (screen: Screen) =>
  screen.all("fb-chat-template-library h3").map((it) => it.textContent.trim());
const ADD = "Ask Meta to approve: ";

describe("Meta's library", () => {
  it("is listed, and what the Page has already is said to be there", async () => {
    const { screen } = await aLateAnswer(hasLibrary);

    await opensLibrary(screen);

    expect(titles(screen)).to.deep.equal(["Order update", "Delivery confirmation 1", "Payment received"]);
    await screen.shows("Approved: it is among this Page’s messages.");
    expect(screen.buttons(`${ADD}Order update`)).to.deep.equal([]);
  });

  it("gives the Page one, which is shown as pending until Meta has approved it", async () => {
    const { desk, screen } = await aLateAnswer(hasLibrary);
    await opensLibrary(screen);

    screen.press(`${ADD}Payment received`);

    await screen.shows("Meta is looking at it.");
    expect(desk.sent("page.addUtilityTemplate")).to.have.length(1);
    desk.unapproved = [];
    desk.approved = [...APPROVED, LIBRARY[2]!];
    await desk.platform.clock.advance(12_000);
    await waitUntil(() => screen.all("fb-chat-template-library .state.approved").length === 2);
  });

  it("asks where the links lead, and takes no address that is none", async () => {
    const { desk, screen } = await aLateAnswer(hasLibrary);
    await opensLibrary(screen);
    screen.press(`${ADD}Delivery confirmation 1`);
    await screen.shows("Address that “Manage order” opens");
    expect(desk.sent("page.addUtilityTemplate")).to.deep.equal([]);

    screen.press(`${ADD}Delivery confirmation 1`);
    await screen.shows("An address that begins with https:// is needed.");
    const field = screen.all<HTMLInputElement>("fb-chat-template-library .link input")[0]!;
    field.value = "https://shop.example/orders";
    field.dispatchEvent(new InputEvent("input"));
    screen.press(`${ADD}Delivery confirmation 1`);

    await waitUntil(() => desk.sent("page.addUtilityTemplate").length === 1);
    const [order] = desk.sent("page.addUtilityTemplate");
    expect(order!.links).to.deep.equal([{ title: "Manage order", url: "https://shop.example/orders" }]);
  });

  it("is searched for once nobody types, and by language", async () => {
    const { desk, screen } = await aLateAnswer(hasLibrary);
    await opensLibrary(screen);
    const [search] = screen.all<HTMLInputElement>("fb-chat-template-library input[type=search]");
    search!.value = "payment";
    search!.dispatchEvent(new InputEvent("input"));
    await desk.platform.clock.advance(1_000);
    await waitUntil(() => titles(screen).length === 1);

    const [language] = screen.all<HTMLSelectElement>("fb-chat-template-library select");
    language!.value = "en";
    language!.dispatchEvent(new Event("change"));

    await screen.shows("Meta has no message with these words.");
    expect(desk.sent("page.utilityLibrary").at(-1)).to.include({ language: "en", words: "payment" });
  });

  it("may be looked at by agents, who ask somebody else", async () => {
    const { screen } = await aLateAnswer((desk) => {
      hasLibrary(desk);
      desk.welcome = aWelcome({ rights: ["read", "answer"] });
    });
    await opensLibrary(screen);

    await screen.shows("A supervisor can ask Meta to approve one for this Page.");
    expect(screen.buttons(`${ADD}Payment received`)).to.deep.equal([]);
  });

  it("is not offered where the Worker is older", async () => {
    const { screen } = await aLateAnswer((desk) => {
      longAgo(desk);
      desk.welcome = aWelcome({ features: ["outgoing", "send_kinds", "utility_templates"] });
    });
    await opensApproved(screen);
    await screen.shows("Good news: your order");

    expect(screen.all("fb-chat-approved .sources")).to.deep.equal([]);
  });
});

describe("what Meta has not approved", () => {
  it("is told with why, and cannot be chosen", async () => {
    const { screen } = await aLateAnswer(hasUnapproved);
    await opensApproved(screen);

    await screen.shows("Meta rejected it: it has too many blanks for so few words.");
    const options = screen.all<HTMLSelectElement>("fb-chat-approved #template option");
    expect(options.map((it) => it.textContent.trim())).to.deep.equal(["Order update", "Fitting appointment"]);
  });
});
