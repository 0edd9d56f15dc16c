import { expect, nextFrame, waitUntil } from "@open-wc/testing";
import { aGadget } from "../support/a-gadget.ts";
import { ANNA, anEntry, BEN, HOUR, JONAS, MARIA, MINUTE, NOW, PAGE } from "../support/builders.ts";
import { aFile, drop } from "../support/giving.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";

const jonas = { conversation: JONAS, customer: { name: "Jonas Weber", label: "Jonas Weber" } };
/** What a tab says, in sight or not. */
const nameOf = (button: Element) => button.textContent.replace(/\s+/g, " ").trim();
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

describe("<fb-chat-list-pane>", () => {
  it("reads what was said last from its own side, behind who said it as one reads here, and cuts it at its end", async () => {
    const desk = new FakeDesk();
    const by = { author: "agent", agent: BEN.name } as const;
    desk.has({ conversation: MARIA, preview: { ...by, text: "On its way" } });
    desk.has({ ...jonas, preview: { ...by, text: "في الطريق إليك يا صديقي العزيز ".repeat(9) } });
    const { screen } = await aList(desk);
    await screen.shows("On its way");
    const of = (words: string) => {
      const preview = screen.all(".preview").find(({ textContent }) => textContent.includes(words))!;
      const [writer, said] = [...preview.children].map((part) => part.getBoundingClientRect());
      const { direction, textAlign } = getComputedStyle(preview.lastElementChild!);
      return { writer: writer!, said: said!, direction, textAlign, room: preview.getBoundingClientRect() };
    };

    expect([of("On its way").direction, of("في الطريق").direction]).to.deep.equal(["ltr", "rtl"]);
    for (const words of ["On its way", "في الطريق"]) {
      const { writer, said, room } = of(words);
      expect(writer.left, words).to.be.closeTo(room.left, 1);
      expect(said.left, words).to.be.greaterThan(writer.right - 1);
      expect(said.right, words).to.be.at.most(room.right + 1);
    }
    // Aligned to the other side it would be cut without dots.
    expect(of("في الطريق").textAlign).to.equal("start");
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

    screen.all("fb-chat-list-pane")[0]!.dispatchEvent(new PointerEvent("pointerleave"));
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

    press("Inbox");
    await screen.shows("1 conversation is with colleagues.");

    press("Aside");
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
    await waitUntil(() => screen.all("fb-chat-list-pane .skeleton").length === 1);

    const [ghost] = screen.all("fb-chat-list-pane .skeleton .row");
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
          const line = part.matches(".mark + .mark") && part.parentElement!.getBoundingClientRect();
          // What has no room any more is left out as a whole.
          if (line && top >= line.bottom) continue;
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

  it("keeps the focus when the row that has it goes: in the row that takes its place, and in the tabs after the last", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA });
    desk.has({ ...jonas, activityAt: NOW - 60_000 });
    const { screen } = await aList(desk);
    await screen.shows("Jonas Weber");
    screen.all("fb-chat-list-row")[0]!.focus();

    desk.push({ type: "list.gone", conversation: MARIA });
    await screen.hides("Maria Lopez");
    expect(screen.textOf(screen.focused!)).to.include("Jonas Weber");

    desk.push({ type: "list.gone", conversation: JONAS });
    await screen.hides("Jonas Weber");
    expect(screen.focused?.getAttribute("role")).to.equal("tab");
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
    it(`has its views as tabs that are whole, in one line, and what has no room in a menu: ${lang}`, async () => {
      const desk = new FakeDesk();
      for (const n of Array(12).keys())
        desk.has({ conversation: `${PAGE}:${n}`, owner: n % 2 ? ANNA : null });
      desk.has({
        conversation: MARIA,
        owner: ANNA,
        finer: { state: "snoozed", until: null, onMessage: true },
      });
      const { screen, gadget } = await aGadget(desk, { width: 300, with: { lang } });
      await waitUntil(() => screen.all("fb-chat-list-row").length > 0);
      const shown = () => screen.all('[role="tab"]').filter((each) => each.checkVisibility());
      const more = () => screen.all<HTMLButtonElement>("fb-chat-more-views button")[0]!;
      const hidden = () => screen.all('[role="tab"]').length - shown().length;

      for (const width of [280, 320, 380, 420, 700, 980]) {
        gadget.style.inlineSize = `${width}px`;
        const boxOf = (each: Element) => each.getBoundingClientRect();
        const isInside = () => {
          const { left, right, top } = boxOf(screen.all("fb-chat-views")[0]!);
          const boxes = [...shown(), more()].map(boxOf);
          const isLine = boxes.every((it) => it.top === boxes[0]!.top && it.top >= top);
          return isLine && boxes.every((it) => it.left >= left && it.right <= right);
        };
        await waitUntil(isInside, `at ${width} px they are not all in one line`);
        for (const tab of shown())
          expect(tab.scrollWidth, `${width}: ${nameOf(tab)}`).to.be.at.most(tab.clientWidth);
      }
      gadget.style.inlineSize = "280px";
      // So large that words of two signs have no room either, also in a font that has none of them.
      gadget.style.setProperty("--fb-chat-font-size", "20px");
      // What is measured is drawn a frame later, and may be measured anew then: the same for many frames, it stays.
      const steady = 20;
      for (let same = 0, last = -1; same < steady; await nextFrame()) {
        same = hidden() === last ? same + 1 : 0;
        last = hidden();
      }
      expect(hidden()).to.be.above(1);
      more().click();
      await waitUntil(() => screen.all('[role="menu"]').length > 0, "no menu");
      await expect(gadget).to.be.accessible();
      const items = screen.all('[role="menu"] > button');
      // While it is measured anew all of them are shown.
      await waitUntil(() => items.length === hidden() + 1, "it lists others than have no room");

      items.at(-2)!.click();

      const last = () => screen.all('[role="tab"]').at(-1)!;
      await waitUntil(() => last().getAttribute("aria-selected") === "true", "not chosen");
      await settled();
      expect(shown()).to.include(last());
    });
  }

  it("keeps the tab of notes that mention the agent in sight until they were read", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA, owner: ANNA, mentions: [{ sub: ANNA.sub, entry: 4 }] });
    const { screen } = await aGadget(desk, { width: 280 });
    await screen.shows("Maria Lopez");
    const mentions = () => screen.all('[data-view="mentions"]')[0];
    await waitUntil(() => mentions()?.checkVisibility() === true, "it is out of sight");

    desk.changesRow(MARIA, { mentions: [{ sub: ANNA.sub, entry: 4, isRead: true }] });

    await waitUntil(() => mentions()?.checkVisibility() === false, "it keeps the room");
  });

  it("marks the conversation that is open", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA, activityAt: NOW - 1 });
    desk.has({ ...jonas, activityAt: NOW - 2 });
    const { screen } = await aGadget(desk, { conversation: JONAS });
    await screen.shows("Jonas Weber", "fb-chat-list-pane");

    expect(screen.all('fb-chat-list-pane button[aria-current="true"]')).to.have.length(1);
    expect(screen.text('button[aria-current="true"]')).to.include("Jonas Weber");
  });
});
