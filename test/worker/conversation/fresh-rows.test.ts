import { describe, expect, it } from "vitest";
import { InboundStore, type NewEntry } from "../../../worker/objects/conversation/inbound/store.ts";
import { EntryStore } from "../../../worker/objects/conversation/log/entries.ts";
import type { EntryRow } from "../../../worker/objects/conversation/log/entry-row.ts";
import { EntryTable } from "../../../worker/objects/conversation/log/entry-table.ts";
import { OutboxStore, type NewMessage } from "../../../worker/objects/conversation/outbox/store.ts";
import { useMeta } from "../support/meta.ts";
import { aThread } from "../support/thread.ts";

const meta = useMeta();

const NOW = Date.now();

function anItem(key: string, change: Partial<NewEntry> = {}): NewEntry {
  const author = { type: "customer" } as const;
  return {
    ...{ key, at: NOW, author, kind: "text", text: "hi", detail: null, interaction: 1 },
    ...{ asks: true, answers: false, opensWindow: true, standby: false },
    ...change,
  };
}

function aMessage(part: number, change: Partial<NewMessage> = {}): NewMessage {
  const outgoing = { kind: "text", text: "Hello" } as const;
  const author = { sub: "kim", name: "Kim Lee" };
  const said = { text: "Hello", detail: null };
  return {
    said,
    ...{ key: `@kim:c#${String(part)}`, at: NOW, author, outgoing, interaction: 1, answers: 1 },
    ...{ part, parts: 2, nonce: `n${String(part)}`, dueAt: NOW, waiting: null, leaves: null, persona: null },
    ofTicket: null,
    otherwise: null,
    ...change,
  };
}

type Log = { entries: EntryStore; inbound: InboundStore; outbox: OutboxStore; forget: () => void };

function aLog(sql: SqlStorage): Log {
  const bound = { openFrom: () => 0, setOpenFrom: () => undefined };
  const table = new EntryTable(sql, () => 1);
  const [entries, inbound, outbox] = [
    new EntryStore(table),
    new InboundStore(table),
    new OutboxStore(table, bound),
  ];
  const forget = (): void => [table, inbound, outbox].forEach((it) => it.forget());
  return { entries, inbound, outbox, forget };
}

/** A store that remembers what it wrote, and what one that reads it for the first time says. */
async function inALog(check: (store: Log, sql: SqlStorage) => void): Promise<void> {
  const thread = await aThread(meta.current);
  await thread.inside((_conversation, { storage }) => {
    storage.sql.exec("DELETE FROM entry");
    check(aLog(storage.sql), storage.sql);
  });
}

function inOrder(rows: object[]): string {
  return JSON.stringify(rows.map((row) => Object.entries(row).sort(([a], [b]) => a.localeCompare(b, "en"))));
}

function expectTrue(store: Log, sql: SqlStorage): void {
  const read = (): Log => aLog(sql);
  // More than it keeps, and all.
  const revs = Array.from({ length: 26 }, (_, n) => store.entries.topRev() - n).filter((rev) => rev > 0);
  for (const rev of [0, ...revs]) {
    // As JSON, which half a character can be printed in.
    for (const limit of [1, 100])
      expect(inOrder(store.entries.changedSince(rev, limit))).toBe(
        inOrder(read().entries.changedSince(rev, limit)),
      );
    expect(store.entries.answersSince(rev, 1)).toEqual(read().entries.answersSince(rev, 1));
  }
  expect(store.outbox.head()).toEqual(read().outbox.head());
  expect(store.entries.topRev()).toBe(read().entries.topRev());
  expect(inOrder([store.entries.facts()])).toBe(inOrder([read().entries.facts()]));
  for (const row of sql.exec<EntryRow>("SELECT * FROM entry ORDER BY seq DESC LIMIT 25").toArray()) {
    expect(inOrder([store.entries.bySeq(row.seq) ?? {}])).toBe(inOrder([row]));
    expect(store.entries.byKey(row.key)?.seq).toBe(row.seq);
    if (row.mid === null) continue;
    expect(store.entries.oursByMid(row.mid)?.seq).toBe(row.seq);
    expect(store.entries.sentAtOf(row.mid)).toBe(read().entries.sentAtOf(row.mid));
  }
}

describe("what the log remembers of what it wrote", () => {
  it("is what it says when it is read, after every kind of write", async () => {
    await inALog((store, sql) => {
      const next = (): number => store.entries.topRev() + 1;
      const rowOf = (seq: number): EntryRow => {
        const row = store.entries.bySeq(seq);
        if (row === null) throw new Error(`no entry ${String(seq)}`);
        return row;
      };
      const sends: ((seq: number) => void)[] = [
        (seq) => store.outbox.markSending(rowOf(seq), NOW + 1, NOW + 2),
        (seq) => store.outbox.announceSending(rowOf(seq), next()),
        (seq) => store.outbox.postponeUnknown(seq, NOW + 3),
        (seq) => store.outbox.requeue(seq, next(), NOW + 4, { reason: "retry", until: NOW + 4 }),
        (seq) => store.outbox.release(seq, next(), NOW + 5, NOW + 5),
        (seq) => store.outbox.askAnew(seq, next()),
        (seq) => store.outbox.markFailed(seq, next(), { code: "rejected", graph: null }),
        (seq) => store.outbox.settle(seq, next(), "dismissed"),
        (seq) => store.outbox.markUnknown(seq, next()),
        (seq) => store.outbox.markSent(rowOf(seq), next(), `m_sent_${String(seq)}`, null),
        (seq) => store.outbox.setMetaAt(rowOf(seq), next(), NOW + 6),
        (seq) => store.inbound.setAnswers(seq, next(), false),
        (seq) => store.outbox.markWithdrawn(seq, next()),
      ];
      const others: ((seq: number) => void)[] = [
        (seq) => store.inbound.setDetail(seq, next(), "{}"),
        (seq) => store.inbound.setQuote(seq, next(), "{}"),
        (seq) => store.inbound.setChanges(seq, next(), "bye", "{}", false),
        (seq) => store.inbound.completeFromOwner(seq, next(), null),
        (seq) =>
          store.inbound.admit(seq, next(), {
            ...{
              author: { type: "app", appId: "7" },
              asks: false,
              answers: true,
              opensWindow: false,
              interaction: 1,
            },
            content: { kind: "unsupported", text: "poll", detail: null },
          }),
        () => store.inbound.moveToInteraction(0, 2, next),
        (seq) => store.inbound.markMerged(seq, next()),
      ];
      const leaves = [null, { requestedAt: NOW, unknownAt: NOW + 9 }];
      for (const change of sends) {
        for (const leaving of leaves) {
          store.inbound.insert(next(), anItem(`m_${String(next())}`));
          const seq = next();
          const accepted = store.outbox.insertMessage(
            seq,
            aMessage(1, { key: `@kim:c${String(seq)}#1`, leaves: leaving }),
          );
          expect(inOrder([accepted])).toBe(inOrder([rowOf(seq)]));
          expectTrue(store, sql);
          change(seq);
          expectTrue(store, sql);
          if (["queued", "sending"].includes(rowOf(seq).state ?? "")) store.outbox.markWithdrawn(seq, next());
          expect(store.outbox.head()).toBe(null);
        }
      }
      // Its echo came after all.
      for (const end of [store.outbox.markFailed, store.outbox.markUnknown, store.outbox.markWithdrawn]) {
        const seq = next();
        store.outbox.insertMessage(seq, aMessage(1, { key: `@kim:c${String(seq)}#1` }));
        end.call(store.outbox, seq, next(), { code: "rejected", graph: null });
        expectTrue(store, sql);
        store.outbox.markSent(rowOf(seq), next(), `m_sent_${String(seq)}`, NOW);
        expectTrue(store, sql);
      }
      for (const change of others) {
        const seq = next();
        store.inbound.insert(
          seq,
          anItem(`m_${String(seq)}`, { target: "m_x", detail: '{"a":1}', waitsFor: "m_y" }),
        );
        expectTrue(store, sql);
        change(seq);
        expectTrue(store, sql);
      }
    });
  });

  it("is what it says of every kind of entry, of halves of characters, and of more than it keeps", async () => {
    await inALog((store, sql) => {
      const next = (): number => store.entries.topRev() + 1;
      const kinds: Partial<NewEntry>[] = [
        { author: { type: "app", appId: null }, answers: false, standby: true },
        { author: { type: "agent", sub: "sam", name: "Sam" }, kind: "system", asks: false },
        { author: { type: "page_inbox" }, answers: true, fetched: "imported" },
        { kind: "change", target: "m_1", merged: true, text: null, asks: false },
        { text: "half \ud83d" },
        { text: "nothing\0behind" },
        { text: "whole 😀" },
      ];
      for (const kind of kinds) {
        store.inbound.insert(next(), anItem(`m_${String(next())}`, kind));
        expectTrue(store, sql);
      }
      store.outbox.insertMessage(next(), aMessage(1, { waiting: { reason: "undo", until: NOW + 5 } }));
      store.outbox.insertMessage(next(), aMessage(2, { answers: 0 }));
      expectTrue(store, sql);
      // Meta's clock is ahead of ours.
      store.inbound.insert(next(), anItem("m_ahead", { at: NOW + 60_000 }));
      store.outbox.insertMessage(next(), aMessage(1, { key: "@kim:d#1" }));
      expectTrue(store, sql);
      for (let n = 0; n < 50; n++) store.inbound.insert(next(), anItem(`m_more_${String(n)}`));
      expectTrue(store, sql);
    });
  });

  it("is forgotten with a transaction that is rolled back", async () => {
    const thread = await aThread(meta.current);
    await thread.inside((_conversation, { storage }) => {
      const store = aLog(storage.sql);
      const seq = store.entries.topRev() + 1;
      expect(store.outbox.head()).toBe(null);
      expect(() =>
        storage.transactionSync(() => {
          store.outbox.insertMessage(seq, aMessage(1));
          throw new Error("no");
        }),
      ).toThrow("no");
      store.forget();

      expectTrue(store, storage.sql);
      expect(store.entries.changedSince(seq - 1, 10)).toEqual([]);
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
      const store = aLog(counted);
      store.inbound.insert(1, anItem("m_1"));
      expect(store.outbox.head()).toBe(null);
      statements = 0;

      expect(store.entries.changedSince(0, 100)).toHaveLength(1);
      expect(store.entries.answersSince(0, 1)).toEqual([]);
      expect(store.entries.changedSince(1, 100)).toEqual([]);
      expect(store.outbox.head()).toBe(null);
      expect(statements).toBe(0);
    });
  });

  it("is all that is needed to tell of a message of ours that leaves, is sent, and has its echo", async () => {
    await inALog((_store, sql) => {
      let read = 0;
      const counted = {
        exec: (query: string, ...bindings: SqlStorageValue[]) => {
          if (query.startsWith("SELECT")) read += 1;
          return sql.exec(query, ...bindings);
        },
      } as SqlStorage;
      const store = aLog(counted);
      store.inbound.insert(1, anItem("m_1"));
      store.outbox.head();
      store.entries.facts();
      read = 0;

      const sending = store.outbox.insertMessage(
        2,
        aMessage(1, { leaves: { requestedAt: NOW, unknownAt: NOW + 9 } }),
      );
      expect(store.entries.changedSince(1, 100)).toEqual([sending]);
      store.outbox.markSent(sending, 3, "m_2", null);
      expect(store.outbox.head()).toBe(null);
      const sent = store.entries.oursByMid("m_2");
      expect(sent).toMatchObject({ seq: 2, rev: 3, state: "sent", attempts: 1 });
      if (sent !== null) store.outbox.setMetaAt(sent, 4, NOW + 5);
      expect(store.entries.changedSince(3, 100)).toMatchObject([{ seq: 2, rev: 4, meta_at: NOW + 5 }]);
      expect(store.entries.facts()).toMatchObject({ unanswered: 0, newest: { author: "agent" } });
      expect(read).toBe(0);
    });
  });
});
