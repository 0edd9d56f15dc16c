import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { CONVERSATION_STEPS } from "../../../worker/objects/conversation/log/schema.ts";
import { ConversationStore } from "../../../worker/objects/conversation/log/store.ts";
import { migrate } from "../../../worker/objects/kernel/migrations.ts";
import { conversationStub } from "../../../worker/objects/kernel/stubs.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { newPsid } from "../support/meta.ts";

/** How many steps the schema had before what leaves at once was named by no index. */
const STEPS_BEFORE = 12;
const NOW = Date.now();

type Look = (storage: DurableObjectStorage, name: string) => void;

/** The storage of a conversation in which nothing was written yet. */
async function inStorage(look: Look): Promise<void> {
  const name = `${PAGE_ID}:${newPsid()}`;
  await runInDurableObject(conversationStub(env, name), (_object, { storage }) => look(storage, name));
}

function aStore(storage: DurableObjectStorage, name: string): ConversationStore {
  const store = new ConversationStore(storage);
  store.ensureThread(name);
  return store;
}

function write(store: ConversationStore): void {
  const seq = store.nextRev();
  store.inbound.insert(seq, {
    ...{ key: `m_${String(seq)}`, at: NOW + seq, author: { type: "customer" }, kind: "text", text: "hi" },
    ...{ detail: null, interaction: 1, asks: true, answers: false, opensWindow: true, standby: false },
  });
}

function send(store: ConversationStore, leaves: boolean): number {
  const seq = store.nextRev();
  store.outbox.insertMessage(seq, {
    ...{ key: `@kim:${String(seq)}#1`, at: NOW + seq, author: { sub: "kim", name: "Kim Lee" } },
    ...{ outgoing: { kind: "text", text: "Hello" }, interaction: 1, answers: 1, part: 1, parts: 1 },
    ...{ persona: null, ofTicket: null, otherwise: null },
    ...{ nonce: "n", dueAt: NOW, waiting: null, said: { text: "Hello", detail: null } },
    leaves: leaves ? { requestedAt: NOW, unknownAt: NOW + 70_000 } : null,
  });
  return seq;
}

/** Rows that an instance reads which has just begun, to know what is open; and the head. */
function readBy(storage: DurableObjectStorage): { rows: number; head: number | null } {
  const cursors: { rowsRead: number }[] = [];
  const sql = {
    exec: (...statement: Parameters<SqlStorage["exec"]>) => {
      const cursor = storage.sql.exec(...statement);
      cursors.push(cursor);
      return cursor;
    },
  } as SqlStorage;
  const store = new ConversationStore({ sql } as DurableObjectStorage);
  const before = cursors.length;
  const head = store.outbox.head()?.seq ?? null;
  const rows = cursors.slice(before).reduce((sum, { rowsRead }) => sum + rowsRead, 0);
  return { rows, head };
}

describe("a message that left in the turn that accepted it", () => {
  it("is found by the next instance, whatever was written since", async () => {
    await inStorage((storage, name) => {
      const store = aStore(storage, name);
      write(store);
      expect(store.outbox.head()).toBe(null);
      const seq = send(store, true);
      store.thread.setMarks(NOW, NOW, store.nextRev());
      for (let n = 0; n < 100; n++) write(store);
      send(store, false);
      store.thread.setMarks(NOW + 1, NOW + 1, store.nextRev());

      expect(readBy(storage).head).toBe(seq);
    });
  });

  it.each<[string, (store: ConversationStore, seq: number) => void]>([
    ["nobody knows yet what became of it", (store, seq) => store.outbox.postponeUnknown(seq, NOW + 9)],
    [
      "it is tried again",
      (store, seq) => store.outbox.requeue(seq, store.nextRev(), NOW, { reason: "retry", until: NOW }),
    ],
  ])("is named by the index once %s", async (_when, change) => {
    await inStorage((storage, name) => {
      const store = aStore(storage, name);
      expect(store.outbox.head()).toBe(null);
      const seq = send(store, true);
      change(store, seq);
      for (let n = 0; n < 500; n++) write(store);
      store.thread.setMarks(NOW, NOW, store.nextRev());

      expect(readBy(storage)).toMatchObject({ head: seq });
      expect(readBy(storage).rows).toBeLessThan(10);
    });
  });
});

describe("what is open", () => {
  it("costs no more to know in a long thread, with marks or without", async () => {
    await inStorage((storage, name) => {
      const store = aStore(storage, name);
      expect(store.outbox.head()).toBe(null);
      for (let n = 0; n < 2_000; n++) write(store);

      const first = readBy(storage);
      const next = readBy(storage);
      for (let n = 0; n < 2_000; n++) write(store);
      store.thread.setMarks(NOW, NOW, store.nextRev());
      const marked = readBy(storage);

      expect([first.head, next.head, marked.head]).toEqual([null, null, null]);
      expect(next.rows).toBeLessThan(10);
      expect(marked.rows).toBeLessThan(10);
    });
  });

  it("costs no more where one waits behind which much was written", async () => {
    await inStorage((storage, name) => {
      const store = aStore(storage, name);
      const seq = send(store, false);
      for (let n = 0; n < 2_000; n++) write(store);

      readBy(storage);
      const next = readBy(storage);

      expect(next.head).toBe(seq);
      expect(next.rows).toBeLessThan(10);
    });
  });

  it("is found where it was written before the bound was kept", async () => {
    await inStorage((storage, name) => {
      migrate(storage, CONVERSATION_STEPS.slice(0, STEPS_BEFORE));
      storage.sql.exec("INSERT INTO thread (id, conversation, epoch) VALUES (1, ?, 'e')", name);
      const insert = "INSERT INTO entry (seq, key, rev, at, author, kind, state, open) VALUES";
      for (let seq = 1; seq <= 200; seq++)
        storage.sql.exec(`${insert} (?1, 'm_' || ?1, ?1, ?1, 'customer', 'text', NULL, NULL)`, seq);
      storage.sql.exec(`${insert} (201, '@kim:c#1', 201, 201, 'agent', 'text', 'sending', 1)`);
      storage.sql.exec(`${insert} (202, 'm_202', 202, 202, 'customer', 'text', NULL, NULL)`);

      const store = new ConversationStore(storage);

      expect(store.outbox.head()?.seq).toBe(201);
      expect(readBy(storage).rows).toBeLessThan(10);
    });
  });
});
