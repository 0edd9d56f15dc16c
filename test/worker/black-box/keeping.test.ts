import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { BOX_BYTES_MAX } from "../../../worker/domain/black-box/bounds.ts";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import {
  aDelivery,
  ANY,
  box,
  keepHours,
  letters,
  partsOf,
  records,
  unreadable,
} from "../support/black-box.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { newPsid, useMeta } from "../support/meta.ts";
import { outOfReach } from "../support/points.ts";
import { alarmOf, rowsOf } from "../support/storage.ts";
import { HOUR, letPass } from "../support/thread.ts";
import { bodyOf, textItem } from "../support/webhook.ts";

const meta = useMeta();

afterEach(() => reset());

const give = (text: string, given = {}) => box().record(PAGE_ID, [aDelivery(text, given)], []);

describe("a box", () => {
  it("is off, and keeps nothing, until somebody switches it on", async () => {
    expect(await box().state(PAGE_ID)).toMatchObject({ hours: null, records: 0, gaps: [] });
    expect(await give("{}")).toMatchObject({ isOff: true });
    expect(await rowsOf(box(), "SELECT * FROM record")).toEqual([]);

    await keepHours(24);
    expect(await give("{}")).toMatchObject({ isOff: false });

    expect(await records()).toHaveLength(1);
    expect(await box().state(PAGE_ID)).toMatchObject({ hours: 24, records: 1, keyIds: ["test"] });
  });

  it("forgets all at once when it is switched off, but for dead letters", async () => {
    await keepHours(24);
    await give("{}");
    await box().bury(PAGE_ID, [unreadable("?")]);

    await keepHours(null);

    expect(await records()).toEqual([]);
    expect(await rowsOf(box(), "SELECT DISTINCT record FROM piece")).toHaveLength(1);
    expect(await letters()).toHaveLength(1);
  });

  it("tells its Page how it stands, if need be later", async () => {
    const back = outOfReach("a Page is told of its box");
    await box().keep(PAGE_ID, 1);
    expect(await pageStub(env, PAGE_ID).hasBox(PAGE_ID)).toBe(false);

    back.leave();
    await alarmOf(box());

    expect(await pageStub(env, PAGE_ID).hasBox(PAGE_ID)).toBe(true);
  });

  it("keeps what is given twice once, and nothing longer than it was told to", async () => {
    await keepHours(2);
    const given = aDelivery("{}");
    await Promise.all([
      box().record(PAGE_ID, [given], []),
      box().record(PAGE_ID, [given, aDelivery("[]")], []),
    ]);
    expect(await records()).toHaveLength(2);

    await letPass(meta.current, 2 * HOUR - 60_000);
    await alarmOf(box());
    expect(await records()).toHaveLength(2);
    await letPass(meta.current, 60_001);
    await alarmOf(box());

    expect(await records()).toEqual([]);
    expect(await rowsOf(box(), "SELECT * FROM piece")).toEqual([]);
    expect(await rowsOf(box(), "SELECT * FROM mark")).toEqual([]);
  });

  it("lets the oldest go where there is no room, and says so", async () => {
    await keepHours(24);
    const long = `"${"x".repeat(1_500_000)}"`;
    await give(long, { at: 1_000 });
    await rowsOf(box(), "UPDATE record SET bytes = ?", BOX_BYTES_MAX);

    await give(long);

    expect(await records()).toHaveLength(1);
    expect((await box().state(PAGE_ID)).gaps).toEqual([{ from: 1_000, to: 1_000, count: 1, why: "full" }]);
  });

  it("tells of what was lost on its way", async () => {
    await keepHours(24);
    const at = Date.now();

    await box().record(PAGE_ID, [], [{ from: at, to: at + 5, count: 3 }]);
    await alarmOf(box());

    expect((await box().state(PAGE_ID)).gaps).toEqual([
      { from: at, to: at + 5, count: 3, why: "not_recorded" },
    ]);
  });
});

describe("what is kept", () => {
  it("is found by mid, person, time, outcome and error, and says what went over the wire", async () => {
    await keepHours(24);
    const psid = newPsid();
    const text = bodyOf([textItem(psid, "m_found", "Grüße 🙂")]);
    await give(text, { at: Date.now() - HOUR });
    const call = {
      kind: "call",
      what: "POST …/messages",
      outcome: "refused",
      code: 190,
      path: `${PAGE_ID}/messages`,
    };
    const parts = [
      { name: "request", text: JSON.stringify({ recipient: { id: psid } }) },
      { name: "answer", text: '{"error":{"code":190}}' },
    ];
    await give("", { ...call, parts });

    const [refused, came] = await records();

    expect(await records({ id: psid })).toEqual([refused, came]);
    expect(await records({ id: "m_found" })).toEqual([came]);
    expect(await records({ id: "nobody" })).toEqual([]);
    expect(await records({ code: 190 })).toEqual([refused]);
    expect(await records({ outcome: "accepted" })).toEqual([came]);
    expect(await records({ kind: "call" })).toEqual([refused]);
    expect(await records({ to: Date.now() - HOUR / 2 })).toEqual([came]);
    expect(await records({ from: Date.now() - HOUR / 2 })).toEqual([refused]);
    expect(await partsOf({ row: came?.record ?? 0, as: "record" })).toEqual([{ name: "delivery", text }]);
    expect(await partsOf({ row: refused?.record ?? 0, as: "record" })).toEqual([
      { name: "request", text: `${PAGE_ID}/messages` },
      ...parts,
    ]);
  });

  it("is told a part at a time", async () => {
    await keepHours(24);
    for (const text of ["1", "2", "3"]) await give(text);

    const first = await box().find(PAGE_ID, { ...ANY, limit: 2 });
    const rest = await box().find(PAGE_ID, { ...ANY, limit: 2, before: first.next });

    expect([first.records.length, rest.records.length, rest.next]).toEqual([2, 1, null]);
  });

  it("names nobody in the database, and opens nowhere else", async () => {
    await keepHours(24);
    const psid = newPsid();
    await give(bodyOf([textItem(psid, "m_sealed", "a secret word")]));

    const rows = [
      ...(await rowsOf(box(), "SELECT * FROM record")),
      ...(await rowsOf(box(), "SELECT * FROM mark")),
      ...(await rowsOf(box(), "SELECT hex(box) AS box FROM piece")),
    ];
    const stored = JSON.stringify(rows);
    const hex = (text: string): string =>
      [...new TextEncoder().encode(text)]
        .map((byte) => byte.toString(16).padStart(2, "0"))
        .join("")
        .toUpperCase();
    for (const word of [psid, "m_sealed", "a secret word"]) {
      expect(stored).not.toContain(word);
      expect(stored).not.toContain(hex(word));
    }

    const [{ record } = { record: 0 }] = await records();
    await rowsOf(box(), "UPDATE record SET source = 'of another row'");
    expect(await box().read(PAGE_ID, { row: record, as: "record" })).toMatchObject({
      ok: false,
      refusal: { code: "key_missing", keyId: "test" },
    });
  });

  it("is long if need be", async () => {
    await keepHours(24);
    const text = JSON.stringify({ object: "page", text: "é".repeat(900_000) });
    await give(text);

    const [{ record } = { record: 0 }] = await records();

    expect((await partsOf({ row: record, as: "record" }))[0]?.text).toBe(text);
  });
});

it("another Page's box is not this one's", async () => {
  await keepHours(24);
  await expect(Promise.resolve(box().record("10150099", [], []))).rejects.toThrow();
});
