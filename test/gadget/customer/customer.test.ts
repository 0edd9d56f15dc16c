import { expect, waitUntil } from "@open-wc/testing";
import { localTimes } from "../../../gadget/platform/local-time.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, anOlderWelcome, aText, byAnna, customer, JONAS, MARIA, NOW } from "../support/builders.ts";
import { ABOUT, knowsMuch, opensCustomer } from "../customer-states.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import type { GadgetOptions } from "../support/mount.ts";
import type { Screen } from "../support/screen.ts";

const WIDE = 1200;
const NARROW = 500;
/** The head has no room for the switch. */
const LEAST = 320;

async function aThread(width: number, more: GadgetOptions = {}, desk = new FakeDesk()) {
  knowsMuch(desk);
  desk.has({ conversation: JONAS, customer: { name: "Jonas Weber", label: "Jonas Weber" } }, [anEntry(1)]);
  const all = await aGadget(desk, { conversation: MARIA, width, ...more });
  await waitUntil(() => all.screen.buttons(ABOUT).length > 0, "no button");
  return { desk, ...all };
}

async function opened(width = WIDE, more: GadgetOptions = {}) {
  const all = await aThread(width, more);
  await opensCustomer(all.screen);
  return all;
}

const panel = (screen: Screen) => screen.all("fb-chat-customer-pane")[0];
const section = (screen: Screen, what: string) =>
  screen.all(`fb-chat-customer-pane section[aria-labelledby=${what}]`)[0]!;
const buttonIn = (screen: Screen, what: string, words: string) =>
  [...section(screen, what).querySelectorAll("button")].find((button) => button.textContent.trim() === words);
const isClosed = (screen: Screen) => waitUntil(() => panel(screen) === undefined, "it stays");

describe("what is known of the customer", () => {
  it("says who they are, since when, and what came of each contact", async () => {
    const { screen } = await opened();

    const said = screen.text("fb-chat-customer-pane");
    for (const words of [
      "Language German, as they write",
      "Came by order-1234",
      "Refund",
      "answered by Ben Brandt after 4 min",
      "Paid twice; the money was sent back the same day.",
      "closed by Ben Brandt · satisfaction 4 of 5",
      "Quick, thank you!",
      "Begun by us · closed by itself",
    ])
      expect(said).to.include(words);
    expect(said, "those of long ago are not in sight").not.to.include("not answered");

    screen.press("Show 1 more");
    await screen.shows("not answered", "fb-chat-customer-pane");
  });

  it("stands beside the thread where there is room, as the agent remembers", async () => {
    const { desk, screen, gadget } = await opened();
    const thread = screen.all("fb-chat-thread-pane")[0]!;
    const box = screen.all("fb-chat-composer-pane")[0]!;
    expect(thread.getAttribute("panel")).to.equal("beside");
    expect(box.getBoundingClientRect().right).to.be.at.most(panel(screen)!.getBoundingClientRect().left + 1);
    expect(screen.button(ABOUT).getAttribute("aria-pressed")).to.equal("true");

    gadget.conversation = JONAS;
    await screen.shows("Jonas Weber", "fb-chat-customer-pane");
    gadget.remove();
    const again = await aGadget(desk, { conversation: MARIA, width: WIDE });
    await again.screen.shows("Contacts", "fb-chat-customer-pane");

    again.screen.press(ABOUT);
    await isClosed(again.screen);
    expect(again.screen.button(ABOUT).getAttribute("aria-pressed")).to.equal("false");
  });

  it("lies over the thread where there is none, which is out of reach until Escape", async () => {
    const { screen, gadget } = await opened(NARROW);
    await waitUntil(() => screen.focused?.textContent.trim() === "Maria Lopez", "no focus in it");
    expect(screen.all("fb-chat-entries")[0]!.inert).to.equal(true);
    await expect(gadget).to.be.accessible();

    screen.pressKey("Escape");

    await isClosed(screen);
    expect(screen.all("fb-chat-entries")[0]!.inert).to.equal(false);
    await waitUntil(() => screen.focused === screen.button(ABOUT), "the focus is lost");
    expect(gadget.conversation, "Escape closed it, and no more").to.equal(MARIA);
  });

  it("is in the menu where the head has no room for it", async () => {
    const desk = new FakeDesk();
    knowsMuch(desk);
    const { screen } = await aGadget(desk, { conversation: MARIA, width: LEAST });
    await waitUntil(() => screen.buttons("More for this conversation").length > 0, "no menu");
    expect(screen.buttons(ABOUT)).to.deep.equal([]);
    await opensCustomer(screen);
    expect(panel(screen)!.getBoundingClientRect().width).to.equal(LEAST);

    screen.pressKey("Escape");

    await isClosed(screen);
    expect(screen.focused?.textContent.trim()).to.equal("Maria Lopez");
  });

  it("goes with a press beside it", async () => {
    const { screen } = await opened(560);
    expect(panel(screen)!.getBoundingClientRect().width).to.equal(400);
    screen.all("fb-chat-thread-pane")[0]!.click();
    await isClosed(screen);
  });

  it("lies over one conversation alone", async () => {
    const { screen, gadget } = await opened(NARROW);
    gadget.conversation = JONAS;
    await screen.shows("Jonas Weber");
    await isClosed(screen);
  });

  it("is opened by a key, which gives it the focus, and closed by the same", async () => {
    const { screen } = await aThread(WIDE);
    screen.all("fb-chat-thread-header h2")[0]!.focus();
    screen.pressKey("i");
    await waitUntil(() => screen.focused?.matches("h2") === true && panel(screen) !== undefined, "no focus");
    screen.pressKey("i");
    await isClosed(screen);
  });

  it("shows what the page knows of them, which else stands below the name", async () => {
    const { screen, gadget } = await aThread(WIDE);
    const own = Object.assign(document.createElement("p"), {
      slot: "customer",
      textContent: "Gold customer",
    });
    gadget.append(own);
    const top = () => own.getBoundingClientRect();
    await waitUntil(() => top().height > 0, "not below the name");
    const before = top().left;
    await opensCustomer(screen);
    await waitUntil(() => top().left > before && top().height > 0, "not in the panel");
    screen.press(ABOUT);
    await waitUntil(() => top().left === before && top().height > 0, "not below the name again");
  });

  it("leads to the message of a note", async () => {
    const { screen } = await opened();
    section(screen, "notes").querySelector<HTMLElement>("button.note")!.click();
    await waitUntil(() => screen.focused?.matches("li[data-found]") === true, "not there");
  });

  it("asks for what lies before only when it is wanted, page by page", async () => {
    const { desk, screen } = await opened();
    expect(desk.sent("thread.gather"), "asked for by nobody").to.deep.equal([]);
    expect(section(screen, "links").textContent).to.include("shop.example/lamps");

    for (const [n, count] of [
      [1, 3],
      [2, 5],
    ] as const) {
      buttonIn(screen, "links", "Look further back")!.click();
      await waitUntil(() => section(screen, "links").querySelectorAll("a").length === count + 1, "no more");
      expect(desk.sent("thread.gather")).to.have.length(n);
    }
    expect(desk.sent("thread.gather").map(({ before }) => before?.id)).to.deep.equal([12, 3]);
    expect(buttonIn(screen, "links", "Look further back"), "that was all").to.equal(undefined);
  });

  it("says that it could not look, and tries again", async () => {
    const { desk, screen } = await opened();
    desk.refuse("thread.gather", { code: "unavailable" });
    buttonIn(screen, "notes", "Look further back")!.click();
    await screen.shows("This could not be loaded.", "fb-chat-customer-pane");
    buttonIn(screen, "notes", "Try again")!.click();
    await screen.hides("This could not be loaded.", "fb-chat-customer-pane");
  });

  it("shows what comes and what is taken back without being asked", async () => {
    const { desk, screen } = await opened();
    desk.changes(MARIA, [
      { at: NOW, author: customer, content: aText("https://new.example/"), changes: {} },
      { at: NOW, author: byAnna, content: aText("https://ours.example/") },
    ]);
    await waitUntil(() => section(screen, "links").querySelectorAll("a").length === 3, "not shown");
    const { entries } = desk.conversations.get(MARIA)!;
    const gone = entries.find(
      ({ content }) => content.kind === "text" && content.text.includes("new.example"),
    )!;
    desk.changes(MARIA, [{ ...gone, changes: { isUnsent: true } }]);
    await waitUntil(() => section(screen, "links").querySelectorAll("a").length === 2, "still there");
  });

  it("is not offered of a conversation that cannot be opened", async () => {
    const { screen, gadget } = await aThread(WIDE);
    gadget.conversation = `${MARIA}9`;
    await waitUntil(() => screen.buttons(ABOUT).length === 0, "a dead button");
  });

  it("tells the page of an address that is followed", async () => {
    const { screen, gadget } = await opened();
    const told: string[] = [];
    gadget.addEventListener("fb-chat-link-click", (event) => {
      event.preventDefault();
      told.push(event.detail.href);
    });
    section(screen, "links").querySelector<HTMLElement>("a")!.click();
    expect(told).to.deep.equal(["https://shop.example/lamps/blue-one"]);
  });

  it("is there for whoever may only look, and with an older Worker", async () => {
    const desk = new FakeDesk();
    desk.welcome = anOlderWelcome();
    const { screen } = await aThread(WIDE, { with: { readonly: true } }, desk);
    screen.press(ABOUT);
    await screen.shows("Last message", "fb-chat-customer-pane");
    expect(desk.sent("interactions.list")).to.deep.equal([]);
    expect(screen.buttons("Look further back")).to.deep.equal([]);
  });
});

describe("the local time of a customer", () => {
  const at = (locale: string) => localTimes(locale, NOW);

  it("is that of the country of their profile", () => {
    expect(at("de_DE")).to.deep.include({ country: "DE" });
    expect(at("de_DE")?.earliest).to.equal(at("de_DE")?.latest);
  });

  it("lies between two where a country has several", () => {
    const { earliest, latest } = at("en_US")!;
    const clock = (timeZone: string) => new Date(NOW).toLocaleString("sv", { timeZone });
    expect(clock(earliest) < clock(latest)).to.equal(true);
  });

  it("is nobody's where a locale names no country", () => {
    for (const locale of ["es_LA", "ar_AR", "de", "", "x_"]) expect(at(locale), locale).to.equal(null);
  });
});

describe("what was said in a contact", () => {
  /** What a press of it would have the browser open or keep. */
  function given(): { link: HTMLAnchorElement; text: () => Promise<string> }[] {
    const all: { link: HTMLAnchorElement; text: () => Promise<string> }[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      const body = fetch(this.href).then((answer) => answer.text());
      all.push({ link: this, text: () => body });
    };
    after.push(() => (HTMLAnchorElement.prototype.click = click));
    return all;
  }
  const after: (() => void)[] = [];
  afterEach(() => {
    for (const undo of after.splice(0)) undo();
  });

  async function wants(screen: Screen, choice: string): Promise<void> {
    await waitUntil(() => section(screen, "contacts").querySelector(".contact button") !== null, "no button");
    section(screen, "contacts").querySelector<HTMLElement>(".contact button")!.click();
    await waitUntil(() => screen.buttons(choice).length > 0, "no menu");
    screen.press(choice);
  }

  it("is opened as a page to print, or kept as a page or a text", async () => {
    const all = given();
    const { screen, desk } = await opened();

    await wants(screen, "Open it to print");
    await waitUntil(() => all.length === 1, "nothing is opened");
    await wants(screen, "Save as text");
    await waitUntil(() => all.length === 2, "nothing is kept");

    expect(all[0]!.link.target).to.equal("_blank");
    expect(await all[0]!.text()).to.include("<!doctype html>");
    expect(all[1]!.link.download).to.match(/^transcript-.*\.txt$/);
    expect(await all[1]!.text()).to.include("Conversation with Maria Lopez");
    expect(desk.sent("interaction.transcript")[0]).to.not.have.property("notes");
  });

  it("is had with notes where that is chosen, and says so where it cannot be had", async () => {
    const all = given();
    const { screen, desk } = await opened();
    desk.refuse("interaction.transcript", { code: "unavailable" });

    await wants(screen, "Save as a page, with notes");
    await screen.shows("The transcript could not be loaded.");
    await wants(screen, "Save as a page, with notes");
    await waitUntil(() => all.length === 1, "nothing is kept");

    await screen.hides("The transcript could not be loaded.");
    expect(desk.sent("interaction.transcript")[0]).to.include({ notes: true, contact: 4 });
  });

  it("is not offered by a Worker that does not know of it", async () => {
    const desk = new FakeDesk();
    desk.welcome = { ...desk.welcome, features: desk.welcome.features!.filter((it) => it !== "transcripts") };
    const { screen } = await aThread(WIDE, {}, desk);
    await opensCustomer(screen);

    await screen.shows("answered by Ben Brandt", "fb-chat-customer-pane");
    expect(section(screen, "contacts").querySelector(".contact button")).to.equal(null);
  });
});
