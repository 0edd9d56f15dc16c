import { expect, waitUntil } from "@open-wc/testing";
import { aGadget } from "../support/a-gadget.ts";
import { ANNA, BEN, JONAS, MARIA, NOW, PAGE } from "../support/builders.ts";
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
  return { ...all, rows, press };
}

describe("<fb-chat-list>", () => {
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

    expect(rows()[0]).to.match(/^ML Maria Lopez .* Is my order on its way\? 3 3 unanswered Yours$/);
    expect(rows()[1]).to.match(/^JW Jonas Weber .* Ben Brandt: On its way Yours Not delivered$/);
    await expect(gadget).to.be.accessible();
  });

  it("counts to 50 unanswered ones, and says that there may be more", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA, unanswered: 50 });

    const { rows, screen } = await aList(desk);
    await screen.shows("Maria Lopez");

    expect(rows()[0]).to.include("50+ 50 or more unanswered");
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
    const { rows, screen, press } = await aList(desk);
    press("Mine");
    await waitUntil(() => rows().length === 1);
    expect(rows()[0]).to.not.include("Yours");

    press("Open");
    await screen.shows("Jonas Weber");

    expect(rows().map((row) => row.split("? ")[1])).to.deep.equal([
      "Yours",
      "With Ben Brandt Available",
      "Unassigned",
    ]);
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

  it("begins with what is the agent's and what is nobody's", async () => {
    const desk = new FakeDesk();
    desk.has({ conversation: MARIA, owner: ANNA, activityAt: NOW - 1 });
    desk.has({ conversation: `${PAGE}:3`, owner: null, activityAt: NOW - 2 });
    desk.has({ ...jonas, owner: BEN, activityAt: NOW - 3 });
    const { rows, screen } = await aList(desk);
    await screen.shows("Maria Lopez");

    expect(rows().map((row) => row.split("? ")[1])).to.deep.equal(["Yours", "Unassigned"]);
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
    const { screen } = await aGadget(new FakeDesk(), { width: 300, with: { lang: "fr" } });
    await screen.shows("Réception");
    const list = screen.all('[role="tablist"]')[0]!;
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
