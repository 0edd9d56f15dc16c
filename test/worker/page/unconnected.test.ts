import { reset, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { KEPT_BYTES_MAX, KEPT_ITEMS_MAX } from "../../../worker/objects/page/events/kept-items.ts";
import { NO_PAGE } from "../../../worker/protocol/page/no-page.ts";
import { Page } from "../../../worker/objects/page/page.ts";
import { conversationStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { connect } from "../support/agent.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { newPsid, useMeta } from "../support/meta.ts";
import { outOfReach, standAt } from "../support/points.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, HOUR, letPass, pageAlarm, until } from "../support/thread.ts";
import { bodyOf, post, postItems, textItem, type Item } from "../support/webhook.ts";

const meta = useMeta();

afterEach(() => reset());

const OTHER = "20160001";

function textOf(psid: string, text: string): Item {
  return { ...textItem(psid, `m_${crypto.randomUUID()}`, text), recipient: { id: OTHER } };
}

async function deliver(items: Item[]): Promise<void> {
  expect((await post(bodyOf(items, "messaging", OTHER))).status).toBe(200);
}

type Kept = { rows: number; items: number; bytes: number; beyond: number; pieces: number };

async function keptAt(pageId = OTHER): Promise<Kept> {
  const [row] = await rowsOf(
    pageStub(env, pageId),
    `SELECT (SELECT count(*) FROM kept) AS rows, ifnull((SELECT sum(items) FROM kept), 0) AS items,
       ifnull((SELECT sum(bytes) FROM kept), 0) AS bytes, (SELECT count(*) FROM kept_raw) AS pieces, beyond FROM page`,
  );
  return row as Kept;
}

/** What the object of this person holds: its tables, and whether it wakes by itself. */
async function traceOf(psid: string): Promise<{ tables: string[]; alarm: number | null }> {
  return await runInDurableObject(conversationStub(env, `${OTHER}:${psid}`), async (_object, { storage }) => {
    const sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'";
    const tables = storage.sql.exec<{ name: string }>(sql).toArray();
    return { tables: tables.map(({ name }) => name), alarm: await storage.getAlarm() };
  });
}

async function connectTo(desk: string): Promise<void> {
  await pageStub(env, OTHER).moveTo(OTHER, desk);
  await until(async () => expect(await runDurableObjectAlarm(pageStub(env, OTHER))).toBe(false));
}

async function textsOf(psid: string): Promise<string[]> {
  const { entries } = await conversationStub(env, `${OTHER}:${psid}`).open(`${OTHER}:${psid}`, null);
  return entries.flatMap(({ content }) => ("text" in content ? [content.text] : []));
}

describe("somebody who writes to a Page that nobody connected", () => {
  it("leaves nothing behind but what the Page keeps", async () => {
    const psid = newPsid();

    await deliver([textOf(psid, "Hello?")]);
    await deliver([textOf(psid, "Anybody?")]);

    expect(await traceOf(psid)).toEqual({ tables: [], alarm: null });
    expect(await keptAt()).toMatchObject({ rows: 2, items: 2, beyond: 0 });
    expect(await rowsOf(pageStub(env, OTHER), "SELECT * FROM waiting")).toEqual([]);
  });

  it("is there, as if they had just written, once the Page is connected", async () => {
    const [ada, bob] = [newPsid(), newPsid()];
    await deliver([textOf(ada, "Hello?"), textOf(bob, "Are you open?")]);
    await deliver([textOf(ada, "Anybody?")]);
    const agent = await connect({ desk: "kept" });

    await connectTo("kept");

    const { items } = await agent.ask("list.open", { view: "open", length: 10 });
    expect(items.map(({ conversation, unanswered }) => [conversation, unanswered]).sort()).toEqual(
      [
        [`${OTHER}:${ada}`, 2],
        [`${OTHER}:${bob}`, 1],
      ].sort(),
    );
    expect(await textsOf(ada)).toEqual(["Hello?", "Anybody?"]);
    expect(await keptAt()).toMatchObject({ rows: 0, pieces: 0 });
  });

  it("is there once, although an instance died between the two", async () => {
    const psid = newPsid();
    await deliver([textOf(psid, "Hello?")]);
    let died = 0;
    standAt("a conversation is given what Meta sent", async (goOn) => {
      const answer = await goOn();
      if (died++ === 0) throw new Error("the answer was lost");
      return answer;
    });

    await connectTo("kept-once");
    expect(died).toBeGreaterThan(1);

    expect(await textsOf(psid)).toEqual(["Hello?"]);
    expect(await keptAt()).toMatchObject({ rows: 0, pieces: 0 });
  });

  it("wakes nobody for their name while the Page has no token", async () => {
    const psid = newPsid();
    await connectTo("nameless");
    await deliver([textOf(psid, "Hello?")]);

    const name = `${OTHER}:${psid}`;
    await until(async () => expect(await runDurableObjectAlarm(conversationStub(env, name))).toBe(false));
    expect(await rowsOf(conversationStub(env, name), "SELECT * FROM job")).toEqual([]);
  });

  it("is forgotten after a day, and nothing wakes for it any more", async () => {
    const psid = newPsid();
    await deliver([textOf(psid, "Hello?")]);
    await letPass(meta.current, 12 * HOUR);
    await deliver([textOf(psid, "Anybody?")]);

    await letPass(meta.current, 13 * HOUR);
    await runDurableObjectAlarm(pageStub(env, OTHER));
    expect(await keptAt()).toMatchObject({ rows: 1, items: 1, beyond: 1 });
    await letPass(meta.current, 12 * HOUR);
    await runDurableObjectAlarm(pageStub(env, OTHER));

    expect(await keptAt()).toMatchObject({ rows: 0, pieces: 0, beyond: 2 });
    expect(await runDurableObjectAlarm(pageStub(env, OTHER))).toBe(false);
  });
});

describe("what a Page that nobody connected keeps", () => {
  it("is no more than a thousand items; the others are counted", async () => {
    const people = Array.from({ length: 5 }, () => newPsid());
    const items = Array.from({ length: 225 }, (_, n) => textOf(people[n % 5] ?? "", `text ${String(n)}`));

    for (let time = 0; time < 5; time++) await deliver(items.map((item) => withNewMid(item)));

    expect(await keptAt()).toMatchObject({ items: KEPT_ITEMS_MAX, beyond: 125 });
  });

  it("is no more than eight megabytes, long ones in pieces that fit a row", async () => {
    const psid = newPsid();
    const long = "x".repeat(1_500_000);

    for (let n = 0; n < 7; n++) await deliver([textOf(psid, long)]);

    const { items, bytes, beyond } = await keptAt();
    expect({ items, beyond }).toEqual({ items: 5, beyond: 2 });
    expect(bytes).toBeLessThanOrEqual(KEPT_BYTES_MAX);
    const [piece] = await rowsOf(pageStub(env, OTHER), "SELECT max(length(json)) AS longest FROM kept_raw");
    expect(piece?.["longest"]).toBeLessThanOrEqual(512 * 1024);
    await connectTo("long");
    expect((await textsOf(psid)).map((text) => text.length)).toEqual(Array.from({ length: 5 }, () => 20_000));
  });

  it("counts what names no person among them, and has it in the Page's own log once it is connected", async () => {
    await deliver([{ recipient: { id: OTHER }, app_roles: { "1": ["primary_receiver"] } }]);
    expect(await keptAt()).toMatchObject({ items: 1 });

    await connectTo("log");

    expect(await keptAt()).toMatchObject({ rows: 0 });
    expect(await rowsOf(pageStub(env, OTHER), "SELECT kind FROM event")).toHaveLength(1);
  });

  it("is completed from Meta's record where not all was kept", async () => {
    const psid = newPsid();
    meta.current.addCustomers([{ psid, firstName: "Ada", lastName: "Marlow" }]);
    meta.current.faults.order({ kind: "lose", count: null });
    meta.current.customer(psid).text("Nobody kept this");
    await letPass(meta.current, 3 * HOUR);
    await pageStub(env, PAGE_ID).publicUrl(PAGE_ID);
    await rowsOf(pageStub(env, PAGE_ID), "UPDATE page SET beyond = 1, beyond_since = 1");
    meta.current.faults.clear();

    expect((await postItems([textItem(newPsid(), "m_connects", "hi")])).status).toBe(200);

    await until(async () => {
      await pageAlarm();
      const name = `${PAGE_ID}:${psid}`;
      const { entries } = await conversationStub(env, name).open(name, null);
      expect(entries.map(({ content }) => ("text" in content ? content.text : ""))).toEqual([
        "Nobody kept this",
      ]);
    });
    expect(await rowsOf(pageStub(env, PAGE_ID), "SELECT beyond_since FROM page")).toEqual([
      { beyond_since: null },
    ]);
  });
});

describe("deliveries for Pages that nobody connected", () => {
  it("are counted, by Page, and nothing that is said in them", async () => {
    await deliver([textOf(newPsid(), "one"), textOf(newPsid(), "two")]);
    await deliver([{ recipient: { id: OTHER }, app_roles: { "1": [] } }]);
    await post(bodyOf([textItem(newPsid(), "m_third", "three")], "messaging", "20160002"));
    await aThread(meta.current);

    const others = await pageStub(env, NO_PAGE).others();

    expect(others.map(({ pageId, items }) => [pageId, items]).sort()).toEqual([
      [OTHER, 3],
      ["20160002", 1],
    ]);
  });

  it("name the last fifty Pages", async () => {
    const page = pageStub(env, NO_PAGE);
    for (let n = 1; n <= 60; n++) await page.noteOther(NO_PAGE, `9${String(n)}`, 1);

    expect(await page.others()).toHaveLength(50);
  });
});

describe("somebody who writes to a Page that is connected for the first time", () => {
  it("costs no request more: the Page is asked once where they belong", async () => {
    await aThread(meta.current);
    const asked = [vi.spyOn(Page.prototype, "receive"), vi.spyOn(Page.prototype, "route")];

    await postItems([textItem(newPsid(), "m_first", "hi")]);
    await postItems([textItem(newPsid(), "m_other", "hi")]);

    expect(asked.map(({ mock }) => mock.calls.length)).toEqual([2, 0]);
  });

  it("is heard although the Page is out of reach for a while", async () => {
    await aThread(meta.current);
    const psid = newPsid();
    outOfReach("the Page is asked where somebody belongs");

    expect((await postItems([textItem(psid, "m_now", "hi")])).status).toBe(200);

    const agent = await connect();
    await until(async () => {
      const { items } = await agent.ask("list.open", { view: "open", length: 10 });
      expect(items.map(({ conversation }) => conversation)).toContain(`${PAGE_ID}:${psid}`);
    });
  });
});

function withNewMid(item: Item): Item {
  return { ...item, message: { ...(item["message"] as Item), mid: `m_${crypto.randomUUID()}` } };
}
