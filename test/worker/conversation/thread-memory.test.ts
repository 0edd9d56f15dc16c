import { describe, expect, it } from "vitest";
import { ThreadStore } from "../../../worker/objects/conversation/log/thread-store.ts";
import { useMeta } from "../support/meta.ts";
import { aThread } from "../support/thread.ts";

const meta = useMeta();

/** A store that remembers what it wrote, in a conversation that has one contact. */
async function inAThread(check: (store: ThreadStore, storage: DurableObjectStorage) => void): Promise<void> {
  const thread = await aThread(meta.current);
  await thread.inside((_conversation, { storage }) =>
    check(new ThreadStore(storage.sql, () => null), storage),
  );
}

function expectTrue(store: ThreadStore, { sql }: DurableObjectStorage): void {
  const read = new ThreadStore(sql, () => null);
  expect(JSON.stringify(store.find())).toBe(JSON.stringify(read.find()));
  expect(store.interaction()).toEqual(read.interaction());
  expect(store.openInteractionId()).toBe(read.openInteractionId());
}

describe("what is remembered of the thread and its contact", () => {
  it("is what is stored, after every write", async () => {
    await inAThread((store, storage) => {
      const rev = 100;
      const writes: (() => void)[] = [
        () => store.setMarks(5, 4, rev),
        () => store.setEpoch("other", 7, rev),
        () => store.foundLost(),
        () => store.setRoute({ desk: "other", generation: 3 }),
        () => store.setRoute(null),
        () => store.setProfile("Ada", { askedAt: 1, locale: "en_GB" }, rev),
        () => store.setProfile("half \ud83d", { askedAt: 2 }, rev),
        () => store.setProfile(null, { askedAt: 3 }, rev),
        () => store.setUnavailable(rev + 1),
        () => store.setGraphId("t_1"),
        () => store.setImportPlace({ after: null, isComplete: true }, rev),
        () => store.setRef({ ref: "spring", at: 1 }, rev),
        () => store.setPeopleApps(["7"]),
        () => store.setHolder({ by: "us" } as never, rev),
        () => store.setBlocked({ by: { sub: "kim", name: "Kim" }, at: 1 } as never, rev),
        () => store.setBlocked(null, rev),
        () => store.setFirstResponse(1, 9),
        () => store.setOwners(1, ["kim"], null),
        () => store.setOwners(1, ["kim", "sam"], '{"id":1}'),
        () => store.closeInteraction(1, 10, "kim", null),
        () => void store.openInteraction(11, "agent"),
        // Of one that is over.
        () => store.setFirstResponse(1, 12),
        () => store.closeInteraction(2, 13, null, '{"id":2}'),
        () => void store.openInteraction(14, "customer", '{"id":3}'),
      ];
      expectTrue(store, storage);
      for (const write of writes) {
        write();
        expectTrue(store, storage);
      }
    });
  });

  it("is read once, and not again for what was written", async () => {
    await inAThread((_store, { sql }) => {
      let read = 0;
      const counted = {
        exec: (query: string, ...bindings: SqlStorageValue[]) => {
          if (query.startsWith("SELECT")) read += 1;
          return sql.exec(query, ...bindings);
        },
      } as SqlStorage;
      const store = new ThreadStore(counted, () => null);
      store.find();
      store.interaction();
      expect(read).toBe(2);

      store.setMarks(5, 4, 100);
      store.setFirstResponse(1, 9);
      expect(store.find()).toMatchObject({ delivered_at: 5, read_at: 4, rev: 100 });
      expect(store.interaction()).toMatchObject({ id: 1, first_response_at: 9 });
      expect(read).toBe(2);
    });
  });
});
