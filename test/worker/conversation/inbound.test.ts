import { describe, expect, it, vi } from "vitest";
import { conversationStub } from "../../../worker/objects/kernel/stubs.ts";
import { byShownOrder, type Entry } from "../../../worker/protocol/message/entry.ts";
import { env, OTHER_APP_ID, PAGE_ID } from "../support/env.ts";
import { newPsid, useMeta } from "../support/meta.ts";
import { TestThread } from "../support/thread.ts";
import { bodyOf, echoItem, itemOf, post, postItems, textItem, type Item } from "../support/webhook.ts";

const meta = useMeta();

const START = Date.now() - 60_000;

function aStranger(): TestThread {
  return new TestThread(meta.current, newPsid());
}

function shownOf(entry: Entry): string {
  const { content } = entry;
  switch (content.kind) {
    case "text":
      return [content.text, ...(content.parts ?? []).map(({ type }) => `[${type}]`)]
        .filter(Boolean)
        .join(" ");
    case "quick_reply":
      return content.text;
    case "postback":
      return `${content.title} (${content.payload ?? ""})`;
    case "event":
      return `[${content.event.type}]`;
    case "unsupported":
      return `[${content.what}]`;
    case "system":
      return content.line.event;
  }
}

async function shown(thread: TestThread): Promise<string[]> {
  return (await thread.read()).entries.map(shownOf);
}

/** Shuffles in a way that is the same each time. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const left = [...items];
  const result: T[] = [];
  for (let state = seed; left.length > 0; state = (state * 48_271) % 2_147_483_647) {
    result.push(...left.splice(state % left.length, 1));
  }
  return result;
}

describe("the same delivery", () => {
  it("makes one entry, however often it comes", async () => {
    const thread = aStranger();
    const body = bodyOf([textItem(thread.psid, "m_again", "once")]);

    for (let time = 0; time < 3; time++) expect((await post(body)).status).toBe(200);

    expect(await shown(thread)).toEqual(["once"]);
  });

  it("makes one entry of each item when ten copies come at the same time", async () => {
    const thread = aStranger();
    const items = [
      textItem(thread.psid, "m_c1", "one", START),
      itemOf(thread.psid, { postback: { title: "Go", payload: "GO" } }, START + 1),
      itemOf(thread.psid, { reaction: { mid: "m_c1", action: "react" } }, START + 2),
      itemOf(thread.psid, { message: { text: "no mid" } }, START + 3),
      echoItem(thread.psid, { mid: "m_c2", text: "from the inbox", app_id: 263902037430900 }, START + 4),
    ];
    const body = bodyOf(items);

    const answers = await Promise.all(Array.from({ length: 10 }, () => post(body)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await shown(thread)).toEqual(["one", "Go (GO)", "no mid", "from the inbox"]);
    expect(await thread.rows()).toHaveLength(items.length);
  });

  it("makes one entry when the batch is cut otherwise", async () => {
    const thread = aStranger();
    const items = Array.from({ length: 5 }, (_, n) =>
      textItem(thread.psid, `m_cut${String(n)}`, String(n), START + n),
    );

    await Promise.all([
      postItems(items),
      postItems(items.slice(2)),
      postItems(items.slice(0, 3)),
      ...items.map((item) => postItems([item])),
    ]);

    expect(await shown(thread)).toEqual(["0", "1", "2", "3", "4"]);
  });

  it("twice in one body makes one entry", async () => {
    const thread = aStranger();
    const item = textItem(thread.psid, "m_twice", "once");

    await postItems([item, item]);

    expect(await shown(thread)).toEqual(["once"]);
  });

  it("changes no rev when it brings nothing new", async () => {
    const thread = aStranger();
    const items = [
      textItem(thread.psid, "m_rev", "once"),
      itemOf(thread.psid, { read: { watermark: START } }),
    ];
    await postItems(items);
    const { rev } = await thread.read();

    await postItems(items);

    expect((await thread.read()).rev).toBe(rev);
  });
});

describe("the order of a thread", () => {
  it.each([1, 2, 3, 4])("is that of Meta's times, in whatever order items arrive (%d)", async (seed) => {
    const thread = aStranger();
    const names = Array.from({ length: 12 }, (_, index) => `t${String(index).padStart(2, "0")}`);
    const items = names.map((name, index) =>
      textItem(thread.psid, `m_${String(seed)}_${name}`, name, START + index * 10),
    );
    const arriving = shuffled(items, seed * 7_919);

    await Promise.all([postItems(arriving.slice(0, 5)), postItems(arriving.slice(5, 6))]);
    await postItems(arriving.slice(6));

    expect(await shown(thread)).toEqual(names);
  });

  it("is that of arrival where the times are equal", async () => {
    const thread = aStranger();

    await postItems(["b", "a", "c"].map((name) => textItem(thread.psid, `m_eq_${name}`, name, START)));

    expect(await shown(thread)).toEqual(["b", "a", "c"]);
  });

  it("does not change when an item is delivered again with another time", async () => {
    const thread = aStranger();
    await postItems([
      textItem(thread.psid, "m_t1", "first", START),
      textItem(thread.psid, "m_t2", "second", START + 1),
    ]);

    await postItems([textItem(thread.psid, "m_t1", "first", START + 99)]);

    expect(await shown(thread)).toEqual(["first", "second"]);
  });

  it("mixes seconds and milliseconds", async () => {
    const thread = aStranger();
    const second = Math.floor(START / 1000);

    await postItems([
      textItem(thread.psid, "m_ms", "later", second * 1000 + 500),
      { ...textItem(thread.psid, "m_s", "earlier"), timestamp: second },
    ]);

    expect(await shown(thread)).toEqual(["earlier", "later"]);
  });

  it("does not let a message from the far future pin itself to the end", async () => {
    const thread = aStranger();

    await postItems([textItem(thread.psid, "m_future", "future", Date.now() * 2)]);
    const now = Date.now();
    vi.spyOn(Date, "now").mockReturnValue(now + 120_000);
    await postItems([textItem(thread.psid, "m_after", "after", now + 119_000)]);

    expect(await shown(thread)).toEqual(["future", "after"]);
  });
});

describe("an item under standby", () => {
  const postback = (payload?: string): Item => ({
    postback: { mid: "m_pb", title: "Go", ...(payload === undefined ? {} : { payload }) },
  });

  it("is completed by the owner's delivery of the same mid", async () => {
    const thread = aStranger();
    await post(bodyOf([itemOf(thread.psid, postback(), START)], "standby"));
    const before = await thread.read();

    await post(bodyOf([itemOf(thread.psid, postback("GO"), START)]));

    const after = await thread.read();
    expect(before.entries.map(shownOf)).toEqual(["Go ()"]);
    expect(after.entries.map(shownOf)).toEqual(["Go (GO)"]);
    expect(after.entries[0]?.id).toBe(before.entries[0]?.id);
    expect(after.rev).toBeGreaterThan(before.rev);
  });

  it("takes nothing away from the owner's delivery that came before", async () => {
    const thread = aStranger();
    await post(bodyOf([itemOf(thread.psid, postback("GO"), START)]));

    await post(bodyOf([itemOf(thread.psid, postback(), START)], "standby"));

    expect(await shown(thread)).toEqual(["Go (GO)"]);
  });

  it("is completed once: a later delivery takes nothing away", async () => {
    const thread = aStranger();
    await post(bodyOf([itemOf(thread.psid, postback(), START)], "standby"));
    await post(bodyOf([itemOf(thread.psid, postback("GO"), START)]));

    await post(bodyOf([itemOf(thread.psid, postback(), START)]));

    expect(await shown(thread)).toEqual(["Go (GO)"]);
  });

  it("that comes twice is still to be completed", async () => {
    const thread = aStranger();
    const standby = bodyOf([itemOf(thread.psid, postback(), START)], "standby");
    await post(standby);
    const { rev } = await thread.read();
    await post(standby);
    expect((await thread.read()).rev).toBe(rev);

    await post(bodyOf([itemOf(thread.psid, postback("GO"), START)]));

    expect(await shown(thread)).toEqual(["Go (GO)"]);
  });

  it("and its owner's delivery at the same time are one entry", async () => {
    const thread = aStranger();

    await Promise.all([
      post(
        bodyOf(
          [itemOf(thread.psid, postback(), START), textItem(thread.psid, "m_st", "hi", START + 1)],
          "standby",
        ),
      ),
      post(
        bodyOf([itemOf(thread.psid, postback("GO"), START), textItem(thread.psid, "m_st", "hi", START + 1)]),
      ),
    ]);

    expect(await shown(thread)).toEqual(["Go (GO)", "hi"]);
  });
});

describe("what an item does to the thread", () => {
  it("names who wrote for the Page", async () => {
    const thread = aStranger();

    await postItems([
      echoItem(thread.psid, { mid: "m_a1", text: "inbox", app_id: 263902037430900 }, START),
      echoItem(thread.psid, { mid: "m_a2", text: "other", app_id: Number(OTHER_APP_ID) }, START + 1),
      echoItem(thread.psid, { mid: "m_a3", text: "nobody said" }, START + 2),
      itemOf(thread.psid, { message: { admin_text: "handed back" } }, START + 3),
    ]);

    expect((await thread.read()).entries.map(({ author }) => author)).toEqual([
      { type: "page_inbox" },
      { type: "app", appId: OTHER_APP_ID },
      { type: "app", appId: null },
      { type: "system" },
    ]);
  });

  it.each<[name: string, item: Item, isOpen: boolean]>([
    ["a message", { message: { mid: "m_w1", text: "hi" } }, true],
    ["a picture", { message: { mid: "m_w2", attachments: [{ type: "image" }] } }, true],
    ["a postback", { postback: { mid: "m_w3", title: "Go" } }, true],
    ["a reaction", { reaction: { mid: "x", action: "react" } }, true],
    ["a reaction taken back", { reaction: { mid: "x", action: "unreact" } }, false],
    ["an m.me link", { referral: { source: "SHORTLINK" } }, true],
    ["a marketing opt-in", { optin: { type: "notification_messages" } }, false],
    ["an edit", { message_edit: { mid: "x", text: "y" } }, false],
    ["an unsent message", { message: { mid: "m_w4", is_deleted: true } }, false],
    ["a read", { read: { watermark: START } }, false],
    ["a kind that is yet to be invented", { hologram: {} }, false],
  ])("%s opens the window: %#", async (_name, item, isOpen) => {
    const thread = aStranger();

    await postItems([itemOf(thread.psid, item, START)]);

    const { responseUntil } = (await thread.thread()).window;
    expect(responseUntil).toBe(isOpen ? START + 24 * 60 * 60 * 1000 : null);
  });

  it("moves marks forward only, and never beyond a minute from now", async () => {
    const thread = aStranger();
    const marksAfter = async (item: Item): Promise<unknown> => {
      await postItems([itemOf(thread.psid, item)]);
      return (await thread.thread()).marks;
    };

    expect(await marksAfter({ delivery: { watermark: START } })).toEqual({ deliveredAt: START, readAt: 0 });
    expect(await marksAfter({ read: { watermark: START + 5 } })).toEqual({
      deliveredAt: START + 5,
      readAt: START + 5,
    });
    expect(await marksAfter({ read: { watermark: START } })).toEqual({
      deliveredAt: START + 5,
      readAt: START + 5,
    });
    expect(await marksAfter({ delivery: { mids: [], watermark: 1 } })).toEqual({
      deliveredAt: START + 5,
      readAt: START + 5,
    });
    const ahead = (await marksAfter({ read: { watermark: Date.now() * 3 } })) as { readAt: number };
    expect(ahead.readAt).toBeLessThanOrEqual(Date.now() + 60_000);
  });

  it("keeps marks from making entries", async () => {
    const thread = aStranger();

    await postItems([
      itemOf(thread.psid, { read: { watermark: START } }),
      itemOf(thread.psid, { delivery: { watermark: START } }),
    ]);

    expect(await shown(thread)).toEqual([]);
  });
});

describe("an item that is kept whole", () => {
  it("is put together again from rows of half a megabyte", async () => {
    const thread = aStranger();
    const item = itemOf(
      thread.psid,
      { message: { mid: "m_big", attachments: [{ type: "image", payload: { url: "ü".repeat(500_000) } }] } },
      START,
    );
    const json = JSON.stringify(item).replaceAll("ü", "\\u00fc");

    expect((await postItems([item])).status).toBe(200);

    const rows = await thread.inside((_conversation, { storage }) =>
      storage.sql.exec<{ json: string }>("SELECT json FROM raw ORDER BY seq, piece").toArray(),
    );
    expect(rows.length).toBe(Math.ceil(json.length / (512 * 1024)));
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.map((row) => row.json).join("")).toBe(json);
  });

  it("is not kept twice", async () => {
    const thread = aStranger();
    const item = itemOf(thread.psid, { hologram: { depth: 3 } }, START);

    await postItems([item]);
    await postItems([item]);

    const raw = await thread.inside((_conversation, { storage }) =>
      storage.sql.exec("SELECT * FROM raw").toArray(),
    );
    expect(raw).toEqual([{ seq: 1, piece: 0, json: JSON.stringify(item) }]);
  });

  it("costs no raw row when the entry says all of it", async () => {
    const thread = aStranger();

    await postItems([textItem(thread.psid, "m_lean", "hi")]);

    const raw = await thread.inside((_conversation, { storage }) =>
      storage.sql.exec("SELECT * FROM raw").toArray(),
    );
    expect(raw).toEqual([]);
  });
});

describe("a conversation", () => {
  it("is named by Page and person, whatever the person's id is made of", async () => {
    const psid = `a:b c/${newPsid()}`;

    await postItems([textItem(psid, "m_odd", "hi")]);

    const read = await conversationStub(env, `${PAGE_ID}:${psid}`).open(`${PAGE_ID}:${psid}`, null);
    expect(read.entries).toHaveLength(1);
  });

  it("has an interaction from the first message on, and none for what asks nothing", async () => {
    const [asked, quiet] = [aStranger(), aStranger()];

    await postItems([
      textItem(asked.psid, "m_i1", "hi", START),
      textItem(asked.psid, "m_i2", "again", START + 1),
    ]);
    await postItems([itemOf(quiet.psid, { reaction: { mid: "x", action: "react" } })]);

    const { entries, thread } = await asked.read();
    expect(thread.interaction).toEqual({ id: 1, openedAt: START, closedAt: null });
    expect(entries.map((entry) => entry.interaction)).toEqual([1, 1]);
    expect((await quiet.read()).thread.interaction).toBeNull();
  });

  it("shows entries in the same order as the protocol says", async () => {
    const thread = aStranger();
    await postItems(
      shuffled(
        [5, 3, 1, 4, 2, 1, 3].map((n, i) => textItem(thread.psid, `m_o${String(i)}`, String(n), START + n)),
        11,
      ),
    );

    const { entries } = await thread.read();

    expect(entries).toEqual([...entries].sort(byShownOrder));
  });
});

describe("what a customer came by", () => {
  const ref = async (thread: TestThread) => (await thread.read()).thread.customer.ref;
  const LONG = "x".repeat(2_083);

  it.each<[by: string, event: Item]>([
    ["the first message", { message: { mid: "m_ref", text: "Hi", referral: { ref: LONG } } }],
    ["Get Started", { postback: { mid: "m_ref", title: "Get started", referral: { ref: LONG } } }],
    ["a link into a thread", { referral: { ref: LONG, source: "SHORTLINK", type: "OPEN_THREAD" } }],
    ["a plugin", { optin: { ref: LONG } }],
  ])("is told with them, whole: %s", async (_by, event) => {
    const thread = aStranger();

    await postItems([itemOf(thread.psid, event)]);

    expect(await ref(thread)).toBe(LONG);
  });

  it("is the last of it, in whatever order it came, and what came by none changes nothing", async () => {
    const thread = aStranger();
    const link = (name: string, at: number) =>
      itemOf(thread.psid, { referral: { ref: name, type: "OPEN_THREAD" } }, at);

    await postItems([link("second", START + 2), link("first", START + 1)]);
    await postItems([
      textItem(thread.psid, "m_after", "Hi"),
      itemOf(thread.psid, { referral: { source: "ADS" } }),
    ]);
    await postItems([link("second", START + 2)]);

    expect(await ref(thread)).toBe("second");
  });

  it("is not there where they came by themselves, or answered a request", async () => {
    const thread = aStranger();

    await postItems([
      textItem(thread.psid, "m_plain", "Hi"),
      itemOf(thread.psid, { optin: { type: "one_time_notif_req", payload: "not a link" } }),
    ]);

    expect((await thread.read()).thread.customer).not.toHaveProperty("ref");
  });
});
