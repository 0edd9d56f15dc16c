import { expect, waitUntil } from "@open-wc/testing";
import { aGadget } from "../support/a-gadget.ts";
import { ANNA, anEntry, BEN, HOUR, JONAS, MARIA, MINUTE, NOW, PAGE } from "../support/builders.ts";
import { aFile, drop } from "../support/giving.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { nameOf } from "../support/screen.ts";

const jonas = { conversation: JONAS, customer: { name: "Jonas Weber", label: "Jonas Weber" } };
const tab = (name: string) => (button: Element) => nameOf(button).startsWith(name);

async function aList(desk: FakeDesk) {
  const all = await aGadget(desk, { width: 360 });
  const rows = () => all.screen.all("fb-chat-list-row").map((row) => all.screen.textOf(row));
  const press = (name: string) => {
    all.screen.all('[role="tab"]').find(tab(name))!.click();
  };
  const owners = () => all.screen.all("fb-chat-list-row .owned").map((owner) => all.screen.textOf(owner));
  return { ...all, rows, press, owners };
}

describe("<fb-chat-list>", () => {
  it("reads what was said last from its own side, also behind who said it, so that its end is cut off and not its beginning", async () => {
    const desk = new FakeDesk();
    const by = { author: "agent", agent: BEN.name } as const;
    desk.has({ conversation: MARIA, preview: { ...by, text: "On its way" } });
    desk.has({ ...jonas, preview: { ...by, text: "في الطريق" } });
    const { screen } = await aList(desk);
    await screen.shows("On its way");

    const directionOf = (said: string) =>
      getComputedStyle(screen.all(".preview").find(({ textContent }) => textContent.includes(said))!)
        .direction;

    expect([directionOf("On its way"), directionOf("في الطريق")]).to.deep.equal(["ltr", "rtl"]);
  });

  it("says what a conversation is about: who, what was said last and by whom, and how much waits", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA, unanswered: 3 });
    desk.has({
      ...jonas,
      failed: true,
      activityAt: NOW - 60_000_000,
      preview: { author: "agent", agent: BEN.name, text: "On its way" },
    });

    const { gadget, rows, screen } = await aList(desk);
    await screen.shows("Jonas Weber");

    expect(rows()[0]).to.match(/^ML Maria Lopez Yours .* Is my order on its way\? 3 3 unanswered$/);
    expect(rows()[1]).to.match(/^JW Jonas Weber Yours .* Ben Brandt: On its way Not delivered$/);
    await expect(gadget).to.be.accessible();
  });

  it("says that it was a reply that was not delivered, once the customer wrote again", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA, failed: true });

    const { rows, screen } = await aList(desk);
    await screen.shows("Maria Lopez");

    expect(rows()[0]).to.match(/Is my order on its way\? A reply was not delivered$/);
  });

  it("says in words whose a row is that is not the agent's own", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA, owner: null });
    desk.has({ ...jonas, owner: BEN, activityAt: NOW - 60_000_000 });
    const { screen } = await aList(desk);
    screen.all('[data-view="open"]')[0]!.click();
    await screen.shows("Jonas Weber");

    const words = screen.all("fb-chat-list-row .owner").map(({ textContent }) => textContent?.trim());
    expect(words).to.deep.equal(["Unassigned", "With Ben Brandt"]);
  });

  it("counts to 50 unanswered ones, and says that there may be more", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA, unanswered: 50 });

    const { rows, screen } = await aList(desk);
    await screen.shows("Maria Lopez");

    expect(rows()[0]).to.include("50+ 50 or more unanswered");
  });

  it("says of whom a program speaks with neither that they wait nor that nobody answered", async () => {
    const desk = new FakeDesk();
    const waits = { conversation: MARIA, unanswered: 2, waitingSince: NOW - 60_000 };
    desk.has({ ...waits, owner: null, finer: { state: "bot", name: "Shop bot" } });

    const { rows, screen } = await aList(desk);
    await screen.shows("Maria Lopez");
    expect(rows()[0]).to.not.match(/unanswered|Waits/);

    desk.changesRow(MARIA, { finer: { state: "queued", queue: "sales" } });
    await screen.shows("2 unanswered");
  });

  it("keeps a row under the pointer, and not what it said when it went", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA, unanswered: 2, waitingSince: NOW - 60_000 });
    desk.has({ ...jonas, activityAt: NOW - 3_600_000 });
    const { rows, screen } = await aList(desk);
    await screen.shows("2 unanswered");
    const over = new PointerEvent("pointerover", { bubbles: true, composed: true, pointerType: "mouse" });
    screen.all("fb-chat-list-row button")[0]!.dispatchEvent(over);

    desk.changesRow(MARIA, { owner: BEN, unanswered: 0, waitingSince: null });

    await screen.shows("No longer in this list");
    expect(rows()).to.have.length(2);
    expect(rows()[0]).to.match(/^ML Maria Lopez .* No longer in this list$/);
    expect(rows()[0]).to.not.include("unanswered");

    screen.all("fb-chat-list")[0]!.dispatchEvent(new PointerEvent("pointerleave"));
    await screen.hides("Maria Lopez");
  });

  it("names the owner where the view does not say it", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA, owner: ANNA, activityAt: NOW - 1 });
    desk.has({ ...jonas, owner: BEN, activityAt: NOW - 2 });
    desk.has({ conversation: `${PAGE}:3`, owner: null, activityAt: NOW - 3 });
    const { rows, screen, press, owners } = await aList(desk);
    press("Mine");
    await waitUntil(() => rows().length === 1);
    expect(rows()[0]).to.not.include("Yours");

    press("Open");
    await screen.shows("Jonas Weber");

    expect(owners()).to.deep.equal(["Yours", "With Ben Brandt Available", "Unassigned"]);
    const badges = screen
      .all("fb-chat-list-row")
      .map((row) => row.shadowRoot!.querySelector(".corner")?.closest("[aria-hidden=true]") != null);
    expect(badges).to.deep.equal([false, true, true]);
    expect(screen.text("fb-chat-list-row .corner")).to.equal("BB");
  });

  it("shows how many each view holds, and follows", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA });
    desk.has({ ...jonas, owner: null });
    const { screen } = await aList(desk);
    await screen.shows("Maria Lopez");
    expect(screen.all('[role="tab"]').map(nameOf)).to.deep.equal([
      "Inbox 2",
      "Mine 1",
      "Unassigned 1",
      "Open 2",
      "Closed",
    ]);

    desk.changesRow(JONAS, { owner: ANNA });

    await screen.shows("Mine 2");
    expect(screen.all('[role="tab"]').map(nameOf)).to.deep.equal([
      "Inbox 2",
      "Mine 2",
      "Unassigned",
      "Open 2",
      "Closed",
    ]);
  });

  it("has a tab of what is put aside while there is some, with until when, and one of colleagues' where they have some", async () => {
    const desk = new FakeDesk();
    const finer = { state: "snoozed", until: null, onMessage: true } as const;
    desk.has({ conversation: MARIA, owner: ANNA });
    desk.has({ ...jonas, owner: BEN });
    const { screen, press } = await aList(desk);
    await screen.shows("Maria Lopez");
    const tabs = () => screen.all('[role="tab"]').map(nameOf);
    expect(tabs().at(-1)).to.equal("Closed");

    desk.changesRow(MARIA, { finer });
    await waitUntil(() => tabs().at(-1) === "Aside 1");
    desk.changesRow(JONAS, { finer });
    await waitUntil(() => tabs().at(-1) === "All aside 2");
    expect(tabs().at(-2)).to.equal("Aside 1");
    press("All aside");
    await screen.shows("Jonas Weber");
    await screen.shows("Aside until they write", "fb-chat-list-row");
    press("Aside");
    await screen.hides("Jonas Weber");

    desk.changesRow(MARIA, { finer: { state: "assigned" } });
    await screen.shows("You put nothing aside.");
    expect(tabs().slice(-2)).to.deep.equal(["Aside", "All aside 1"]);
    press("Mine");
    await screen.shows("Maria Lopez");
    await waitUntil(() => tabs().at(-2) === "Closed");
  });

  it("has a tab of what mentions the agent, also once they have read it, then without a number", async () => {
    const desk = new FakeDesk();
    const mention = { sub: ANNA.sub, entry: 1 };
    desk.has({ conversation: MARIA, mentions: [mention] });
    desk.has({ ...jonas, owner: BEN, mentions: [{ sub: BEN.sub, entry: 1 }] });
    const { screen } = await aList(desk);
    await screen.shows("Mentions 1");

    desk.changesRow(MARIA, { mentions: [{ ...mention, isRead: true }] });

    await screen.hides("Mentions 1");
    expect(screen.all('[role="tab"]').map(nameOf).at(-1)).to.equal("Mentions");
    desk.changesRow(MARIA, { mentions: [] });
    await screen.hides("Mentions");
  });

  it("begins with what is the agent's and what is nobody's", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA, owner: ANNA, activityAt: NOW - 1 });
    desk.has({ conversation: `${PAGE}:3`, owner: null, activityAt: NOW - 2 });
    desk.has({ ...jonas, owner: BEN, activityAt: NOW - 3 });
    const { owners, screen } = await aList(desk);
    await screen.shows("Maria Lopez");

    expect(owners()).to.deep.equal(["Yours", "Unassigned"]);
  });

  for (const [view, words] of [
    ["Inbox", "Nothing is assigned to you, and nobody is waiting for an owner."],
    ["Mine", "Nothing is assigned to you."],
    ["Unassigned", "Nobody is waiting for an owner."],
    ["Open", "No open conversations."],
    ["Closed", "No closed conversations."],
  ] as const) {
    it(`says so when "${view}" is empty`, async () => {
      const { gadget, screen, press } = await aList(new FakeDesk());

      press(view);

      await screen.shows(words);
      await expect(gadget).to.be.accessible();
    });
  }

  it("says where others wait when nothing is the agent's own, and goes there", async () => {
    const desk = new FakeDesk();
    for (const n of Array(7).keys()) desk.has({ conversation: `${PAGE}:${n}`, owner: null });
    const { gadget, screen, press, rows } = await aList(desk);
    press("Mine");
    await screen.shows("7 conversations wait for an owner.");
    await expect(gadget).to.be.accessible();

    screen.press("Show them");

    await waitUntil(() => rows().length === 7);
    expect(screen.text('[role="tab"][aria-selected="true"]')).to.equal("Unassigned 7");
  });

  it("leads back to all where nothing is in an order that leaves some out", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA });
    const { gadget, screen } = await aList(desk);
    await screen.shows("Maria Lopez");
    await waitUntil(() => screen.buttons("Order of the list: All, latest first").length > 0);
    screen.press("Order of the list: All, latest first");
    await screen.shows("Waiting for an answer, longest first");
    expect(screen.text("[role=menuitemradio][aria-checked=true]")).to.equal("All, latest first");
    screen.all("[role=menuitemradio]")[1]!.click();
    await screen.shows("Nobody waits for an answer here.");
    expect(screen.text("fb-chat-list-tools .chip")).to.equal("Waiting for an answer, longest first");
    expect(screen.buttons("Order of the list: Waiting for an answer, longest first")).to.have.length(1);
    await expect(gadget).to.be.accessible();

    screen.press("All, latest first");

    await screen.shows("Maria Lopez");
    expect(screen.focused).to.equal(screen.button("Order of the list: All, latest first"));
  });

  it("shows the shape of what comes while it is on its way", async () => {
    const desk = new FakeDesk();
    desk.silent.add("list.open");
    const { gadget, screen } = await aList(desk);
    await waitUntil(() => screen.all("fb-chat-list .skeleton").length === 1);

    const [ghost] = screen.all("fb-chat-list .skeleton .row");
    expect(ghost!.getBoundingClientRect().height).to.be.closeTo(72, 1);
    await expect(gadget).to.be.accessible();
  });

  it("has rows of one height, whatever there is to say, and all of it in their width", async () => {
    const long = "A customer with a name that is by far too long for any list, and a number";
    const desk = new FakeDesk();
    const preview = { author: "customer", agent: null } as const;
    desk.has({ conversation: MARIA, preview: { ...preview, text: "Hi" }, activityAt: NOW - 1 });
    desk.has({
      conversation: JONAS,
      owner: null,
      customer: { name: long, label: long },
      preview: { ...preview, text: `${"Unendlichlang".repeat(20)} 👩‍👩‍👧‍👦 سلام` },
      unanswered: 50,
      waitingSince: NOW - 90 * MINUTE,
      responseUntil: NOW + HOUR,
      failed: true,
      activityAt: NOW - 2,
    });
    desk.has({ conversation: `${PAGE}:3`, preview: null, activityAt: NOW - 3 });
    for (const width of [280, 620]) {
      const { frame, screen } = await aGadget(desk, { width });
      await screen.shows("Hi");
      const rows = screen.all("fb-chat-list-row button");
      for (const row of rows) expect(row.getBoundingClientRect().height).to.be.closeTo(72, 0.5);
      for (const row of rows) {
        const box = row.getBoundingClientRect();
        for (const part of row.querySelectorAll(".name, .time, .about, .badge, .mark")) {
          const { left, right, top, bottom } = part.getBoundingClientRect();
          expect(
            [left >= box.left, right <= box.right, top >= box.top, bottom <= box.bottom],
            part.className,
          ).to.deep.equal([true, true, true, true]);
        }
      }
      frame.remove();
    }
  });

  it("says by a warmer colour that somebody waits long", async () => {
    const desk = new FakeDesk();
    for (const [n, minutes] of [5, 20, 90].entries())
      desk.has({
        conversation: `${PAGE}:${n}`,
        unanswered: 1,
        waitingSince: NOW - minutes * MINUTE,
        activityAt: NOW - n,
      });
    const { screen } = await aList(desk);
    await screen.shows("Waits 1 hr");

    const [first, second, third] = screen.all("fb-chat-list-row .side .badge:first-child");
    expect([first, second, third].map((each) => each!.className)).to.deep.equal([
      "badge quiet",
      "badge warning",
      "badge danger",
    ]);
  });

  it("marks what was written and not sent, but not where its box shows it", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA, activityAt: NOW - 1 }, [anEntry(1)]);
    desk.has({ ...jonas, activityAt: NOW - 2 }, [anEntry(1)]);
    const { gadget, screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("You can reply until");
    screen.write("Half a sentence");
    expect(screen.text("fb-chat-list-row")).to.not.include("Draft");

    await gadget.openConversation(JONAS);

    await screen.shows("Draft: Half a sentence", "fb-chat-list-row");
    await expect(gadget).to.be.accessible();
  });

  it("marks those for which files are in the box", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA });
    desk.has(jonas);
    const { gadget, screen } = await aGadget(desk, { conversation: MARIA });
    await screen.shows("You can reply until");
    drop(screen.box, aFile("parcel.pdf", "application/pdf"));
    await screen.shows("parcel.pdf", "fb-chat-box-files");

    await gadget.openConversation(JONAS);

    await screen.shows("Draft: parcel.pdf", "fb-chat-list-row");
  });

  it("moves a conversation up when something happens in it", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA, activityAt: NOW - 1 });
    desk.has({ ...jonas, activityAt: NOW - 2 });
    const { rows, screen } = await aList(desk);
    await screen.shows("Jonas Weber");

    desk.customerWrites(JONAS, "Me first");

    await screen.shows("Me first");
    expect(rows()[0]).to.include("Jonas Weber");
  });

  it("shows more on demand", async () => {
    const desk = new FakeDesk();
    for (let n = 0; n < 60; n++) desk.has({ conversation: `${PAGE}:${n}`, activityAt: NOW - n });
    const { screen } = await aList(desk);
    await waitUntil(() => screen.buttons("Show more").length === 1);

    screen.press("Show more");

    await waitUntil(() => screen.buttons("Show more").length === 0);
    expect(desk.sent("list.more").map(({ length }) => length)).to.deep.equal([50]);
  });

  it("is one tab stop for its views; arrows move between them", async () => {
    const desk = new FakeDesk();
    desk.has({ ...jonas, owner: null });
    const { screen, press } = await aList(desk);
    await screen.shows("Jonas Weber");
    press("Mine");
    await screen.shows("Nothing is assigned to you.");
    screen.all('[role="tab"][data-view="mine"]')[0]!.focus();

    screen.focused!.dispatchEvent(
      new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, composed: true }),
    );
    await waitUntil(() => screen.focused !== null && tab("Unassigned")(screen.focused));
    screen.focused!.click();

    await screen.shows("Jonas Weber");
    expect(screen.all('[role="tab"][tabindex="0"]')).to.have.length(1);
  });

  for (const lang of ["en", "de", "es", "fr", "zh", "ar"]) {
    it(`keeps its views in one line, and the one that is chosen in sight: ${lang}`, async () => {
      const desk = new FakeDesk();
      for (const n of Array(12).keys())
        desk.has({ conversation: `${PAGE}:${n}`, owner: n % 2 ? ANNA : null });
      const { screen, gadget } = await aGadget(desk, { width: 300, with: { lang } });
      await waitUntil(() => screen.all("fb-chat-list-row").length > 0);
      const tabs = () => screen.all('[role="tab"]').map((each) => each.getBoundingClientRect());
      const list = screen.all('[role="tablist"]')[0]!;

      expect(new Set(tabs().map(({ top }) => top)).size).to.equal(1);
      const { left: start, right: end } = list.getBoundingClientRect();
      const cut = tabs().filter(({ left, right }) => left < start || right > end);
      expect(cut.map(({ left, right }) => [left - start, right - end])).to.deep.equal([]);
      for (const at of [4, 0]) {
        screen.all('[role="tab"]')[at]!.click();
        await waitUntil(() => screen.all('[role="tab"]')[at]!.getAttribute("aria-selected") === "true");
        const [edges, chosen] = [list.getBoundingClientRect(), tabs()[at]!];
        expect(chosen.left).to.be.at.least(edges.left);
        expect(chosen.right).to.be.at.most(edges.right);
      }
      await expect(gadget).to.be.accessible();
    });
  }

  it("brings the views that have no room into sight by the wheel, and leaves the page where it is", async () => {
    const { screen } = await aGadget(new FakeDesk(), { width: 300 });
    await screen.shows("Inbox");
    const list = screen.all('[role="tablist"]')[0]!;
    // As in a language whose words are long.
    screen.all('[role="tab"]')[0]!.style.minInlineSize = "200px";
    expect(list.scrollWidth).to.be.above(list.clientWidth);
    const turn = new WheelEvent("wheel", { deltaY: 10, bubbles: true, composed: true, cancelable: true });

    list.dispatchEvent(turn);

    expect(list.scrollLeft).to.equal(10);
    expect(turn.defaultPrevented).to.equal(true);
  });

  it("marks the conversation that is open", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA, activityAt: NOW - 1 });
    desk.has({ ...jonas, activityAt: NOW - 2 });
    const { screen } = await aGadget(desk, { conversation: JONAS });
    await screen.shows("Jonas Weber", "fb-chat-list");

    expect(screen.all('fb-chat-list button[aria-current="true"]')).to.have.length(1);
    expect(screen.text('button[aria-current="true"]')).to.include("Jonas Weber");
  });
});
