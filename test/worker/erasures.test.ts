import { reset, runDurableObjectAlarm } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { DeletionRequest, Erasure, PageEntry } from "../../worker/protocol/admin/answers.ts";
import type { AdminCommandType } from "../../worker/protocol/admin/commands.ts";
import { conversationStub, directoryStub, pageStub } from "../../worker/objects/kernel/stubs.ts";
import type { ReferenceTold } from "../../worker/protocol/references/reference.ts";
import type { Role } from "../../worker/protocol/rights.ts";
import { connect, mintToken } from "./support/agent.ts";
import { comment } from "./support/comments.ts";
import { delivered, TestEndpoint } from "./support/endpoint.ts";
import { APP_ID, env, ORIGIN, PAGE_ID, SECOND_PAGE } from "./support/env.ts";
import { everything } from "./support/everything.ts";
import { callWorker, deliverAll, newPsid, useMeta } from "./support/meta.ts";
import { aService } from "./support/program.ts";
import { leaveAll, outOfReach, standAt } from "./support/points.ts";
import { indexed } from "./support/searching.ts";
import { alarmOf, rowsOf } from "./support/storage.ts";
import { aThread, ANA, DAY, letPass, MINUTE, TestThread, until } from "./support/thread.ts";
import { bodyOf, post, postItems, textItem } from "./support/webhook.ts";

const meta = useMeta("several Pages");

afterEach(() => reset());

type Who = { role: Role; desk?: string; sub?: string };
const OPERATOR: Who = { role: "operator", sub: "olga" };
const MAIN: Who = { role: "admin", desk: "main", sub: "mia" };
const SOUTH: Who = { role: "admin", desk: "south", sub: "sam" };
type Told<T> = { status: number; result: T; error: { code: string } };
type Listed = { erasures: Erasure[]; requests: DeletionRequest[] | null };

async function tell<T = null>(who: Who, command: AdminCommandType, fields: object = {}): Promise<Told<T>> {
  const token = await mintToken({ ...who, signer: who.role === "operator" ? "operators" : "crm" });
  const init = {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    body: JSON.stringify(fields),
  };
  const response = await callWorker(new Request(`${ORIGIN}/api/v1/admin/${command}`, init));
  return { status: response.status, ...(await response.json<Omit<Told<T>, "status">>()) };
}

const list = async (who: Who = OPERATOR): Promise<Listed> => (await tell<Listed>(who, "erasure.list")).result;

/** Somebody who wrote to the Page of the configuration. */
async function aWriter(text: string): Promise<string> {
  const psid = newPsid();
  await postItems([textItem(psid, `m_${psid}`, text)]);
  return `${PAGE_ID}:${psid}`;
}

let comments = 0;

/** A thread under a post that somebody began. */
async function aCommentBy(psid: string): Promise<string> {
  comments += 1;
  const name = `${PAGE_ID}:90210_99${String(comments)}`;
  const stub = conversationStub(env, name);
  const thread = { psid: name.slice(PAGE_ID.length + 1), name, stub };
  await comment(thread, { id: thread.psid, text: "Hello?", by: { id: psid, name: "Ada Marlow" } });
  return name;
}

async function ended(id: string): Promise<Erasure> {
  return await until(async () => {
    const found = (await list()).erasures.find((one) => one.id === id);
    if (found?.endedAt == null) throw new Error("not ended");
    return found;
  });
}

const threadOf = (name: string) => new TestThread(meta.current, name.slice(PAGE_ID.length + 1));

describe("people who are erased by hand", () => {
  it("are erased under posts as well, where Meta says that they wrote, and others are not", async () => {
    const [hers, other] = [await aCommentBy("7700110099"), await aCommentBy("7700110098")];
    const conversations = [`${PAGE_ID}:7700110099`];

    const { result } = await tell<Erasure>(MAIN, "erasure.start", { conversations });

    expect(result.people).toBe(2);
    await ended(result.id);
    const { items } = await (await connect()).ask("list.open", { view: "open", length: 200 });
    const listed = items.map(({ conversation }) => conversation);
    expect(listed).not.toContain(hers);
    expect(listed).toContain(other);
  });

  it("leave neither words nor name in threads that others began, whose own words stay, but where one is held", async () => {
    const free = threadOf(await aCommentBy("7700110097"));
    const held = threadOf(await aCommentBy("7700110096"));
    const person = { id: "7700110095", name: "Grace Pilcrow" };
    const edit = async (thread: TestThread, text: string, at: number): Promise<void> => {
      const mid = `${thread.psid}7`;
      const event = {
        kind: "change",
        mid,
        change: { type: "edit", text },
        by: "customer",
        opensWindow: false,
      } as const;
      const place = { pageId: PAGE_ID, psid: thread.psid, key: `#edit:${String(at)}:${mid}`, at };
      await thread.stub.ingest(thread.name, [{ ...place, standby: false, raw: null, event }]);
    };
    for (const thread of [free, held]) {
      const id = `${thread.psid}7`;
      await comment(thread, { id, text: "Mine leaked", by: person });
      await comment(thread, { id: `${id}1`, text: "So did this", by: { id: "7700110094", name: "Otto" } });
      await edit(thread, "Mine leaked badly", Date.now());
    }
    const hold = { id: crypto.randomUUID(), reason: "The case is open", by: { sub: "ana", name: "Ana" } };
    await held.stub.hold(held.name, { ...hold, isHeld: true });
    await indexed(free);

    const conversations = [`${PAGE_ID}:${person.id}`];
    expect(JSON.stringify((await free.read()).entries)).toContain("Mine leaked badly");
    const { result } = await tell<Erasure>(MAIN, "erasure.start", { conversations });
    await until(async () =>
      expect((await list()).erasures).toMatchObject([{ held: 1, holds: [{ conversation: held.name }] }]),
    );
    const lead = await connect({ sub: "ana", name: "Ana Ruiz", role: "supervisor" });
    await lead.ask("conversation.hold", { conversation: held.name, isHeld: false, reason: "Settled" });
    await until(async () => {
      await alarmOf(directoryStub(env));
      expect((await list()).erasures).toMatchObject([{ done: 1, removed: { entries: 2 } }]);
    });
    expect(result.people).toBe(1);
    // What Meta tells of it later, also out of its order.
    await edit(free, "Mine leaked late", Date.now() - DAY);
    await edit(free, "Mine leaked anew", Date.now());
    await indexed(free, held);

    const all = await everything(free.name, held.name);
    for (const trace of [person.id, person.name, "Mine leaked"]) expect(all).not.toContain(trace);
    const { entries } = await free.read();
    expect(entries.map(({ author, content, changes }) => [author, content, changes])).toContainEqual([
      { type: "customer", person: null },
      { kind: "text", text: "", rest: [] },
      { isUnsent: true },
    ]);
    expect(all).toContain("So did this");
  });

  it("are erased one after the other, and afterwards nothing names them", async () => {
    const people = [await aWriter("first words"), await aWriter("second words"), `${PAGE_ID}:55443322110099`];
    const stays = await aWriter("words that stay");

    const { status, result } = await tell<Erasure>(MAIN, "erasure.start", { conversations: people });

    expect(status).toBe(200);
    expect(result).toMatchObject({ origin: "hand", desk: "main", people: 3, by: "Kim Lee" });
    expect(await ended(result.id)).toMatchObject({ done: 3, people: 3, entries: 2, known: 2 });
    const all = await everything(...people, stays);
    for (const trace of [...people.map((name) => name.split(":")[1] ?? ""), "first words", "second words"])
      expect(all).not.toContain(trace);
    expect(all).toContain("words that stay");
  });

  it("leave a receipt that says how much of which kind went, and of whom nothing", async () => {
    const conversation = await aWriter("words");
    const { result } = await tell<Erasure>(MAIN, "erasure.start", { conversations: [conversation] });

    const receipt = await ended(result.id);

    expect(receipt).toMatchObject({ id: result.id, people: 1, removed: { entries: 1 } });
    expect(JSON.stringify(receipt)).not.toContain(conversation.split(":")[1]);
    // Asked again, it is the same one.
    const again = await tell<Erasure>(MAIN, "erasure.start", {
      id: result.id,
      conversations: [conversation],
    });
    expect(again.result).toEqual(receipt);
  });

  it("are not erased while a legal hold is set, which the refusal explains, until it is lifted", async () => {
    const [held, free] = [await aWriter("held words"), await aWriter("free words")];
    const ana = await connect({ sub: "ana", name: "Ana Ruiz", role: "supervisor" });
    await ana.ask("conversation.hold", { conversation: held, isHeld: true, reason: "The case is open" });

    const refused = await tell(MAIN, "erasure.start", { conversations: [free, held] });

    expect(refused).toMatchObject({
      status: 409,
      error: { code: "held", conversation: held, by: { name: "Ana Ruiz" }, reason: "The case is open" },
    });
    expect(await everything(free)).toContain("free words");
    // All of a Page: whoever may be erased is, and the others wait for the end of the hold.
    const { result } = await tell<Erasure>(MAIN, "erasure.page", { pageId: PAGE_ID });
    await until(async () =>
      expect((await list()).erasures).toMatchObject([
        {
          ...{ id: result.id, held: 1, done: 1 },
          holds: [{ conversation: held, by: { name: "Ana Ruiz" }, reason: "The case is open" }],
        },
      ]),
    );
    expect(await everything(held, free)).not.toContain("free words");
    expect(await everything(held)).toContain("held words");

    await ana.ask("conversation.hold", { conversation: held, isHeld: false, reason: "Settled" });
    expect(await ended(result.id)).toMatchObject({ done: 2, people: 2 });
    expect((await list()).erasures[0]?.held).toBeUndefined();
    expect((await list()).erasures[0]?.holds).toBeUndefined();
    expect(await everything(held)).not.toContain("held words");
  });

  it("are erased within the hour after a hold ended of which nobody said so", async () => {
    const held = await aWriter("held words");
    const ana = await connect({ sub: "ana", name: "Ana Ruiz", role: "supervisor" });
    await ana.ask("conversation.hold", { conversation: held, isHeld: true, reason: "The case is open" });
    const { result } = await tell<Erasure>(MAIN, "erasure.page", { pageId: PAGE_ID });
    await until(async () => expect((await list()).erasures).toMatchObject([{ id: result.id, held: 1 }]));

    const lift = { id: crypto.randomUUID(), isHeld: false, reason: "Settled", by: ANA };
    await conversationStub(env, held).hold(held, lift);
    await letPass(meta.current, 61 * MINUTE);
    await alarmOf(directoryStub(env));

    expect(await ended(result.id)).toMatchObject({ done: 1 });
  });

  it("are erased with whatever is the same person's where that is said, and else without it", async () => {
    const [one, two] = [await aWriter("first words"), await aWriter("second words")];
    const mia = await connect({ sub: "mia", role: "admin" });
    await mia.ask("person.merge", { conversation: one, other: two });

    const { result } = await tell<Erasure>(MAIN, "erasure.start", { conversations: [one], others: "erase" });

    expect(result.people).toBe(2);
    await ended(result.id);
    expect(await everything(two)).not.toContain("second words");
  });

  it("are erased once, however often the command comes", async () => {
    const conversation = await aWriter("words");
    const order = { id: crypto.randomUUID(), conversations: [conversation, conversation] };

    const told = await Promise.all([1, 2, 3].map(() => tell<Erasure>(MAIN, "erasure.start", order)));

    for (const { result } of told) expect(result).toMatchObject({ id: order.id, people: 1 });
    await ended(order.id);
    expect((await list()).erasures).toHaveLength(1);
  });

  it("are of a desk that the role reaches, and none is erased where one is not", async () => {
    await tell(OPERATOR, "desk.create", { desk: "south", label: "South" });
    const conversation = await aWriter("of the main desk");

    const refused = await tell(SOUTH, "erasure.start", { conversations: [conversation] });

    expect(refused).toMatchObject({ status: 404, error: { code: "not_found" } });
    expect(await everything(conversation)).toContain("of the main desk");
    const { result } = await tell<Erasure>(OPERATOR, "erasure.start", { conversations: [conversation] });
    await ended(result.id);
    expect((await list(SOUTH)).erasures).toEqual([]);
    expect((await list(MAIN)).erasures).toHaveLength(1);
  });

  it("are erased by the alarm where the instance died, or a part of it was out of reach", async () => {
    const people = [await aWriter("first words"), await aWriter("second words")];
    outOfReach("a conversation is erased");
    const { result } = await tell<Erasure>(MAIN, "erasure.start", { conversations: people });
    await until(async () =>
      expect(await rowsOf(directoryStub(env), "SELECT 1 FROM erasing WHERE attempts > 0")).toHaveLength(2),
    );
    leaveAll();

    await letPass(meta.current, 2 * MINUTE);
    await alarmOf(directoryStub(env));

    expect(await ended(result.id)).toMatchObject({ done: 2 });
    expect(await everything(...people)).not.toContain("words");
  });

  it("keep nobody waiting who can be erased", async () => {
    const [stuck, fine] = [await aWriter("stuck"), await aWriter("fine")];
    standAt("a conversation is erased", (goOn, name) => {
      if (name === stuck) throw new Error("out of reach");
      return goOn();
    });

    const { result } = await tell<Erasure>(MAIN, "erasure.start", { conversations: [stuck, fine] });

    await until(async () => expect((await list()).erasures).toMatchObject([{ id: result.id, done: 1 }]));
    expect(await everything(stuck, fine)).not.toContain("fine");
  });

  it("are named as conversations are, and not too many", async () => {
    const half = `${PAGE_ID}:\ud800x`;
    const tooMany = Array.from({ length: 301 }, (_, n) => `1:${String(n)}`);
    for (const conversations of [[], ["no-colon"], [half], tooMany])
      expect((await tell(MAIN, "erasure.start", { conversations })).error.code).toBe("bad_command");
  });
});

describe("a Page all of whose conversations are erased", () => {
  const move = (desk: string): Promise<Told<PageEntry>> =>
    tell<PageEntry>(OPERATOR, "page.move", { pageId: SECOND_PAGE.id, desk });

  it("may go to another company, which finds nothing of the former", async () => {
    await tell(OPERATOR, "desk.create", { desk: "south", label: "South" });
    await tell(MAIN, "page.connect", { page: SECOND_PAGE.id, token: SECOND_PAGE.token });
    const psid = newPsid();
    await post(bodyOf([textItem(psid, "m_1", "words of the former")], "messaging", SECOND_PAGE.id));
    const conversation = `${SECOND_PAGE.id}:${psid}`;
    await env.MEDIA?.put(`${SECOND_PAGE.id}/88776655443322/1.1`, "a file of one whom no list names");
    const page = pageStub(env, SECOND_PAGE.id);
    await page.bury(SECOND_PAGE.id, [{ conversation: null, key: "k", at: 1, json: '"a comment"' }]);
    await until(async () => expect(await everything(conversation)).toContain("words of the former"));
    expect((await move("south")).error.code).toBe("other_company");

    const { result } = await tell<Erasure>(MAIN, "erasure.page", { pageId: SECOND_PAGE.id });
    expect(await ended(result.id)).toMatchObject({ origin: "page", people: 2, done: 2 });

    expect((await move("south")).result).toMatchObject({ desk: "south" });
    // The former company is told nothing of whoever is erased from now on.
    expect(await page.erase(SECOND_PAGE.id, conversation)).toMatchObject({ desks: ["south"] });
    const all = await everything(conversation);
    for (const trace of [psid, "words of the former", "88776655443322", "a comment"])
      expect(all).not.toContain(trace);
  });

  it("stays with its company while somebody of it is being erased", async () => {
    await tell(OPERATOR, "desk.create", { desk: "south", label: "South" });
    await tell(MAIN, "page.connect", { page: SECOND_PAGE.id, token: SECOND_PAGE.token });
    const psid = newPsid();
    await post(bodyOf([textItem(psid, "m_1", "words")], "messaging", SECOND_PAGE.id));
    outOfReach("a conversation is erased");
    await tell(MAIN, "erasure.page", { pageId: SECOND_PAGE.id });

    expect((await move("south")).error.code).toBe("other_company");
  });
});

describe("a person of a Page that moved to another desk", () => {
  it("is erased at the desk that it left as well: references, and what endpoints and programs were told", async () => {
    await tell(OPERATOR, "desk.create", { desk: "north", label: "North", company: "main" });
    const [thread, other] = [await aThread(meta.current), await aThread(meta.current)];
    const endpoint = await new TestEndpoint().added({ events: ["message.received"] });
    const service = await aService();
    const body = { kind: "Order", value: "secret-1001", record: { id: "4711", name: "Ada Secret" } };
    const once = { body, headers: { "Idempotency-Key": "order-1001" } };
    const { ref, reference } = await service.get<ReferenceTold>("POST /references", once);
    thread.customer.followLink(ref);
    thread.customer.text("words of the former");
    other.customer.text("words that stay");
    await Promise.all([thread.deliver(), other.deliver()]);
    await until(async () => {
      await delivered();
      expect(endpoint.words.toSorted()).toEqual(["words of the former", "words that stay"]);
      const { usedBy } = await service.get<ReferenceTold>(`GET /references/${reference}`);
      expect(usedBy).toBe(thread.name);
    });
    await tell(OPERATOR, "page.move", { pageId: PAGE_ID, desk: "north" });
    const north = await connect({ desk: "north", signer: "crm" });
    await until(async () => {
      await runDurableObjectAlarm(pageStub(env, PAGE_ID));
      const { items } = await north.ask("list.open", { view: "open", length: 200 });
      expect(items).toHaveLength(2);
    });
    expect(await everything(thread.name)).toContain("secret-1001");

    const { result } = await tell<Erasure>(OPERATOR, "erasure.start", { conversations: [thread.name] });

    await ended(result.id);
    expect(await service.code(`GET /references/${reference}`)).toBe("not_found");
    const all = await everything(thread.name, other.name);
    for (const trace of [thread.psid, "words of the former", "secret-1001", "Ada Secret"])
      expect(all).not.toContain(trace);
    expect(all).toContain("words that stay");
  });
});

describe("a person who wants their data deleted, as Meta passes it on", () => {
  /** A customer whom Meta knows to be somebody who may log in with the app. */
  function aMatched(euRules = false): { conversation: string; psid: string; accountId: string } {
    const [psid, accountId] = [newPsid(), "10220000000000077"];
    meta.current.add({
      accounts: [{ id: accountId, name: "Ada Marlow" }],
      customers: [{ psid, accountId, firstName: "Ada", lastName: "Marlow", euRules }],
    });
    meta.current.app(APP_ID).set({ dataDeletionUrl: `${ORIGIN}/meta/data-deletion` });
    return { conversation: `${PAGE_ID}:${psid}`, psid, accountId };
  }

  const askFor = async (accountId: string): Promise<{ url: string; code: string }> => {
    const called = await meta.current.account(accountId).requestDeletion(APP_ID);
    if (called?.confirmation == null) throw new Error("no confirmation");
    return called.confirmation;
  };
  const pageAt = async (url: string): Promise<string> => await (await callWorker(new Request(url))).text();

  it("is erased where Meta tells whom it means, and told so without a word of who they are", async () => {
    const { conversation, psid, accountId } = aMatched();
    meta.current.customer(psid).text("Delete me");
    await deliverAll(meta.current);

    const { url, code } = await askFor(accountId);

    await until(async () =>
      expect((await list()).requests).toMatchObject([{ code, state: "done", userId: null }]),
    );
    expect(await pageAt(url)).toContain("Your data has been deleted.");
    expect(await everything(conversation)).not.toContain("Delete me");
    expect((await list()).erasures).toMatchObject([{ origin: "meta", by: null, people: 1, done: 1 }]);
    await askFor(accountId);
  });

  it("is left to somebody where Meta does not tell, until they say that it is done", async () => {
    const { accountId } = aMatched(true);

    const { url, code } = await askFor(accountId);

    await until(async () => expect((await list()).requests).toMatchObject([{ code, state: "by_hand" }]));
    expect(await pageAt(url)).toContain("member of our staff");
    expect(await tell(OPERATOR, "erasure.settle", { code })).toMatchObject({ status: 200 });
    expect((await list()).requests).toMatchObject([{ state: "done", userId: null }]);
    expect(await pageAt(url)).toContain("Your data has been deleted.");
    expect((await tell(OPERATOR, "erasure.settle", { code: "0".repeat(32) })).error.code).toBe("not_found");
  });

  it("is left to somebody where Meta knows nobody of that id, and is one request however often it is replayed", async () => {
    const { accountId } = aMatched();
    const unknown = { userId: "998877665544", issuedAt: 1_791_878_400 };

    for (let times = 0; times < 3; times++)
      expect(await meta.current.account(accountId).requestDeletion(APP_ID, unknown)).toMatchObject({
        status: 200,
      });

    await until(async () => expect((await list()).requests).toMatchObject([{ state: "by_hand" }]));
    expect((await list()).erasures).toEqual([]);
  });

  it.each([{ secret: "another-secret" }, { algorithm: "HMAC-SHA1" }, { algorithm: "none" }])(
    "is nobody's who signs it otherwise: %j",
    async (spoilt) => {
      const { conversation, psid, accountId } = aMatched();
      meta.current.customer(psid).text("Keep me");
      await deliverAll(meta.current);

      const called = await meta.current.account(accountId).requestDeletion(APP_ID, spoilt);

      expect(called).toMatchObject({ status: 403, confirmation: null });
      expect(await list()).toEqual({ erasures: [], requests: [] });
      expect(await everything(conversation)).toContain("Keep me");
    },
  );

  it("is asked about again while Meta does not answer, and left to somebody after a while", async () => {
    const { accountId } = aMatched();
    meta.current.faults.order({ kind: "error", code: 2, path: "/ids_for_pages", count: null });
    const { url } = await askFor(accountId);
    await until(async () =>
      expect(await rowsOf(directoryStub(env), "SELECT attempts FROM meta_request")).toEqual([
        { attempts: 1 },
      ]),
    );
    expect(await pageAt(url)).toContain("has been received");

    meta.current.faults.clear();
    await letPass(meta.current, DAY);
    await alarmOf(directoryStub(env));

    await until(async () => expect((await list()).requests).toMatchObject([{ state: "done" }]));
  });

  it("is the operator's matter where there are several companies", async () => {
    await tell(OPERATOR, "desk.create", { desk: "south", label: "South" });

    expect((await list(SOUTH)).requests).toBeNull();
    expect((await tell(SOUTH, "erasure.settle", { code: "0".repeat(32) })).error.code).toBe("not_allowed");
    expect((await list()).requests).toEqual([]);
  });
});
