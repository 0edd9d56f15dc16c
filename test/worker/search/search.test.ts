import { reset, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { INDEX_AFTER_MS } from "../../../worker/objects/conversation/search/indexer.ts";
import { deskStub, pageStub, searchStub } from "../../../worker/objects/kernel/stubs.ts";
import { Finder } from "../../../worker/objects/search/finder.ts";
import { SearchStore } from "../../../worker/objects/search/store.ts";
import { SEARCH_TOLD_CLOSED_MAX } from "../../../worker/protocol/limits.ts";
import { NO_ROUTING, type RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import type { SearchFound } from "../../../worker/protocol/search/search.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { due } from "../support/duties.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { everything } from "../support/everything.ts";
import { useMeta } from "../support/meta.ts";
import { rowsWhile } from "../support/rows.ts";
import { indexed, marked, shown } from "../support/searching.ts";
import { alarmOf, rowsOf } from "../support/storage.ts";
import { aThread, ANA, KIM, letPass, until, type TestThread } from "../support/thread.ts";
import { postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

afterEach(() => reset());

const search = (agent: TestAgent, words: string, more: object = {}): Promise<SearchFound> =>
  agent.ask("search", { words, length: 20, ...more });
const index = () => searchStub(env, "main");

async function configure(config: Partial<RoutingConfig>): Promise<TestAgent> {
  const ana = await connect(ANA);
  const { version } = await ana.ask("routing.get", {});
  const saved = await ana.ask("routing.save", { base: version, config: { ...NO_ROUTING, ...config } });
  expect(saved.saved).toBe(true);
  return ana;
}

async function says(thread: TestThread, text: string): Promise<void> {
  thread.customer.text(text);
  await thread.deliver();
}

async function firstNameOf(thread: TestThread): Promise<string> {
  return (await thread.thread()).customer.name?.split(" ")[0] ?? "";
}

describe("what is said", () => {
  it("is found a while later, whoever said it, with the conversation and the place", async () => {
    const thread = await aThread(meta.current, "Where is my parcel?");
    const alarmAt = await thread.inside((_conversation, { storage }) => storage.getAlarm());
    expect((alarmAt ?? Infinity) - Date.now()).toBeLessThanOrEqual(INDEX_AFTER_MS);
    await thread.send("Your parcel is on its way");
    await thread.deliver();
    const kim = await connect(KIM);
    await kim.ask("note.add", { conversation: thread.name, text: "Parcel lost twice" });
    await letPass(meta.current, INDEX_AFTER_MS);
    await alarmOf(thread.stub);

    const found = await search(kim, "parcel");

    expect(shown(found)).toEqual([
      "[Parcel] lost twice",
      "Your [parcel] is on its way",
      "Where is my [parcel]?",
    ]);
    const [first] = found.found;
    expect(first?.summary.conversation).toBe(thread.name);
    const { entries } = await thread.read();
    expect(first?.hits.map(({ entry }) => entries.find(({ id }) => id === entry)?.content.kind)).toEqual([
      "system",
      "text",
      "text",
    ]);
    expect(first?.hits.map(({ by, note }) => `${by.type}${note ? " note" : ""}`)).toEqual([
      "agent note",
      "agent",
      "customer",
    ]);
    expect(
      (await search(kim, await firstNameOf(thread))).people.map(({ summary }) => summary.conversation),
    ).toEqual([thread.name]);
  });

  it.each([
    ["few words", 3],
    ["more words than are spelled out", 210],
  ])("is found by its beginning where %s begin so, and no other", async (_what, count) => {
    const thread = await aThread(meta.current, "parcelings and parc");
    for (let n = 0; n < count; n += 30) {
      const many = Array.from({ length: Math.min(30, count - n) }, (_, at) => `parcel${String(n + at)}x`);
      await says(thread, many.join(" "));
    }
    await indexed(thread);
    const kim = await connect(KIM);

    const [first] = (await search(kim, "parce", { within: thread.name })).found;

    expect(first?.hits).toHaveLength(1 + Math.ceil(count / 30));
    expect((await search(kim, "parcels", { within: thread.name })).found).toEqual([]);
  });

  it("is told to the index once for all that comes within a while, and costs nothing on its way", async () => {
    const thread = await aThread(meta.current, "One");
    await indexed(thread);
    const { read, written } = await rowsWhile(index(), async () => {
      for (const text of ["Two", "Three", "Four"]) await says(thread, text);
    });
    expect([read, written]).toEqual([0, 0]);

    const told = await rowsWhile(index(), () => indexed(thread));

    // Three texts, their words, and how far it got.
    expect(told.written).toBe(7);
    expect((await rowsWhile(index(), () => alarmOf(thread.stub))).read).toBe(0);
  });

  it("is no news when it was only read, or delivered", async () => {
    const thread = await aThread(meta.current, "One");
    await thread.send("Two");
    await thread.deliver();
    await indexed(thread);

    thread.customer.read();
    await thread.deliver();

    expect(await thread.inside(({ agenda }) => agenda.due(Date.now() + INDEX_AFTER_MS))).not.toContain(
      "search",
    );
  });

  it("is told by an instance that comes after one that died", async () => {
    const thread = await aThread(meta.current, "Pelican");
    await thread.crash();
    await alarmOf(thread.stub);
    await letPass(meta.current, INDEX_AFTER_MS);
    await alarmOf(thread.stub);

    expect(shown(await search(await connect(KIM), "pelican"))).toEqual(["[Pelican]"]);
    expect(await thread.inside(({ agenda }) => agenda.due(Date.now() + INDEX_AFTER_MS))).not.toContain(
      "search",
    );
  });

  it("is told again where the index lost it", async () => {
    const thread = await aThread(meta.current, "Pelican");
    await indexed(thread);
    await index().turn("main", "off");
    await index().turn("main", "on");
    await thread.crash();

    await says(thread, "Flamingo");
    await indexed(thread);

    expect(shown(await search(await connect(KIM), "pelican"))).toEqual(["[Pelican]"]);
  });

  it("is found as it was edited, and not once it was taken back", async () => {
    const thread = await aThread(meta.current, "Hello");
    const mid = "m_edited";
    await postItems([textItem(thread.psid, mid, "Pelican")]);
    await indexed(thread);
    const kim = await connect(KIM);
    const item = { sender: { id: thread.psid }, recipient: { id: PAGE_ID }, timestamp: Date.now() };
    await postItems([{ ...item, message_edit: { mid, text: "Flamingo", num_edit: 1 } }]);
    await indexed(thread);
    expect([shown(await search(kim, "pelican")), shown(await search(kim, "flamingo"))]).toEqual([
      [],
      ["[Flamingo]"],
    ]);

    await postItems([{ ...item, message: { mid, is_deleted: true } }]);
    await indexed(thread);
    expect(shown(await search(kim, "flamingo"))).toEqual([]);
  });

  it("keeps nothing waiting where the index cannot be reached, and is told later", async () => {
    const thread = await aThread(meta.current, "Pelican");
    const stubbed = env.SEARCH.getByName.bind(env.SEARCH);
    env.SEARCH.getByName = () => {
      throw new Error("out of reach");
    };
    await due(thread.stub, "search");
    await says(thread, "Flamingo");
    env.SEARCH.getByName = stubbed;
    await letPass(meta.current, 60_000);
    await alarmOf(thread.stub);

    expect(shown(await search(await connect(KIM), "flamingo"))).toEqual(["[Flamingo]"]);
  });
});

describe("who searches", () => {
  const TEAMS: Partial<RoutingConfig> = {
    teams: [
      { id: "a", name: "Sales", members: ["kim"] },
      { id: "b", name: "Service", members: ["sam"] },
    ],
    whoSees: "teams",
  };

  it("finds nothing that they do not see, and nothing that tells of it", async () => {
    const [mine, other] = [
      await aThread(meta.current, "Pelican of mine"),
      await aThread(meta.current, "Pelican of others"),
    ];
    const ana = await configure(TEAMS);
    const [kim, sam] = [await connect(KIM), await connect({ sub: "sam", name: "Sam Fox" })];
    await kim.ask("conversation.take", { conversation: mine.name });
    await sam.ask("conversation.take", { conversation: other.name });
    await indexed(mine, other);

    expect(shown(await search(kim, "pelican"))).toEqual(["[Pelican] of mine"]);
    expect(shown(await search(ana, "pelican"))).toHaveLength(2);
    const name = await firstNameOf(other);
    const { people } = await search(kim, name);
    expect(people.map(({ summary }) => summary.conversation)).not.toContain(other.name);
    for (const more of [{ within: other.name }, { owner: "sam" }, { by: { agent: "sam" } }])
      expect(await search(kim, "pelican others", more)).toMatchObject({
        people: [],
        found: [],
        morePeople: false,
        after: null,
      });
  });

  it("is not told of what they do not see that there is more of it", async () => {
    const thread = await aThread(meta.current, "Pelican");
    for (let n = 0; n < 8; n++) thread.customer.text(`Pelican ${String(n)}`);
    await thread.deliver();
    await configure(TEAMS);
    const [kim, sam] = [await connect(KIM), await connect({ sub: "sam", name: "Sam Fox" })];
    await sam.ask("conversation.take", { conversation: thread.name });
    await indexed(thread);

    const asked = { words: "pelican", within: thread.name, length: 1 };

    expect((await sam.ask("search", asked)).after).not.toBeNull();
    expect(await kim.ask("search", asked)).toEqual({ people: [], morePeople: false, found: [], after: null });
  });

  it("does not say how large a desk is of which they see a part", async () => {
    await configure(TEAMS);
    const [kim, ana] = [await connect(KIM), await connect(ANA)];
    const making = { after: null, done: 50, total: 4_000 };
    const spy = vi.spyOn(SearchStore.prototype, "building").mockReturnValue(making);
    onTestFinished(() => spy.mockRestore());

    expect((await search(ana, "pelican")).building).toEqual({ done: 50, total: 4_000 });
    expect((await search(kim, "pelican")).building).toEqual({ done: 0, total: 0 });
  });

  it("finds what they see beyond what they do not, and an end where there is none", async () => {
    const seen = await aThread(meta.current, "Pelican seen");
    const hidden: TestThread[] = [];
    for (let n = 0; n < 8; n++) hidden.push(await aThread(meta.current, `Pelican hidden ${String(n)}`));
    await configure(TEAMS);
    const [kim, sam] = [await connect(KIM), await connect({ sub: "sam", name: "Sam Fox" })];
    await kim.ask("conversation.take", { conversation: seen.name });
    for (const { name } of hidden) await sam.ask("conversation.take", { conversation: name });
    await indexed(seen, ...hidden);

    const found = await kim.ask("search", { words: "pelican", length: 2 });

    expect(shown(found)).toEqual(["[Pelican] seen"]);
    expect(found.after).toBeNull();
  });

  it("says how far it looked where nothing was found by then, and finds what is behind it with the next", async () => {
    const thread = await aThread(meta.current, "Pelican");
    await indexed(thread);
    // In the index, and of nobody whom the desk shows: what agents do not see is passed over in the same way.
    for (let n = 0; n < 260; n++) {
      const said = [
        { entry: 1, at: Date.now() + 60_000, text: "Pelican", by: { type: "customer" as const } },
      ];
      const of = { conversation: `${PAGE_ID}:hidden-${String(n)}`, generation: 1, epoch: "e", name: null };
      await index().index("main", { ...of, fromRev: 0, toRev: 1, said, gone: [] });
    }
    const kim = await connect(KIM);

    const first = await search(kim, "pelican", { in: "words" });
    expect([shown(first), first.looked]).toEqual([[], 0]);
    const next = await search(kim, "pelican", { in: "words", after: first.after });

    expect(shown(next)).toEqual(["[Pelican]"]);
    expect([next.after, next.looked]).toEqual([null, undefined]);
  });

  it("finds by where it stands, and goes on where the answer ended", async () => {
    const threads = [];
    for (const n of [1, 2, 3]) threads.push(await aThread(meta.current, `Pelican ${String(n)}`));
    const kim = await connect(KIM);
    await kim.ask("conversation.take", { conversation: threads[0]?.name ?? "" });
    await kim.ask("conversation.close", { conversation: threads[1]?.name ?? "" });
    await indexed(...threads);

    expect(shown(await search(kim, "pelican", { owner: "kim" }))).toEqual(["[Pelican] 1"]);
    expect(shown(await search(kim, "pelican", { owner: null, status: "open" }))).toEqual(["[Pelican] 3"]);
    expect(shown(await search(kim, "pelican", { status: "closed" }))).toEqual(["[Pelican] 2"]);
    const first = await kim.ask("search", { words: "pelican", length: 1 });
    const next = await kim.ask("search", { words: "pelican", length: 5, after: first.after ?? "" });
    expect(shown(first).length + shown(next).length).toBe(3);
    expect(next.after).toBeNull();
  });

  it("is one at a time of each agent, of which the newest waits in the place of the one before", async () => {
    const thread = await aThread(meta.current, "Pelican");
    await indexed(thread);
    // A socket has its frames one after the other anyway.
    const windows = [await connect(KIM), await connect(KIM), await connect(KIM)] as const;
    const sam = await connect({ sub: "sam" });
    const find = Finder.prototype.find;
    let isHeld = true;
    const spy = vi.spyOn(Finder.prototype, "find").mockImplementation(async function (
      this: Finder,
      ...asked
    ) {
      while (isHeld) await scheduler.wait(5);
      return await find.apply(this, asked);
    });
    onTestFinished(() => spy.mockRestore());
    const ask = (agent: TestAgent) => agent.command("search", { words: "pelican", length: 5 });

    const asked = windows.map(ask);
    const ofSam = ask(sam);

    const refused = await Promise.race(asked);
    expect(refused).toMatchObject({ ok: false, refusal: { code: "too_many_commands" } });
    await until(() => {
      expect(spy.mock.calls).toHaveLength(2);
    });
    isHeld = false;
    const answered = [...(await Promise.all(asked)).filter(({ ok }) => ok), await ofSam];
    expect(answered.map(({ result }) => shown(result as SearchFound))).toEqual(
      Array.from({ length: 3 }, () => ["[Pelican]"]),
    );
    expect(shown(await search(windows[0], "pelican"))).toEqual(["[Pelican]"]);
  });

  it("is asked for words that are not too long, and refused others", async () => {
    const kim = await connect(KIM);

    expect(await kim.refusal("search", { words: "x".repeat(10_000), length: 5 })).toBe("bad_frame");
    expect(await search(kim, '"NEAR(* -^')).toMatchObject({ people: [], found: [], after: null });
  });
});

describe("what agents say of a conversation", () => {
  it("is found by its words, of what whoever asks sees, and stands so as they want it", async () => {
    const [thread, other] = [await aThread(meta.current), await aThread(meta.current)];
    await configure({ tags: [{ id: "vip", name: "Très important", colour: "red" }] });
    const kim = await connect(KIM);
    await kim.ask("conversation.tag", { conversation: thread.name, add: ["vip"] });
    await indexed(thread, other);
    const found = async (words: string, more: object = {}): Promise<string[]> =>
      (await search(kim, words, more)).people.map(({ summary }) => summary.conversation);

    expect(await found("tres impor")).toEqual([thread.name]);
    const [person] = (await search(kim, "tres impor")).people;
    expect(person).toMatchObject({ marks: [], told: [{ of: "tag", id: "vip", text: "Très important" }] });
    expect(person?.told?.map(({ text, marks }) => marked(text, marks))).toEqual(["[Très] [important]"]);
    expect(await found("important others")).toEqual([]);
    expect(await found("important", { owner: "kim" })).toEqual([]);
    expect(await found("important", { by: "customer" })).toEqual([]);
    await configure({
      whoSees: "teams",
      departments: [{ pages: [PAGE_ID], teams: ["north"] }],
      teams: [{ id: "north", name: "North", members: [] }],
    });
    expect(await found("important")).toEqual([]);
  });

  it("is found once the contact is over, among what was closed last, at a row of each", async () => {
    const thread = await aThread(meta.current);
    await configure({
      tags: [{ id: "vip", name: "VIP", colour: "red" }],
      attributes: [{ id: "plan", name: "Plan", of: "customer", type: "text" }],
    });
    const kim = await connect(KIM);
    await kim.ask("conversation.tag", { conversation: thread.name, add: ["vip"] });
    await kim.ask("conversation.attributes", { conversation: thread.name, set: { plan: "Gold for two" } });
    await kim.ask("conversation.close", { conversation: thread.name });
    await indexed(thread);
    await closedAfter(thread.name, SEARCH_TOLD_CLOSED_MAX - 1);
    await kim.ask("search", { words: "gold", length: 20 });
    let found: SearchFound | null = null;

    const { read } = await rowsWhile(deskStub(env, "main"), async () => {
      found = await search(kim, "gold vip");
    });

    const { people, moreTold } = found as unknown as SearchFound;
    expect(people.map(({ summary, told }) => [summary.conversation, told?.map(({ id }) => id)])).toEqual([
      [thread.name, ["vip", "plan"]],
    ]);
    expect(moreTold).toBeUndefined();
    expect(read).toBeLessThanOrEqual(2 * SEARCH_TOLD_CLOSED_MAX + 100);
    await closedAfter(thread.name, 1);
    expect((await search(kim, "gold vip")).people).toEqual([]);
  });

  it("is told to be there in more conversations than are named", async () => {
    const threads = await Promise.all(Array.from({ length: 6 }, () => aThread(meta.current)));
    await configure({ tags: [{ id: "vip", name: "VIP", colour: "red" }] });
    const kim = await connect(KIM);
    for (const { name } of threads) await kim.ask("conversation.tag", { conversation: name, add: ["vip"] });
    await indexed(...threads);

    const found = await search(kim, "vip");

    expect([found.people.length, found.moreTold]).toEqual([5, true]);
  });
});

/** So many conversations are closed that were active later. */
let closedLater = 0;
async function closedAfter(name: string, count: number): Promise<void> {
  const before = closedLater;
  closedLater += count;
  await runInDurableObject(
    deskStub(env, "main") as unknown as DurableObjectStub,
    (_desk, { storage: { sql } }) => {
      sql.exec(
        `INSERT INTO conversation (name, epoch, rev, version, status, activity_at, activity_slot, asked, digest)
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
         SELECT name || 'x' || (i + ?3), epoch, rev, version, status, activity_at + i, activity_slot + 1, 0, digest
           FROM conversation, n WHERE name = ?1`,
        name,
        count,
        before,
      );
    },
  );
}

describe("the index of a desk", () => {
  it("is made of what was there before it, when somebody first searches", async () => {
    const threads = [await aThread(meta.current, "Pelican one"), await aThread(meta.current, "Pelican two")];
    const kim = await connect(KIM);

    expect((await search(kim, "pelican")).building).toEqual({ done: 0, total: 0 });
    await due(index(), "building");

    const found = await search(kim, "pelican");
    expect([shown(found).length, found.building]).toEqual([threads.length, undefined]);
    expect(await index().rebuild("main")).toBe(true);
  });

  it("is made anew when who may asks for it, once for one command", async () => {
    const thread = await aThread(meta.current, "Pelican");
    await indexed(thread);
    const ana = await connect(ANA);
    const command = { id: crypto.randomUUID() };
    await rowsOf(index(), "DELETE FROM said");
    expect(shown(await search(ana, "pelican"))).toEqual([]);
    await due(index(), "building");

    expect(await ana.ask("search.rebuild", command)).toEqual({ started: true });
    expect(await ana.ask("search.rebuild", command)).toEqual({ started: true });
    await due(index(), "building");

    expect(shown(await search(ana, "pelican"))).toEqual(["[Pelican]"]);
    expect(await Promise.all([index().rebuild("main"), index().rebuild("main")])).toEqual([true, false]);
  });

  it("is dropped where the desk wants none, and made when it does again", async () => {
    const thread = await aThread(meta.current, "Pelican");
    await indexed(thread);
    const ana = await configure({ search: "off" });
    await alarmOf(deskStub(env, "main"));

    expect(await search(ana, "pelican")).toEqual({
      people: [],
      morePeople: false,
      found: [],
      after: null,
      off: true,
    });
    expect(await rowsOf(index(), "SELECT * FROM said")).toEqual([]);
    expect((await (await connect(KIM)).welcome()).features).not.toContain("search");
    await says(thread, "Flamingo");
    await indexed(thread);
    expect(await rowsOf(index(), "SELECT * FROM said")).toEqual([]);

    await configure({});
    await alarmOf(deskStub(env, "main"));
    await due(index(), "building");
    expect(shown(await search(ana, "flamingo"))).toEqual(["[Flamingo]"]);
    expect((await (await connect(KIM)).welcome()).features).toContain("search");
  });

  it("goes with a Page to another desk", async () => {
    const thread = await aThread(meta.current, "Pelican");
    await indexed(thread);
    await pageStub(env, PAGE_ID).moveTo(PAGE_ID, "elsewhere");
    for (let turn = 0; turn < 3; turn++) await alarmOf(pageStub(env, PAGE_ID));
    await until(async () => {
      await indexed(thread);
      const eve = await connect({ sub: "eve", desk: "elsewhere" });
      expect(shown(await search(eve, "pelican"))).toEqual(["[Pelican]"]);
    });
    for (let turn = 0; turn < 3; turn++) await due(index(), "leaving");

    expect(await rowsOf(index(), "SELECT name FROM thread UNION SELECT text FROM said")).toEqual([]);
  });

  it("has nothing of a person who was erased, nor takes it again", async () => {
    const thread = await aThread(meta.current, "Pelican Zebrafish");
    const other = await aThread(meta.current, "Flamingo");
    await thread.send("Quagmire");
    await indexed(thread, other);
    expect(await everything(thread.name, other.name)).toMatch(/ebrafish/);

    await thread.stub.erase(thread.name, Date.now());

    expect(await everything(thread.name, other.name)).not.toMatch(/elican|ebrafish|uagmire/i);
    expect(shown(await search(await connect(KIM), "flamingo"))).toEqual(["[Flamingo]"]);
    const late = { conversation: thread.name, generation: 1, fromRev: 0, toRev: 1, name: null, gone: [] };
    const [epoch] = await rowsOf(index(), "SELECT epoch FROM erased");
    expect(await index().index("main", { ...late, epoch: String(epoch?.["epoch"]), said: [] })).toEqual({
      ok: false,
      code: "erased",
    });
  });
});
