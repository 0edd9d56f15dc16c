import { expect } from "@open-wc/testing";
import type { Summary } from "../../../worker/protocol/thread/conversation.ts";
import {
  isListShort,
  listLonger,
  listShown,
  liveCount,
  pageAnswered,
  rowChanged,
  rowGone,
  windowAnswered,
} from "../../../gadget/state/reduce-list.ts";
import { initialState } from "../../../gadget/state/state.ts";
import type { ListState } from "../../../gadget/state/state.ts";
import { ANNA, aSummary, BEN, NOW } from "../support/builders.ts";

const row = (name: string, at: number, change: Partial<Summary> = {}) =>
  aSummary({ conversation: `p:${name}`, activityAt: NOW + at, version: 1, ...change });
const names = (list: ListState) => list.items.map(({ conversation }) => conversation.slice(2)).join("");
const scope = { view: "inbox", sort: "latest", openedAt: NOW } as const;
const counts = { mine: 3, unassigned: 0, open: 3, closed: 0, aside: 0, all_aside: 0, mentions: 0 };

/** A window of three rows, full; `more` says whether there are others. */
function aWindow(more = false): ListState {
  const asked: ListState = { ...initialState.list, length: 3, phase: "asked" };
  return windowAnswered(asked, {
    ...scope,
    items: [row("a", 30), row("b", 20), row("c", 10)],
    more,
    counts,
  });
}

describe("the window of the list", () => {
  it("moves a row up when something happens in it", () => {
    const list = rowChanged(aWindow(), row("c", 40, { version: 2 }), ANNA.sub);

    expect(names(list)).to.equal("cab");
  });

  it("takes in what comes before its last row, and leaves to its page what comes behind", () => {
    const list = rowChanged(aWindow(true), row("d", 15), ANNA.sub);

    expect(names(rowChanged(list, row("e", 5), ANNA.sub))).to.equal("abdc");
    expect(names(rowChanged(aWindow(), row("e", 5), ANNA.sub))).to.equal("abce");
  });

  it("drops a row that moves behind the last one", () => {
    const list = rowChanged(aWindow(true), row("a", 5, { version: 2 }), ANNA.sub);

    expect(names(list)).to.equal("bc");
  });

  it("ignores older news of a row", () => {
    const newer = rowChanged(aWindow(), row("a", 50, { version: 5 }), ANNA.sub);

    const list = rowChanged(newer, row("a", 60, { version: 4 }), ANNA.sub);

    expect(list).to.equal(newer);
  });

  it("changes nothing when the same news come twice", () => {
    const once = rowChanged(aWindow(), row("d", 40), ANNA.sub);

    expect(rowChanged(once, row("d", 40), ANNA.sub)).to.equal(once);
  });

  it("drops a row that left the view", () => {
    const list = rowChanged(aWindow(), row("b", 50, { version: 2, owner: BEN }), ANNA.sub);

    expect(names(list)).to.equal("ac");
  });

  it("does not take in a row of another view, such as the open thread's", () => {
    const list = rowChanged(aWindow(), row("d", 50, { owner: BEN }), ANNA.sub);

    expect(names(list)).to.equal("abc");
  });

  it("is short of a row when one is gone and there are more", () => {
    expect(isListShort(aWindow(true))).to.equal(false);
    expect(isListShort(rowGone(aWindow(true), "p:b"))).to.equal(true);
    expect(isListShort(rowGone(aWindow(false), "p:b"))).to.equal(false);
  });

  it("stays as it is when a row goes that it does not hold", () => {
    const list = aWindow(true);

    expect(rowGone(list, "p:x")).to.equal(list);
  });

  it("applies nothing while it is asked for: the answer is newer", () => {
    const list: ListState = { ...aWindow(), phase: "asked" };

    expect(rowChanged(list, row("d", 40), ANNA.sub)).to.equal(list);
    expect(rowGone(list, "p:a")).to.equal(list);
  });

  it("ignores the answer for a view that was left meanwhile", () => {
    const list: ListState = { ...initialState.list, view: "closed", phase: "asked" };

    expect(windowAnswered(list, { ...scope, items: [row("a", 1)], more: false, counts })).to.equal(list);
  });
});

describe("pages of a list", () => {
  const page = [row("d", 8), row("e", 6)];

  it("go on where the list ended", () => {
    const longer = listLonger(aWindow(true));
    expect(isListShort(longer)).to.equal(true);

    const list = pageAnswered(longer, NOW, { items: page, more: true });

    expect(names(list)).to.equal("abcde");
    expect(liveCount(list)).to.equal(5);
    expect(names(rowChanged(list, row("f", 7), ANNA.sub))).to.equal("abcdfe");
    expect(names(rowChanged(list, row("f", 5), ANNA.sub))).to.equal("abcde");
  });

  it("end with the list", () => {
    const list = pageAnswered(listLonger(aWindow(true)), NOW, { items: page, more: false });

    expect(names(rowChanged(list, row("f", 5), ANNA.sub))).to.equal("abcdef");
    expect(listLonger(list)).to.equal(list);
  });

  it("bring no row twice that moved meanwhile", () => {
    const longer = rowChanged(listLonger(aWindow(true)), row("d", 40, { version: 1 }), ANNA.sub);

    const list = pageAnswered(longer, NOW, { items: page, more: true });

    expect(names(list)).to.equal("abcde");
  });

  it("of another list count for nothing", () => {
    const other = { ...listLonger(aWindow(true)), openedAt: NOW + 1 };

    expect(pageAnswered(other, NOW, { items: page, more: true })).to.equal(other);
  });
});

describe("a long list after the line broke", () => {
  const whole = pageAnswered(listLonger(aWindow(true)), NOW, {
    items: [row("d", 8), row("e", 6)],
    more: true,
  });
  const again: ListState = { ...whole, length: 5, phase: "asked" };
  const first = [row("x", 50), row("a", 30), row("c", 10, { version: 3 })];
  const opened = windowAnswered(again, { ...scope, openedAt: NOW + 1, items: first, more: true, counts });

  it("still shows what is not known anew", () => {
    expect(names(opened)).to.equal("xacde");
    expect(isListShort(opened)).to.equal(true);
  });

  it("takes news of all that it shows", () => {
    const list = rowChanged(opened, row("e", 7, { version: 2 }), ANNA.sub);

    expect(names(list)).to.equal("xacde");
    expect(list.items.at(-1)?.version).to.equal(2);
  });

  it("ends up with what the Worker has", () => {
    const list = pageAnswered(opened, NOW + 1, { items: [row("y", 9), row("e", 6)], more: true });

    expect(names(list)).to.equal("xacye");
    expect(isListShort(list)).to.equal(false);
  });

  it("drops what is no longer there when there is no more", () => {
    expect(names(pageAnswered(opened, NOW + 1, { items: [], more: false }))).to.equal("xac");
  });
});

describe("the order of a list", () => {
  it("is another list, from its beginning", () => {
    const list = listShown(aWindow(true), { sort: "waiting" });

    expect(list).to.include({ view: "inbox", sort: "waiting", phase: "stale", floor: null });
    expect(list.items).to.deep.equal([]);
    expect(listShown(list, { sort: "waiting" })).to.equal(list);
  });

  it("by waiting holds who waits, longest first, until they are answered", () => {
    const waiting = (name: string, since: number, change: Partial<Summary> = {}) =>
      row(name, 0, { waitingSince: NOW - since, ...change });
    const asked: ListState = { ...listShown(initialState.list, { sort: "waiting" }), phase: "asked" };
    const items = [waiting("a", 30), waiting("b", 10)];
    const list = windowAnswered(asked, { ...scope, sort: "waiting", items, more: false, counts });

    expect(names(rowChanged(list, waiting("c", 20), ANNA.sub))).to.equal("acb");
    expect(names(rowChanged(list, row("a", 40, { version: 2 }), ANNA.sub))).to.equal("b");
    expect(names(rowChanged(list, row("d", 40), ANNA.sub))).to.equal("ab");
  });
});
