import { expect, waitUntil } from "@open-wc/testing";
import type { Agent } from "../../../worker/protocol/frames.ts";
import type { OfferTold } from "../../../worker/protocol/routing/offers.ts";
import type { FbChatOfferEvent } from "../../../gadget/index.ts";
import type { OfferEnd } from "../../../gadget/state/offers.ts";
import { setLanguage } from "../../../gadget/words/strings.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, ANNA, BEN, HOUR, MARIA } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { FakeMemory } from "../support/fake-platform.ts";
import type { GadgetOptions } from "../support/mount.ts";
import { anOffer, BUSY, hasRules, PIA } from "../support/offering.ts";
import { settled } from "../support/manual-clock.ts";
import { nameOf } from "../support/screen.ts";

async function aDesk(options: GadgetOptions = {}, desk = new FakeDesk()) {
  desk.has({ conversation: MARIA }, [anEntry(1)]);
  desk.has({ conversation: PIA, owner: null, customer: { name: "Pia Novak", label: "Pia Novak" } }, [
    anEntry(1, { content: { kind: "text", text: "Hello from Pia", rest: [] } }),
  ]);
  const all = await aGadget(desk, options);
  const offers = async (...standing: OfferTold[]) => {
    desk.push({ type: "offers", offers: standing });
    await settled();
  };
  const asked = (type: "offer.accept" | "offer.decline") => desk.sent(type);
  const said = () =>
    all.screen.all("fb-chat-offer-pile [role=status].sr-only").map((it) => it.textContent.trim());
  return { desk, offers, asked, said, ...all };
}

async function anOfferTo() {
  const all = await aDesk();
  const told = anOffer(all.desk);
  await all.offers(told);
  await all.screen.shows("Pia Novak", ".card");
  const ends = async (end: OfferEnd) => {
    all.desk.push({ type: "offers", offers: [], ended: [{ conversation: PIA, at: told.at, ...end }] });
    await settled();
  };
  return { ...all, ends };
}

afterEach(() => setLanguage("en"));

describe("an offer", () => {
  it("is shown above whatever else is: who, from where, with what words, and how long it stands", async () => {
    const { desk, offers, screen, said, gadget } = await aDesk({ conversation: MARIA });

    await offers(anOffer(desk));

    await screen.shows("Pia Novak", ".card");
    const card = screen.text(".card");
    for (const words of ["Offered to you from Sales", "Waits 3 min", "Is the blue one still there?", "0:20"])
      expect(card).to.contain(words);
    await waitUntil(() => said()[0] !== "");
    expect(said()).to.deep.equal(["Pia Novak is offered to you from Sales: Is the blue one still there?"]);
    await expect(gadget).to.be.accessible();
  });

  it("is taken, and the conversation is opened", async () => {
    const { desk, offers, screen, asked, gadget } = await aDesk();
    await offers(anOffer(desk));
    await screen.shows("Pia Novak", ".card");

    screen.press("Accept");

    await screen.shows("Hello from Pia");
    expect(asked("offer.accept").map(({ conversation }) => conversation)).to.deep.equal([PIA]);
    expect(gadget.conversation).to.equal(PIA);
    await offers();
    await waitUntil(() => screen.all(".card").length === 0);
  });

  it("that somebody else took first says who it was, and goes", async () => {
    const { desk, offers, screen, said } = await aDesk();
    await offers(anOffer(desk));
    await screen.shows("Pia Novak", ".card");
    expect(said().length).to.equal(1);

    desk.changesRow(PIA, { owner: BEN, version: 5 });
    await offers();

    await screen.shows("Ben Brandt took Pia Novak", ".card");
    expect(screen.buttons("Accept")).to.deep.equal([]);
    await desk.platform.clock.advance(9_000);
    await waitUntil(() => screen.all(".card").length === 0, "it stays");
  });

  for (const [what, end, words] of [
    ["another who was asked accepted", { why: "accept", by: BEN, to: BEN }, "Ben Brandt accepted Pia Novak"],
    ["somebody took who was not asked", { why: "take", by: BEN, to: BEN }, "Ben Brandt took Pia Novak"],
    ["was given to somebody", { why: "assign", by: ANNA, to: BEN }, "Pia Novak was given to Ben Brandt"],
    ["the agent did not answer", { why: "expire", by: null }, "You did not answer: Pia Novak"],
    [
      "a person answered elsewhere",
      { why: "elsewhere", by: null },
      "Pia Novak was answered with another app",
    ],
    ["somebody closed", { why: "close", by: BEN }, "Pia Novak was closed"],
    ["the colleague keeps who asked", { why: "take", by: BEN }, "Ben Brandt keeps Pia Novak"],
  ] as const)
    it(`that ${what} says so, aloud as well, until it is dismissed`, async () => {
      const { ends, screen, said } = await anOfferTo();

      await ends(end);

      await screen.shows(words, ".card");
      expect(screen.all(".card").length).to.equal(1);
      await waitUntil(() => said()[0] === words);
      screen.press("Dismiss");
      await waitUntil(() => screen.all(".card").length === 0);
      expect(said()).to.deep.equal([""]);
    });

  for (const [what, end] of [
    ["they took", { why: "accept", by: ANNA, to: ANNA }],
    ["they declined", { why: "decline", by: ANNA }],
    ["is theirs by somebody else, which is told otherwise", { why: "assign", by: BEN, to: ANNA }],
  ] as const)
    it(`that ${what} says nothing more`, async () => {
      const { ends, screen, said } = await anOfferTo();

      await ends(end);

      await waitUntil(() => screen.all(".card").length === 0);
      await waitUntil(() => said()[0] === "");
    });

  it("shows the latest words, and with how many messages the customer waits", async () => {
    const { desk, offers, screen } = await aDesk();
    await offers(anOffer(desk, { said: { author: "customer", text: "Get Started", agent: null } }));
    await screen.shows("Get Started", ".card");
    expect(screen.text(".card")).not.to.contain("message");

    const preview = { author: "customer", text: "It is the blue one", agent: null } as const;
    desk.changesRow(PIA, { preview, unanswered: 3, version: 7 });

    await screen.shows("It is the blue one", ".card");
    expect(screen.text(".card")).to.contain("Waits 3 min · 3 messages");
    expect(screen.text(".card")).not.to.contain("Get Started");
  });

  it("is announced in the agent's language, as soon as there are words of it, and not beyond its card", async () => {
    const { desk, offers, screen, said } = await aDesk({ with: { lang: "de" } });
    await offers(anOffer(desk));
    await screen.shows("Ihnen angeboten aus Sales", ".card");
    await waitUntil(() => said()[0] !== "");
    expect(said()).to.deep.equal(["Pia Novak wird Ihnen angeboten aus Sales: Is the blue one still there?"]);

    await setLanguage("fr");
    await waitUntil(() => said()[0]?.startsWith("Pia Novak vous est proposé") === true);
    await offers();

    await waitUntil(() => said()[0] === "");
  });

  it("that is gone by the time of the press says so, and nothing is opened", async () => {
    const { desk, offers, screen, gadget } = await aDesk();
    await offers(anOffer(desk));
    await screen.shows("Pia Novak", ".card");
    desk.refuse("offer.accept", { code: "wrong_state", state: "queued" });

    screen.press("Accept");

    await screen.shows("This is offered to you no more.");
    expect(screen.isOff("Accept")).to.equal(true);
    expect(gadget.conversation).to.equal(null);
  });

  it("is declined without more where the desk has no reasons", async () => {
    const { desk, offers, screen, asked } = await aDesk();
    await offers(anOffer(desk));
    await screen.shows("Pia Novak", ".card");

    screen.press("Decline");

    await waitUntil(() => asked("offer.decline").length === 1);
    expect(asked("offer.decline")[0]).not.to.have.property("reason");
  });

  it("is declined for one of the desk's reasons, and not without one where it wants that", async () => {
    const desk = new FakeDesk();
    hasRules(desk, { decline: { reasons: [BUSY], isRequired: true } });
    const { offers, screen, asked } = await aDesk({}, desk);
    await offers(anOffer(desk));
    await screen.shows("Pia Novak", ".card");

    screen.press("Decline");
    await waitUntil(() => screen.all(".menu button").length > 0);
    expect(screen.all(".menu button").map(nameOf)).to.deep.equal(["Too much to do"]);
    screen.all(".menu")[0]!.hidePopover();
    await settled();
    expect(asked("offer.decline")).to.deep.equal([]);
    await waitUntil(() => screen.all(".menu").length === 0);
    screen.press("Decline");
    await waitUntil(() => screen.all(".menu button").length > 0);
    screen.press("Too much to do");

    await waitUntil(() => asked("offer.decline").length === 1);
    expect(desk.sent("offer.decline")[0]?.reason).to.equal("busy");
  });

  it("is taken and declined by the keys that its card names, which agents may change", async () => {
    const { desk, offers, screen, asked } = await aDesk({ conversation: MARIA });
    const keys = () =>
      screen
        .all(".card.offer [aria-keyshortcuts]")
        .map((button) => getComputedStyle(button, "::after").content);
    const pia = anOffer(desk);
    const other = anOffer(desk, { summary: { ...pia.summary, conversation: `${PIA}0` } });
    await offers(pia, other);
    await screen.shows("Pia Novak", ".card");
    screen.all("fb-chat-list-row button")[0]!.focus();
    expect(keys(), "on the first card alone").to.deep.equal(['"A" / ""', '"D" / ""']);

    screen.pressKey("a");
    expect(asked("offer.accept"), "what came just now").to.deep.equal([]);
    await desk.platform.clock.advance(500);
    screen.pressKey("d");

    await waitUntil(() => asked("offer.decline").length === 1, "not declined");
    await offers(other);
    await desk.platform.clock.advance(500);
    screen.all("fb-chat-list-row button")[0]!.focus();
    screen.pressKey("a");
    await waitUntil(() => asked("offer.accept").length === 1, "not taken");
    expect([...asked("offer.decline"), ...asked("offer.accept")].map((it) => it.conversation)).to.deep.equal([
      PIA,
      `${PIA}0`,
    ]);
  });

  it("stays where it is while a reason is chosen, whatever becomes of those above", async () => {
    const ruled = new FakeDesk();
    hasRules(ruled, { decline: { reasons: [BUSY], isRequired: false } });
    const { desk, offers, screen, asked } = await aDesk({}, ruled);
    const pia = anOffer(desk);
    const other = anOffer(desk, { summary: { ...pia.summary, conversation: `${PIA}0` } });
    await offers(other, pia);
    await waitUntil(() => screen.all(".card.offer").length === 2, "not both");
    screen.buttons("Decline")[1]!.click();
    await waitUntil(() => screen.all("[role=menu]").length > 0, "no reasons");
    const top = () => screen.all(".card.offer")[1]!.getBoundingClientRect().top;
    const before = top();

    await offers(pia);

    expect([screen.all(".card.offer").length, top()]).to.deep.equal([2, before]);
    expect(screen.isOff("Accept"), "the first of them").to.equal(true);
    screen.all("[role=menuitem]")[0]!.click();
    await waitUntil(() => screen.all(".card.offer").length === 1, "it stays");
    expect(asked("offer.decline").map(({ conversation }) => conversation)).to.deep.equal([PIA]);
  });

  it("stands by the clock of the desk, however wrong that of the browser is, and is over when that says so", async () => {
    const { desk, offers, screen } = await aDesk();
    const told = anOffer(desk);
    const { clock } = desk.platform;
    // The browser's clock was wrong by an hour when the socket was opened: welcome says what the time is.
    clock.now -= HOUR;
    desk.push({ ...desk.welcome, now: told.at });
    await offers(told);
    await screen.shows("0:20", ".card");

    clock.now += 17_000;
    await screen.shows("0:03", ".card");
    clock.now += 4_000;

    await screen.shows("The time for it is over.", ".card");
    expect(screen.isOff("Accept")).to.equal(true);
  });

  it("cannot be answered while there is no connection, and what is said is that nobody knows", async () => {
    const { desk, offers, screen, asked } = await aDesk();
    const told = anOffer(desk, { until: desk.platform.clock.now + HOUR });
    await offers(told);
    await screen.shows("Pia Novak", ".card");

    await desk.breaks();
    await screen.shows("nobody here knows whether this still stands", ".card");
    screen.press("Accept");
    expect(asked("offer.accept")).to.deep.equal([]);
    await desk.platform.clock.advance(60_000);
    await offers(told);

    await screen.hides("nobody here knows", ".card");
    expect(screen.isOff("Accept")).to.equal(false);
  });

  it("is one of several, each by itself, and announced once", async () => {
    const { desk, offers, screen, said } = await aDesk();
    const first = anOffer(desk);
    const second = anOffer(desk, {
      summary: {
        ...first.summary,
        conversation: MARIA,
        customer: { name: "Maria Lopez", label: "Maria Lopez" },
      },
      queue: "",
    });
    await offers(first);
    await screen.shows("Pia Novak", ".card");
    await offers(first, second);
    await screen.shows("Maria Lopez", ".card");
    expect(screen.all(".card").length).to.equal(2);
    const [before] = said();
    expect(before).to.contain("Maria Lopez is offered to you:");

    await offers(first, second);
    desk.changesRow(MARIA, { unanswered: 3 });
    await settled();

    expect(said()).to.deep.equal([before]);
  });

  it("is nobody's to take in a gadget for readers, whose socket does not ask for any", async () => {
    const { desk, offers, screen } = await aDesk({ with: { readonly: true } });
    expect(desk.platform.socket.url).not.to.contain("offers");

    await offers(anOffer(desk));
    await settled();

    expect(screen.all(".card")).to.deep.equal([]);
  });
});

describe("what a page and the desktop are told of an offer", () => {
  async function withNotices(options: GadgetOptions = {}, desk = new FakeDesk()) {
    desk.platform.memory.set("fb-chat-notices", "on");
    desk.platform.notifier.permission = "granted";
    const all = await aDesk(options, desk);
    const events: FbChatOfferEvent["detail"][] = [];
    all.gadget.addEventListener("fb-chat-offer", (event) => events.push(event.detail));
    const { shown } = desk.platform.notifier;
    return { events, shown, ...all };
  }

  it("is told once, with a notice, whatever list is open and whatever the customer writes meanwhile", async () => {
    const before = new FakeDesk();
    hasRules(before);
    const { desk, offers, events, shown } = await withNotices({ conversation: MARIA }, before);

    desk.customerAsks(PIA, "Is the blue one still there?");
    const told = anOffer(desk);
    await offers(told);
    await desk.platform.clock.advance(300);
    await waitUntil(() => shown.length > 0);
    await offers(told);
    await settled();

    expect(shown.map(({ title, text }) => [title, text])).to.deep.equal([
      ["Pia Novak", "Offered to you from Sales: Is the blue one still there?"],
    ]);
    expect(
      events.map(({ conversation, queue, until }) => [conversation, queue, until !== null]),
    ).to.deep.equal([[PIA, "Sales", true]]);
  });

  for (const [what, isNamed, title] of [
    ["by the customer's name, which comes a moment later", true, "Pia Novak"],
    ["without the customer's name where that does not come", false, "Messenger user ·7009"],
  ] as const)
    it(`is told once ${what}`, async () => {
      const { desk, offers, events, shown } = await withNotices();
      const told = anOffer(desk);
      const customer = { name: null, label: "Messenger user ·7009" };
      await offers({ ...told, summary: { ...told.summary, customer, version: 1 } });
      expect([shown.length, events.length]).to.deep.equal([0, 0]);

      if (isNamed) desk.push({ type: "list.upsert", summary: { ...told.summary, version: 2 } });
      else await desk.platform.clock.advance(3_000);

      await waitUntil(() => shown.length > 0);
      await desk.platform.clock.advance(3_000);
      expect(shown.map((one) => one.title)).to.deep.equal([title]);
      expect(events.map((one) => one.customer.label)).to.deep.equal([title]);
    });

  it("is no notice where the page says that it shows one itself", async () => {
    const { desk, offers, events, shown, gadget } = await withNotices();
    gadget.addEventListener("fb-chat-offer", (event) => event.preventDefault());

    await offers(anOffer(desk));

    await waitUntil(() => events.length === 1);
    await settled();
    expect(shown).to.deep.equal([]);
  });

  it("is told by one of the agent's tabs alone", async () => {
    const first = await withNotices();
    const other = new FakeDesk();
    other.platform.memory = new FakeMemory("tab-2", first.desk.platform.memory);
    other.platform.notifier.permission = "granted";
    const second = await aDesk({}, other);
    const told = anOffer(first.desk);

    await first.offers(told);
    await waitUntil(() => first.shown.length === 1);
    await second.offers(told);
    await second.screen.shows("Pia Novak", ".card");
    await settled();

    expect(other.platform.notifier.shown).to.deep.equal([]);
  });

  it("says of what was given that it is the agent's, with a way there and away", async () => {
    const { desk, screen, events, shown, gadget } = await withNotices();
    const { until: _until, ...given } = anOffer(desk, { summary: { ...anOffer(desk).summary, owner: ANNA } });

    desk.push({ type: "offers", offers: [], given });

    await screen.shows("Given to you from Sales", ".card");
    await waitUntil(() => shown.length === 1);
    expect(shown[0]?.text).to.contain("Given to you from Sales");
    expect(events[0]?.until).to.equal(null);
    screen.press("Open");
    expect(gadget.conversation).to.equal(PIA);
    await waitUntil(() => screen.all(".card").length === 0);
  });

  it("says of what a colleague gave to the queue whose words go with it", async () => {
    const { desk, screen } = await withNotices();
    const { until: _until, ...given } = anOffer(desk, { from: BEN, note: "She wants the blue one" });

    desk.push({ type: "offers", offers: [], given });

    await screen.shows("Given to you from Sales", ".card");
    expect(screen.text(".card")).to.contain("From Ben Brandt").and.to.contain("She wants the blue one");
  });
});

describe("an agent who was set away", () => {
  const away = (why: Agent["away"]): Agent => ({ ...ANNA, presence: "away", ...(why ? { away: why } : {}) });

  for (const [why, words] of [
    [{ missed: 3 }, "You were set away: 3 offers were not answered."],
    [{ missed: 1 }, "You were set away: 1 offer was not answered."],
    [{ idle: 600 }, "You were set away: nothing was done here for 10 min."],
    [{ by: BEN }, "Ben Brandt set you away."],
  ] as const) {
    it(`reads "${words}" and is back with one press`, async () => {
      const { desk, screen, gadget } = await aDesk();
      desk.push({ type: "agent", agent: away(why) });
      await screen.shows(words);
      await expect(gadget).to.be.accessible();

      screen.press("I am back");

      await screen.hides(words);
      expect(desk.sent("presence.set").map(({ presence }) => presence)).to.deep.equal(["available"]);
    });
  }

  it("is told nothing of what they chose themselves", async () => {
    const { desk, screen } = await aDesk();

    desk.push({ type: "agent", agent: away({ reason: "lunch" }) });

    await screen.shows("Away");
    expect(screen.text()).not.to.contain("set away");
  });
});

describe("a desk that sets idle agents away", () => {
  it("is told of what is done on the page, wherever on it, and seldom", async () => {
    const desk = new FakeDesk();
    hasRules(desk, { idleAwaySeconds: 600 });
    await aDesk({}, desk);
    const presses = () => document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));

    presses();
    presses();
    await settled();
    expect(desk.sent("presence.active").length).to.equal(1);
    await desk.platform.clock.advance(31_000);
    presses();
    await settled();

    expect(desk.sent("presence.active").length).to.equal(2);
  });

  it("is told nothing where it does not", async () => {
    const desk = new FakeDesk();
    hasRules(desk);
    await aDesk({}, desk);

    document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
    await settled();

    expect(desk.sent("presence.active")).to.deep.equal([]);
  });
});
