import { expect, waitUntil } from "@open-wc/testing";
import { aGadget } from "../support/a-gadget.ts";
import { ANNA, anOlderWelcome, aWelcome, HOUR, MINUTE, NOW, PAGE } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";
import { settled } from "../support/manual-clock.ts";

/** Far above what a view of 640 px needs, far below what 5,000 conversations would. */
const RENDERED_MAX = 80;

const name = (n: number) => `${PAGE}:${String(n).padStart(5, "0")}`;
const label = (n: number) => `Customer ${n}`;

/** Customer 1 was active last. Some wait, so that rows are of different heights. */
async function aLongList(count: number, prepare: (desk: FakeDesk) => void = () => {}, shown = label(1)) {
  const desk = new FakeDesk();
  for (let n = 1; n <= count; n++) {
    desk.has({
      conversation: name(n),
      customer: { name: label(n), label: label(n) },
      activityAt: NOW - n * MINUTE,
      waitingSince: n % 3 === 0 ? NOW - n * MINUTE : null,
      unanswered: n % 3 === 0 ? 1 : 0,
      responseUntil: n % 2 === 0 ? NOW + HOUR + n : NOW - HOUR,
    });
  }
  prepare(desk);
  const all = await aGadget(desk, { width: 360 });
  await all.screen.shows(shown);
  const scroller = all.screen.all("fb-chat-list-pane .rows")[0]!;
  const rows = () => all.screen.all("fb-chat-list-row");
  const names = () => rows().map((row) => /Customer \d+/.exec(all.screen.textOf(row))?.[0]);
  const inView = () => {
    const view = scroller.getBoundingClientRect();
    return rows().filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > view.top && top < view.bottom;
    });
  };
  const rowOf = (n: number) => rows().find((row) => all.screen.textOf(row).includes(`${label(n)} `));
  const scrollTo = async (top: number) => {
    scroller.scrollTop = top;
    await drawn();
  };
  const loadAll = async () => {
    await waitUntil(
      async () => {
        await scrollTo(scroller.scrollHeight);
        return names().at(-1) === label(count);
      },
      "does not come to the end",
      { interval: 1 },
    );
  };
  return { desk, scroller, rows, names, inView, rowOf, scrollTo, loadAll, ...all };
}

async function drawn(frames = 2): Promise<void> {
  for (let frame = 0; frame < frames; frame++) await new Promise(requestAnimationFrame);
}

describe("a long list", () => {
  it("loads more while the reader scrolls, and renders what is in view and a little more", async () => {
    const { desk, gadget, rows, inView, scroller, scrollTo, loadAll } = await aLongList(600);
    expect(desk.sent("list.more")).to.have.length(0);

    await loadAll();
    expect(desk.sent("list.more").reduce((sum, { length }) => sum + length, 0)).to.equal(550);
    for (const part of [1, 0.5, 0.2, 0]) {
      await scrollTo((scroller.scrollHeight - scroller.clientHeight) * part);
      expect(rows().length, `at ${part}`).to.be.below(RENDERED_MAX);
      expect(inView().length, `at ${part}`).to.be.at.least(5);
    }
    await expect(gadget).to.be.accessible();
  });

  it("shows again after a reconnect what it had loaded, where the reader was", async () => {
    const { desk, screen, inView, scroller, scrollTo, loadAll } = await aLongList(300);
    await loadAll();
    await scrollTo(scroller.scrollHeight / 2);
    const place = () =>
      inView()
        .map((row) => screen.textOf(row))
        .join();
    const before = place();

    await desk.breaks();
    desk.commands.length = 0;
    await desk.platform.clock.advance(2_000);
    await waitUntil(() => desk.sent("list.more").length > 0);
    await settled();
    await drawn();

    expect(place()).to.equal(before);
    expect([...desk.sent("list.open"), ...desk.sent("list.more")].map(({ length }) => length)).to.deep.equal([
      200, 100,
    ]);
  });

  it("keeps the reader's place when a row from further down moves to the top", async () => {
    const { desk, rowOf, scrollTo } = await aLongList(120);
    await scrollTo(2_000);
    const mark = rowOf(35)!;
    const before = mark.getBoundingClientRect().top;

    desk.changesRow(name(45), { activityAt: NOW });
    await drawn(4);

    expect(mark.getBoundingClientRect().top).to.be.closeTo(before, 1);
  });

  it("shows at the top what comes in there while the reader is there", async () => {
    const { desk, names } = await aLongList(120);

    desk.changesRow(name(45), { activityAt: NOW });

    await waitUntil(() => names()[0] === label(45));
  });

  it("goes to what is new at the top on demand", async () => {
    const { desk, screen, scroller, names, scrollTo } = await aLongList(60);
    await scrollTo(1_000);
    scroller.dispatchEvent(new PointerEvent("pointerover", { pointerType: "mouse", bubbles: true }));
    desk.changesRow(name(40), { activityAt: NOW });

    await screen.shows("1 new");
    screen.press("1 new");

    await waitUntil(() => scroller.scrollTop === 0, "stays where it was");
    await waitUntil(() => names()[0] === label(40), "the new one is not at the top");
  });

  it("is gone through by keyboard, from end to end", async () => {
    const { screen, rowOf, names } = await aLongList(50);
    const focused = () => /Customer (\d+)/.exec(screen.textOf(screen.focused!))?.[1];
    rowOf(1)!.focus();

    for (let n = 2; n <= 45; n++) {
      screen.pressKey("ArrowDown");
      expect(focused()).to.equal(String(n));
      await drawn(1);
    }
    screen.pressKey("Home");
    await waitUntil(() => focused() === "1");
    screen.pressKey("End");
    await waitUntil(() => focused() === "50");
    expect(names()).to.include(label(50));
  });

  it("tells screen readers which row of how many it is", async () => {
    const { screen, loadAll } = await aLongList(60);
    const positions = (attribute: string) =>
      screen.all("fb-chat-list-pane li[aria-posinset]").map((line) => Number(line.getAttribute(attribute)));
    expect(positions("aria-posinset")[0]).to.equal(1);
    expect(positions("aria-setsize")[0]).to.equal(-1);

    await loadAll();

    expect(positions("aria-posinset").at(-1)).to.equal(60);
    expect(positions("aria-setsize").at(-1)).to.equal(60);
  });

  it("is filled up when rows leave it", async () => {
    const { desk } = await aLongList(60);

    desk.push({ type: "list.gone", conversation: name(3) });
    await waitUntil(() => desk.sent("list.more").length === 1);

    expect(desk.sent("list.more")[0]!.length).to.equal(1);
  });
});

const SORTS = {
  latest: "All, latest first",
  waiting: "Waiting for an answer, longest first",
  window: "Window open, closing soonest first",
};

describe("the order of the list", () => {
  async function aSortedList(prepare: (desk: FakeDesk) => void = () => {}, shown?: string) {
    const all = await aLongList(9, prepare, shown);
    /** What is chosen, in words. */
    const order = () => all.screen.all("fb-chat-list-tools [aria-haspopup]")[0]?.ariaLabel?.split(": ")[1];
    const sortBy = async (sort: keyof typeof SORTS) => {
      await waitUntil(() => order() !== undefined);
      all.screen.all("fb-chat-list-tools [aria-haspopup]")[0]!.click();
      await all.screen.shows(SORTS[sort], "[role=menu]");
      const items = all.screen.all("[role=menuitemradio]");
      items.find((item) => all.screen.textOf(item) === SORTS[sort])!.click();
    };
    return { ...all, order, sortBy };
  }

  it("may be by how long customers wait: then it lists only those", async () => {
    const { names, sortBy, desk } = await aSortedList();

    await sortBy("waiting");

    await waitUntil(() => names().length === 3);
    expect(names()).to.deep.equal(["Customer 9", "Customer 6", "Customer 3"]);

    desk.changesRow(name(6), { waitingSince: null, unanswered: 0 });
    await waitUntil(() => names().length === 2);
  });

  it("may be by whose window closes soonest", async () => {
    const { names, sortBy, desk } = await aSortedList((it) => (it.welcome = anOlderWelcome()));

    await sortBy("window");

    await waitUntil(() => names().length === 4);
    expect(names()).to.deep.equal(["Customer 2", "Customer 4", "Customer 6", "Customer 8"]);
    expect(desk.sent("list.open").at(-1)).not.to.have.property("bothEnds");
  });

  it("goes on with those whom a person may still answer, where the Worker knows that end", async () => {
    const { names, sortBy, desk } = await aSortedList((it) => {
      it.changesRowQuietly(name(4), { responseUntil: NOW - 5 * 24 * HOUR });
    });

    await sortBy("window");

    await waitUntil(() => names()[0] === "Customer 2");
    expect(names().slice(0, 4)).to.deep.equal(["Customer 2", "Customer 6", "Customer 8", "Customer 4"]);
    expect(desk.sent("list.open").at(-1)!.bothEnds).to.equal(true);
  });

  for (const [sort, words] of [
    ["waiting", "Nobody waits for an answer here."],
    ["window", "No window is open here."],
  ] as const) {
    it(`says so when nothing is listed by ${sort}`, async () => {
      const { gadget, screen, sortBy } = await aSortedList((desk) => {
        for (let n = 1; n <= 9; n++)
          desk.changesRowQuietly(name(n), { waitingSince: null, responseUntil: null });
      });

      await sortBy(sort);

      await screen.shows(words);
      await expect(gadget).to.be.accessible();
    });
  }

  it("is remembered for the agent, and for nobody else", async () => {
    const first = await aSortedList();
    await first.sortBy("waiting");
    await waitUntil(() => first.names().length === 3);
    const { memory } = first.desk.platform;

    const again = await aSortedList((desk) => (desk.platform.memory = memory), "Customer 9");
    expect(again.names()).to.deep.equal(["Customer 9", "Customer 6", "Customer 3"]);

    const ben = await aSortedList((desk) => {
      desk.platform.memory = memory;
      desk.welcome = aWelcome({ agent: { sub: "ben", name: "Ben", presence: "available", role: "agent" } });
      for (let n = 1; n <= 9; n++) desk.changesRowQuietly(name(n), { owner: { ...ANNA, sub: "ben" } });
    });
    expect(ben.order()).to.equal("All, latest first");
  });
});

describe("a desk with several Pages", () => {
  it("says by which Page a customer came", async () => {
    const { screen, rows } = await aLongList(2, (desk) => {
      desk.welcome = aWelcome({
        pages: [
          { pageId: PAGE, pause: null, name: "Northwind Outdoors" },
          { pageId: "10150002", pause: null },
        ],
      });
      desk.has({
        conversation: "10150002:7",
        customer: { name: "Eva", label: "Eva" },
        activityAt: NOW - HOUR,
      });
    });

    expect(rows().map((row) => /Page \d+|Northwind Outdoors/.exec(screen.textOf(row))?.[0])).to.deep.equal([
      "Northwind Outdoors",
      "Northwind Outdoors",
      "Page 10150002",
    ]);
    const tips = screen.all("fb-chat-list-row .page").map((mark) => mark.dataset["tip"]);
    expect(tips.at(-1)).to.equal("Page 10150002");
  });

  it("says nothing of that where there is one", async () => {
    const { screen } = await aLongList(2);

    expect(screen.all("fb-chat-list-row .page")).to.have.length(0);
  });
});

describe("a list of 320 px", () => {
  it("has all of its tabs in one line, and shows the digits of customers without a name", async () => {
    const desk = new FakeDesk();
    for (let n = 1; n <= 30; n++) {
      desk.has({
        conversation: name(n),
        customer: { name: null, label: `Messenger user ·${1000 + n}` },
        unanswered: 2,
      });
      desk.has({ conversation: name(100 + n), owner: null });
    }
    const { screen } = await aGadget(desk, { width: 320, height: 460 });
    await screen.shows("Messenger user");
    const list = screen.all("fb-chat-list-pane")[0]!.getBoundingClientRect();

    const tabs = screen.all('[role="tab"]').filter((tab) => tab.checkVisibility());
    expect(new Set(tabs.map((tab) => tab.getBoundingClientRect().top)).size).to.equal(1);
    for (const tab of tabs) {
      const { left, right } = tab.getBoundingClientRect();
      expect(left >= list.left && right <= list.right, screen.textOf(tab)).to.equal(true);
      expect(tab.scrollWidth, screen.textOf(tab)).to.be.at.most(tab.clientWidth);
    }
    const digits = screen.all("fb-chat-list-row .digits")[0]!;
    const row = screen.all("fb-chat-list-row .name")[0]!.getBoundingClientRect();
    expect(digits.getBoundingClientRect().right).to.be.at.most(row.right + 0.5);
    expect(screen.all("fb-chat-list-row .name")[0]!.textContent).to.match(/^Messenger user ·10\d\d$/);
  });
});
