import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { deskStub, directoryStub } from "../../worker/objects/kernel/stubs.ts";
import type { AdminCommandType } from "../../worker/protocol/admin/commands.ts";
import { COMMANDS, type CommandType } from "../../worker/protocol/commands.ts";
import { PASSES_BURST } from "../../worker/protocol/limits.ts";
import { CLOSE } from "../../worker/protocol/refusals.ts";
import type { ServerFrame } from "../../worker/protocol/frames.ts";
import type { MadeReviewLink, ReviewLinkEntry } from "../../worker/protocol/review/answers.ts";
import { REVIEWER_COMMANDS, REVIEWER_FEATURES } from "../../worker/protocol/review/reviewer.ts";
import type { PassAnswer } from "../../worker/protocol/session/pass.ts";
import { everyCommand } from "./support/every-command.ts";
import { connect, mintToken, requestPass, TestAgent, upgrade } from "./support/agent.ts";
import { env, ORIGIN, PAGE_ID, SECOND_PAGE } from "./support/env.ts";
import { everything } from "./support/everything.ts";
import { configureMain } from "./support/main-routing.ts";
import { aCustomer, callWorker, deliverAll, useMeta } from "./support/meta.ts";
import { outOfReach } from "./support/points.ts";
import { aQueue, toQueues } from "./support/routed-desk.ts";
import { itemOf, postItems } from "./support/webhook.ts";
import { alarmOf } from "./support/storage.ts";
import { DAY, HOUR, letPass, MINUTE, TestThread, until } from "./support/thread.ts";

const meta = useMeta("several Pages");

afterEach(() => reset());

type Told<T> = { status: number; result: T; error: { code: string } };

async function tell<T>(
  command: AdminCommandType,
  fields: object,
  who: Parameters<typeof mintToken>[0] = { role: "admin" },
): Promise<Told<T>> {
  const headers = { Authorization: `Bearer ${await mintToken({ signer: "crm", ...who })}` };
  const init = { method: "POST", headers, body: JSON.stringify(fields) };
  const response = await callWorker(new Request(`${ORIGIN}/api/v1/admin/${command}`, init));
  return { status: response.status, ...(await response.json<Omit<Told<T>, "status">>()) };
}

const make = async (fields: object = {}): Promise<MadeReviewLink & { secret: string }> => {
  const told = await tell<MadeReviewLink>("review.create", { pageId: PAGE_ID, hours: 24, ...fields });
  expect(told.status).toBe(200);
  return { ...told.result, secret: new URL(told.result.url).hash.slice(1) };
};
const linksOf = async (): Promise<ReviewLinkEntry[]> =>
  (await tell<{ links: ReviewLinkEntry[] }>("review.list", { pageId: PAGE_ID })).result.links;
const revoke = (link: string): Promise<Told<ReviewLinkEntry>> => tell("review.revoke", { link });

/** The thread of somebody who wrote to the Page, by whatever way. */
async function aThreadBy(come: (customer: ReturnType<typeof aCustomer>) => void): Promise<TestThread> {
  const customer = aCustomer(meta.current);
  come(customer);
  await deliverAll(meta.current);
  return new TestThread(meta.current, customer.psid);
}
const aCustomersThread = (): Promise<TestThread> => aThreadBy((one) => void one.text("A secret order"));
const theReviewers = ({ entry: { ref } }: MadeReviewLink): Promise<TestThread> =>
  aThreadBy((one) => {
    one.followLink(ref);
    one.text("Hello from the reviewer");
  });

async function sit(secret: string): Promise<TestAgent> {
  const response = await requestPass(secret);
  expect(response.status).toBe(200);
  const { pass } = await response.json<PassAnswer>();
  const upgraded = await upgrade(pass);
  if (upgraded.webSocket === null) throw new Error(`upgrade answered ${String(upgraded.status)}`);
  const reviewer = new TestAgent(upgraded.webSocket);
  onTestFinished(() => reviewer.close());
  await reviewer.welcome();
  return reviewer;
}

const toldOf = (frames: readonly ServerFrame[]): string => JSON.stringify(frames);

describe("a reviewer link", () => {
  it("shows the thread that began by it, and lets the reviewer answer there", async () => {
    const made = await make();
    await aCustomersThread();
    const thread = await theReviewers(made);
    const reviewer = await sit(made.secret);

    const { items, counts } = await reviewer.ask("list.open", { view: "open", length: 50 });
    expect(items.map(({ conversation }) => conversation)).toEqual([thread.name]);
    expect(counts).toMatchObject({ open: 1 });
    const { rev } = await reviewer.ask("thread.open", { conversation: thread.name });
    await reviewer.ask("message.send", { conversation: thread.name, text: "Yes, we do", seenRev: rev });

    await until(() => expect(thread.phone).toEqual(["Yes, we do"]));
  });

  it("shows where a thread stands, and not what the desk calls that place", async () => {
    await configureMain(toQueues([aQueue({ id: "angry-ones" })]));
    const made = await make();
    const thread = await theReviewers(made);
    const reviewer = await sit(made.secret);

    const { items } = await reviewer.ask("list.open", { view: "open", length: 50 });
    const opened = await reviewer.ask("thread.open", { conversation: thread.name });
    thread.customer.text("Hello?");
    await thread.deliver();
    await until(() => expect(reviewer.frames.map(({ type }) => type)).toContain("list.upsert"));

    expect(items.map(({ finer }) => finer)).toEqual([{ state: "queued", queue: "" }]);
    expect(opened.summary).toMatchObject({ finer: { state: "queued", queue: "" } });
    expect(toldOf(reviewer.frames)).not.toContain("angry-ones");
  });

  it("shows no customer, not who knew the Page and opens it, nor whose thread another link began", async () => {
    const [made, other] = [await make(), await make()];
    const customer = await aCustomersThread();
    customer.customer.followLink(made.entry.ref);
    await theReviewers(other);
    await aThreadBy((one) => one.followLink(made.entry.ref.toUpperCase()));
    await deliverAll(meta.current);
    const reviewer = await sit(made.secret);

    for (const view of ["open", "mine", "unassigned", "closed"] as const) {
      const { items } = await reviewer.ask("list.open", { view, length: 50 });
      expect(items, view).toEqual([]);
    }
    expect(await reviewer.refusal("thread.open", { conversation: customer.name })).toBe("not_found");
  });

  it("shows the threads of its testers, also those of before", async () => {
    const tester = await aCustomersThread();
    await aCustomersThread();
    const made = await make({ testers: [tester.psid] });
    const reviewer = await sit(made.secret);

    const { items } = await reviewer.ask("list.open", { view: "open", length: 50 });

    expect(items.map(({ conversation }) => conversation)).toEqual([tester.name]);
  });

  it("shows nothing of a tester at another Page", async () => {
    await tell("page.connect", { page: SECOND_PAGE.id, token: SECOND_PAGE.token }, { role: "admin" });
    const thread = await aCustomersThread();
    const made = await make({ pageId: SECOND_PAGE.id, testers: [thread.psid] });
    const reviewer = await sit(made.secret);

    expect((await reviewer.ask("list.open", { view: "open", length: 50 })).items).toEqual([]);
    expect(await reviewer.refusal("thread.open", { conversation: thread.name })).toBe("not_found");
    expect((await reviewer.welcome()).pages.map(({ pageId }) => pageId)).toEqual([SECOND_PAGE.id]);
  });

  it("takes a tester who was erased from the reviewer's list, and from what their socket remembers", async () => {
    const tester = await aCustomersThread();
    const made = await make({ testers: [tester.psid] });
    const reviewer = await sit(made.secret);
    await reviewer.ask("thread.open", { conversation: tester.name });

    await tell("erasure.start", { conversations: [tester.name] });

    const gone = { type: "list.gone", conversation: tester.name };
    await until(() => expect(reviewer.frames).toContainEqual(gone));
    await until(async () => expect(await everything(tester.name)).not.toContain(tester.psid));
  });

  it("names no tester any more who was erased", async () => {
    const tester = await aCustomersThread();
    await make({ testers: [tester.psid, "1234"] });

    await tell("erasure.start", { conversations: [tester.name] });

    await until(async () => expect((await linksOf())[0]?.testers).toEqual(["1234"]));
  });

  it("is told of in a list, with who made it, and each use with its time", async () => {
    const made = await make({ testers: ["1234", "1234"] });
    await sit(made.secret);
    await sit(made.secret);

    const [link] = await linksOf();

    expect(link).toMatchObject({ link: made.entry.link, testers: ["1234"], by: "Kim Lee", useCount: 2 });
    expect(link?.uses).toHaveLength(2);
    expect(JSON.stringify(link)).not.toContain(made.secret);
  });

  it("is not used by who is told to wait for a pass", async () => {
    const made = await make();
    const statuses: number[] = [];
    while (!statuses.includes(429)) {
      statuses.push((await requestPass(made.secret)).status);
      if (statuses.length > 10 * PASSES_BURST) throw new Error("nobody is told to wait");
    }

    const [link] = await linksOf();

    const used = statuses.filter((status) => status === 200).length;
    expect(link?.useCount).toBe(used);
    expect(used).toBeLessThan(statuses.length);
  });
});

describe("of a thread that began by the link, a reviewer", () => {
  const SECRET = "A secret order of long ago";
  const NOTE = "Mind his old order";

  /** A customer of old, of whom the deployment has no thread, comes by the link, and an agent looks into Meta's record. */
  async function anOldCustomer(made: MadeReviewLink, reviewers: (thread: TestThread) => Promise<void>) {
    const thread = await theReviewers(made);
    const at = Date.now() - 30 * DAY;
    const past = Array.from({ length: 60 }, (_, index) => ({
      ...{ from: "customer" as const, at: at + index, text: SECRET },
      ...(index === 59 ? { attach: ["photo"] as const } : {}),
    }));
    const old = meta.current.page().addHistory(thread.psid, past).at(-1);
    await letPass(meta.current, 5 * MINUTE);
    await reviewers(thread);
    const ana = await connect({ sub: "ana", name: "Ana Ruiz", role: "supervisor" });
    await ana.ask("thread.open", { conversation: thread.name });
    const { imported } = await ana.ask("thread.import", { conversation: thread.name });
    expect(imported).toBeGreaterThan(0);
    await until(async () => expect(JSON.stringify(await thread.read())).toContain(SECRET));
    return { thread, ana, old };
  }

  it("is shown nothing from before, as news, when they open it, or further up", async () => {
    const made = await make();
    const reviewer = await sit(made.secret);
    const { thread, old } = await anOldCustomer(made, async ({ name }) => {
      await reviewer.ask("thread.open", { conversation: name });
    });
    const conversation = thread.name;
    await postItems([
      itemOf(
        thread.psid,
        { message: { mid: `r_${thread.psid}`, text: "As I said", reply_to: { mid: old?.mid ?? "" } } },
        Date.now(),
      ),
    ]);
    await reviewer.next((frame) => frame.type === "entries" && toldOf([frame]).includes("As I said"));

    const opened = await reviewer.ask("thread.open", { conversation });
    expect(JSON.stringify(opened)).toContain("Hello from the reviewer");
    expect(opened).toMatchObject({ more: false });
    const before = { at: Date.now() + DAY, id: 1_000 };
    const page = await reviewer.ask("thread.history", { conversation, before, limit: 50 });
    expect(page.more).toBe(false);
    expect(page.entries.length).toBeGreaterThan(0);
    const [first] = page.entries;
    const further = await reviewer.ask("thread.history", {
      conversation,
      before: { at: first?.at ?? 0, id: first?.id ?? 0 },
      limit: 50,
    });
    expect(further).toEqual({ entries: [], more: false });
    const sent = { conversation, text: "Hello", seenRev: 1 };
    expect(await reviewer.refusal("message.send", sent)).toBe("changed");

    expect(toldOf(reviewer.frames)).not.toContain(SECRET);
  });

  it("finds no file, and no wording, of a message from before", async () => {
    const made = await make();
    const { thread, ana } = await anOldCustomer(made, () => Promise.resolve());
    const { entries } = await thread.read();
    const hidden = entries.findLast(({ fetched }) => fetched === "imported");
    const part = hidden?.content.kind === "text" ? hidden.content.parts?.[0] : undefined;
    const media = part?.type === "image" ? part.media.id : "";
    const seen = entries.find(({ content }) => content.kind === "text" && content.text.startsWith("Hello"));
    const reviewer = await sit(made.secret);
    const { conversation, entry } = { conversation: thread.name, entry: hidden?.id ?? 0 };

    expect(await ana.refusal("media.link", { conversation, media })).not.toBe("not_found");
    for (const type of ["media.link", "media.retry"] as const)
      expect(await reviewer.refusal(type, { conversation, media })).toBe("not_found");
    expect(await ana.refusal("message.edits", { conversation, entry })).toBe("ok");
    expect(await reviewer.refusal("message.edits", { conversation, entry })).toBe("not_found");
    expect(await reviewer.refusal("message.edits", { conversation, entry: seen?.id ?? 0 })).toBe("ok");
  });

  it("is shown no note of an agent's", async () => {
    const made = await make();
    const thread = await theReviewers(made);
    const conversation = thread.name;
    const reviewer = await sit(made.secret);
    await reviewer.ask("thread.open", { conversation });
    const ana = await connect({ sub: "ana", name: "Ana Ruiz", role: "supervisor" });
    await connect({ sub: "sam", name: "Sam Roy" });
    await ana.ask("thread.open", { conversation });

    await ana.ask("conversation.assign", { conversation, to: "sam", note: NOTE });

    const isLine = (frame: ServerFrame): boolean =>
      frame.type === "entries" && toldOf([frame]).includes('"event":"assigned"');
    expect(toldOf([await ana.next(isLine)])).toContain(NOTE);
    await reviewer.next(isLine);
    expect(JSON.stringify(await reviewer.ask("thread.open", { conversation }))).toContain("assigned");
    expect(toldOf(reviewer.frames)).not.toContain(NOTE);
  });

  it("is shown no note for colleagues, as news, when they open it, or further up", async () => {
    const made = await make();
    const thread = await theReviewers(made);
    const conversation = thread.name;
    const reviewer = await sit(made.secret);
    await reviewer.ask("thread.open", { conversation });
    const ana = await connect({ sub: "ana", name: "Ana Ruiz", role: "supervisor" });
    await ana.ask("thread.open", { conversation });
    const isNote = (frame: ServerFrame): boolean => toldOf([frame]).includes(NOTE);

    await ana.ask("note.add", { conversation, text: NOTE });
    await ana.next(isNote);
    await ana.ask("conversation.close", { conversation });

    await reviewer.next((frame) => toldOf([frame]).includes('"event":"closed"'));
    expect(JSON.stringify(await reviewer.ask("thread.open", { conversation }))).not.toContain(NOTE);
    const before = { at: Date.now() + 1_000, id: 1_000 };
    const { entries } = await reviewer.ask("thread.history", { conversation, before, limit: 50 });
    expect(JSON.stringify(entries)).toContain("closed");
    expect(JSON.stringify(entries)).not.toContain(NOTE);
    expect(reviewer.frames.some(isNote)).toBe(false);
    expect(await reviewer.refusal("note.add", { conversation, text: NOTE })).toBe("not_allowed");
  });
});

describe("a reviewer", () => {
  it("reaches for the commands that are theirs, and for no other", async () => {
    const made = await make();
    const thread = await theReviewers(made);
    // Two, as each may give only so many commands in a second.
    const reviewers = [await sit(made.secret), await sit((await make()).secret)];

    const reached: CommandType[] = [];
    for (const [at, [type, fields]] of Object.entries(everyCommand(thread.name)).entries())
      if (
        (await reviewers[at % 2]!.outcome(
          type as "typing",
          fields as { conversation: string; typing: boolean },
        )) !== "not_allowed"
      )
        reached.push(type as CommandType);

    expect(reached.sort()).toEqual([...REVIEWER_COMMANDS].sort());
  });

  it("finds no customer by any frame, whatever it names", async () => {
    const made = await make();
    await theReviewers(made);
    const customer = await aCustomersThread();
    const reviewer = await sit(made.secret);
    await reviewer.ask("list.open", { view: "open", length: 50 });
    const from = reviewer.frames.length;

    const named = COMMANDS.filter(({ schema }) => "conversation" in schema.entries).map(({ name }) => name);
    for (const type of named) {
      const fields = everyCommand(customer.name)[type] as { conversation: string; typing: boolean };
      const code = await reviewer.outcome(type as "typing", fields);
      expect(code, type).toBe(REVIEWER_COMMANDS.has(type) ? "not_found" : "not_allowed");
    }
    expect(toldOf(reviewer.frames.slice(from))).not.toContain(customer.psid);
  });

  it("asks no Page but the link's", async () => {
    const made = await make();
    const reviewer = await sit(made.secret);

    for (const type of ["stickers.packs", "stickers.search"] as const) {
      const fields = { pageId: SECOND_PAGE.id, locale: "en_US", words: "smile" };
      const { words, ...plain } = fields;
      const given = type === "stickers.search" ? { ...plain, words } : plain;
      expect(await reviewer.refusal(type as "stickers.packs", given), type).toBe("not_found");
    }
  });

  it("hears nothing of customers, colleagues, settings and other Pages as they change", async () => {
    const made = await make();
    const own = await theReviewers(made);
    const customer = await aCustomersThread();
    const reviewer = await sit(made.secret);
    await reviewer.ask("list.open", { view: "open", length: 50 });
    await reviewer.ask("thread.open", { conversation: own.name });
    const from = reviewer.frames.length;

    const ana = await connect({ sub: "ana", name: "Ana Ruiz", role: "supervisor" });
    await ana.ask("desk.configure", { settings: { notProcessedText: "Call us" } });
    await ana.ask("presence.set", { presence: "away" });
    await ana.ask("template.save", {
      scope: "desk",
      name: "Hello",
      outgoing: { kind: "text", text: "Hello" },
    });
    await ana.ask("conversation.take", { conversation: customer.name });
    customer.customer.text("Where is my lamp?");
    await deliverAll(meta.current);
    own.customer.text("Are you there?");
    await deliverAll(meta.current);
    for (const type of ["entries", "list.upsert"])
      await reviewer.next((frame) => frame.type === type && toldOf([frame]).includes("Are you there?"), from);

    const told = reviewer.frames.slice(from);
    const theirs: string[] = ["entries", "list.upsert", "list.counts"];
    expect(told.map(({ type }) => type).filter((type) => !theirs.includes(type))).toEqual([]);
    expect(toldOf(told)).not.toContain(customer.psid);
    expect(toldOf(told)).not.toContain("Where is my lamp?");
  });

  it("is welcomed to what they see, and no colleague", async () => {
    await aCustomersThread();
    const ana = await connect({ sub: "ana", name: "Ana Ruiz", role: "supervisor" });
    await ana.ask("desk.configure", { settings: { notProcessedText: "Call us" } });
    const made = await make();
    const from = ana.frames.length;
    const reviewer = await sit(made.secret);

    const { agents, features, pages, desk, scope, agent } = await reviewer.welcome();
    expect(agents).toEqual([]);
    expect(pages.map(({ pageId }) => pageId)).toEqual([PAGE_ID]);
    expect(desk.settings.notProcessedText).toBe("");
    expect(features?.every((one) => REVIEWER_FEATURES.has(one))).toBe(true);
    expect(scope).toContain(made.entry.link);
    expect(agent).toMatchObject({ role: "reviewer", name: "App reviewer" });
    expect(toldOf(ana.frames.slice(from))).not.toContain("reviewer:");
  });

  it("is told ahead, with the pass, of nothing that is not theirs", async () => {
    const made = await make();
    await theReviewers(made);
    const customer = await aCustomersThread();

    const query = `?thread=${encodeURIComponent(customer.name)}&view=open&length=50`;
    const headers = { Authorization: `Bearer ${made.secret}` };
    const response = await callWorker(
      new Request(`${ORIGIN}/api/v1/pass${query}`, { method: "POST", headers }),
    );

    const text = await response.text();
    expect(text).toContain("Hello from the reviewer");
    expect(text).not.toContain(customer.psid);
  });

  it("gives files for their own threads alone", async () => {
    const made = await make();
    const [own, customer] = [await theReviewers(made), await aCustomersThread()];
    const give = (conversation: string): Promise<Response> =>
      callWorker(
        new Request(`${ORIGIN}/api/v1/files?conversation=${encodeURIComponent(conversation)}`, {
          method: "POST",
          headers: { Authorization: `Bearer ${made.secret}` },
          body: "a file",
        }),
      );

    expect((await give(own.name)).status).toBe(200);
    expect((await give(customer.name)).status).toBe(404);
  });

  it("is nobody to every other route", async () => {
    const { secret } = await make();
    const headers = { Authorization: `Bearer ${secret}` };
    const routes = ["POST /health", "GET /health", `GET /api/v1/pages/${PAGE_ID}/health`];
    for (const command of ["page.list", "review.list", "review.create", "administrator.self"])
      routes.push(`POST /api/v1/admin/${command}`);

    for (const route of routes) {
      const [method = "", path = ""] = route.split(" ");
      const response = await callWorker(new Request(`${ORIGIN}${path}`, { method, headers }));
      const isPublic = route === "GET /health";
      if (!isPublic) expect(response.status, route).toBe(401);
      expect(await response.text(), route).not.toContain(PAGE_ID);
    }
  });

  it("is none by the role of a token", async () => {
    expect((await requestPass(await mintToken({ role: "reviewer" }))).status).toBe(401);
    const outcome = await deskStub(env, "main").command(
      "main",
      { sub: "x", name: "X", role: "reviewer" },
      { type: "presence.set", id: crypto.randomUUID(), presence: "away" },
    );
    expect(outcome).toEqual({ ok: false, refusal: { code: "not_allowed" } });
  });
});

describe("a reviewer link that is over", () => {
  it("lets nobody in after its end, and whoever is in out", async () => {
    const made = await make({ hours: 1 });
    const reviewer = await sit(made.secret);

    await letPass(meta.current, HOUR);

    expect((await requestPass(made.secret)).status).toBe(401);
    reviewer.socket.send(
      JSON.stringify({ type: "list.open", id: crypto.randomUUID(), view: "open", length: 1 }),
    );
    await until(() => expect(reviewer.closed?.code).toBe(CLOSE.tokenExpired));
  });

  it("ends its sockets when it is revoked, and its passes that are on their way", async () => {
    const [made, other] = [await make(), await make()];
    const { pass } = await (await requestPass(made.secret)).json<PassAnswer>();
    const [reviewer, second] = [await sit(made.secret), await sit(other.secret)];
    const kim = await connect();

    expect((await revoke(made.entry.link)).result.revokedAt).not.toBeNull();

    await until(() => expect(reviewer.closed?.code).toBe(CLOSE.tokenExpired));
    expect((await upgrade(pass)).status).toBe(401);
    expect((await requestPass(made.secret)).status).toBe(401);
    expect(await second.refusal("list.open", { view: "open", length: 1 })).toBe("ok");
    expect(await kim.refusal("list.open", { view: "open", length: 1 })).toBe("ok");
  });

  it("is as it was when it is revoked again, and nothing to another desk", async () => {
    const made = await make();
    await tell("desk.create", { desk: "south", label: "South" }, { role: "operator", signer: "operators" });
    const sam = { role: "admin", desk: "south" } as const;

    expect((await tell("review.revoke", { link: made.entry.link }, sam)).status).toBe(404);
    expect((await tell("review.list", { pageId: PAGE_ID }, sam)).status).toBe(404);
    expect((await tell("review.create", { pageId: PAGE_ID, hours: 1 }, sam)).status).toBe(404);
    const [first, again] = [await revoke(made.entry.link), await revoke(made.entry.link)];
    expect(again.result).toEqual(first.result);
  });

  it("is none with another secret, and none that somebody made up", async () => {
    const { secret } = await make();
    const forged = `${secret.slice(0, -1)}${secret.endsWith("A") ? "B" : "A"}`;

    for (const token of [forged, `review_${"A".repeat(43)}`, secret.slice(0, -1), `${secret}A`, "review_"])
      expect((await requestPass(token)).status, token).toBe(401);
  });

  it("is told its desk by the alarm where the desk could not be reached", async () => {
    const made = await make();
    const reviewer = await sit(made.secret);
    const stand = outOfReach("the desk ends a review");
    expect((await revoke(made.entry.link)).status).toBe(503);
    expect((await requestPass(made.secret)).status).toBe(401);
    expect(reviewer.closed).toBeNull();

    stand.leave();
    await alarmOf(directoryStub(env));

    await until(() => expect(reviewer.closed?.code).toBe(CLOSE.tokenExpired));
  });

  it("takes no lifetime but of whole hours, at most 90 days", async () => {
    for (const hours of [0, 1.5, -1, 91 * 24, "24"])
      expect((await tell("review.create", { pageId: PAGE_ID, hours })).status, String(hours)).toBe(400);
    const made = await make({ hours: 90 * 24 });
    expect(made.entry.endsAt - made.entry.madeAt).toBe(90 * DAY);
  });
});
