import { runDurableObjectAlarm } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { conversationStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { newPsid, useMeta } from "../support/meta.ts";
import { rowsOf } from "../support/storage.ts";
import { post } from "../support/webhook.ts";

useMeta();

const AT = Date.now() - 60_000;
/** Beyond 2^53, where a number loses its last digits. */
const LONG_ID = "90071992547409931";

type Kept = { key: string; kind: string; text: string | null; at: number; raw: string };

/** Items and entries are texts here: what JSON.stringify would mend is what is to be sent. */
const people = (psid: string, at: string | number = AT): string =>
  `"sender":{"id":"${psid}"},"recipient":{"id":"${PAGE_ID}"},"timestamp":${String(at)}`;
const textOf = (psid: string, mid: string, text = mid): string =>
  `{${people(psid)},"message":{"mid":"${mid}","text":"${text}"}}`;
const entryOf = (...items: string[]): string =>
  `{"id":"${PAGE_ID}","time":${String(AT)},"messaging":[${items.join()}]}`;
const bodyOf = (...entries: string[]): string => `{"object":"page","entry":[${entries.join()}]}`;

async function keptOf(psid: string, pageId = PAGE_ID): Promise<Kept[]> {
  const rows = await rowsOf(
    conversationStub(env, `${pageId}:${psid}`),
    `SELECT key, kind, text, at, ifnull((SELECT group_concat(json, '') FROM
       (SELECT json FROM raw WHERE raw.seq = entry.seq ORDER BY piece)), '') AS raw FROM entry ORDER BY seq`,
  );
  return rows as Kept[];
}

/** Connects a Page of others, which lets in what waited there. */
async function connectPage(pageId: string): Promise<void> {
  await pageStub(env, pageId).moveTo(pageId, "main");
  await runDurableObjectAlarm(pageStub(env, pageId));
}

async function keptAtPage(pageId: string): Promise<{ kind: string; json: string }[]> {
  const rows = await rowsOf(
    pageStub(env, pageId),
    "SELECT kind, group_concat(json, '') AS json FROM event JOIN event_raw ON event = id GROUP BY id ORDER BY id",
  );
  return rows as { kind: string; json: string }[];
}

/**
 * Sends `entry` between two others, of which one writes to the same person and one to somebody else. Both must be
 * there afterwards, and be there once when all of it comes again.
 */
async function sendBetween(psid: string, entry: string, before = ""): Promise<void> {
  const other = newPsid();
  const body =
    before +
    bodyOf(
      entryOf(textOf(psid, `m_before_${psid}`), textOf(other, `m_before_${other}`)),
      entry,
      entryOf(textOf(other, `m_after_${other}`), textOf(psid, `m_after_${psid}`)),
    );

  expect((await post(body)).status).toBe(200);
  expect((await post(body)).status).toBe(200);

  const keys = (await keptOf(psid)).map(({ key }) => key);
  expect([keys[0], keys.at(-1)]).toEqual([`m_before_${psid}`, `m_after_${psid}`]);
  expect((await keptOf(other)).map(({ key }) => key)).toEqual([`m_before_${other}`, `m_after_${other}`]);
}

/** Sends an item between others and reads what became of it. */
async function keep(psid: string, item: string): Promise<Kept[]> {
  await sendBetween(psid, entryOf(item));
  return (await keptOf(psid)).slice(1, -1);
}

describe("an item that is not as Meta documents it, between others", () => {
  const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
  const megabyte = "x".repeat(1_000_000);
  const isKeptWhole = (item: string): Partial<Kept> => ({ kind: "unsupported", raw: item });

  it.each<[name: string, rest: string, expected: Partial<Kept> | ((item: string) => Partial<Kept>)]>([
    ["no mid", '"message":{"text":"hi"}', { kind: "text", text: "hi" }],
    ["an empty mid", '"message":{"mid":"","text":"hi"}', { kind: "text", text: "hi" }],
    ["a number as mid", '"message":{"mid":4711,"text":"hi"}', { key: "4711", text: "hi" }],
    ["a long number as mid", `"message":{"mid":${LONG_ID},"text":"hi"}`, { key: LONG_ID, text: "hi" }],
    ["attachments: null", '"message":{"mid":"m_null","text":"hi","attachments":null}', { text: "hi" }],
    ["attachments: null and no text", '"message":{"mid":"m_nothing","attachments":null}', isKeptWhole],
    [
      "attachments that are no list",
      '"message":{"mid":"m_list","attachments":{"type":"image"}}',
      isKeptWhole,
    ],
    ["an attachment of null", '"message":{"mid":"m_of","text":"hi","attachments":[null,{}]}', { text: "hi" }],
    ["a text that is a number", '"message":{"mid":"m_number","text":5}', isKeptWhole],
    ["half a character", String.raw`"message":{"mid":"m_half","text":"a\ud83d"}`, { text: "a\ufffd" }],
    ["a NUL in its text", String.raw`"message":{"mid":"m_nul","text":"a\u0000b"}`, { text: "a\u0000b" }],
    [
      "a NUL in its mid",
      String.raw`"message":{"mid":"m\u0000l","text":"hi"}`,
      { key: "m\u0000l", text: "hi" },
    ],
    ["__proto__ for a kind", '"__proto__":{"text":"hi"}', isKeptWhole],
    ["constructor for a kind", '"constructor":{"prototype":{"text":"hi"}}', isKeptWhole],
    [
      "__proto__ in its message",
      '"message":{"mid":"m_proto","text":"hi","__proto__":{"is_echo":true}}',
      (item) => ({ kind: "text", text: "hi", raw: item }),
    ],
    ["ten thousand levels", `"deep":${deep}`, isKeptWhole],
    [
      "a name that is given twice",
      '"message":{"mid":"m_1st","text":"no"},"message":{"mid":"m_2nd","text":"hi"}',
      { key: "m_2nd" },
    ],
    ["a number beyond all", '"hologram":{"size":1e400}', { text: "hologram" }],
    [
      "a text of a megabyte",
      `"message":{"mid":"m_mega","text":"${megabyte}"}`,
      (item) => ({ text: megabyte.slice(0, 20_000), raw: item }),
    ],
    ["three megabytes of what nobody knows", `"hologram":"${megabyte.repeat(3)}"`, isKeptWhole],
  ])("%s", async (_name, rest, expected) => {
    const psid = newPsid();
    const item = `{${people(psid)},${rest}}`;

    const kept = await keep(psid, item);

    expect(kept).toHaveLength(1);
    const { raw, ...said } = typeof expected === "function" ? expected(item) : expected;
    expect(kept[0]).toMatchObject(said);
    // Not by toEqual: it would print megabytes.
    expect(raw === undefined || kept[0]?.raw === raw).toBe(true);
  });

  it("keeps what was written of a number beyond all, and of half a character", async () => {
    const psid = newPsid();

    const [number] = await keep(
      psid,
      `{${people(psid)},"hologram":{"size":1e400,"exact":-90071992547409931}}`,
    );
    const other = newPsid();
    const [half] = await keep(other, String.raw`{${people(other)},"message":{"mid":"m_h","text":"a\ud83d"}}`);

    expect(number?.raw).toContain('{"size":"1e400","exact":"-90071992547409931"}');
    expect(half?.raw).toContain(String.raw`"a\ud83d"`);
  });

  it("tells mids apart that differ by half a character", async () => {
    const psid = newPsid();
    const items = ["d83d", "d83e", "dc00"].map(
      (half) => String.raw`{${people(psid)},"message":{"mid":"m_\u${half}","text":"${half}"}}`,
    );

    expect((await keep(psid, items.join())).map(({ text }) => text)).toEqual(["d83d", "d83e", "dc00"]);
  });

  it.each<[name: string, timestamp: string, at: number]>([
    ["ISO 8601", `"${new Date(AT).toISOString().replace(/\.\d+Z/, "+0000")}"`, Math.floor(AT / 1000) * 1000],
    ["seconds", String(Math.floor(AT / 1000)), Math.floor(AT / 1000) * 1000],
    ["seconds as a text", `"${String(Math.floor(AT / 1000))}"`, Math.floor(AT / 1000) * 1000],
    ["nothing", "null", AT],
    ["before our time", '"1066-10-14T09:00:00Z"', AT],
    ["less than nothing", "-1", AT],
    ["a number beyond all", "1e400", AT],
    ["an object", "{}", AT],
  ])("reads a time of %s", async (_name, timestamp, at) => {
    const psid = newPsid();
    const item = `{${people(psid, timestamp)},"message":{"mid":"m_timed","text":"hi"}}`;

    expect(await keep(psid, item)).toMatchObject([{ text: "hi", at }]);
  });
});

describe("people and Pages that are numbers", () => {
  it.each(["7700110022", "77001100220000000019", "9007199254740993"])(
    "keep every digit of %s, also beside what is nested ten thousand deep",
    async (psid) => {
      const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
      const sides = `"sender":{"id":${psid}},"recipient":{"id":${PAGE_ID}},"timestamp":${String(AT)}`;
      const items = `{${sides},"message":{"mid":"m_n","text":"hi"}},{${sides},"deep":${deep}}`;

      await sendBetween(newPsid(), `{"id":${PAGE_ID},"time":${String(AT)},"messaging":[${items}]}`);

      expect((await keptOf(psid)).map(({ text }) => text)).toEqual(["hi", "deep"]);
    },
  );

  it("keep a NUL in their name", async () => {
    await sendBetween(newPsid(), entryOf(textOf(String.raw`77\u000011`, "m_0", "hi")));

    expect(await keptOf("77\u000011")).toMatchObject([{ text: "hi" }]);
  });
});

describe("an entry that is not as Meta documents it, between others", () => {
  it.each<[name: string, rest: string, kept: { kind: string; json: string }[]]>([
    ["an empty messaging", '"messaging":[]', []],
    ["no messaging", '"uid":"1"', [{ kind: "uid", json: '"1"' }]],
    ["nothing at all", '"time":1', []],
    ["messaging: null", '"messaging":null', [{ kind: "messaging", json: "null" }]],
    ["messaging of null", '"messaging":[null]', [{ kind: "messaging", json: "null" }]],
    ["messaging that is a text", '"messaging":"hi"', [{ kind: "messaging", json: '"hi"' }]],
    ["lists in messaging", '"messaging":[[[]]]', [{ kind: "messaging", json: "[[]]" }]],
    ["__proto__ for a list", '"__proto__":[{"a":1}]', [{ kind: "__proto__", json: '{"a":1}' }]],
    ["constructor for a list", '"constructor":[{"a":1}]', [{ kind: "constructor", json: '{"a":1}' }]],
  ])("%s", async (name, rest, kept) => {
    // A Page of its own for each, so that all that it holds came with this entry.
    const pageId = `9${String(name.length)}${String(rest.length)}`;
    await sendBetween(newPsid(), `{"id":"${pageId}",${rest}}`);

    await connectPage(pageId);

    expect(await keptAtPage(pageId)).toEqual(kept);
  });

  it("one of another object is kept under its own id", async () => {
    const account = "17841400000000001";
    const item = `{"sender":{"id":"8800"},"recipient":{"id":"${account}"},"timestamp":${String(AT)},"message":{"mid":"ig_1","text":"hi"}}`;
    const comment = '{"field":"comments","value":{"text":"nice"}}';
    await sendBetween(
      newPsid(),
      `{"object":"instagram","id":"${account}","messaging":[${item}],"changes":[${comment}]}`,
    );

    await connectPage(account);

    expect(await keptOf("8800", account)).toMatchObject([{ key: "ig_1", text: "hi" }]);
    expect(await keptAtPage(account)).toEqual([
      { kind: "object", json: '"instagram"' },
      { kind: "changes:comments", json: comment },
    ]);
  });

  it("a byte order mark before everything is no reason to refuse", async () => {
    const psid = newPsid();
    await sendBetween(psid, entryOf(textOf(psid, `m_bom_${psid}`)), "\ufeff");

    expect(await keptOf(psid)).toHaveLength(3);
  });
});

describe("what happens twice", () => {
  const label = (psid: string, action: string, time: number): string =>
    `{"id":"${PAGE_ID}","time":${String(time)},"changes":[{"field":"inbox_labels","value":{"action":"${action}",` +
    `"user":{"id":"${psid}"},"label":{"id":"1","page_label_name":"VIP"}}}]}`;

  it("is kept twice though both items read the same, where their entries tell them apart", async () => {
    const psid = newPsid();
    const labels = [label(psid, "add", AT), label(psid, "remove", AT + 1), label(psid, "add", AT + 2)];

    await sendBetween(psid, labels.join());
    await sendBetween(psid, labels.toReversed().join());

    expect((await keptOf(psid)).slice(1, -1).map(({ at }) => at)).toEqual([AT, AT + 1, AT + 2]);
  });

  it("is kept twice at its Page too", async () => {
    const feed = (time: number): string =>
      `{"id":"777001","time":${String(time)},"changes":[{"field":"picture"}]}`;

    await sendBetween(newPsid(), [feed(AT), feed(AT + 1)].join());

    await connectPage("777001");

    expect(await keptAtPage("777001")).toHaveLength(2);
  });
});

describe("a batch of a thousand", () => {
  it("is kept in its order, broken items and all", async () => {
    const psids = Array.from({ length: 20 }, newPsid);
    const items = Array.from({ length: 1_000 }, (_, n) => {
      const psid = psids[n % psids.length] ?? "";
      return n % 50 === 49 ? `{${people(psid)},"hologram":${String(n)}}` : textOf(psid, `m_k_${String(n)}`);
    });

    expect((await post(bodyOf(entryOf(...items)))).status).toBe(200);
    expect((await post(bodyOf(entryOf(...items)))).status).toBe(200);

    for (const [place, psid] of psids.entries()) {
      const expected = items.flatMap((item, n) => (n % psids.length === place ? [item] : []));
      const kept = await keptOf(psid);
      expect(kept.map(({ key, raw }) => (key.startsWith("#") ? raw : textOf(psid, key)))).toEqual(expected);
    }
  });
});
