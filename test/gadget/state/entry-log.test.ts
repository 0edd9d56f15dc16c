import { expect } from "@open-wc/testing";
import { EntryLog } from "../../../gadget/state/entry-log.ts";
import { arrivals } from "../../../gadget/state/arrivals.ts";
import { emptyThread } from "../../../gadget/state/state.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import { anEntry, aThread, MARIA, NOW } from "../support/builders.ts";

const at = (id: number, change: Partial<Entry> = {}) => anEntry(id, { at: NOW + id, ...change });
const logOf = (ids: number[]) => ids.reduce((log, id) => log.with(at(id)), EntryLog.empty);
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
const ids = (log: EntryLog) => [...log].map(({ id }) => id);

/** The same numbers in another order, always the same one. */
function shuffled(count: number): number[] {
  return numbers(count).sort((a, b) => ((a * 7919) % 1009) - ((b * 7919) % 1009));
}

describe("the log of a thread", () => {
  for (const [name, order] of [
    ["their order", numbers(500)],
    ["the reverse order", numbers(500).reverse()],
    ["any order", shuffled(500)],
  ] as const) {
    it(`holds what comes in ${name} in the order in which it is shown`, () => {
      const log = logOf([...order]);

      expect(ids(log)).to.deep.equal(numbers(500));
      expect(log).to.include({ length: 500, newest: 500 });
      expect(log.last?.id).to.equal(500);
      expect(Math.max(...log.pages.map(({ entries }) => entries.length))).to.be.at.most(16);
    });
  }

  it("finds, replaces and removes an entry by its place", () => {
    const log = logOf(shuffled(300));

    const changed = log
      .with(at(77, { mid: "new" }))
      .without(at(78))
      .without(at(999));

    expect(log.get(at(77))?.mid).to.equal("m_77");
    expect(changed.get(at(77))?.mid).to.equal("new");
    expect(changed.get(at(78))).to.equal(undefined);
    expect(changed.get(at(301))).to.equal(undefined);
    expect(ids(changed)).to.deep.equal(numbers(300).filter((id) => id !== 78));
  });

  it("is empty after its last entry went", () => {
    const log = EntryLog.empty.with(at(1)).without(at(1));

    expect(log).to.include({ length: 0, newest: 1 });
    expect(log.pages).to.deep.equal([]);
  });

  it("shares with the log before it every page but the one that changed", () => {
    const log = logOf(numbers(10_000));

    const longer = log.with(at(10_001));

    const shared = longer.pages.filter((page) => log.pages.includes(page));
    expect(longer.pages.length - shared.length).to.equal(1);
    expect(log.length).to.equal(10_000);
  });

  it("leaves every page alone when history comes in before it", () => {
    const log = logOf(numbers(150).slice(100));

    const longer = numbers(100).reduce((grown, id) => grown.with(at(id)), log);

    expect(longer.pages.slice(-log.pages.length).every((page, n) => page === log.pages[n])).to.equal(true);
    expect(longer.pages.length).to.be.at.most(log.pages.length + 7);
  });

  it("tells what changed", () => {
    const log = logOf(numbers(1_000));
    const changed = log.with(at(500, { mid: "new" })).with(at(1_001));

    expect([...changed.changedSince(log)].map(({ entry, old }) => [entry.id, old?.id])).to.deep.equal([
      [500, 500],
      [1_001, undefined],
    ]);
    expect([...log.changedSince(log)]).to.deep.equal([]);
    expect([...log.changedSince(EntryLog.empty)]).to.have.length(1_000);
    expect([...log.without(at(1)).changedSince(log)]).to.deep.equal([]);
    expect([...EntryLog.empty.changedSince(log)]).to.deep.equal([]);
  });
});

describe("arrivals", () => {
  it("are what is newer than everything before, not history", () => {
    const thread = { ...emptyThread(MARIA), thread: aThread() };
    const before = { ...thread, entries: logOf([10, 11, 12]) };

    const after = {
      ...thread,
      entries: before.entries
        .with(at(3))
        .with(at(11, { mid: "x" }))
        .with(at(13)),
    };

    expect(arrivals(before, after).map(({ id }) => id)).to.deep.equal([13]);
  });
});
