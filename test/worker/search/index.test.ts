import { evictDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { hiddenPlace, shownPlace } from "../../../worker/objects/kernel/hidden-place.ts";
import type { SearchQuestion } from "../../../worker/objects/kernel/contracts.ts";
import { LOOKED_AT_MAX } from "../../../worker/objects/search/finder.ts";
import { base64url } from "../../../worker/protocol/base64url.ts";
import { due } from "../support/duties.ts";
import { PAGE_ID } from "../support/env.ts";
import { rowsWhile } from "../support/rows.ts";
import { rowsOf } from "../support/storage.ts";
import { marked, TestIndex } from "../support/searching.ts";

describe("an index", () => {
  it("finds the newest first, by conversation", async () => {
    const index = new TestIndex();
    await index.tell("ada", {
      said: [
        { entry: 1, text: "late order", at: 10_000 },
        { entry: 2, text: "Order?", at: 30_000 },
      ],
    });
    await index.tell("bo", { said: [{ entry: 7, text: "orders", at: 20_000 }] });
    await index.tell("cy", { said: [{ entry: 1, text: "refund", at: 40_000 }] });

    expect(await index.found("order")).toEqual(["ada: 2 1", "bo: 7"]);
  });

  it("takes each once, however often it is brought", async () => {
    const index = new TestIndex();
    const batch = {
      fromRev: 0,
      toRev: 2,
      said: [
        { entry: 1, text: "late", at: 9_000 },
        { entry: 2, text: "late again", at: 9_000 },
      ],
    };
    await index.tell("ada", batch);

    expect(await index.tell("ada", batch)).toEqual({ ok: true, have: 2 });
    expect(await index.tell("ada", { ...batch, toRev: 3 })).toEqual({ ok: true, have: 3 });
    expect(await index.found("late")).toEqual(["ada: 2 1"]);
    expect(await rowsOf(index.stub, "SELECT count(*) AS n FROM said")).toEqual([{ n: 2 }]);
  });

  it("asks for what it was not told", async () => {
    const index = new TestIndex();
    expect(await index.tell("ada", { fromRev: 5, toRev: 6, said: [{ entry: 6, text: "late" }] })).toEqual({
      ok: true,
      have: 0,
    });

    expect(await index.found("late")).toEqual([]);
  });

  it("follows what is edited and what is taken back", async () => {
    const index = new TestIndex();
    const at = 50_000;
    await index.tell("ada", {
      said: [
        { entry: 1, text: "late order", at },
        { entry: 2, text: "never mind", at },
      ],
    });

    await index.tell("ada", { said: [{ entry: 1, text: "late invoice", at }], gone: [{ entry: 2, at }] });

    expect(await index.found("order")).toEqual([]);
    expect(await index.found("mind")).toEqual([]);
    expect(await index.found("invoice")).toEqual(["ada: 1"]);
    expect(await bytesOf(index)).not.toMatch(/rder|never|mind/);
  });

  it("finds customers by their names, also by another they have since", async () => {
    const index = new TestIndex();
    await index.tell("ada", { name: "Ada Müller", said: [{ entry: 1, text: "Müller" }] });
    await index.tell("bo", { name: "Bo Mueller-Lüdenscheidt" });
    const named = async (words: string): Promise<string[]> =>
      (await index.find(words, { in: "names" })).hits.map(
        ({ conversation }) => conversation.split(":")[1] ?? "",
      );

    expect(await named("muel")).toEqual(["bo", "ada"]);
    await index.tell("ada", { name: "Ada King" });
    expect(await named("mül")).toEqual(["bo"]);
    expect(await named("king")).toEqual(["ada"]);
    const { hits } = await index.find("ada", { in: "names" });
    expect(marked("Ada King", hits[0]?.marks ?? [])).toBe("[Ada] King");
  });

  it.each([
    ["by Page", { page: PAGE_ID }, ["ada: 4 3 2 …"]],
    ["by another Page", { page: "1" }, []],
    ["of the customer", { by: "customer" }, ["ada: 1"]],
    ["of somebody of the Page", { by: "page" }, ["ada: 3 2"]],
    ["of an agent", { by: { agent: "kim" } }, ["ada: 4 2"]],
    ["for colleagues", { by: "notes" }, ["ada: 4"]],
    ["since then", { from: 30_000 }, ["ada: 4 3"]],
    ["before then", { until: 30_000 }, ["ada: 2 1"]],
    ["in between", { from: 20_000, until: 40_000 }, ["ada: 3 2"]],
    ["in one conversation", { within: `${PAGE_ID}:ada` }, ["ada: 4 3 2 1"]],
    ["in one that there is not", { within: `${PAGE_ID}:eve` }, []],
  ] as const)("finds what was said %s", async (_what, filter, expected) => {
    const index = new TestIndex();
    const kim = { type: "agent", sub: "kim", name: "Kim" } as const;
    await index.tell("ada", {
      said: [
        { entry: 1, at: 10_000, text: "late" },
        { entry: 2, at: 20_000, text: "late", by: kim },
        { entry: 3, at: 30_000, text: "late", by: { type: "page_inbox" } },
        { entry: 4, at: 40_000, text: "late", by: kim, note: true },
      ],
    });

    expect(await index.found("late", filter)).toEqual(expected);
  });

  it("goes on where an answer ended, or before what was not wanted of it", async () => {
    const index = new TestIndex();
    for (const n of [1, 2, 3, 4, 5])
      await index.tell(`p${String(n)}`, { name: "Ada", said: [{ entry: 1, text: "late", at: n * 10_000 }] });
    const first = await index.find("late", { length: 2 });
    const second = await index.find("late", { length: 2, after: first.after });
    const third = await index.find("late", { length: 2, after: second.after });

    expect(await index.found("late", { length: 2, after: first.after })).toEqual(["p3: 1", "p2: 1"]);
    expect([third.hits.length, third.after]).toEqual([1, null]);
    expect(await index.found("late", { after: first.hits[1]?.before ?? 0, length: 1 })).toEqual(["p4: 1"]);
    const named = await index.find("ada", { in: "names", length: 2 });
    const more = await index.find("ada", { in: "names", length: 2, after: named.after });
    const again = await index.find("ada", { in: "names", length: 1, after: named.hits[1]?.before ?? 0 });
    expect(
      [named, more, again].map(({ hits }) => hits.map(({ conversation }) => conversation.slice(-2)).join()),
    ).toEqual(["p5,p4", "p3,p2", "p4"]);
  });

  it("tells agents a place of which they learn nothing", async () => {
    const key = base64url(crypto.getRandomValues(new Uint8Array(32)));
    const told = [await hiddenPlace(1_234_567, key), await hiddenPlace(1_234_567, key)];

    expect(told[0]).not.toBe(told[1]);
    // Behind what is different each time, too.
    expect(told[0]?.slice(12)).not.toBe(told[1]?.slice(12));
    expect(await Promise.all(told.map((text) => shownPlace(text, key)))).toEqual([1_234_567, 1_234_567]);
    for (const made of ["", "no-place", "AAAAAAAAAAAAAAAAAAAAAA", "?"])
      expect(Number.isSafeInteger(await shownPlace(made, key))).toBe(true);
    const index = new TestIndex();
    await index.tell("ada", { said: [{ entry: 1, text: "late" }] });
    expect(await index.found("late", { after: "no-place" })).toEqual([]);
  });

  it("reads nothing of what stands outside of the places that are asked for", async () => {
    const index = new TestIndex();
    const said = Array.from({ length: 400 }, (_, n) => ({
      entry: n + 1,
      text: "late",
      at: 1_000_000 + n * 1_000,
    }));
    await index.tell("ada", { said });
    await index.tell("bo", { name: "Bo Late" });
    const read = async (more: Partial<SearchQuestion>): Promise<number> =>
      (await rowsWhile(index.stub, () => index.find("late", more))).read;
    expect(await read({ in: "names" })).toBeLessThan(20);
    expect(await read({ from: 1_395_000 })).toBeLessThan(40);
    expect(await read({ until: 1_005_000 })).toBeLessThan(40);
  });

  it("looks at no more than it may for one answer, and finds the rest with the next", async () => {
    const index = new TestIndex();
    const said = Array.from({ length: LOOKED_AT_MAX + 100 }, (_, n) => ({
      entry: n + 1,
      text: "late",
      at: 1_000_000 + n * 1_000,
    }));
    await index.tell("old", { said: [{ entry: 1, text: "late", at: 10_000 }] });
    for (let at = 0; at < said.length; at += 500) await index.tell("ada", { said: said.slice(at, at + 500) });
    const looked = await rowsWhile(index.stub, () => index.find("late", { length: 2 }));
    const few = await rowsWhile(index.stub, () =>
      index.find("late", { length: 1, in: "words", within: `${PAGE_ID}:old` }),
    );

    expect(looked.read).toBeLessThan(2.2 * LOOKED_AT_MAX);
    expect(few.read).toBeLessThan(10);
    const first = await index.find("late", { length: 2 });
    expect(first.hits.map(({ hits }) => hits.length)).toEqual([3]);
    expect(await index.found("late", { length: 2, after: first.after })).toEqual([
      expect.stringMatching(/^ada: 100 99 98 …$/),
      "old: 1",
    ]);
  });

  it("keeps entries apart that were written in the same second", async () => {
    const index = new TestIndex();
    const said = Array.from({ length: 150 }, (_, n) => ({
      entry: n + 1,
      text: `late n${String(n)}`,
      at: 77_000,
    }));
    await index.tell("ada", { said });

    expect(await rowsOf(index.stub, "SELECT count(*) AS n FROM said")).toEqual([{ n: 150 }]);
    expect(await index.found("n149")).toEqual(["ada: 150"]);
  });

  it.each([
    ['"', '"', []],
    ["NEAR(order late)", "NEAR(order late)", []],
    ["late OR refund", "late OR refund", []],
    ["-late", "-late", ["ada: 1"]],
    ["late*", "late*", ["ada: 1"]],
    ["^late", "^late", ["ada: 1"]],
    ["words:late", "words:late", []],
    ["{facets}: p", "{facets}: p", []],
    ["late AND NOT order", "late AND NOT order", []],
    ['la"te', 'la"te', []],
    ["'; DROP TABLE said; --", "'; DROP TABLE said; --", []],
    ["😀", "😀", ["ada: 1"]],
    ["👨‍👩‍👧😀🏽", "👨‍👩‍👧😀🏽", []],
    ["half a sign", "\ud83d", []],
    ["half a sign behind a word", "late \ude00", ["ada: 1"]],
    ["a word behind nothing", "\u0000late", ["ada: 1"]],
    ["متأخر", "متأخر", ["ada: 1"]],
    ["東京", "東京", ["ada: 1"]],
    ["a word two thousand times", "late ".repeat(2_000), ["ada: 1"]],
    ["a word of ten thousand letters", "x".repeat(10_000), []],
    ["quotes alone", '"'.repeat(9_999), []],
    ["emoji alone", "😀".repeat(5_000), ["ada: 1"]],
    [
      "ten thousand signs",
      Array.from({ length: 10_000 }, (_, n) => String.fromCodePoint(0x4e00 + (n % 20_000))).join(""),
      [],
    ],
  ])("has an answer to %s", async (_what, words, expected) => {
    const index = new TestIndex();
    await index.tell("ada", { said: [{ entry: 1, text: "It is late 😀 متأخر 東京都" }] });

    expect(await index.found(words)).toEqual(expected);
  });

  it("takes whatever somebody wrote", async () => {
    const index = new TestIndex();
    const texts = [
      "\ud83d",
      "\u0000",
      "x".repeat(4_000),
      "東".repeat(4_000),
      "e\u0301".repeat(2_000),
      "😀".repeat(2_000),
      "ﷺ".repeat(4_000),
      "a ".repeat(2_000),
    ];
    const said = texts.map((text, n) => ({ entry: n + 1, text, at: 9_000 }));
    await index.tell("ada", { said });

    await index.tell("ada", { gone: said.map(({ entry, at }) => ({ entry, at })) });

    expect(await rowsOf(index.stub, "SELECT count(*) AS n FROM said")).toEqual([{ n: 0 }]);
    expect(
      await rowsOf(index.stub, "SELECT count(*) AS n FROM word WHERE word MATCH '{facets} : \"t1\"'"),
    ).toEqual([{ n: 0 }]);
  });
});

describe("what is forgotten", () => {
  it("leaves no word of a conversation that was erased, and keeps out what is late of it", async () => {
    const index = new TestIndex();
    const said = Array.from({ length: 1_500 }, (_, n) => ({
      entry: n + 1,
      text: "Zebrafish",
      at: n * 1_000,
    }));
    await index.tell("ada", { name: "Ada Quagmire", said });
    await index.tell("bo", { name: "Bo", said: [{ entry: 1, text: "Walrus" }] });
    const ada = `${PAGE_ID}:ada`;

    expect(await index.stub.erase(index.desk, ada, "e", null)).toMatchObject({ isAll: false, texts: 1_000 });
    expect(await index.stub.erase(index.desk, ada, "e", null)).toMatchObject({
      isAll: true,
      // The name is one of them.
      texts: 501,
    });

    const left =
      JSON.stringify(await rowsOf(index.stub, "SELECT * FROM thread, said")) + (await bytesOf(index));
    expect(left).not.toMatch(/ada|ebrafish|uagmire/i);
    expect(await index.found("walrus")).toEqual(["bo: 1"]);
    expect(await index.tell("ada", { fromRev: 0, toRev: 9, said: said.slice(0, 1) })).toEqual({
      ok: false,
      code: "erased",
    });
    expect(
      await index.tell("ada", { epoch: "f", fromRev: 0, toRev: 9, said: [{ entry: 1, text: "Zebrafish" }] }),
    ).toEqual({ ok: true, have: 9 });
    expect(await index.stub.erase(index.desk, ada, "e", "f")).toMatchObject({ isAll: true, texts: 0 });
    expect(await index.found("zebrafish")).toEqual(["ada: 1"]);
  });

  it("is all of a Page that moved away, but not of one that came back", async () => {
    const index = new TestIndex();
    await index.tell("ada", { said: [{ entry: 1, text: "late" }] });
    await index.stub.forgetPage(index.desk, PAGE_ID, 2);

    expect(await index.tell("ada", { fromRev: 1, toRev: 2, said: [{ entry: 2, text: "late" }] })).toEqual({
      ok: false,
      code: "left",
    });
    await index.tell("bo", { generation: 3, said: [{ entry: 1, text: "late" }] });
    for (let turn = 0; turn < 3; turn++) await due(index.stub, "leaving");
    expect(await index.found("late")).toEqual(["bo: 1"]);
    expect(
      await index.tell("ada", { generation: 3, fromRev: 0, toRev: 2, said: [{ entry: 2, text: "late" }] }),
    ).toEqual({ ok: true, have: 2 });
    expect(await index.found("late")).toEqual(["bo: 1", "ada: 2"].sort());
  });

  it("is everything where the desk keeps no index any more", async () => {
    const index = new TestIndex();
    await index.tell("ada", { name: "Ada", said: [{ entry: 1, text: "Zebrafish" }] });
    await index.stub.turn(index.desk, "off");

    expect(await index.tell("ada", { said: [{ entry: 2, text: "late" }] })).toEqual({
      ok: false,
      code: "off",
    });
    expect(await index.found("zebrafish")).toEqual([]);
    expect(await bytesOf(index)).not.toMatch(/ebrafish/);
    expect(await rowsOf(index.stub, "SELECT name FROM thread")).toEqual([]);
    expect(await index.stub.rebuild(index.desk)).toBe(false);
  });

  it("is what was written by other rules, when the index is next asked", async () => {
    const index = new TestIndex();
    await index.tell("ada", { said: [{ entry: 1, text: "late" }] });
    await index.inside((_search, { storage }) => storage.sql.exec("UPDATE desk SET tokens = 0").toArray());
    await evictDurableObject(index.stub);

    const { hits, building } = await index.find("late");

    expect([hits, building]).toEqual([[], { done: 0, total: 0 }]);
    expect(await index.tell("ada", { fromRev: 0, toRev: 1, said: [{ entry: 1, text: "late" }] })).toEqual({
      ok: true,
      have: 1,
    });
  });
});

/** All that the index holds beside the texts. */
async function bytesOf(index: TestIndex): Promise<string> {
  return await index.inside((_search, { storage }) => {
    const blocks = storage.sql.exec<{ block: ArrayBuffer }>("SELECT block FROM word_data").toArray();
    const terms = storage.sql.exec<{ term: ArrayBuffer }>("SELECT term FROM word_idx").toArray();
    return [...blocks.map(({ block }) => block), ...terms.map(({ term }) => term)]
      .map((bytes) => new TextDecoder().decode(bytes))
      .join("\n");
  });
}
