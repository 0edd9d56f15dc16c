import { describe, expect, it } from "vitest";
import type { ListedConversation } from "../../../worker/graph/record.ts";
import type { RecoverAnswer, RecoverOrder } from "../../../worker/objects/kernel/contracts.ts";
import { Recovery } from "../../../worker/objects/page/recovery/recovery.ts";
import type { RecoveryState } from "../../../worker/objects/page/store.ts";
import { PAGE_ID } from "../support/env.ts";
import { MINUTE, SECOND } from "../support/thread.ts";

type Asked = RecoverOrder & { psid: string };

/** Meta's list as pages of two, and conversations that answer as `answer` says. */
function aSearch(list: readonly ListedConversation[], answer: (asked: Asked) => RecoverAnswer) {
  let state: RecoveryState | null = { checkedAt: Date.now() - 60 * MINUTE, dueAt: null, search: null };
  const asked: Asked[] = [];
  const cursors: (string | null)[] = [];
  const recovery = new Recovery({
    store: {
      recovery: () => state,
      setRecovery: (next) => {
        state = next;
      },
    },
    reader: () => ({
      conversations: ({ after = null }) => {
        cursors.push(after);
        const from = Number(after ?? 0);
        const next = from + 2;
        const items = list.slice(from, next);
        return Promise.resolve({
          ok: true,
          value: { items, after: next < list.length ? String(next) : null },
        });
      },
    }),
    recover: (_pageId, psid, order) => {
      asked.push({ psid, ...order });
      return Promise.resolve(answer({ psid, ...order }));
    },
    recovered: () => undefined,
    agenda: { wakeBy: () => undefined, guarded: (_name, _ms, work) => work(0) },
  });
  return {
    recovery,
    asked,
    cursors,
    state: () => state,
    restore: (as: RecoveryState) => {
      state = as;
    },
  };
}

function updated(psid: string | null, minutesAgo: number): ListedConversation {
  return { id: `t_${psid ?? "?"}`, psid, updatedAt: Date.now() - minutesAgo * MINUTE };
}

const NOTHING = (): RecoverAnswer => ({ ok: true, found: 0 });
const FIVE = ["a", "b", "c", "d", "e"].map((psid, index) => updated(psid, index + 1));

describe("a search in Meta's record", () => {
  it("looks at the first page alone when nothing is wrong", async () => {
    const { recovery, asked, cursors } = aSearch(FIVE, NOTHING);
    await recovery.start(PAGE_ID);
    expect(asked.map(({ psid, isThorough }) => [psid, isThorough])).toEqual([
      ["a", false],
      ["b", false],
    ]);
    expect(cursors).toEqual([null]);
  });

  it("reads all pages once something was missing, from the newest on", async () => {
    const { recovery, asked, cursors } = aSearch(FIVE, ({ psid, isThorough }) => ({
      ok: true,
      found: psid === "b" && !isThorough ? 3 : 0,
    }));
    await recovery.start(PAGE_ID);
    expect(asked.filter(({ isThorough }) => isThorough).map(({ psid }) => psid)).toEqual([
      "a",
      "b",
      "c",
      "d",
      "e",
    ]);
    expect(cursors).toEqual([null, null, "2", "4"]);
  });

  it("ends where the list goes back beyond the last look, with time to spare", async () => {
    const list = [updated("a", 1), updated("b", 65), updated("c", 80), updated("d", 90)];
    const { recovery, asked, cursors } = aSearch([...list, updated("e", 95)], NOTHING);
    recovery.suspect();
    await recovery.start(PAGE_ID);
    expect(asked.map(({ psid }) => psid)).toEqual(["a", "b"]);
    expect(cursors).toEqual([null, "2"]);
  });

  it("passes over whom Meta does not name", async () => {
    const { recovery, asked, state } = aSearch([updated(null, 1), updated("b", 2)], NOTHING);
    await recovery.start(PAGE_ID);
    expect(asked.map(({ psid }) => psid)).toEqual(["b"]);
    expect(state()?.search).toBeNull();
  });

  it("looks at a page again while one of its conversations cannot be read, and keeps what it searched for", async () => {
    const retryAt = Date.now() + 30 * SECOND;
    const { recovery, cursors, state } = aSearch(FIVE, ({ psid }) =>
      psid === "c" ? { ok: false, retryAt } : { ok: true, found: psid === "a" ? 1 : 0 },
    );
    const { checkedAt } = state() ?? { checkedAt: 0 };
    recovery.suspect();
    await recovery.start(PAGE_ID);
    expect(state()).toMatchObject({ checkedAt, dueAt: retryAt, search: { after: "2", found: 1 } });

    await recovery.start(PAGE_ID);
    expect(cursors).toEqual([null, "2", "2"]);
    expect(state()?.search).toMatchObject({ isThorough: true, since: checkedAt - 10 * MINUTE });
  });

  it.each([
    ["cannot be read", (): RecoverAnswer => ({ ok: false, retryAt: Date.now() + MINUTE })],
    [
      "breaks",
      (): RecoverAnswer => {
        throw new Error("planted");
      },
    ],
  ])("reads all others although one conversation always %s, and ends", async (_name, breaks) => {
    const { recovery, asked, state, restore } = aSearch(FIVE, ({ psid }) =>
      psid === "a" ? breaks() : { ok: true, found: 0 },
    );
    recovery.suspect();
    await recovery.start(PAGE_ID);
    for (let time = 0; time < 9; time++) {
      const now = state();
      if (now?.search != null) restore({ ...now, dueAt: Date.now() });
      await recovery.run(PAGE_ID);
    }

    expect(asked.filter(({ psid }) => psid === "a")).toHaveLength(5);
    expect(asked.map(({ psid }) => psid)).toContain("e");
    expect(state()).toMatchObject({ dueAt: null, search: null });
  });

  it("becomes thorough by what it found although another conversation could not be read", async () => {
    const { recovery, asked } = aSearch(FIVE, ({ psid, isThorough }) => {
      if (psid === "a" && !isThorough) return { ok: false, retryAt: Date.now() };
      return { ok: true, found: psid === "b" && !isThorough ? 1 : 0 };
    });
    await recovery.start(PAGE_ID);
    expect(asked.map(({ psid }) => psid)).toContain("e");
  });

  it("reads every conversation of the last day once a day, and only then", async () => {
    const { recovery, asked, state, restore } = aSearch([...FIVE, updated("f", 20 * 60)], NOTHING);
    const { checkedAt } = state() ?? { checkedAt: 0 };
    const thoroughAt = checkedAt - 22 * 60 * MINUTE;
    restore({ checkedAt, thoroughAt, dueAt: null, search: null });
    await recovery.start(PAGE_ID);
    expect(asked.map(({ psid }) => psid)).toEqual(["a", "b"]);

    asked.splice(0);
    restore({ checkedAt, thoroughAt: thoroughAt - 60 * MINUTE, dueAt: null, search: null });
    await recovery.start(PAGE_ID);
    expect(asked.map(({ psid }) => psid)).toEqual(["a", "b", "c", "d", "e", "f"]);
    expect(state()?.thoroughAt).toBeGreaterThan(checkedAt);
  });

  it("counts days from the first look of a version that knew of none", async () => {
    const { recovery, state } = aSearch(FIVE, NOTHING);
    const { checkedAt } = state() ?? { checkedAt: 0 };
    await recovery.start(PAGE_ID);
    expect(state()?.thoroughAt).toBe(checkedAt);
  });

  it("loses nothing of a suspicion that comes while it is under way", async () => {
    const { recovery, asked, state } = aSearch(FIVE, ({ psid, isThorough }) => {
      if (psid === "b" && !isThorough) recovery.suspect();
      return { ok: true, found: 0 };
    });
    await recovery.start(PAGE_ID);
    expect(asked.map(({ psid }) => psid)).toContain("e");
    expect(state()?.search).toBeNull();
  });

  it("goes on where it was when the next renewal comes before it has ended", async () => {
    const { recovery, cursors } = aSearch(FIVE, ({ psid }) =>
      psid === "c" && cursors.length === 2
        ? { ok: false, retryAt: Date.now() + MINUTE }
        : { ok: true, found: 0 },
    );
    recovery.suspect();
    await recovery.start(PAGE_ID);
    await recovery.start(PAGE_ID);
    expect(cursors).toEqual([null, "2", "2", "4"]);
  });

  it("counts as done from when it began, not from when it ended", async () => {
    const { recovery, state } = aSearch(FIVE, NOTHING);
    const before = Date.now();
    await recovery.start(PAGE_ID);
    expect(state()).toMatchObject({ dueAt: null, search: null });
    expect(state()?.checkedAt).toBeGreaterThanOrEqual(before);
    expect(state()?.checkedAt).toBeLessThanOrEqual(Date.now());
  });
});
