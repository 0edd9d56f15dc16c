import { expect, waitUntil } from "@open-wc/testing";
import type { PageState, PageTrouble } from "../../../worker/protocol/frames.ts";
import type { Role } from "../../../worker/protocol/rights.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, aWelcome, HOUR, JONAS, MARIA, NOW, PAGE } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import type { GadgetOptions } from "../support/mount.ts";

const OTHER = "10150002";
const EVA = `${OTHER}:1`;
const pause = { since: NOW - HOUR, code: 190, subcode: 463 };
const ONE: PageState[] = [{ pageId: PAGE, pause }];
const TWO: PageState[] = [...ONE, { pageId: OTHER, pause: null }];

async function aDesk(pages: PageState[], role: Role = "agent", options: GadgetOptions = {}) {
  const desk = new FakeDesk();
  desk.welcome = aWelcome({ pages }, role);
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.has({ conversation: JONAS, customer: { name: "Jonas", label: "Jonas" } }, [anEntry(1)]);
  if (pages.length > 1)
    desk.has({ conversation: EVA, customer: { name: "Eva", label: "Eva" } }, [anEntry(1)]);
  const all = await aGadget(desk, options);
  const strip = () => all.screen.text("fb-chat-page-strips");
  return { desk, strip, ...all };
}

describe("a paused Page", () => {
  it("is told above the list, with its reason, to every agent", async () => {
    const { screen, strip } = await aDesk(ONE);

    await screen.shows("its access token no longer works (Meta 190/463)");
    expect(strip()).to.include("Messages wait here until it is resumed.");
    // The desk has no other.
    expect(strip()).to.not.include(PAGE);
    expect(screen.buttons("Resume")).to.deep.equal([]);
  });

  it("is told once where a conversation is open", async () => {
    const { screen } = await aDesk(ONE, "agent", { conversation: MARIA });
    await screen.shows("Message 1");

    expect(screen.text().split("Messages wait here")).to.have.length(2);
  });

  it("is named where the desk has several, and marks the rows of its conversations alone", async () => {
    const { desk, screen, strip } = await aDesk(TWO);
    await screen.shows("Eva");

    expect(strip()).to.match(/Page 10150001 ?:/);
    const marked = () =>
      screen
        .all("fb-chat-list-row")
        .map((row) => screen.textOf(row))
        .filter((row) => row.includes("Sending is paused"));
    expect(marked()).to.have.length(2);
    expect(marked().join()).to.not.include("Eva");

    desk.push({ type: "page", page: { pageId: PAGE, pause: null } });
    await waitUntil(() => marked().length === 0, "rows stay marked");
    expect(strip()).to.equal("");
  });

  it("is one mark in a row: its words beside their sign", async () => {
    const { screen } = await aDesk(ONE, "agent", { width: 320 });
    await screen.shows("Sending is paused");

    const [mark] = screen
      .all("fb-chat-list-row .mark")
      .filter((part) => screen.textOf(part) === "Sending is paused");
    const icon = mark!.querySelector("svg")!.getBoundingClientRect();
    const { top, bottom, height } = mark!.getBoundingClientRect();
    expect(height).to.be.lessThan(24);
    expect(icon.top).to.be.at.least(top - 1);
    expect(icon.bottom).to.be.at.most(bottom + 1);
  });

  it("can be resumed by a supervisor, out of the list", async () => {
    const { desk, screen } = await aDesk(TWO, "supervisor");
    await screen.shows("is paused");

    screen.press("Resume");

    await screen.hides("is paused");
    expect(desk.sent("page.resume").map(({ pageId }) => pageId)).to.deep.equal([PAGE]);
  });

  it("says that it was tried, and why it is still paused", async () => {
    const { desk, screen } = await aDesk(ONE, "supervisor");
    await screen.shows("is paused");
    desk.refuse("page.resume", { code: "refused_by_meta", graph: { code: 190, subcode: 460 } });

    screen.press("Resume");

    await screen.shows("It was tried just now: Meta refused this.", "fb-chat-page-strips");
    screen.press("Resume");
    await screen.hides("is paused");
  });

  it("is asked for once while Meta is asked", async () => {
    const { desk, screen } = await aDesk(ONE, "supervisor");
    await screen.shows("is paused");
    desk.silent.add("page.resume");

    screen.press("Resume");
    await waitUntil(() => screen.isOff("Resume"));
    const [button] = screen.all("fb-chat-page-strips button");
    button!.click();

    expect(desk.sent("page.resume")).to.have.length(1);
  });

  it("is not for those who only read", async () => {
    const { screen } = await aDesk(ONE, "supervisor", { with: { readonly: true } });
    await screen.shows("is paused");

    expect(screen.buttons("Resume")).to.deep.equal([]);
  });
});

describe("a Page that Meta warned", () => {
  const warning = { at: NOW - HOUR, action: "warning", reason: "too many complaints" } as const;

  it("is told above the list in Meta's words, and named where the desk has several", async () => {
    const { screen, strip } = await aDesk([{ pageId: PAGE, pause: null, warning }, TWO[1]!]);

    await screen.shows("Meta warned this Page");
    expect(strip()).to.include("too many complaints");
    expect(strip()).to.match(/Page 10150001 ?:/);
    expect(screen.buttons("Dismiss")).to.deep.equal([]);
  });

  it("is dismissed by a supervisor, or says why not", async () => {
    const { desk, screen } = await aDesk([{ pageId: PAGE, pause: null, warning }], "supervisor");
    await screen.shows("Meta warned this Page");
    desk.refuse("page.resume", { code: "refused_by_meta", graph: { code: 190, subcode: 460 } });

    screen.press("Dismiss");
    await screen.shows("Meta refused this.", "fb-chat-page-strips");
    screen.press("Dismiss");

    await screen.hides("Meta warned this Page");
  });

  it("has one button with a pause, which is about both", async () => {
    const { screen } = await aDesk([{ pageId: PAGE, pause, warning }], "supervisor");

    await screen.shows("Meta warned this Page");

    expect(screen.buttons("Dismiss")).to.deep.equal([]);
    expect(screen.buttons("Resume")).to.have.length(1);
  });
});

describe("a Page that was disconnected", () => {
  it("is told with what can be done, and with nothing to press, whatever else is known of it", async () => {
    const { desk, screen, strip } = await aDesk([{ ...ONE[0]!, disconnectedAt: NOW - HOUR }], "supervisor");

    await screen.shows("This Page was disconnected");
    expect(strip()).to.include("until an administrator connects it again");
    expect(strip()).to.not.include("paused");
    expect(screen.buttons("Resume")).to.deep.equal([]);

    desk.push({ type: "page", page: { pageId: PAGE, pause: null } });
    await waitUntil(() => strip() === "", "the strip stays");
  });
});

describe("a Page of which somebody has to mend something", () => {
  const troubled = (stops: PageTrouble["stops"], more: Partial<PageTrouble> = {}): PageState[] => [
    { pageId: PAGE, pause: null, trouble: { since: NOW - HOUR, stops, ...more } },
  ];

  for (const [stops, words] of [
    ["sending", "Messages to customers may not leave since"],
    ["receiving", "Messages from customers may not arrive since"],
    ["both", "Messages may neither arrive nor leave since"],
  ] as const)
    it(`is told with what does not work, and who can act: ${stops}`, async () => {
      const { screen, strip } = await aDesk(troubled(stops));

      await screen.shows(words);
      expect(strip()).to.include("An administrator can mend it");
    });

  it("is told when its connection ends, and no more once it is mended", async () => {
    const { desk, screen, strip } = await aDesk(troubled("soon", { at: NOW + 3 * HOUR }));
    await screen.shows("The connection to Meta ends");

    desk.push({ type: "page", page: { pageId: PAGE, pause: null } });

    await waitUntil(() => strip() === "", "the strip stays");
  });

  it("is told by the pause alone where it is paused", async () => {
    const [page] = troubled("both");
    const { screen, strip } = await aDesk([{ ...page!, pause }]);

    await screen.shows("its access token no longer works");
    expect(strip()).to.not.include("administrator");
  });
});
