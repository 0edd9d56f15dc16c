import { evictDurableObject, reset, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { configOf } from "../../../worker/config.ts";
import { BlackBoxStore } from "../../../worker/objects/black-box/store.ts";
import { Vault } from "../../../worker/objects/black-box/vault.ts";
import type { BoxTarget } from "../../../worker/objects/kernel/doors/black-box.ts";
import { conversationStub, deskStub, pageStub, postStub } from "../../../worker/objects/kernel/stubs.ts";
import { connect } from "../support/agent.ts";
import { aCommentValue, POST_ID, takeComments } from "../comments/support.ts";
import {
  aDelivery,
  box,
  fates,
  keepHours,
  letters,
  partsOf,
  records,
  unreadable,
} from "../support/black-box.ts";
import { env, PAGE_ID, SECOND_PAGE } from "../support/env.ts";
import { newPsid, useMeta } from "../support/meta.ts";
import { outOfReach, standAt } from "../support/points.ts";
import { rowsOf, wholeOf as allIn } from "../support/storage.ts";
import { aThread, DAY, TestThread, until } from "../support/thread.ts";
import { bodyOf, echoItem, itemOf, postItems, textItem, type Item } from "../support/webhook.ts";

const meta = useMeta();

beforeEach(() => keepHours(24));
afterEach(() => reset());

const GIVEN = ["delivery", "letter"] as const;

/** What Meta delivered for two Pages at once. */
const ofBoth = (mine: Item, theirs: Item): string =>
  JSON.stringify({
    object: "page",
    entry: [
      { id: PAGE_ID, time: 5, messaging: [mine] },
      { id: SECOND_PAGE.id, time: 5, messaging: [theirs] },
    ],
  });

/** Only in the box, as if today's code had not had it yet. */
async function inTheBox(items: Item[], list: "messaging" | "standby" = "messaging"): Promise<number> {
  await box().record(PAGE_ID, [aDelivery(bodyOf(items, list))], []);
  const [newest] = await records({ kind: "delivery" });
  return newest?.record ?? 0;
}

const record = (row: number) => ({ row, as: "record" }) as const;

const wholeOf = (psid: string) =>
  rowsOf(conversationStub(env, `${PAGE_ID}:${psid}`), "SELECT * FROM entry, thread ORDER BY seq");

describe("a dry run", () => {
  it("tells of each item what would come of it, and changes nothing", async () => {
    const thread = await aThread(meta.current, "hello");
    const [first] = await thread.whole();
    const at = Date.now();
    const row = await inTheBox([
      textItem(thread.psid, first?.mid ?? "", "hello", at),
      textItem(thread.psid, "m_new", "more", at + 1),
      itemOf(thread.psid, { read: { watermark: at + 2 } }, at + 2),
      itemOf(thread.psid, { reaction: { mid: first?.mid ?? "", action: "react", emoji: "👍" } }, at + 3),
      textItem(thread.psid, "m_new", "more", at + 1),
    ]);
    const before = [await wholeOf(thread.psid), await thread.read()];

    const told = await box().foresee(PAGE_ID, record(row));

    expect(told).toMatchObject({
      value: {
        isReadable: true,
        items: [
          { kind: "message", conversation: thread.name, fate: "there", changes: [] },
          { fate: "added", changes: [{ from: null, to: 'customer text · "more"' }] },
          { kind: "read" },
          { kind: "change" },
          { fate: "there" },
        ],
      },
    });
    expect([await wholeOf(thread.psid), await thread.read()]).toEqual(before);
  });

  it("of somebody who never wrote leaves no trace of them", async () => {
    const psid = newPsid();
    const row = await inTheBox([textItem(psid, "m_1", "hello"), itemOf(psid, { read: { watermark: 5 } })]);

    expect(await fates(record(row))).toEqual(["added", "changed"]);

    expect(await wholeOf(psid)).toEqual([]);
    // What comes then begins as if nothing had been tried.
    await postItems([textItem(psid, "m_1", "hello")]);
    expect(await fates(record(row))).toEqual(["there", "changed"]);
  });

  it("leaves no row, alarm or frame behind, at the thread, its Page, its post or its desk", async () => {
    const thread = await aThread(meta.current, "hello");
    const kim = await connect();
    await kim.ask("list.open", { view: "open", length: 10 });
    await kim.ask("thread.open", { conversation: thread.name });
    const stranger = newPsid();
    await takeComments(meta.current);
    const value = aCommentValue();
    const messaging = [
      textItem(thread.psid, "m_more", "more"),
      itemOf(thread.psid, { referral: { ref: "x", source: "SHORTLINK", type: "OPEN_THREAD" } }),
      textItem(stranger, "m_stranger", "a word"),
      { recipient: { id: PAGE_ID }, timestamp: 5, policy_enforcement: { action: "block", reason: "x" } },
    ];
    const entry = [{ id: PAGE_ID, time: 5, messaging, changes: [{ field: "feed", value }] }];
    await box().record(PAGE_ID, [aDelivery(JSON.stringify({ object: "page", entry }))], []);
    const [{ record: row } = { record: 0 }] = await records({ id: stranger });
    const objects = [
      ...[thread.stub, conversationStub(env, `${PAGE_ID}:${stranger}`), pageStub(env, PAGE_ID)],
      postStub(env, `${PAGE_ID}:${POST_ID}`),
    ];
    // Of the desk what stands in its lists: it does other things by itself.
    const all = () =>
      Promise.all([
        ...objects.map((it) => allIn<Rpc.DurableObjectBranded>(it)),
        rowsOf(deskStub(env, "main"), "SELECT * FROM conversation"),
      ]);
    const before = await until(async () => {
      const [one, two] = [await all(), await all()];
      expect(two).toEqual(one);
      return two;
    });
    const frames = kim.frames.length;

    expect((await fates(record(row))).filter((it) => it === "added").length).toBeGreaterThanOrEqual(4);

    expect(await all()).toEqual(before);
    await kim.ask("interactions.list", { conversation: thread.name });
    const news = kim.frames.slice(frames).map(({ type }) => type);
    expect(news).toContain("reply");
    for (const type of ["entries", "list.upsert", "list.changes"]) expect(news).not.toContain(type);

    // What was tried of a comment comes in as if nobody had, and then is there.
    expect(await box().replay(PAGE_ID, record(row))).toMatchObject({ ok: true });
    const told = await box().foresee(PAGE_ID, record(row));
    const comments = told.ok ? told.value.items.filter(({ kind }) => kind.startsWith("comment")) : [];
    expect(comments).toMatchObject([{ fate: "there" }]);
  });

  it("shows what would be in the thread word for word as it is then", async () => {
    const psid = newPsid();
    const row = await inTheBox([
      textItem(psid, "m_a", "first", 1_700_000_000_000),
      echoItem(psid, { mid: "m_b", text: "from elsewhere" }),
    ]);
    const foreseen = await box().foresee(PAGE_ID, record(row));
    const told = foreseen.ok
      ? foreseen.value.items.flatMap(({ changes }) => changes.map(({ to }) => to))
      : [];

    await box().replay(PAGE_ID, record(row));

    const texts = (await wholeOf(psid)).map(({ text }) => text);
    expect(texts).toEqual(["first", "from elsewhere"]);
    for (const text of texts)
      expect(told.some((it) => it?.includes(JSON.stringify(text)) === true)).toBe(true);
  });

  it("tells what the Page itself is told, and who does not answer", async () => {
    const psid = newPsid();
    const row = await inTheBox([
      { recipient: { id: PAGE_ID }, timestamp: 5, policy_enforcement: { action: "warning", reason: "x" } },
      textItem(psid, "m_1", "hello"),
    ]);
    expect((await fates(record(row))).sort()).toEqual(["added", "added"]);

    outOfReach("the Page is asked what would come of it");
    expect((await fates(record(row))).sort()).toEqual(["added", "unreachable"]);
  });

  it("is for what Meta delivered alone", async () => {
    await box().record(PAGE_ID, [aDelivery("", { kind: "call" })], []);
    const [call] = await records({ kind: "call" });

    expect(await box().foresee(PAGE_ID, record(call?.record ?? 0))).toMatchObject({
      refusal: { code: "not_a_delivery" },
    });
    expect(await box().replay(PAGE_ID, record(call?.record ?? 0))).toMatchObject({
      refusal: { code: "not_a_delivery" },
    });
    expect(await box().foresee(PAGE_ID, record(999))).toMatchObject({ refusal: { code: "not_found" } });
    expect(await box().foresee(PAGE_ID, { row: call?.record ?? 0, as: "letter" })).toMatchObject({
      refusal: { code: "not_found" },
    });
  });
});

describe("a delivery that names another Page as well", () => {
  const mine = newPsid();
  const theirs = {
    ...textItem(newPsid(), "m_theirs", "of another company"),
    recipient: { id: SECOND_PAGE.id },
  };
  const text = ofBoth(textItem(mine, "m_mine", "ours"), theirs);

  /** It is read, tried and replayed, and whatever came of it is told. */
  async function everything(target: BoxTarget): Promise<string> {
    const read = await box().read(PAGE_ID, target);
    const foreseen = await box().foresee(PAGE_ID, target);
    return JSON.stringify([read, foreseen, await box().replay(PAGE_ID, target)]);
  }

  it.each(GIVEN)("is kept, found, shown and replayed as far as it is the box's own: %s", async (as) => {
    if (as === "delivery") await box().record(PAGE_ID, [aDelivery(text)], []);
    else await box().bury(PAGE_ID, [{ ...unreadable(text), why: "not_written" }]);
    const [row] = as === "delivery" ? await records() : await letters();
    const id = row !== undefined && "record" in row ? row.record : (row?.letter ?? 0);

    const told = await everything({ row: id, as: as === "delivery" ? "record" : "letter" });

    expect(told).toContain(mine);
    expect(told).not.toMatch(/of another company|m_theirs/);
    expect(told).not.toContain(SECOND_PAGE.id);
    expect(await records({ id: "m_theirs" })).toEqual([]);
    expect((await wholeOf(mine)).map((it) => it["text"])).toEqual(["ours"]);
    const { sender } = theirs as { sender?: { id: string } };
    const name = `${SECOND_PAGE.id}:${sender?.id ?? ""}`;
    expect(await rowsOf(conversationStub(env, name), "SELECT * FROM entry")).toEqual([]);
  });

  it("is so also where it was kept before it could be read", async () => {
    await box().bury(PAGE_ID, [unreadable("what no code of then could read")]);
    const [letter] = await letters();
    const target = { row: letter?.letter ?? 0, as: "letter" } as const;
    // As code that reads more finds it.
    await runInDurableObject(box(), async (_, { storage }) => {
      const store = new BlackBoxStore(storage);
      const { source = "" } = store.byId(target.row) ?? {};
      const vault = new Vault(configOf(env).encryptionKeys);
      const parts = [{ name: "delivery" as const, text }];
      store.replace(target.row, await vault.close(PAGE_ID, source, { parts }));
    });

    const told = await everything(target);

    expect(told).toContain(mine);
    expect(told).not.toMatch(/of another company|m_theirs/);
    expect((await wholeOf(mine)).map((it) => it["text"])).toEqual(["ours"]);
  });

  it("is kept nowhere where nothing of it is the box's own", async () => {
    const items = [{ id: SECOND_PAGE.id, time: 5, messaging: [theirs] }];
    await box().record(PAGE_ID, [aDelivery(JSON.stringify({ object: "page", entry: items }))], []);
    await box().bury(PAGE_ID, [{ ...unreadable("{}"), why: "item", conversation: `${SECOND_PAGE.id}:1` }]);
    expect([await records(), await letters()]).toEqual([[], []]);
  });
});

describe("a delivery that is replayed", () => {
  it("comes in once, however often and at once that is done", async () => {
    const thread = await aThread(meta.current, "hello");
    const row = await inTheBox([textItem(thread.psid, "m_1", "more")]);

    await Promise.all([1, 2, 3].map(() => box().replay(PAGE_ID, record(row))));
    await box().replay(PAGE_ID, record(row));

    const texts = (await thread.rows()).map(({ text }) => text);
    expect(texts.filter((text) => text === "more")).toHaveLength(1);
    expect(await records({ kind: "delivery" })).not.toEqual([]);
  });

  it("brings back nobody who was erased, and nothing of them is left in the box", async () => {
    const [gone, stays] = [newPsid(), newPsid()];
    const items = [textItem(gone, "m_gone", "theirs"), textItem(stays, "m_stays", "another's")];
    await postItems(items);
    const row = await inTheBox(items);
    const alone = await inTheBox([textItem(gone, "m_alone", "theirs")]);
    const name = `${PAGE_ID}:${gone}`;

    const { removed } = await conversationStub(env, name).erase(name, Date.now());

    expect(removed?.black_box).toBeGreaterThanOrEqual(2);
    expect(await records({ id: gone })).toEqual([]);
    expect(await box().read(PAGE_ID, record(alone))).toMatchObject({ refusal: { code: "not_found" } });
    const [part] = await partsOf(record(row));
    expect(part?.text).not.toContain(gone);
    expect(part?.text).toContain("another's");

    await box().replay(PAGE_ID, record(row));
    expect(await wholeOf(gone)).toEqual([]);
    // What was on its way of them finds that they were erased.
    await box().record(PAGE_ID, [aDelivery(bodyOf(items), { at: Date.now() - DAY })], []);
    expect(await records({ id: gone })).toEqual([]);
    expect(await records({ id: stays })).not.toEqual([]);
    // And who writes anew is somebody.
    await box().record(
      PAGE_ID,
      [aDelivery(bodyOf([textItem(gone, "m_anew", "I am back")]), { at: Date.now() + 1_000 })],
      [],
    );
    expect(await records({ id: gone })).toHaveLength(1);
  });

  it.each(GIVEN)("brings back nobody who is erased while it is under way: %s", async (as) => {
    const [gone, stays] = [newPsid(), newPsid()];
    await postItems([textItem(gone, "m_before", "hello"), textItem(stays, "m_stays", "hello")]);
    const text = bodyOf([textItem(gone, "m_gone", "theirs"), textItem(stays, "m_new", "another's")]);
    if (as === "delivery") await box().record(PAGE_ID, [aDelivery(text)], []);
    else await box().bury(PAGE_ID, [{ ...unreadable(text), why: "not_written" }]);
    const [row] = as === "delivery" ? await records({ id: gone }) : await letters();
    const id = row !== undefined && "record" in row ? row.record : (row?.letter ?? 0);
    const name = `${PAGE_ID}:${gone}`;
    let isErased = false;
    standAt("a conversation is given what Meta sent", async (goOn, it) => {
      // What was read from the box is on its way by now.
      if (it === name && !isErased) {
        isErased = true;
        await conversationStub(env, name).erase(name, Date.now());
      }
      return await goOn();
    });

    await box().replay(PAGE_ID, { row: id, as: as === "delivery" ? "record" : "letter" });

    expect(isErased).toBe(true);
    expect(await wholeOf(gone)).toEqual([]);
    expect((await wholeOf(stays)).map((it) => it["text"])).toEqual(["hello", "another's"]);
    expect(await records({ id: gone })).toEqual([]);
    expect(JSON.stringify(await allIn(pageStub(env, PAGE_ID)))).not.toContain(gone);
  });

  it("that dies over the second of two people is a letter still, and comes in once when it is replayed again", async () => {
    const [first, second] = [newPsid(), newPsid()];
    await postItems([textItem(first, "m_0", "hello"), textItem(second, "m_1", "hello")]);
    const text = bodyOf([textItem(first, "m_2", "one"), textItem(second, "m_3", "two")]);
    await box().bury(PAGE_ID, [{ ...unreadable(text), why: "not_written" }]);
    const [{ letter } = { letter: 0 }] = await letters();
    const target = { row: letter, as: "letter" } as const;
    const stand = standAt("a conversation is given what Meta sent", async (goOn, name) => {
      if (name.endsWith(second)) throw new Error("it died");
      return await goOn();
    });
    expect(await box().replay(PAGE_ID, target)).toMatchObject({ refusal: { code: "still_not_written" } });
    stand.leave();
    await evictDurableObject(box());
    expect(await letters()).toHaveLength(1);

    const [one, two] = await Promise.all([box().replay(PAGE_ID, target), box().replay(PAGE_ID, target)]);

    expect([one, two]).toMatchObject([{ ok: true }, { ok: true }]);
    for (const [psid, said] of [
      [first, "one"],
      [second, "two"],
    ] as const)
      expect((await wholeOf(psid)).map((it) => it["text"])).toEqual(["hello", said]);
    expect(await letters()).toEqual([]);
  });

  it("of a Page that nobody connected, or somebody disconnected, is refused", async () => {
    const { id } = SECOND_PAGE;
    await keepHours(24, id);
    await box(id).record(id, [aDelivery(bodyOf([textItem(newPsid(), "m_1", "hello")], "messaging", id))], []);
    const [found] = await records({}, id);

    expect(await fates(record(found?.record ?? 0), id)).toEqual(["waits"]);
    expect(await box(id).replay(id, record(found?.record ?? 0))).toMatchObject({
      refusal: { code: "page_disconnected" },
    });
  });

  it("comes to the desk that the Page is at by now", async () => {
    const thread = new TestThread(meta.current, newPsid());
    await postItems([textItem(newPsid(), "m_0", "so that there is a desk")]);
    const row = await inTheBox([textItem(thread.psid, "m_1", "hello")]);
    await pageStub(env, PAGE_ID).moveTo(PAGE_ID, "south");

    await box().replay(PAGE_ID, record(row));

    expect(await rowsOf(thread.stub, "SELECT desk FROM thread")).toEqual([{ desk: "south" }]);
  });
});

it("of a Page that goes to another company nothing is left", async () => {
  await inTheBox([textItem(newPsid(), "m_1", "hello")]);
  await box().bury(PAGE_ID, [unreadable("?")]);
  await pageStub(env, PAGE_ID).setUp(PAGE_ID, "1");

  await pageStub(env, PAGE_ID).forgetCompany(PAGE_ID);

  expect([await records(), await letters()]).toEqual([[], []]);
  expect(await box().state(PAGE_ID)).toMatchObject({ hours: null, letters: 0 });
});

it("what does not open when somebody is erased goes as a whole, and that is told", async () => {
  await inTheBox([textItem(newPsid(), "m_1", "hello")]);
  await rowsOf(box(), "UPDATE record SET key_id = 'gone'");
  const name = `${PAGE_ID}:${newPsid()}`;

  await box().erase(PAGE_ID, name);

  expect(await records()).toEqual([]);
  expect((await box().state(PAGE_ID)).gaps).toMatchObject([{ count: 1, why: "not_opened" }]);
});
