import { describe, expect, it } from "vitest";
import {
  EntryStore,
  type NewEntry,
  type NewMessage,
} from "../../../worker/objects/conversation/log/entries.ts";
import { useMeta } from "../support/meta.ts";
import { aThread } from "../support/thread.ts";

const meta = useMeta();

const NOW = Date.now();

function anItem(key: string, change: Partial<NewEntry> = {}): NewEntry {
  const author = { type: "customer" } as const;
  return {
    ...{ key, at: NOW, author, kind: "text", text: "hi", detail: null, interaction: 1 },
    ...{ asks: true, opensWindow: true, standby: false },
    ...change,
  };
}

function aMessage(part: number, change: Partial<NewMessage> = {}): NewMessage {
  const outgoing = { kind: "text", text: "Hello" } as const;
  const author = { sub: "kim", name: "Kim Lee" };
  return {
    ...{ key: `@kim:c#${String(part)}`, at: NOW, author, outgoing, interaction: 1, answers: true },
    ...{ part, parts: 2, nonce: `n${String(part)}`, dueAt: NOW, waiting: null },
    ...change,
  };
}

/** A store that remembers what it wrote, and what one that reads it for the first time says. */
async function inALog(check: (store: EntryStore, sql: SqlStorage) => void): Promise<void> {
  const thread = await aThread(meta.current);
  await thread.inside((_conversation, { storage }) => {
    storage.sql.exec("DELETE FROM entry");
    check(new EntryStore(storage.sql), storage.sql);
  });
}

function inOrder(rows: object[]): string {
  return JSON.stringify(rows.map((row) => Object.entries(row).sort(([a], [b]) => a.localeCompare(b, "en"))));
}

function expectTrue(store: EntryStore, sql: SqlStorage): void {
  const read = (): EntryStore => new EntryStore(sql);
  for (let rev = 0; rev <= store.topRev(); rev++) {
    // As JSON, which half a character can be printed in.
    for (const limit of [1, 100])
      expect(inOrder(store.changedSince(rev, limit))).toBe(inOrder(read().changedSince(rev, limit)));
    expect(store.answersSince(rev, 1)).toEqual(read().answersSince(rev, 1));
  }
  expect(store.head()).toEqual(read().head());
  expect(store.topRev()).toBe(read().topRev());
}

describe("what the log remembers of what it wrote", () => {
  it("is what it says when it is read, after every kind of write", async () => {
    await inALog((store, sql) => {
      const next = (): number => store.topRev() + 1;
      const sends: ((seq: number) => void)[] = [
        (seq) => store.markSending(seq, NOW + 1, NOW + 2),
        (seq) => store.announceSending(seq, next()),
        (seq) => store.postponeUnknown(seq, NOW + 3),
        (seq) => store.requeue(seq, next(), NOW + 4, { reason: "retry", until: NOW + 4 }),
        (seq) => store.release(seq, next(), NOW + 5, NOW + 5),
        (seq) => store.askAnew(seq, next()),
        (seq) => store.markFailed(seq, next(), { code: "rejected", graph: null }),
        (seq) => store.settle(seq, next(), "dismissed"),
        (seq) => store.markUnknown(seq, next()),
        (seq) => store.markSent(seq, next(), `m_sent_${String(seq)}`, null),
        (seq) => store.setMetaAt(seq, next(), NOW + 6),
        (seq) => store.setAnswers(seq, next(), false),
        (seq) => store.markWithdrawn(seq, next()),
      ];
      const others: ((seq: number) => void)[] = [
        (seq) => store.setDetail(seq, next(), "{}"),
        (seq) => store.setQuote(seq, next(), "{}"),
        (seq) => store.setChanges(seq, next(), "bye", "{}", false),
        (seq) => store.completeFromOwner(seq, next(), null),
        (seq) =>
          store.admit(seq, next(), {
            ...{ author: { type: "app", appId: "7" }, asks: false, opensWindow: false, interaction: 1 },
            content: { kind: "unsupported", text: "poll", detail: null },
          }),
        () => store.moveToInteraction(0, 2, next),
        (seq) => store.markMerged(seq, next()),
      ];
      for (const change of sends) {
        store.insert(next(), anItem(`m_${String(next())}`));
        const seq = next();
        store.insertMessage(seq, aMessage(1, { key: `@kim:c${String(seq)}#1` }));
        expectTrue(store, sql);
        change(seq);
        expectTrue(store, sql);
      }
      for (const change of others) {
        const seq = next();
        store.insert(seq, anItem(`m_${String(seq)}`, { target: "m_x", detail: '{"a":1}', waitsFor: "m_y" }));
        expectTrue(store, sql);
        change(seq);
        expectTrue(store, sql);
      }
    });
  });

  it("is what it says of every kind of entry, of halves of characters, and of more than it keeps", async () => {
    await inALog((store, sql) => {
      const next = (): number => store.topRev() + 1;
      const kinds: Partial<NewEntry>[] = [
        { author: { type: "app", appId: null }, answers: false, standby: true },
        { author: { type: "agent", sub: "sam", name: "Sam" }, kind: "system", asks: false },
        { author: { type: "page_inbox" }, answers: true, fetched: "imported" },
        { kind: "change", target: "m_1", merged: true, text: null },
        { text: "half \ud83d" },
        { text: "nothing\0behind" },
        { text: "whole 😀" },
      ];
      for (const kind of kinds) {
        store.insert(next(), anItem(`m_${String(next())}`, kind));
        expectTrue(store, sql);
      }
      store.insertMessage(next(), aMessage(1, { waiting: { reason: "undo", until: NOW + 5 } }));
      store.insertMessage(next(), aMessage(2, { answers: false }));
      expectTrue(store, sql);
      for (let n = 0; n < 50; n++) store.insert(next(), anItem(`m_more_${String(n)}`));
      expectTrue(store, sql);
    });
  });

  it("is forgotten with a transaction that is rolled back", async () => {
    const thread = await aThread(meta.current);
    await thread.inside((_conversation, { storage }) => {
      const store = new EntryStore(storage.sql);
      const seq = store.topRev() + 1;
      expect(store.head()).toBe(null);
      expect(() =>
        storage.transactionSync(() => {
          store.insertMessage(seq, aMessage(1));
          throw new Error("no");
        }),
      ).toThrow("no");
      store.forget();

      expectTrue(store, storage.sql);
      expect(store.changedSince(seq - 1, 10)).toEqual([]);
    });
  });

  it("needs no statement for what was inserted just now, nor to know that nothing is open", async () => {
    await inALog((_store, sql) => {
      let statements = 0;
      const counted = {
        exec: (...given: Parameters<SqlStorage["exec"]>) => {
          statements += 1;
          return sql.exec(...given);
        },
      } as SqlStorage;
      const store = new EntryStore(counted);
      store.insert(1, anItem("m_1"));
      expect(store.head()).toBe(null);
      statements = 0;

      expect(store.changedSince(0, 100)).toHaveLength(1);
      expect(store.answersSince(0, 1)).toEqual([]);
      expect(store.changedSince(1, 100)).toEqual([]);
      expect(store.head()).toBe(null);
      expect(statements).toBe(0);
    });
  });
});
