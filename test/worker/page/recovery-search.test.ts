import { describe, expect, it } from "vitest";
import type { ListedConversation } from "../../../worker/graph/past.ts";
import type { RecoverAnswer, RecoverOrder } from "../../../worker/objects/contracts.ts";
import { Recovery } from "../../../worker/objects/page/recovery.ts";
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
    wakeBy: () => undefined,
  });
  return { recovery, asked, cursors, state: () => state };
}

function updated(psid: string | null, minutesAgo: number): ListedConversation {
  return { id: `t_${psid ?? "?"}`, psid, updatedAt: Date.now() - minutesAgo * MINUTE };
}

const NOTHING = (): RecoverAnswer => ({ ok: true, found: 0 });
const FIVE = ["a", "b", "c", "d", "e"].map((psid, index) => updated(psid, index + 1));

describe("a search in Meta's record", () => {
  it("looks at the first page alone when nothing is wrong", async () => {
    const { recovery, asked, cursors } = aSearch(FIVE, NOTHING);
    await recovery.start(PAGE_ID, false);
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
    await recovery.start(PAGE_ID, false);
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
    await recovery.start(PAGE_ID, true);
    expect(asked.map(({ psid }) => psid)).toEqual(["a", "b"]);
    expect(cursors).toEqual([null, "2"]);
  });

  it("passes over whom Meta does not name", async () => {
    const { recovery, asked, state } = aSearch([updated(null, 1), updated("b", 2)], NOTHING);
    await recovery.start(PAGE_ID, false);
    expect(asked.map(({ psid }) => psid)).toEqual(["b"]);
    expect(state()?.search).toBeNull();
  });

  it("stays where it is while a conversation cannot be read, and keeps what it searched for", async () => {
    const retryAt = Date.now() + 30 * SECOND;
    const { recovery, cursors, state } = aSearch(FIVE, ({ psid }) =>
      psid === "c" ? { ok: false, retryAt } : { ok: true, found: psid === "a" ? 1 : 0 },
    );
    const { checkedAt } = state() ?? { checkedAt: 0 };
    await recovery.start(PAGE_ID, true);
    expect(state()).toMatchObject({ checkedAt, dueAt: retryAt, search: { after: "2", found: 1 } });

    await recovery.start(PAGE_ID, false);
    expect(cursors.slice(2)).toEqual([null, "2"]);
    expect(state()?.search).toMatchObject({ isThorough: true, since: checkedAt - 10 * MINUTE });
  });

  it("counts as done from when it began, not from when it ended", async () => {
    const { recovery, state } = aSearch(FIVE, NOTHING);
    const before = Date.now();
    await recovery.start(PAGE_ID, false);
    expect(state()).toMatchObject({ dueAt: null, search: null });
    expect(state()?.checkedAt).toBeGreaterThanOrEqual(before);
    expect(state()?.checkedAt).toBeLessThanOrEqual(Date.now());
  });
});
