import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import type { Texts } from "../../../gadget/platform/doors.ts";
import { answering } from "../../../gadget/late/answering.ts";
import { anEntry, ANNA, aText, aWelcome, BEN, JONAS, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { FakeMemory } from "../support/fake-platform.ts";
import { mountGadget } from "../support/mount.ts";
import type { GadgetOptions } from "../support/mount.ts";

const framesDrawn = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))));

type Browser = { memory: FakeMemory; tab: Texts };

/** A page with a gadget in a tab of a browser. It stays until the test ends, as pages do that are thrown away. */
async function aPage(browser: Browser, options: GadgetOptions = {}, welcome = aWelcome()) {
  await answering.load();
  const desk = new FakeDesk();
  Object.assign(desk.platform, browser);
  desk.welcome = welcome;
  desk.has({ conversation: MARIA, owner: ANNA }, [anEntry(1, { content: aText("I am Maria") })]);
  desk.has({ conversation: JONAS, owner: ANNA, customer: { name: "Jonas", label: "Jonas" } }, [
    anEntry(1, { content: aText("I am Jonas") }),
  ]);
  const frame = await fixture<HTMLElement>(html`<div></div>`);
  const selected: (string | null)[] = [];
  frame.addEventListener("fb-chat-conversation-selected", ({ detail }) => selected.push(detail.conversation));
  const page = await mountGadget(frame, desk, options);
  const choose = async (name: string) => {
    await page.screen.shows(name);
    page.screen
      .all("fb-chat-list-row button")
      .find((row) => row.textContent.includes(name))!
      .click();
  };
  const view = (name: string) => {
    page.screen.all(`[role="tab"][data-view="${name}"]`)[0]!.click();
  };
  const shownView = () => page.screen.all('[role="tab"][aria-selected="true"]')[0]?.dataset["view"];
  return { desk, selected, choose, view, shownView, ...page };
}

const aBrowser = (): Browser => ({ memory: new FakeMemory(), tab: new FakeMemory() });

/** A page in which Maria's conversation and the open ones were chosen. */
async function before(browser: Browser) {
  const page = await aPage(browser);
  await page.choose("Maria Lopez");
  await page.screen.shows("I am Maria");
  page.view("open");
  await waitUntil(() => page.shownView() === "open");
  page.frame.remove();
}

describe("a tab that is loaded anew", () => {
  it("has the conversation and the view before it that it had", async () => {
    const browser = aBrowser();
    await before(browser);

    const { gadget, screen, selected, shownView } = await aPage(browser);
    await screen.shows("I am Maria");

    expect(gadget.conversation).to.equal(MARIA);
    expect(selected).to.deep.equal([MARIA]);
    expect(shownView()).to.equal("open");
    await expect(gadget).to.be.accessible();
  });

  it("leaves the focus where the page has it", async () => {
    const browser = aBrowser();
    await before(browser);
    const input = await fixture<HTMLInputElement>(html`<input aria-label="The page's own" />`);
    input.focus();

    const { screen } = await aPage(browser);
    await screen.shows("I am Maria");
    await framesDrawn();

    expect(document.activeElement).to.equal(input);
  });

  it("tells nobody that it was seen before somebody is there", async () => {
    const browser = aBrowser();
    await before(browser);
    const { desk, gadget, screen } = await aPage(browser);
    const looking: boolean[] = [];
    gadget.addEventListener("fb-chat-notify", ({ detail }) => looking.push(detail.looking));
    await screen.shows("I am Maria");
    desk.customerWrites(MARIA, "Hello?");
    await screen.shows("Hello?", "fb-chat-entries");
    await framesDrawn();
    expect(desk.sent("thread.seen")).to.deep.equal([]);
    expect(looking).to.deep.equal([false]);

    document.body.dispatchEvent(new PointerEvent("pointermove", { bubbles: true }));

    await waitUntil(() => desk.sent("thread.seen").length === 1);
    expect(desk.sent("thread.seen")[0]?.entry).to.equal(2);
  });

  it("shows what the page wants, where it wants something", async () => {
    const browser = aBrowser();
    await before(browser);

    const { gadget, screen, selected } = await aPage(browser, { conversation: JONAS });
    await screen.shows("I am Jonas");

    expect(gadget.conversation).to.equal(JONAS);
    expect(selected).to.deep.equal([]);
  });

  it("shows the list again, where the agent went back to it", async () => {
    const browser = aBrowser();
    await before(browser);
    const again = await aPage(browser);
    await again.screen.shows("I am Maria");
    await again.gadget.openConversation(null);
    again.gadget.remove();

    const { gadget, screen } = await aPage(browser);
    await screen.shows("Choose a conversation");

    expect(gadget.conversation).to.equal(null);
  });

  for (const view of ["list", "thread"] as const) {
    it(`leaves the choice to the page with view="${view}"`, async () => {
      const browser = aBrowser();
      await before(browser);

      const { desk, gadget } = await aPage(browser, { with: { view } });
      await waitUntil(() => desk.sent("news.open").length === 1);

      expect(gadget.conversation).to.equal(null);
    });
  }

  it("shows nothing of what somebody else had before them", async () => {
    const browser = aBrowser();
    await before(browser);

    const ben = aWelcome({ agent: { ...BEN, presence: "available", role: "agent" } });
    const { gadget, screen } = await aPage(browser, {}, ben);
    await screen.shows("Choose a conversation");

    expect(gadget.conversation).to.equal(null);
  });

  it("begins afresh after a logout, also one that came before the Worker said who is there", async () => {
    const browser = aBrowser();
    await before(browser);
    const offline = new FakeDesk();
    Object.assign(offline.platform, browser);
    offline.platform.answerPass = () => Promise.reject(new TypeError("network"));
    const frame = await fixture<HTMLElement>(html`<div></div>`);
    const { gadget: early } = await mountGadget(frame, offline);
    await early.logout();
    early.remove();

    const { gadget, screen } = await aPage(browser);
    await screen.shows("Choose a conversation");

    expect(gadget.conversation).to.equal(null);
  });
});

describe("a new tab", () => {
  it("has the view that was chosen last, and no conversation", async () => {
    const browser = aBrowser();
    await before(browser);

    const { gadget, screen, shownView } = await aPage({ ...browser, tab: new FakeMemory() });
    await screen.shows("Choose a conversation");

    expect(gadget.conversation).to.equal(null);
    await waitUntil(() => shownView() === "open");
  });

  it("chooses for itself what it shows when it is loaded anew", async () => {
    const browser = aBrowser();
    await before(browser);
    const other = { ...browser, tab: new FakeMemory() };
    const { view, shownView, gadget } = await aPage(other);
    view("closed");
    await waitUntil(() => shownView() === "closed");
    gadget.remove();

    const first = await aPage(browser);

    await first.screen.shows("I am Maria");
    expect(first.shownView()).to.equal("open");
  });
});
