import { expect } from "@open-wc/testing";
import type { EntriesFrame } from "../../../worker/protocol/frames.ts";
import { historyAnswered } from "../../../gadget/state/reduce-history.ts";
import { entriesCame, threadOpened } from "../../../gadget/state/reduce-thread.ts";
import { emptyThread } from "../../../gadget/state/state.ts";
import type { ThreadState } from "../../../gadget/state/state.ts";
import { aDelivery, anEntriesFrame, anEntry, anOpened, aThread, byAnna, MARIA } from "../support/builders.ts";

const ids = (thread: ThreadState) => [...thread.entries].map(({ id }) => id);
const asked = (): ThreadState => ({ ...emptyThread(MARIA), phase: "asked" });
/** A thread at rev 3 that holds the entries 1, 2 and 3. */
const opened = () => threadOpened(asked(), anOpened([anEntry(1), anEntry(2), anEntry(3)]));

describe("news of an open thread", () => {
  const cases: { name: string; frame: EntriesFrame; ids: number[]; rev: number; phase: string }[] = [
    {
      name: "that follows is applied",
      frame: anEntriesFrame(3, 4, [anEntry(4)]),
      ids: [1, 2, 3, 4],
      rev: 4,
      phase: "ready",
    },
    {
      name: "that overlaps is applied",
      frame: anEntriesFrame(1, 5, [anEntry(2, { rev: 5 }), anEntry(4)]),
      ids: [1, 2, 3, 4],
      rev: 5,
      phase: "ready",
    },
    {
      name: "that is known is ignored",
      frame: anEntriesFrame(1, 3, [anEntry(9)]),
      ids: [1, 2, 3],
      rev: 3,
      phase: "ready",
    },
    {
      name: "after a gap asks for what is missing",
      frame: anEntriesFrame(5, 6, [anEntry(6)]),
      ids: [1, 2, 3],
      rev: 3,
      phase: "stale",
    },
    {
      name: "too large to send asks for it",
      frame: anEntriesFrame(3, 900, null),
      ids: [1, 2, 3],
      rev: 3,
      phase: "stale",
    },
    {
      name: "of another epoch starts afresh",
      frame: anEntriesFrame(3, 4, [anEntry(4)], { thread: aThread({ epoch: "e2" }) }),
      ids: [],
      rev: 0,
      phase: "stale",
    },
    {
      name: "without entries changes the thread alone",
      frame: anEntriesFrame(3, 4, [], { thread: aThread({ unavailable: true }) }),
      ids: [1, 2, 3],
      rev: 4,
      phase: "ready",
    },
    {
      name: "of a merged entry removes it",
      frame: anEntriesFrame(3, 4, [anEntry(2, { rev: 4, merged: true })]),
      ids: [1, 3],
      rev: 4,
      phase: "ready",
    },
  ];
  for (const { name, frame, ids: expected, rev, phase } of cases) {
    it(name, () => {
      const thread = entriesCame(opened(), frame);

      expect(ids(thread)).to.deep.equal(expected);
      expect(thread.rev).to.equal(rev);
      expect(thread.phase).to.equal(phase);
    });

    it(`${name}, and a second time changes nothing`, () => {
      const once = entriesCame(opened(), frame);

      const twice = entriesCame(once, frame);

      expect(twice).to.equal(once);
    });
  }

  it("is sorted by the order in which it is shown, not by arrival", () => {
    const late = anEntry(4, { at: anEntry(1).at + 1 });

    const thread = entriesCame(opened(), anEntriesFrame(3, 4, [late]));

    expect(ids(thread)).to.deep.equal([1, 4, 2, 3]);
  });

  it("does not put an older version over a newer one", () => {
    const newer = entriesCame(opened(), anEntriesFrame(3, 9, [anEntry(2, { rev: 9, mid: "new" })]));

    const thread = entriesCame(newer, anEntriesFrame(8, 10, [anEntry(2, { rev: 4, mid: "old" })]));

    expect(thread.entries.get(anEntry(2))?.mid).to.equal("new");
  });
});

describe("opening a thread", () => {
  it("holds back frames that come before the answer, and applies them after it", () => {
    const waiting = entriesCame(asked(), anEntriesFrame(3, 4, [anEntry(4)]));
    expect(ids(waiting)).to.deep.equal([]);

    const thread = threadOpened(waiting, anOpened([anEntry(1), anEntry(2), anEntry(3)]));

    expect(ids(thread)).to.deep.equal([1, 2, 3, 4]);
    expect(thread.rev).to.equal(4);
  });

  it("asks again when a frame that was held back does not follow the answer", () => {
    const waiting = entriesCame(asked(), anEntriesFrame(7, 8, [anEntry(8)]));

    const thread = threadOpened(waiting, anOpened([anEntry(1)]));

    expect(thread.phase).to.equal("stale");
  });

  it("applies changes over what is held", () => {
    const again: ThreadState = { ...opened(), phase: "asked" };

    const thread = threadOpened(again, anOpened([anEntry(4)], { kind: "changes", rev: 4 }));

    expect(ids(thread)).to.deep.equal([1, 2, 3, 4]);
    expect(thread.phase).to.equal("ready");
  });

  it("asks again while more changes remain", () => {
    const again: ThreadState = { ...opened(), phase: "asked" };

    const thread = threadOpened(again, anOpened([anEntry(4)], { kind: "changes", rev: 4, more: true }));

    expect(thread.rev).to.equal(4);
    expect(thread.phase).to.equal("stale");
  });

  it("forgets what it held when a snapshot comes, but not what the agent wrote", () => {
    const command = { type: "message.send", conversation: MARIA, seenRev: 3, text: "Hi" } as const;
    const send = { id: "c1", command, text: "Hi", at: 0, place: 0, phase: "waiting", refusal: null } as const;
    const again: ThreadState = { ...opened(), phase: "asked", sends: [send] };

    const thread = threadOpened(again, anOpened([anEntry(8), anEntry(9)], { more: true }));

    expect(ids(thread)).to.deep.equal([8, 9]);
    expect(thread.sends).to.deep.equal([send]);
  });

  it("removes the local echo when the entries of its command come", () => {
    const command = { type: "message.send", conversation: MARIA, seenRev: 3, text: "Hi" } as const;
    const send = { id: "c1", command, text: "Hi", at: 0, place: 0, phase: "asked", refusal: null } as const;
    const entry = anEntry(4, { author: byAnna, delivery: aDelivery({ command: "c1" }) });

    const thread = entriesCame({ ...opened(), sends: [send] }, anEntriesFrame(3, 4, [entry]));

    expect(thread.sends).to.deep.equal([]);
  });
});

describe("history", () => {
  /** Holds 5 and 6; 1 to 4 are at the Worker. */
  const partial = () => threadOpened(asked(), anOpened([anEntry(5), anEntry(6)], { more: true }));

  it("comes before what is held", () => {
    const thread = partial();

    const whole = historyAnswered(thread, thread.floor!, {
      entries: [1, 2, 3, 4].map((id) => anEntry(id)),
      more: false,
    });

    expect(ids(whole)).to.deep.equal([1, 2, 3, 4, 5, 6]);
    expect(whole.floor).to.equal(null);
  });

  it("is not shown in pieces: news of an entry that is not loaded waits for its page", () => {
    const changed = anEntry(2, { rev: 7, mid: "edited" });

    const thread = entriesCame(partial(), anEntriesFrame(6, 7, [changed]));

    expect(ids(thread)).to.deep.equal([5, 6]);
    expect(thread.rev).to.equal(7);
  });

  it("does not undo news that came while it was on its way", () => {
    const waiting: ThreadState = { ...partial(), history: "asked" };
    const changed = anEntry(4, { rev: 7, mid: "edited" });
    const thread = entriesCame(waiting, anEntriesFrame(6, 7, [changed]));

    const whole = historyAnswered(thread, thread.floor!, { entries: [anEntry(3), anEntry(4)], more: true });

    expect(whole.entries.get(anEntry(4))?.mid).to.equal("edited");
    expect(whole.floor).to.deep.include({ id: 3 });
  });

  it("of a thread that started afresh meanwhile is ignored", () => {
    const thread = partial();
    const fresh = threadOpened(
      { ...thread, phase: "asked" },
      anOpened([anEntry(20), anEntry(21)], { more: true, rev: 21 }),
    );

    const after = historyAnswered(fresh, thread.floor!, { entries: [anEntry(4)], more: false });

    expect(ids(after)).to.deep.equal([20, 21]);
  });
});
