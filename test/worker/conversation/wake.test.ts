import { describe, expect, it } from "vitest";
import type { InboundItem } from "../../../worker/domain/item.ts";
import { applyItem } from "../../../worker/objects/conversation/inbound/ingest.ts";
import { ConversationStore } from "../../../worker/objects/conversation/log/store.ts";
import { publicationSince } from "../../../worker/objects/conversation/news/publication.ts";
import { useMeta } from "../support/meta.ts";
import { aThread, type TestThread } from "../support/thread.ts";

const meta = useMeta();

/** What an instance asks of its storage that has just begun, for `work`; transactions count as statements. */
async function statementsOf(thread: TestThread, work: (store: ConversationStore) => void): Promise<string[]> {
  return await thread.inside((_conversation, { storage }) => {
    const statements: string[] = [];
    const sql = {
      exec: (query: string, ...bindings: SqlStorageValue[]) => {
        statements.push(query.replace(/\s+/g, " "));
        return storage.sql.exec(query, ...bindings);
      },
    } as SqlStorage;
    const transactionSync = <T>(change: () => T): T => {
      statements.push("SAVEPOINT");
      return storage.transactionSync(change);
    };
    work(new ConversationStore({ sql, transactionSync } as DurableObjectStorage));
    return statements;
  });
}

/** A customer's text, written and told of as a webhook has it. */
function aWebhook(item: InboundItem, name: string): (store: ConversationStore) => void {
  return (store) => {
    const rev = store.topRev();
    store.outbox.head();
    store.transaction(() => {
      store.ensureThread(name);
      applyItem({ store, appId: null, now: item.at, fetched: null }, item);
    });
    publicationSince(store, rev);
  };
}

function aText(key: string): InboundItem {
  const said = { text: "hi", rest: [], parts: [] };
  const event = { kind: "message", ...said, quickReply: null, replyTo: null, referral: null, mid: key };
  const rest = { pageId: "1", psid: "2", at: Date.now() + 1_000, standby: false, raw: null };
  return { key, ...rest, event } as unknown as InboundItem;
}

describe("a conversation that was asleep", () => {
  it("needs few statements for a customer's message, and hardly any for the next", async () => {
    const thread = await aThread(meta.current);
    const first = await statementsOf(thread, aWebhook(aText("m_woke"), thread.name));
    expect(first.length).toBeLessThanOrEqual(12);

    const both = await statementsOf(thread, (store) => {
      aWebhook(aText("m_woke_2"), thread.name)(store);
      aWebhook(aText("m_next"), thread.name)(store);
    });
    // A transaction, whether it is known, and its row.
    expect(both.length - first.length).toBe(3);
  });
});
