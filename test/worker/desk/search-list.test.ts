import { runInDurableObject } from "cloudflare:test";
import { expect, it } from "vitest";
import { lookerOf, SEES_ALL } from "../../../worker/domain/sight/looker.ts";
import { HeldRows } from "../../../worker/objects/desk/list/held-rows.ts";
import { ListStore } from "../../../worker/objects/desk/list/list-store.ts";
import { DeskStore } from "../../../worker/objects/desk/store.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { NO_ROUTING } from "../../../worker/protocol/routing/config.ts";
import type { ListScope, Place } from "../../../worker/protocol/thread/conversation.ts";
import { env } from "../support/env.ts";

const ROWS = 30_000;
const KIM = lookerOf(
  { sub: "kim", role: "agent" },
  { ...NO_ROUTING, whoSees: "teams", teams: [{ id: "a", name: "A", members: ["kim", "sam"] }] },
);
/** Of a department as well, whose customers are at another Page. */
const KIM_OF_A_PAGE = lookerOf(
  { sub: "kim", role: "agent" },
  {
    ...{ ...NO_ROUTING, whoSees: "teams", teams: [{ id: "a", name: "A", members: ["kim", "sam"] }] },
    departments: [{ pages: ["2"], teams: ["a"] }],
  },
);
const ZOE = lookerOf({ sub: "zoe", role: "agent" }, { ...NO_ROUTING, whoSees: "teams" });
const CLOSED: ListScope = { view: "closed", sort: "latest", openedAt: 0 };

/** The storage, and how many rows were read by all that was asked of it since it was last told. */
function counted(sql: SqlStorage): { sql: SqlStorage; read: () => number } {
  let cursors: { rowsRead: number }[] = [];
  const exec = (query: string, ...bindings: SqlStorageValue[]): unknown => {
    const cursor = sql.exec(query, ...bindings);
    cursors.push(cursor);
    return cursor;
  };
  const read = (): number => {
    const sum = cursors.reduce((all, { rowsRead }) => all + rowsRead, 0);
    cursors = [];
    return sum;
  };
  return { sql: { exec } as unknown as SqlStorage, read };
}

/** Closed conversations, one every minute, each thousandth of which Sam had, the others somebody of another team. */
const FILL = filled(ROWS, '{"customer":{"name":null,"label":"x"},"preview":null}');

function filled(rows: number, digest: string): string {
  return `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${String(rows - 1)})
    INSERT INTO conversation (name, epoch, rev, version, status, activity_at, activity_slot, asked, digest, had)
      SELECT '1:' || i, 'e', 1, 1, 'closed', i * 60000, i / 5, 1,
        iif(i % 10000 = 5000, json_set('${digest}', '$.customer.language', 'fr', '$.waitingSince', i), '${digest}'),
        json_object('sub', iif(i % 1000 = 500, 'sam', 'pia'), 'name', 'x') FROM n`;
}

it("reads no further than it may for one answer, and with the next ones all that somebody sees", async () => {
  await runInDurableObject(deskStub(env, "searched"), (_desk, { storage }) => {
    new DeskStore(storage).ensure("searched");
    storage.sql.exec(FILL);
    const { sql, read } = counted(storage.sql);
    const list = new ListStore(sql, new HeldRows(sql));
    const found: string[] = [];
    let after: Place | null = null;
    for (let more = true; more;) {
      const window = list.window(KIM_OF_A_PAGE, CLOSED, "kim", after, 50);
      // Of each row its index counts as well, and what is answered is read once more.
      expect(read()).toBeLessThan(4_200);
      found.push(...window.items.map(({ conversation }) => conversation));
      ({ more, floor: after } = window);
    }

    const expected = Array.from({ length: ROWS / 1_000 }, (_, i) => `1:${String(ROWS - 500 - i * 1_000)}`);
    expect(found).toEqual(expected);
    const nothing = { items: [], more: false, floor: null };
    const byWindow = { ...CLOSED, sort: "window" } as const;
    expect(list.window(ZOE, byWindow, "zoe", null, 50)).toEqual(nothing);
    expect(read()).toBeLessThan(40_200);
    list.tally();
    expect(read()).toBeLessThan(4_200);
  });
});

it("reads of what is closed those alone that the agent's colleagues had, or nobody, in the order of the list", async () => {
  await runInDurableObject(deskStub(env, "held-by"), (_desk, { storage }) => {
    new DeskStore(storage).ensure("held-by");
    storage.sql.exec(FILL);
    storage.sql.exec(
      "UPDATE conversation SET had = NULL WHERE CAST(substr(name, 3) AS INTEGER) % 1000 = 501",
    );
    const { sql, read } = counted(storage.sql);
    const list = new ListStore(sql, new HeldRows(sql));
    const found: string[] = [];
    let after: Place | null = null;
    for (let more = true; more;) {
      const window = list.window(KIM, CLOSED, "kim", after, 7);
      expect(read()).toBeLessThan(100);
      found.push(...window.items.map(({ conversation }) => conversation));
      ({ more, floor: after } = window);
    }

    const newest = Array.from({ length: ROWS / 1_000 }, (_, i) => ROWS - 500 - i * 1_000);
    expect(found).toEqual(newest.flatMap((i) => [`1:${String(i + 1)}`, `1:${String(i)}`]));
    const nobodys = list.window(ZOE, CLOSED, "zoe", null, 50).items;
    expect(nobodys).toHaveLength(ROWS / 1_000);
    expect(read()).toBeLessThan(200);
  });
});

const MANY = 100_000;
const DIGEST = '{"customer":{"name":null,"label":"x"},"preview":null,"unanswered":0,"waitingSince":null}';

it("narrows a list of many by what has no index, so far at a time, and says how far that was", async () => {
  await runInDurableObject(deskStub(env, "narrowed"), (_desk, { storage }) => {
    new DeskStore(storage).ensure("narrowed");
    storage.sql.exec(filled(MANY, DIGEST));
    const { sql, read } = counted(storage.sql);
    const list = new ListStore(sql, new HeldRows(sql));
    const french: ListScope = { ...CLOSED, filter: { language: "fr" } };
    const found: string[] = [];
    let looked = 0;
    let after: Place | null = null;
    for (let answers = 0; answers < 4; answers++) {
      const window = list.window(SEES_ALL, french, "kim", after, 50);
      expect(read()).toBeLessThan(10_200);
      found.push(...window.items.map(({ conversation }) => conversation));
      looked += window.looked ?? 0;
      expect(window.more).toBe(true);
      after = window.floor;
    }

    expect(found).toEqual(["1:95000", "1:85000"]);
    expect(after).toEqual({ key: -(MANY - looked) * 60_000, conversation: `1:${String(MANY - looked)}` });

    const waiting = list.window(SEES_ALL, { ...french, sort: "waiting" }, "kim", null, 50);
    expect(waiting.items.map(({ conversation }) => conversation)).toEqual(["1:85000", "1:95000"]);
    expect([waiting.more, waiting.newest]).toEqual([false, 20_000]);
    expect(read()).toBeLessThan(90_000);
    expect(list.count(SEES_ALL, french, "kim", 100)).toEqual({ n: 0, isLeast: true });
    expect(read()).toBeLessThan(2_100);
    // Five of these 5,000 are of somebody whom Kim works with.
    expect(list.window(KIM_OF_A_PAGE, french, "kim", null, 50)).toMatchObject({ more: true, looked: 5 });
  });
});
