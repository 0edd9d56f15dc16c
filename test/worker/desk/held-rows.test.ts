import { SEES_ALL } from "../../../worker/domain/sight/looker.ts";
import { runInDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACTIVITY_SLOT_MS } from "../../../worker/objects/desk/list/activity-slot.ts";
import { HeldRows } from "../../../worker/objects/desk/list/held-rows.ts";
import { ListStore } from "../../../worker/objects/desk/list/list-store.ts";
import type { ConversationRow } from "../../../worker/objects/desk/list/row.ts";
import { DeskStore } from "../../../worker/objects/desk/store.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { ListScope, Sort, Summary } from "../../../worker/protocol/thread/conversation.ts";
import { placeIn } from "../../../worker/protocol/list/order.ts";
import { ALL_VIEWS, type View } from "../../../worker/protocol/list/views.ts";
import { connect } from "../support/agent.ts";
import { TestDesk } from "../support/desk.ts";
import { env } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { sleepDesk } from "../support/mirror.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread } from "../support/thread.ts";

const meta = useMeta();

const NOW = Date.now();
const MINUTE = 60_000;
const SNOOZE = { until: NOW + MINUTE, onMessage: true, asked: 1 };
const SORTS = ["latest", "waiting", "window", "priority"] as const satisfies readonly Sort[];

/** What may happen to the row of a conversation, at a minute of the last hours or days. */
const happening = fc.record({
  what: fc.constantFrom(
    "news",
    "news",
    "news",
    "take",
    "release",
    "close",
    "snooze",
    "tag",
    "queue",
    "decide",
    "fail",
    "mention",
    "leave",
    "sleep",
  ),
  page: fc.constantFrom("1", "2"),
  psid: fc.constantFrom("a", "b", "c", "d", "e"),
  minute: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1_400, max: 10_200 })),
  waits: fc.boolean(),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

function rowOf(before: ConversationRow | null, { page, psid, minute, waits }: Happening): ConversationRow {
  const activityAt = NOW - minute * MINUTE;
  const digest = {
    customer: { name: null, label: "Ada" },
    activityAt,
    preview: { author: "customer", text: `at ${String(minute)}`, agent: null },
    unanswered: waits ? 1 : 0,
    waitingSince: waits ? activityAt : null,
    responseUntil: activityAt + 24 * 60 * MINUTE,
    failed: false,
    asked: 1,
  };
  return {
    ...{ name: `${page}:${psid}`, epoch: "e", rev: minute, version: (before?.version ?? 0) + 1 },
    ...{ status: "open", owner_sub: null, owner_name: null, activity_at: activityAt, asked: 1 },
    ...{ closed_asked: 0, digest: JSON.stringify(digest), closing: null, decided: "[]" },
    ...{ asked_at: activityAt, said: null, session: "s", standing: null, due_at: null },
    ...{ owned_at: 0, parted_at: null, began_ref: null, began_at: null, had: null, raised: null },
    ...{
      contact: null,
      quiet_at: null,
      quiet: null,
      mentioned: before?.mentioned ?? null,
      tagged: before?.tagged ?? null,
    },
  };
}

const kim = { sub: "kim", name: "Kim Lee" };
const STANDINGS = {
  take: { state: "assigned", owner: kim },
  release: { state: "queued", wait: null },
  close: { state: "closed" },
  snooze: { state: "snoozed", owner: kim, snooze: SNOOZE },
  queue: {
    state: "queued",
    wait: { queue: "vip", since: NOW - MINUTE, until: null, passed: {}, priority: 9 },
  },
} as const;

/** Does it as the desk does. */
function happens(store: DeskStore, it: Happening): void {
  const name = `${it.page}:${it.psid}`;
  const row = store.list.find(name);
  const { ownership, list } = store;
  const version = (row?.version ?? 0) + 1;
  if (it.what === "leave") list.removeOf(it.page);
  else if (row === null) list.insert(rowOf(null, it));
  else if (it.what === "news") list.setNews(row, rowOf(row, it));
  else if (it.what === "mention")
    list.setMentions(name, it.waits ? [{ sub: "kim", entry: it.minute }] : [], version);
  else if (it.what === "decide") ownership.setDecided(name, ["kim:1"]);
  else if (it.what === "tag")
    ownership.setTagged(
      name,
      it.waits
        ? `{"tags":[{"id":"vip","name":"VIP"}],"attributes":[{"id":"spent","name":"Spent","of":"customer","type":"number","value":${String(it.minute)}}]}`
        : null,
      version,
    );
  else if (it.what in STANDINGS) {
    const standing = STANDINGS[it.what as keyof typeof STANDINGS];
    const closing = it.what === "close" ? { by: kim, at: NOW } : null;
    ownership.set(row, standing, { version, at: NOW, closing });
  }
}

function fails(store: DeskStore, it: Happening): void {
  expect(() =>
    store.transaction(() => {
      for (const what of ["news", "take", "close", "leave", "news"] as const) happens(store, { ...it, what });
      throw new Error("the disk is full");
    }),
  ).toThrow("the disk is full");
}

const scope = (view: View, sort: Sort): ListScope => ({ view, sort, openedAt: NOW });
const EVERY_SCOPE = ALL_VIEWS.flatMap((view) => [
  ...SORTS.map((sort) => scope(view, sort)),
  { ...scope(view, "window"), onTimeOnly: ["2"] },
]).concat([
  { ...scope("open", "latest"), filter: { page: "2", unanswered: true } },
  { ...scope("open", "priority"), filter: { owner: null } },
  { ...scope("inbox", "waiting"), filter: { queue: "vip" } },
  { ...scope("open", "latest"), filter: { state: "snoozed", owner: "kim" } },
  { ...scope("open", "window"), onTimeOnly: ["2"], filter: { endsWithin: 600 } },
  { ...scope("open", "latest"), filter: { tags: ["vip"] } },
  { ...scope("open", "latest"), filter: { attributes: [{ attribute: "spent", from: 5 }] } },
]);

describe("a list that is read from the table", () => {
  it.each(["open", "closed"] as const)(
    "of what is %s is found by its index, a slot at a time",
    async (view) => {
      await runInDurableObject(deskStub(env, "indexed"), (_desk, { storage }) => {
        new DeskStore(storage).ensure("indexed");
        const { asked, watched } = watch(storage.sql);
        new ListStore(watched, new HeldRows(watched)).window(
          SEES_ALL,
          scope(view, "latest"),
          "kim",
          null,
          50,
        );

        const query = asked.at(-1)?.query ?? "";
        const plan = storage.sql.exec<{ detail: string }>(
          `EXPLAIN QUERY PLAN ${query}`,
          "kim",
          NOW,
          -NOW,
          "",
        );
        const steps = plan.toArray().map(({ detail }) => detail);

        expect(steps.join("\n")).toContain(
          "SEARCH conversation USING INDEX conversation_slot (status=? AND activity_slot<?)",
        );
        expect(steps.join("\n")).toContain("USE TEMP B-TREE FOR LAST 2 TERMS OF ORDER BY");
        expect(steps.join("\n")).not.toContain("SCAN conversation");
      });
    },
  );
});

describe("rows that the desk holds in memory", () => {
  it("are as the table has them, whatever happened, and so is every list of them, page by page", async () => {
    await runInDurableObject(deskStub(env, "held"), (_desk, { storage }) => {
      fc.assert(
        fc.property(fc.array(happening, { minLength: 1, maxLength: 40 }), (happenings) => {
          let store = new DeskStore(storage);
          store.ensure("held");
          for (const page of ["1", "2"]) store.list.removeOf(page);
          store.list.waiting();
          for (const it of happenings) {
            if (it.what === "sleep") store = new DeskStore(storage);
            else if (it.what === "fail") fails(store, it);
            else happens(store, it);
            if (it.waits) store.list.waiting();

            const table = new ListStore(storage.sql, new HeldRows(storage.sql, 0));
            for (const list of EVERY_SCOPE) expect(pagesOf(store.list, list)).toEqual(pagesOf(table, list));
            expect(byName(store.list.waiting())).toEqual(byName(table.waiting()));
            const name = `${it.page}:${it.psid}`;
            expect(store.list.find(name)).toEqual(table.find(name));
          }
        }),
        { numRuns: 60 },
      );
    });
  });

  it("are no more than so many, and those that are too many are read", async () => {
    await runInDurableObject(deskStub(env, "bounded"), (_desk, { storage }) => {
      const all = new DeskStore(storage);
      all.ensure("bounded");
      const held = new HeldRows(storage.sql, 3);
      const list = new ListStore(storage.sql, held);
      const insert = (psid: Happening["psid"], minute: number): void =>
        list.insert(rowOf(null, { what: "news", page: "1", psid, minute, waits: true }));
      for (const [minute, psid] of (["a", "b", "c"] as const).entries()) insert(psid, minute);

      list.waiting();
      expect(held.all()).toHaveLength(3);
      insert("d", 3);
      expect(held.all()).toBeNull();
      list.waiting();
      expect(held.all()).toBeNull();

      expect(list.window(SEES_ALL, scope("open", "latest"), "kim", null, 9).items).toHaveLength(4);
      expect(list.find("1:a")?.name).toBe("1:a");
    });
  });

  it("cost news no reading", async () => {
    await runInDurableObject(deskStub(env, "quick"), (_desk, { storage }) => {
      const { sql } = storage;
      new DeskStore(storage).ensure("quick");
      const { asked, watched } = watch(sql);
      const list = new ListStore(watched, new HeldRows(watched));
      const news = { what: "news", page: "1", psid: "a", minute: 5, waits: true } as const;
      list.insert(rowOf(null, news));

      for (const minute of [4, 3, 2]) {
        const row = list.find("1:a");
        if (row !== null) list.setNews(row, rowOf(row, { ...news, minute }));
      }

      expect(asked.filter(({ query }) => !query.startsWith("INSERT") && !query.startsWith("UPDATE"))).toEqual(
        [],
      );
      expect(list.find("1:a")).toMatchObject({ version: 4, rev: 2 });
    });
  });

  it("cost one row written with each message, and one more every five minutes", async () => {
    await runInDurableObject(deskStub(env, "thrifty"), (_desk, { storage }) => {
      new DeskStore(storage).ensure("thrifty");
      const { asked, watched } = watch(storage.sql);
      const list = new ListStore(watched, new HeldRows(watched));
      const first = rowOf(null, { what: "news", page: "1", psid: "a", minute: 0, waits: true });
      const at = Math.ceil(NOW / ACTIVITY_SLOT_MS) * ACTIVITY_SLOT_MS;
      list.insert({ ...first, activity_at: at });
      const rowsOfMessage = (after: number): number => {
        const row = list.find("1:a");
        if (row !== null) list.setNews(row, { ...row, activity_at: at + after });
        return asked.at(-1)?.rowsWritten() ?? 0;
      };

      expect([1, 60_000, ACTIVITY_SLOT_MS - 1].map(rowsOfMessage)).toEqual([1, 1, 1]);
      expect(rowsOfMessage(ACTIVITY_SLOT_MS)).toBeGreaterThan(1);
      expect(rowsOfMessage(ACTIVITY_SLOT_MS + 1)).toBe(1);
    });
  });

  it("are what news and lists are made of while the desk is awake; asleep it forgets them", async () => {
    const desk = await new TestDesk().attach();
    await desk.tell("a", { at: NOW - MINUTE });
    await desk.tell("b", { at: NOW });
    const agent = await connect({ desk: desk.name });
    await agent.ask("news.open", {});
    const shown = async (): Promise<string[]> => {
      const { items } = await agent.ask("list.open", { view: "open", length: 10 });
      return items.map(({ conversation, customer }) => `${conversation} ${customer.label}`);
    };
    // Nobody else writes there: whoever reads the table sees it.
    const sql =
      "UPDATE conversation SET digest = json_set(digest, '$.customer.label', 'Elsewhere') RETURNING 1";
    await rowsOf(deskStub(env, desk.name), sql);

    expect(await shown()).toEqual([`${desk.nameOf("b")} Somebody`, `${desk.nameOf("a")} Somebody`]);
    await sleepDesk(desk.name);
    expect(await shown()).toEqual([`${desk.nameOf("b")} Elsewhere`, `${desk.nameOf("a")} Elsewhere`]);
  });

  it("know nothing of a decision that could not be written", async () => {
    const thread = await aThread(meta.current);
    const kim = await connect({ sub: "kim" });
    await kim.ask("news.open", {});
    const ownerShown = async (): Promise<Summary["owner"] | undefined> => {
      const { items } = await kim.ask("list.open", { view: "open", length: 200 });
      return items.find(({ conversation }) => conversation === thread.name)?.owner;
    };
    const main = deskStub(env, "main");
    await rowsOf(main, "CREATE TRIGGER full BEFORE INSERT ON note BEGIN SELECT RAISE(ABORT, 'full'); END");

    const refusal = await kim.refusal("conversation.take", { conversation: thread.name });
    await rowsOf(main, "DROP TRIGGER full");

    expect(refusal).toBe("unavailable");
    expect(await ownerShown()).toBeNull();
    await kim.ask("conversation.take", { conversation: thread.name });
    expect(await ownerShown()).toMatchObject({ sub: "kim" });
  });

  it("are gone with a Page that moved away", async () => {
    const desk = await new TestDesk().attach();
    await desk.tell("a", { at: NOW });
    const agent = await connect({ desk: desk.name });
    const { unread } = await agent.ask("news.open", {});
    await deskStub(env, desk.name).detach(desk.name, desk.pageId, 2);

    const { items, counts } = await agent.ask("list.open", { view: "open", length: 10 });

    expect(unread.unassigned.conversations).toBe(1);
    expect(items).toEqual([]);
    expect(counts.open).toBe(0);
    expect((await agent.ask("news.open", {})).unread.unassigned.conversations).toBe(0);
  });
});

type Asked = { query: string; rowsWritten: () => number };

/** The same storage, and what is asked of it. */
function watch(sql: SqlStorage): { asked: Asked[]; watched: SqlStorage } {
  const asked: Asked[] = [];
  const exec = (query: string, ...bindings: unknown[]): SqlStorageCursor<never> => {
    const cursor = sql.exec<never>(query, ...bindings);
    asked.push({ query, rowsWritten: () => cursor.rowsWritten });
    return cursor;
  };
  return { asked, watched: { exec } as unknown as SqlStorage };
}

/** A list as it is scrolled through, two rows at a time. */
function pagesOf(list: ListStore, of: ListScope): Summary[] {
  const rows: Summary[] = [];
  for (;;) {
    const last = rows.at(-1);
    const after = last === undefined ? null : placeIn(of, last);
    const { items, more } = list.window(SEES_ALL, of, "kim", after, 2);
    rows.push(...items);
    if (!more || items.length === 0) return rows;
  }
}

function byName<T extends { name: string }>(rows: T[]): T[] {
  return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
}
