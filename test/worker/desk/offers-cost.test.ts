import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { SEES_ALL } from "../../../worker/domain/sight/looker.ts";
import { HeldRows } from "../../../worker/objects/desk/list/held-rows.ts";
import { ListStore } from "../../../worker/objects/desk/list/list-store.ts";
import { DeskStore } from "../../../worker/objects/desk/store.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { due } from "../support/duties.ts";
import { env } from "../support/env.ts";
import { aQueue, offeredTo, RoutedDesk, toQueues } from "../support/routed-desk.ts";
import { rowsWhile, type Rows } from "../support/rows.ts";
import { until } from "../support/thread.ts";

const LINES_OF = "lines";

describe("an offer until it is taken", () => {
  it.each(["longest_idle", "round_robin", "least_busy"] as const)(
    "writes nine rows at the desk by %s, its line in the thread and its line of the audit among them",
    async (choose) => {
      const routed = await RoutedDesk.with(toQueues([aQueue({ choose, members: ["kim"] })]));
      const comes = async (psid: string): Promise<number> => {
        const { written } = await rowsWhile(routed.stub, async () => {
          await routed.writes(psid);
          await due(routed.stub, LINES_OF);
        });
        return written;
      };
      const unoffered = await comes("a");
      const kim = await routed.agent("kim");
      await kim.ask("offer.accept", { conversation: routed.desk.nameOf("a") });
      await due(routed.stub, LINES_OF);

      const offered = await comes("b");
      await until(() => expect(offeredTo(kim)).toEqual(["b"]));
      const taken = await rowsWhile(routed.stub, async () => {
        await kim.ask("offer.accept", { conversation: routed.desk.nameOf("b") });
        await due(routed.stub, LINES_OF);
      });

      expect({ toOffer: offered - unoffered, toTake: taken.written }).toEqual({ toOffer: 2, toTake: 7 });
      expect(await routed.lines("b")).toEqual(["queued by nobody, otherwise", "assigned by kim, accept"]);
    },
  );

  it("reads no row more however many wait beside it", async () => {
    const routed = await RoutedDesk.with(toQueues([aQueue({ members: ["kim"], capacity: 9 })]));
    const kim = await routed.agent("kim");
    const takes = async (): Promise<Rows> => {
      const [psid = ""] = offeredTo(kim);
      return await rowsWhile(routed.stub, () =>
        kim.ask("offer.accept", { conversation: routed.desk.nameOf(psid) }),
      );
    };
    const write = async (from: number, to: number): Promise<void> => {
      for (let n = from; n < to; n++) await routed.writes(`n${String(n)}`, n);
      await due(routed.stub, LINES_OF);
      await until(() => expect(offeredTo(kim)).toHaveLength(1));
    };
    await write(0, 5);
    await takes();

    const beside4 = await takes();
    await write(5, 60);
    const beside58 = await takes();

    expect(beside58).toEqual(beside4);
  });
});

describe("a list of very many conversations", () => {
  const HOUR = 3_600_000;
  const NOW = 2_000_000_000_000;

  it("reads no more rows than one of a few", async () => {
    const read: Record<number, number> = {};
    for (const size of [1_000, 100_000]) {
      const name = `long-${String(size)}`;
      read[size] = await runInDurableObject(deskStub(env, name), (_desk, { storage }) => {
        new DeskStore(storage).ensure(name);
        const { sql } = storage;
        sql.exec(
          `INSERT INTO conversation (name, epoch, rev, version, status, activity_at, activity_slot, asked, digest)
             WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1)
             SELECT '1:' || i, 'e', 1, 1, 'open', at, at / 300000, 1,
               json_object('customer', json_object('name', null, 'label', 'Somebody'), 'activityAt', at, 'preview', null,
                 'unanswered', 1, 'waitingSince', at, 'responseUntil', null, 'failed', 0, 'asked', 1)
             FROM (SELECT i, ? - i * 10000 AS at FROM n)`,
          ...[size, NOW],
        );
        let rows = 0;
        const exec = (query: string, ...bindings: unknown[]): SqlStorageCursor<never> => {
          const cursor = sql.exec<never>(query, ...bindings);
          const toArray = cursor.toArray.bind(cursor);
          cursor.toArray = () => {
            const all = toArray();
            rows += cursor.rowsRead;
            return all;
          };
          return cursor;
        };
        const watched = { exec } as unknown as SqlStorage;
        const list = new ListStore(watched, new HeldRows(watched));
        const scope = { view: "open", sort: "latest", openedAt: NOW + HOUR } as const;
        const { items, more } = list.window(SEES_ALL, scope, "kim", null, 50);
        expect([items.length, items[0]?.conversation, more]).toEqual([50, "1:0", true]);
        const behind = { key: -(items[49]?.activityAt ?? 0), conversation: items[49]?.conversation ?? "" };
        expect(list.window(SEES_ALL, scope, "kim", behind, 50).items[0]?.conversation).toBe("1:50");
        return rows;
      });
    }

    expect(read[100_000]).toBe(read[1_000]);
    expect(read[1_000]).toBeLessThan(600);
  });
});
