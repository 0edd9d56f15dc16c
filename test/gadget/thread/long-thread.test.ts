import { expect, waitUntil } from "@open-wc/testing";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { aGadget } from "../support/a-gadget.ts";
import { anEntry, ANNA, aText, customer, MARIA, MINUTE, NOW } from "../support/builders.ts";
import { FakeDesk } from "../support/fake-desk.ts";

const COUNT = 10_000;
/** Far above what a view of 640 px needs, far below what 10,000 entries would. */
const RENDERED_MAX = 150;

/** Texts of one to some twenty lines, so that no guess about their height is right. */
function anyEntry(n: number): Entry {
  const length = (n * 7919) % 23;
  const words = `Message ${n} ` + "and so on and so forth ".repeat(n % 10 === 0 ? length * 6 : length % 5);
  return anEntry(n, { at: NOW - (COUNT - n) * MINUTE, content: aText(words) });
}

async function aVeryLongThread(prepare: (desk: FakeDesk) => void = () => {}) {
  const desk = new FakeDesk();
  desk.pageEntries = COUNT;
  desk.has(
    { conversation: MARIA },
    Array.from({ length: COUNT }, (_, n) => anyEntry(n + 1)),
  );
  prepare(desk);
  const all = await aGadget(desk, { conversation: MARIA });
  await all.screen.shows(`Message ${COUNT} `, "fb-chat-entry");
  const scroller = all.screen.all("fb-chat-entries .scroller")[0]!;
  const entries = () => all.screen.all("fb-chat-entry");
  const inView = () => {
    const view = scroller.getBoundingClientRect();
    return entries().filter((entry) => {
      const { top, bottom } = entry.getBoundingClientRect();
      return bottom > view.top && top < view.bottom;
    });
  };
  const numberOf = (entry: Element) => Number(/Message (\d+) /.exec(all.screen.textOf(entry))?.[1]);
  return { desk, scroller, entries, inView, numberOf, ...all };
}

/** Until the browser drew what there is to draw, and what that led to. */
async function drawn(frames = 3): Promise<void> {
  for (let frame = 0; frame < frames; frame++) await new Promise(requestAnimationFrame);
}

describe("a thread of 10,000 entries", () => {
  it("renders what is in view and a little more, wherever the reader goes", async () => {
    const { scroller, entries, inView } = await aVeryLongThread();

    for (const part of [1, 0.5, 0.25, 0, 0.75]) {
      scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * part;
      await drawn();
      expect(entries().length, `at ${part}`).to.be.below(RENDERED_MAX);
      expect(inView().length, `at ${part}`).to.be.at.least(1);
      const { top, bottom } = scroller.getBoundingClientRect();
      const [first, last] = [inView()[0]!, inView().at(-1)!];
      expect(first.getBoundingClientRect().top, `a hole on top at ${part}`).to.be.below(top + 100);
      expect(last.getBoundingClientRect().bottom, `a hole below at ${part}`).to.be.above(bottom - 100);
    }
  });

  it("moves by what the reader scrolls, however wrong the heights above were guessed", async () => {
    const { scroller, inView } = await aVeryLongThread();
    scroller.scrollTop = scroller.scrollHeight / 2;
    await drawn(6);

    for (let step = 0; step < 40; step++) {
      const mark = inView()[0]!;
      const before = mark.getBoundingClientRect().top;
      scroller.scrollTop -= 150;
      await drawn(2);
      expect(mark.getBoundingClientRect().top - before, `step ${step}`).to.be.closeTo(150, 1);
    }
  });

  it("tells screen readers which message of how many it is", async () => {
    const { screen, numberOf, entries, gadget } = await aVeryLongThread();

    const lines = screen.all("fb-chat-entries li[aria-posinset]");

    expect(lines.map((line) => Number(line.getAttribute("aria-posinset")))).to.deep.equal(
      entries().map(numberOf),
    );
    expect(new Set(lines.map((line) => line.getAttribute("aria-setsize")))).to.deep.equal(
      new Set([`${COUNT}`]),
    );
    await expect(gadget).to.be.accessible();
  });

  it("is read by keyboard from end to end", async () => {
    const { screen, numberOf, inView } = await aVeryLongThread();
    const focused = () => numberOf(screen.focused!.querySelector("fb-chat-entry")!);
    screen.all("fb-chat-entries .scroller")[0]!.focus();

    screen.pressKey("Home");
    await waitUntil(() => screen.focused!.localName === "li" && focused() === 1);
    await drawn();
    expect(inView().map(numberOf)).to.include(1);

    for (let n = 2; n <= 60; n++) {
      screen.pressKey("ArrowDown");
      expect(focused()).to.equal(n);
      await drawn(1);
    }

    screen.pressKey("End");
    await waitUntil(() => focused() === COUNT);
  });

  it("keeps the message that has the focus while the reader scrolls away and back", async () => {
    const { screen, scroller, numberOf } = await aVeryLongThread();
    screen.all("fb-chat-entries .scroller")[0]!.focus();
    screen.pressKey("End");
    const line = screen.focused!;

    scroller.scrollTop = 0;
    await drawn();

    expect(screen.focused === line, "lost the focus").to.equal(true);
    screen.pressKey("ArrowUp");
    expect(numberOf(screen.focused!)).to.equal(COUNT - 1);
  });

  it("renders nothing anew but what came, and its neighbour", async () => {
    const { desk, screen, entries } = await aVeryLongThread();
    await drawn();
    const known = new Set(entries());
    const element = customElements.get("fb-chat-entry")!.prototype as { render: () => unknown };
    const { render } = element;
    const rendered: unknown[] = [];
    element.render = function (this: unknown) {
      rendered.push(this);
      return render.call(this);
    };
    try {
      desk.changes(MARIA, [{ author: customer, content: aText("And another thing") }]);
      await screen.shows("And another thing", "fb-chat-entry");
    } finally {
      element.render = render;
    }

    // The one before it, with which it stands together by now.
    expect(rendered.filter((entry) => known.has(entry as HTMLElement))).to.have.length(1);
  });

  it("folds lines of the desk also where they stand in several pages", async () => {
    const line = (id: number) =>
      anEntry(id, {
        at: NOW + id,
        author: { type: "system" },
        content: { kind: "system", line: { event: "assigned", to: ANNA, by: null } },
      });
    const { screen } = await aVeryLongThread((desk) => {
      const held = desk.conversations.get(MARIA)!;
      held.entries.push(...Array.from({ length: 80 }, (_, n) => line(COUNT + 1 + n)));
      held.rev = COUNT + 80;
    });

    await screen.shows("80 events");
    expect(screen.all("summary").filter((summary) => summary.textContent.includes("events"))).to.have.length(
      1,
    );
  });
});
