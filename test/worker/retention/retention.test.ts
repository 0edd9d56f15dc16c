import { reset, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { GAP_KEY } from "../../../worker/objects/conversation/retention/store.ts";
import { RETAINED_AT_ONCE } from "../../../worker/objects/conversation/retention/retainer.ts";
import { deskStub, searchStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Entry } from "../../../worker/protocol/message/entry.ts";
import type { Retention } from "../../../worker/protocol/retention/retention.ts";
import { connect } from "../support/agent.ts";
import { filesItem, PNG, TestCdn } from "../support/cdn.ts";
import { due } from "../support/duties.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { everything } from "../support/everything.ts";
import { aFile } from "../support/given.ts";
import { useMeta } from "../support/meta.ts";
import { restore, snapshotOf } from "../support/restore.ts";
import { ask, closed, finished, keeps, looksThrough, previewOf } from "../support/retaining.ts";
import { indexed } from "../support/searching.ts";
import { alarmOf, rowsOf } from "../support/storage.ts";
import { aThread, ANA, DAY, KIM, letPass, MINUTE, until, type TestThread } from "../support/thread.ts";
import { itemOf, postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

afterEach(() => reset());

const OLD = "My order number is 4711";
const NEW = "Another question";

const desk = () => deskStub(env, "main");

/** A contact that is over, with words both ways, a file of the customer's and one of an agent's. */
async function anOldThread(): Promise<TestThread> {
  const thread = await aThread(meta.current, OLD);
  const url = new TestCdn().at("/photo.png", PNG);
  await postItems([filesItem(thread.psid, PAGE_ID, [{ type: "image", url }])]);
  const file = await aFile(thread, PNG, "invoice.png");
  await thread.send({ kind: "files", files: [{ file: file.file }] } as never);
  await thread.deliver();
  await until(async () => {
    expect(await filesOf(thread)).toHaveLength(2);
    expect(await thread.states()).toEqual(["sent"]);
  });
  await closed(thread);
  return thread;
}

const filesOf = async (thread: TestThread): Promise<string[]> =>
  ((await env.MEDIA?.list())?.objects ?? [])
    .map(({ key }) => key)
    .filter((key) => key.includes(thread.psid) && !key.includes("picture."));

const wordsOf = (entries: readonly Entry[]): string[] =>
  entries.map(({ content }) =>
    content.kind === "text" ? content.text : content.kind === "event" ? content.event.type : content.kind,
  );

describe("what is old at a desk", () => {
  it("stays, and is never looked at, while nobody set how long it is kept", async () => {
    const thread = await anOldThread();
    await letPass(meta.current, 4_000 * DAY);

    const dueNow = await rowsOf(desk(), "SELECT * FROM retention_round");

    expect(dueNow).toEqual([]);
    expect(wordsOf(await thread.whole())).toContain(OLD);
  });

  it("is told before it goes, and counting it changes nothing", async () => {
    const thread = await anOldThread();
    await indexed(thread);
    await letPass(meta.current, 40 * DAY);

    const told = await previewOf({ messages: 30, media: 30, raw: 30, search: 30 });

    const oldest = (await thread.whole())[0]?.at;
    const messages = told.counts.find(({ kind }) => kind === "messages");
    expect(messages).toMatchObject({ count: (await thread.rows()).length, oldest });
    expect(told.counts.find(({ kind }) => kind === "media")?.count).toBe(2);
    expect(told.counts.find(({ kind }) => kind === "search")?.count).toBeGreaterThan(0);
    expect(told).toMatchObject({ spared: [], looked: 1, total: 1, after: null });
    expect((await previewOf({ messages: 50 })).counts).toEqual([]);
    expect((await previewOf({ contacts: 30 })).counts).toMatchObject([{ kind: "contacts", count: 1 }]);
    expect(wordsOf(await thread.whole())).toContain(OLD);
    expect(await filesOf(thread)).toHaveLength(2);
  });

  it("goes with its files, and the thread, the list, the index and open gadgets say so", async () => {
    const thread = await anOldThread();
    const kim = await connect(KIM);
    await kim.ask("thread.open", { conversation: thread.name });
    await indexed(thread);
    await letPass(meta.current, 40 * DAY);
    const before = await thread.read();
    const newest = Math.max(
      ...before.entries.filter(({ author }) => author.type !== "system").map(({ at }) => at),
    );
    await keeps({ messages: 30 });

    await looksThrough(thread);
    await indexed(thread);

    expect(wordsOf(await thread.whole())).toEqual(["retention"]);
    expect(await filesOf(thread)).toEqual([]);
    const [row] = await rowsOf(
      desk(),
      "SELECT digest, activity_at FROM conversation WHERE name = ?",
      thread.name,
    );
    expect(JSON.parse(String(row?.["digest"]))).toMatchObject({ preview: null });
    expect(row?.["activity_at"]).toBe(newest);
    expect((await ask("search", { words: "4711", length: 5 })).found).toEqual([]);
    // Whoever has it before them is told that what they hold is no more, as is whoever comes back with it.
    const news = kim.frames.findLast((frame) => frame.type === "entries");
    expect(news?.thread.epoch).not.toBe(before.thread.epoch);
    const cursor = { epoch: before.thread.epoch, rev: before.rev };
    expect((await thread.stub.open(thread.name, cursor)).kind).toBe("snapshot");
    const all = await everything(thread.name);
    for (const trace of [OLD, "invoice.png"]) expect(all).not.toContain(trace);
  });

  it("does not come back by a delivery that Meta repeats, and what is new does come", async () => {
    const thread = await anOldThread();
    const item = textItem(thread.psid, "m_repeated", OLD);
    await postItems([item]);
    await closed(thread);
    await letPass(meta.current, 40 * DAY);
    await keeps({ messages: 30 });
    await looksThrough(thread);

    await postItems([item]);
    thread.customer.text(NEW);
    await thread.deliver();

    await until(async () => expect(wordsOf(await thread.whole())).toEqual(["retention", NEW]));
    const [gap, fresh] = await thread.whole();
    expect(fresh?.id).toBeGreaterThan(gap?.id ?? Infinity);
    // Once more: one gap, and what is not old stays.
    await closed(thread);
    await letPass(meta.current, 10 * DAY);
    await looksThrough(thread);
    expect(wordsOf(await thread.whole()).filter((it) => it === NEW || it === "retention")).toEqual([
      "retention",
      NEW,
    ]);
  });

  it.each(["open", "unsent", "held"] as const)("stays where the conversation is %s", async (why) => {
    const thread = await aThread(meta.current, OLD);
    if (why === "held") {
      await thread.command(ANA, "conversation.hold", { isHeld: true, reason: "The case is open" });
      await closed(thread);
    }
    if (why === "unsent") {
      meta.current.faults.order({ kind: "error", code: 190, path: "/messages", count: null });
      await thread.send("Soon");
      await thread.untilStates("queued (page_paused)");
      await closed(thread);
    }
    await letPass(meta.current, 40 * DAY);
    await keeps({ messages: 30, contacts: 30 });

    expect((await previewOf({ messages: 30 })).spared).toEqual([{ why, count: 1 }]);
    await looksThrough(thread);

    expect(wordsOf(await thread.whole())).toContain(OLD);
    if (why !== "held") return;
    await thread.command(ANA, "conversation.hold", { isHeld: false, reason: "Settled" });
    await looksThrough();
    await alarmOf(thread.stub);
    expect(await everything(thread.name)).not.toContain(OLD);
  });

  it("goes as a file alone, and its message says what became of it", async () => {
    const thread = await anOldThread();
    await letPass(meta.current, 40 * DAY);
    await keeps({ media: 30 });

    await looksThrough(thread);

    expect(await filesOf(thread)).toEqual([]);
    const entries = await thread.whole();
    expect(wordsOf(entries)).toContain(OLD);
    const media = entries.flatMap(({ content }) =>
      content.kind === "text"
        ? (content.parts ?? []).flatMap((part) => ("media" in part ? [part.media] : []))
        : [],
    );
    expect(media).toMatchObject([
      { state: "failed", failure: "removed" },
      { state: "failed", failure: "removed" },
    ]);
    const again = thread.command(KIM, "media.retry", { media: media[0]?.id ?? "" });
    expect(await thread.codeOf(again)).toBe("wrong_state");
  });

  it("goes as it was delivered alone", async () => {
    const thread = await aThread(meta.current, OLD);
    const at = { sender: { id: thread.psid }, recipient: { id: PAGE_ID }, timestamp: Date.now() };
    await postItems([
      { ...at, message: { mid: "m_odd", attachments: [{ type: "novelty", payload: { x: 1 } }] } },
    ]);
    await closed(thread);
    expect(await rowsOf(thread.stub, "SELECT seq FROM raw")).not.toEqual([]);
    await letPass(meta.current, 40 * DAY);
    await keeps({ raw: 30 });

    await looksThrough(thread);

    expect(await rowsOf(thread.stub, "SELECT seq FROM raw")).toEqual([]);
    expect(wordsOf(await thread.whole())).toContain(OLD);
  });

  it("goes as a whole conversation", async () => {
    const thread = await anOldThread();
    await letPass(meta.current, 40 * DAY);
    await keeps({ contacts: 30 });

    await looksThrough();
    await alarmOf(thread.stub);

    const all = await everything(thread.name);
    for (const trace of [OLD, thread.psid]) expect(all).not.toContain(trace);
  });

  it("goes from the index alone, and does not come back when that is made anew", async () => {
    const thread = await aThread(meta.current, OLD);
    await closed(thread);
    await indexed(thread);
    await letPass(meta.current, 40 * DAY);
    await keeps({ search: 30 });

    await looksThrough(thread);
    await due(searchStub(env, "main"), "retention");

    const found = async () => (await ask("search", { words: "4711", length: 5 })).found;
    expect(await found()).toEqual([]);
    await thread.stub.index(thread.name);
    expect(await found()).toEqual([]);
    expect(wordsOf(await thread.whole())).toContain(OLD);
  });
});

describe("removing it", () => {
  const MANY = RETAINED_AT_ONCE + 20;

  async function aLongThread(): Promise<TestThread> {
    const thread = await aThread(meta.current, OLD);
    const items = Array.from({ length: MANY }, (_, n) =>
      textItem(thread.psid, `m_${String(n)}`, `Line ${String(n)}`),
    );
    await postItems(items);
    await closed(thread);
    await letPass(meta.current, 40 * DAY);
    return thread;
  }

  const countOf = async (thread: TestThread): Promise<number> =>
    Number((await rowsOf(thread.stub, "SELECT count(*) AS n FROM entry WHERE key <> ?", GAP_KEY))[0]?.["n"]);

  it("takes no more than so many at once, and goes on where an instance died", async () => {
    const thread = await aLongThread();
    const all = await countOf(thread);
    await keeps({ messages: 30 });
    await due(desk(), "retention");
    expect(await countOf(thread)).toBe(all - RETAINED_AT_ONCE);

    await thread.crash();
    await alarmOf(thread.stub);
    await finished(thread);

    expect(await countOf(thread)).toBe(0);
    expect(wordsOf(await thread.whole())).toEqual(["retention"]);
  });

  it("leaves no file behind where it died between the thread and the bucket", async () => {
    const thread = await anOldThread();
    await letPass(meta.current, 40 * DAY);
    await keeps({ messages: 30 });
    const bucket = env.MEDIA;
    if (bucket === undefined) throw new Error("no bucket");
    await thread.inside(async (conversation) => {
      const { env: its } = conversation as unknown as { env: { MEDIA: R2Bucket } };
      const real = its.MEDIA;
      its.MEDIA = {
        ...real,
        delete: () => Promise.reject(new Error("the bucket is away")),
      };
      await conversation.agenda.run("retention");
      await conversation
        .retain(thread.name, {
          ...{ messages: Date.now() - 30 * DAY, media: null, raw: null, whole: null },
        })
        .catch(() => undefined);
      its.MEDIA = real;
    });
    expect(wordsOf(await thread.whole())).toEqual(["retention"]);
    expect(await filesOf(thread)).toHaveLength(2);

    await thread.crash();
    await alarmOf(thread.stub);

    expect(await filesOf(thread)).toEqual([]);
  });

  it("by two at once removes what one would, and leaves one gap", async () => {
    const thread = await aLongThread();
    const order = { messages: Date.now() - 30 * DAY, media: null, raw: null, whole: null };

    await Promise.all([thread.stub.retain(thread.name, order), thread.stub.retain(thread.name, order)]);
    await finished(thread);

    expect(await countOf(thread)).toBe(0);
    expect(wordsOf(await thread.whole())).toEqual(["retention"]);
  });

  it("leaves no word of what is gone in what quotes it, also where the last turn has nothing left to remove", async () => {
    const thread = await aThread(meta.current, OLD);
    const mid = (await thread.whole())[0]?.mid ?? "";
    const missing = RETAINED_AT_ONCE - (await thread.rows()).length;
    const items = Array.from({ length: missing }, (_, n) => textItem(thread.psid, `m_${String(n)}`, "Old"));
    await postItems(items);
    expect(await countOf(thread)).toBe(RETAINED_AT_ONCE);
    await letPass(meta.current, 40 * DAY);
    await postItems([itemOf(thread.psid, { message: { mid: "m_new", text: NEW, reply_to: { mid } } })]);
    await closed(thread);
    expect(JSON.stringify(await thread.whole())).toContain(OLD);
    await keeps({ messages: 30 });

    await looksThrough(thread);

    expect(JSON.stringify(await thread.whole())).toContain(NEW);
    expect(JSON.stringify(await thread.whole())).not.toContain(OLD);
    // What was blank is not written again.
    const rev = await thread.rev();
    await looksThrough(thread);
    expect(await thread.rev()).toBe(rev);
  });

  it.each([
    ["off", {}],
    ["to longer", { messages: 300 }],
  ])("stops where it is, once the desk is set %s", async (_to, retention: Retention) => {
    const thread = await aLongThread();
    const all = await countOf(thread);
    await keeps({ messages: 30 });
    await due(desk(), "retention");
    await keeps(retention);
    await looksThrough(thread);

    expect(await countOf(thread)).toBe(all - RETAINED_AT_ONCE);
    expect(await rowsOf(desk(), "SELECT 1 FROM retained WHERE next_at = 0")).toEqual([]);
  });

  it("has gone again what came back with an old database, at once where the desk hears of it and within 30 days where not", async () => {
    const thread = await aThread(meta.current, OLD);
    await closed(thread);
    const before = await snapshotOf(thread.stub);
    await letPass(meta.current, 400 * DAY);
    await keeps({ messages: 300 });
    await looksThrough(thread);
    expect(wordsOf(await thread.whole())).toEqual(["retention"]);

    await restore(thread.stub, before);
    expect(wordsOf(await thread.whole())).toContain(OLD);
    await letPass(meta.current, 31 * DAY);
    await looksThrough(thread);
    expect(wordsOf(await thread.whole())).toEqual(["retention"]);

    await restore(thread.stub, before);
    await postItems([textItem(thread.psid, "m_after", NEW)]);
    await until(async () => expect(wordsOf(await thread.whole())).toContain(NEW));
    await closed(thread);
    await looksThrough(thread);
    expect(wordsOf(await thread.whole())).not.toContain(OLD);
  });

  it("asks of each again where the clock was ahead", async () => {
    await keeps({ messages: 30 });
    await looksThrough();
    const year = String(365 * DAY);
    await runInDurableObject(desk() as unknown as DurableObjectStub, (_desk, { storage }) => {
      const sql = `UPDATE retention_round SET began_at = began_at + ${year}, ended_at = ended_at + ${year}, next_at = next_at + ${year}`;
      storage.sql.exec(sql);
    });
    await restore(desk(), await snapshotOf(desk()));
    const thread = await aLongThread();

    await alarmOf(desk());
    await until(async () => {
      await alarmOf(desk());
      expect((await ask("retention.read", {})).beganAt).toBeLessThanOrEqual(Date.now());
      expect(await countOf(thread)).toBeLessThan(MANY);
    });
  });

  it("leaves a conversation of which somebody says that it is to be kept while its erasing is prepared", async () => {
    const thread = await aThread(meta.current, OLD);
    const { digest } = crypto.subtle;
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const asked = vi.spyOn(crypto.subtle, "digest").mockImplementation(async (...of) => {
      await held;
      return await digest.apply(crypto.subtle, of);
    });
    const erasing = thread.stub.erase(thread.name, Date.now());
    await until(() => expect(asked).toHaveBeenCalled());
    const hold = { id: crypto.randomUUID(), isHeld: true, reason: "The case is open", by: ANA };
    await thread.stub.hold(thread.name, hold);
    goOn();

    expect(await erasing).toMatchObject({ entries: 0, hold: { reason: "The case is open" } });
    expect(wordsOf(await thread.whole())).toContain(OLD);
  });

  it("leaves a contact in which agents wrote a note since", async () => {
    const thread = await aThread(meta.current, OLD);
    await closed(thread);
    await letPass(meta.current, 40 * DAY);
    await thread.command(KIM, "note.add", { text: "She will call again" });
    await keeps({ contacts: 30 });

    expect((await previewOf({ contacts: 30 })).counts).toEqual([]);
    await looksThrough(thread);

    expect(wordsOf(await thread.whole())).toContain(OLD);
  });

  it("is begun anew where the desk is set otherwise meanwhile, and ends where it is set off", async () => {
    const thread = await aLongThread();
    await keeps({ messages: 60 });
    await looksThrough(thread);
    expect(await countOf(thread)).toBeGreaterThan(MANY);
    await ask("desk.configure", { settings: { retention: { messages: 30 } } });

    await looksThrough(thread);
    expect(await countOf(thread)).toBe(0);

    await ask("desk.configure", { settings: { retention: {} } });
    await looksThrough(thread);
    expect(await ask("retention.read", {})).toMatchObject({ retention: {} });
    await letPass(meta.current, 3 * DAY);
    expect(await rowsOf(desk(), 'SELECT "of" FROM retention_round')).toEqual([{ of: "{}" }]);
  });

  it("asks a conversation again only when something of it is old enough", async () => {
    const thread = await aThread(meta.current, OLD);
    await closed(thread);
    await keeps({ messages: 30 });
    await looksThrough(thread);

    const [row] = await rowsOf(desk(), "SELECT next_at FROM retained");
    const oldest = Math.min(...(await thread.rows()).map(({ at }) => at));
    expect(Number(row?.["next_at"])).toBeGreaterThanOrEqual(oldest + 30 * DAY - MINUTE);
    expect(Number(row?.["next_at"])).toBeLessThanOrEqual(oldest + 30 * DAY + MINUTE);
  });
});

describe("how long a desk keeps it", () => {
  it.each([{ messages: 1 }, { messages: 2.5 }, { media: 3_651 }, { colour: 9 }, { search: "30" }])(
    "is no %j",
    async (retention) => {
      const ana = await connect(ANA);
      const settings = { retention: retention as Retention };
      expect(await ana.refusal("desk.configure", { settings })).toBe("bad_frame");
    },
  );

  it("is a supervisor's to set and to look at", async () => {
    const kim = await connect(KIM);
    expect(await kim.refusal("desk.configure", { settings: { retention: { messages: 30 } } })).toBe(
      "not_allowed",
    );
    expect(await kim.refusal("retention.preview", { retention: { messages: 30 } })).toBe("not_allowed");
    expect(await kim.refusal("retention.read", {})).toBe("not_allowed");
  });
});
