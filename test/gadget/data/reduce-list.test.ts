import { expect } from "@open-wc/testing";
import type { Summary } from "../../../worker/protocol/conversation.ts";
import { rowChanged, rowGone, windowAnswered } from "../../../gadget/data/reduce-list.ts";
import { initialState } from "../../../gadget/data/state.ts";
import type { ListState } from "../../../gadget/data/state.ts";
import { ANNA, aSummary, BEN, NOW } from "../support/builders.ts";

const row = (name: string, at: number, change: Partial<Summary> = {}) =>
  aSummary({ conversation: `p:${name}`, activityAt: NOW + at, version: 1, ...change });
const names = (list: ListState) => list.items.map(({ conversation }) => conversation.slice(2)).join("");
const scope = { view: "mine", sort: "latest", openedAt: NOW } as const;
const counts = { mine: 3, unassigned: 0, open: 3, closed: 0 };

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

  it("keeps no more rows than were asked for", () => {
    const list = rowChanged(aWindow(), row("d", 40), ANNA.sub);

    expect(names(list)).to.equal("dab");
    expect(list.more).to.equal(true);
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

  it("is asked for again when it became shorter and there were more", () => {
    expect(rowGone(aWindow(true), "p:b").phase).to.equal("stale");
    expect(rowGone(aWindow(false), "p:b").phase).to.equal("ready");
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
