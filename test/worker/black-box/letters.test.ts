import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Vault } from "../../../worker/objects/black-box/vault.ts";
import { conversationStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { NO_PAGE } from "../../../worker/protocol/page/no-page.ts";
import { box, fates, letters, partsOf } from "../support/black-box.ts";
import { due } from "../support/duties.ts";
import { env, ORIGIN, PAGE_ID } from "../support/env.ts";
import { callWorker, newPsid, useMeta } from "../support/meta.ts";
import { outOfReach } from "../support/points.ts";
import { alarmOf, rowsOf } from "../support/storage.ts";
import { DAY, HOUR, letPass, TestThread, until } from "../support/thread.ts";
import { bodyOf, post, postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

afterEach(() => reset());

/** Of whom no table takes this text, until it is healed. */
async function aSickThread(): Promise<{ thread: TestThread; heal: () => Promise<void> }> {
  const thread = new TestThread(meta.current, newPsid());
  await postItems([textItem(thread.psid, `m_first_${thread.psid}`, "first")]);
  const exec = (sql: string) => thread.inside((_it, { storage }) => void storage.sql.exec(sql));
  await exec(
    "CREATE TRIGGER poison BEFORE INSERT ON entry WHEN NEW.text = 'poison' BEGIN SELECT RAISE(ABORT, 'poison'); END",
  );
  return { thread, heal: () => exec("DROP TRIGGER poison") };
}

const kept = (count = 1, pageId = PAGE_ID) =>
  until(async () => {
    const all = await letters(pageId);
    expect(all).toHaveLength(count);
    return all;
  });

describe("an item that no table takes", () => {
  it("lies in the black box, sealed, whether or not that is on, and is told by its Page", async () => {
    const { thread } = await aSickThread();
    expect((await postItems([textItem(thread.psid, "m_dead", "poison")])).status).toBe(200);

    const [letter] = await kept();

    expect(letter).toMatchObject({ why: "item", what: "message", tries: 1 });
    expect((await partsOf({ row: letter?.letter ?? 0, as: "letter" }))[0]?.text).toContain("poison");
    const stored = JSON.stringify([
      ...(await rowsOf(box(), "SELECT * FROM record")),
      ...(await rowsOf(box(), "SELECT CAST(box AS TEXT) AS box FROM piece")),
      ...(await rowsOf(pageStub(env, PAGE_ID), "SELECT * FROM event_raw")),
      ...(await rowsOf(pageStub(env, PAGE_ID), "SELECT * FROM buried_raw")),
    ]);
    for (const word of ["poison", "m_dead", thread.psid]) expect(stored).not.toContain(word);
    await until(async () => {
      const { warnings } = await pageStub(env, PAGE_ID).health(PAGE_ID);
      expect(warnings).toContainEqual({ name: "dead_letters", problem: "waiting", count: 1 });
    });
  });

  it("waits at its Page while the black box is out of reach", async () => {
    const { thread } = await aSickThread();
    const away = outOfReach("a black box is given dead letters");
    expect((await postItems([textItem(thread.psid, "m_dead", "poison")])).status).toBe(200);
    expect(await letters()).toEqual([]);

    away.leave();
    await due(pageStub(env, PAGE_ID), "buried");

    expect(await letters()).toHaveLength(1);
    expect(await rowsOf(pageStub(env, PAGE_ID), "SELECT * FROM buried")).toEqual([]);
  });

  it("is delivered after an upgrade, once, in its place", async () => {
    const { thread, heal } = await aSickThread();
    const at = Date.now();
    await postItems([textItem(thread.psid, "m_dead", "poison", at - 2)]);
    await postItems([textItem(thread.psid, "m_later", "later", at - 1)]);
    const [{ letter } = { letter: 0 }] = await kept();
    const target = { row: letter, as: "letter" } as const;
    expect(await fates(target)).toEqual(["unwritable"]);
    expect(await box().replay(PAGE_ID, target)).toMatchObject({ refusal: { code: "still_not_written" } });
    expect(await letters()).toMatchObject([{ tries: 1 }]);

    await heal();
    expect(await fates(target)).toEqual(["added"]);
    const replayed = await Promise.all([box().replay(PAGE_ID, target), box().replay(PAGE_ID, target)]);

    expect(replayed.map(({ ok }) => ok)).toEqual([true, true]);
    const texts = (await thread.whole()).flatMap(({ content }) =>
      content.kind === "text" ? [content.text] : [],
    );
    expect(texts).toEqual(["poison", "later", "first"].sort((a, b) => texts.indexOf(a) - texts.indexOf(b)));
    expect(texts.filter((text) => text === "poison")).toHaveLength(1);
    expect(texts.indexOf("poison")).toBeLessThan(texts.indexOf("later"));
    expect(await letters()).toEqual([]);
    expect(await box().replay(PAGE_ID, target)).toMatchObject({ value: { wasSo: true } });
    expect(await box().read(PAGE_ID, target)).toMatchObject({ refusal: { code: "not_found" } });
  });

  it("is dropped once, and there again when it comes again", async () => {
    const { thread } = await aSickThread();
    const items = [textItem(thread.psid, "m_dead", "poison")];
    await postItems(items);
    const [{ letter } = { letter: 0 }] = await kept();

    expect(await box().drop(PAGE_ID, letter)).toEqual({ ok: true, value: { wasSo: false } });
    expect(await box().drop(PAGE_ID, letter)).toEqual({ ok: true, value: { wasSo: true } });
    expect(await letters()).toEqual([]);
    expect(await rowsOf(box(), "SELECT * FROM piece")).toEqual([]);
    await postItems(items);

    expect(await kept()).toMatchObject([{ letter, tries: 2 }]);
    expect(await fates({ row: letter, as: "letter" })).toEqual(["unwritable"]);
  });

  it("that older code kept at the Page comes along, however old it is", async () => {
    const { thread, heal } = await aSickThread();
    const page = pageStub(env, PAGE_ID);
    await rowsOf(page, "INSERT INTO buried VALUES (99, ?, 'm_old', 1, 0)", thread.name);
    const json = JSON.stringify(textItem(thread.psid, "m_old", "poison", Date.now()));
    await rowsOf(page, "INSERT INTO buried_raw VALUES (99, 0, ?)", json);

    await due(page, "buried");
    const [{ letter } = { letter: 0 }] = await kept();
    await heal();

    expect(await fates({ row: letter, as: "letter" })).toEqual(["added"]);
  });

  it("goes by itself after 14 days", async () => {
    const { thread } = await aSickThread();
    await postItems([textItem(thread.psid, "m_dead", "poison")]);
    await kept();

    await letPass(meta.current, 14 * DAY + HOUR);
    await alarmOf(box());

    expect(await rowsOf(box(), "SELECT * FROM record")).toEqual([]);
    expect(await rowsOf(box(), "SELECT * FROM piece")).toEqual([]);
  });
});

describe("a signed delivery that cannot be read", () => {
  it.each([
    ["not_json", "{", 400],
    ["no_object", "{}", 400],
    ["other_object", '{"object":"instagram","entry":[]}', 404],
  ] as const)("is kept as %s, and counted where it comes again", async (why, body, status) => {
    expect((await post(body)).status).toBe(status);
    await kept(1, NO_PAGE);
    await post(body);

    await until(async () => expect(await letters(NO_PAGE)).toMatchObject([{ why, tries: 2 }]));
    const [{ letter } = { letter: 0 }] = await letters(NO_PAGE);
    const target = { row: letter, as: "letter" } as const;
    expect(await box(NO_PAGE).foresee(NO_PAGE, target)).toMatchObject({ value: { isReadable: false, why } });
    expect(await box(NO_PAGE).replay(NO_PAGE, target)).toMatchObject({
      refusal: { code: "not_readable", why },
    });
    expect(await letters(NO_PAGE)).toHaveLength(1);
    await until(async () => {
      const { warnings } = await (
        await callWorker(new Request(`${ORIGIN}/health`))
      ).json<{ warnings: unknown[] }>();
      expect(warnings).toContainEqual({ name: "dead_letters", problem: "of_no_page", count: 1 });
    });
  });

  it("goes with whoever stands in it when they are erased, and others' stay", async () => {
    const [psid, other] = [newPsid(), newPsid()];
    for (const one of [psid, other])
      await post(JSON.stringify({ object: "instagram", entry: [{ id: "1", sender: { id: one } }] }));
    await kept(2, NO_PAGE);
    const { name } = new TestThread(meta.current, psid);

    const { removed } = await conversationStub(env, name).erase(name, Date.now());

    expect(removed).toMatchObject({ black_box: 1 });
    const [left] = await kept(1, NO_PAGE);
    expect((await partsOf({ row: left?.letter ?? 0, as: "letter" }, NO_PAGE))[0]?.text).toContain(other);
  });

  it("that is dropped while somebody in it is erased says nothing of the others again", async () => {
    const psid = newPsid();
    const entry = [
      { id: "1", sender: { id: psid } },
      { id: "2", sender: { id: newPsid() } },
    ];
    await post(JSON.stringify({ object: "instagram", entry }));
    const [{ letter } = { letter: 0 }] = await kept(1, NO_PAGE);
    const close = Vault.prototype.close;
    // What is left of it is sealed anew.
    vi.spyOn(Vault.prototype, "close").mockImplementationOnce(async function (this: Vault, ...given) {
      await box(NO_PAGE).drop(NO_PAGE, letter);
      return await close.apply(this, given);
    });

    await box(NO_PAGE).erase(NO_PAGE, `${PAGE_ID}:${psid}`);

    expect(await letters(NO_PAGE)).toEqual([]);
    const left =
      "SELECT state, bytes, (SELECT count(*) FROM piece) AS pieces, (SELECT count(*) FROM mark) AS marks FROM record";
    expect(await rowsOf(box(NO_PAGE), left)).toEqual([{ state: "dropped", bytes: 0, pieces: 0, marks: 0 }]);
  });

  it("is not kept unless Meta signed it", async () => {
    const response = await post("{", "/webhook", "somebody else's secret");

    expect(response.status).toBe(403);
    expect(await letters(NO_PAGE)).toEqual([]);
    expect(await letters()).toEqual([]);
  });
});

describe("a delivery that could not be written", () => {
  it("waits for Meta to deliver it again, and is no letter any more when it did", async () => {
    const psid = newPsid();
    const body = bodyOf([textItem(psid, "m_again", "hello")]);
    const away = outOfReach("a conversation is given what Meta sent");
    expect((await post(body)).status).toBe(500);
    const [letter] = await kept();
    expect(letter).toMatchObject({ why: "not_written", what: "messaging 1" });
    away.leave();

    await letPass(meta.current, HOUR);
    await alarmOf(box());
    expect(await letters()).toHaveLength(1);

    expect((await post(body)).status).toBe(200);
    await letPass(meta.current, 2 * HOUR);
    await alarmOf(box());

    expect(await letters()).toEqual([]);
    expect(await rowsOf(box(), "SELECT state FROM record")).toEqual([{ state: "came" }]);
  });

  it("is delivered by hand where Meta gave up", async () => {
    const thread = new TestThread(meta.current, newPsid());
    const away = outOfReach("a conversation is given what Meta sent");
    await postItems([textItem(thread.psid, "m_hand", "hello")]);
    const [{ letter } = { letter: 0 }] = await kept();
    const target = { row: letter, as: "letter" } as const;
    expect(await box().replay(PAGE_ID, target)).toMatchObject({ refusal: { code: "still_not_written" } });

    away.leave();
    expect(await box().replay(PAGE_ID, target)).toMatchObject({ ok: true });

    expect(await thread.whole()).toMatchObject([{ content: { kind: "text", text: "hello" } }]);
    expect(await letters()).toEqual([]);
  });
});
