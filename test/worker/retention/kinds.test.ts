import { reset } from "cloudflare:test";
import { afterEach, expect, it } from "vitest";
import { GAP_KEY } from "../../../worker/objects/conversation/retention/store.ts";
import { conversationStub, deskStub, reportsStub, searchStub } from "../../../worker/objects/kernel/stubs.ts";
import type { Retention, RetentionKind } from "../../../worker/protocol/retention/retention.ts";
import { RETENTION_KINDS } from "../../../worker/protocol/retention/retention.ts";
import { kindOf } from "../../../worker/protocol/thread/kind.ts";
import { filesItem, PNG, TestCdn } from "../support/cdn.ts";
import { aCommentThread } from "../support/comments.ts";
import { due } from "../support/duties.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { everything } from "../support/everything.ts";
import { useMeta } from "../support/meta.ts";
import { closed, keeps, looksThrough, previewOf } from "../support/retaining.ts";
import { indexed } from "../support/searching.ts";
import { alarmOf, rowsOf } from "../support/storage.ts";
import { aThread, DAY, letPass, until, type TestThread } from "../support/thread.ts";
import { itemOf, postItems } from "../support/webhook.ts";

const meta = useMeta();

afterEach(() => reset());

/** What goes along with what is removed of a kind. They are tried in this order. */
const ALONG: Record<RetentionKind, readonly RetentionKind[]> = {
  reports: [],
  search: [],
  raw: [],
  media: [],
  messages: ["media", "raw", "search"],
  comments: ["media", "raw", "search"],
  contacts: ["messages", "media", "raw", "search"],
};

const OLD = { quoted: "Order 4711", asked: "Is anybody there", commented: "What does it weigh" };
const YOUNG = { said: "One more thing", commented: "In which colours" };

const desk = () => deskStub(env, "main");

/** Somebody says something that quotes, a picture, and something that no reader understands. */
async function says(thread: TestThread, text: string, quoted: string, cdn: TestCdn): Promise<void> {
  const [words, picture, odd] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const url = cdn.at(`/${picture}.png`, PNG);
  const before = await filesOf(thread);
  await postItems([
    itemOf(thread.psid, { message: { mid: `m_${words}`, text, reply_to: { mid: quoted } } }),
    filesItem(thread.psid, PAGE_ID, [{ type: "image", url }], `m_${picture}`),
    itemOf(thread.psid, {
      message: { mid: `m_${odd}`, attachments: [{ type: "novelty", payload: { x: 1 } }] },
    }),
  ]);
  await until(async () => expect(await filesOf(thread)).toBe(before + 1));
}

const filesOf = (thread: TestThread): Promise<number> => count(thread.stub, READY);

const READY = `SELECT count(*) AS n FROM entry WHERE kind = 'text' AND detail LIKE '%"state":"ready"%'`;

async function count(stub: Parameters<typeof rowsOf>[0], sql: string): Promise<number> {
  return Number((await rowsOf(stub, sql))[0]?.["n"] ?? 0);
}

/** How much there is of each kind. */
async function kept(threads: readonly TestThread[]): Promise<Record<RetentionKind, number>> {
  const names = (await rowsOf(desk(), "SELECT name FROM conversation")).map(({ name }) => String(name));
  const sum = async (sql: string, of: readonly TestThread[]): Promise<number> => {
    const counts = await Promise.all(of.map(({ name }) => count(conversationStub(env, name), sql)));
    return counts.reduce((all, one) => all + one, 0);
  };
  const inMessenger = threads.filter(({ name }) => kindOf(name) === "messenger");
  return {
    messages: await sum(`SELECT count(*) AS n FROM entry WHERE key <> '${GAP_KEY}'`, inMessenger),
    media: await sum(READY, threads),
    raw: await sum("SELECT count(DISTINCT seq) AS n FROM raw", threads),
    contacts: names.filter((name) => kindOf(name) === "messenger").length,
    comments: names.filter((name) => kindOf(name) === "comment").length,
    search: await count(searchStub(env, "main"), "SELECT count(*) AS n FROM said WHERE id >= 0"),
    reports: await count(reportsStub(env, "main"), "SELECT count(*) AS n FROM day_cell WHERE by <> 'desk'"),
  };
}

it("is removed kind by kind: as much as was said before, nothing of it is left anywhere, and all else stays", async () => {
  const cdn = new TestCdn();
  const both = await aThread(meta.current, OLD.quoted);
  const first = (await both.whole())[0]?.mid ?? "";
  await says(both, "It is blue", first, cdn);
  const over = await aThread(meta.current, OLD.asked);
  const { thread: comment } = await aCommentThread(meta.current, OLD.commented);
  for (const thread of [both, over, comment]) await closed(thread);
  await due(desk(), "facts");
  await indexed(both, over, comment);
  await letPass(meta.current, 40 * DAY);
  await says(both, YOUNG.said, first, cdn);
  const { thread: later } = await aCommentThread(meta.current, YOUNG.commented);
  for (const thread of [both, later]) await closed(thread);
  await due(desk(), "facts");
  await indexed(both, later);
  const threads = [both, over, comment, later];

  // One after the other, beside those before: what is kept again is indexed again.
  let retention: Retention = {};
  for (const [kind, along] of Object.entries(ALONG) as [RetentionKind, readonly RetentionKind[]][]) {
    retention = { ...retention, [kind]: 30 };
    const before = await kept(threads);
    const told = (await previewOf(retention)).counts;
    expect(told, kind).toMatchObject([{ kind }]);
    expect(await kept(threads), kind).toEqual(before);

    await keeps(retention);
    await looksThrough(...(kind === "contacts" ? [both, later] : [both, later, over]));
    await due(searchStub(env, "main"), "retention");
    await indexed(both, later);

    const after = await kept(threads);
    expect(before[kind] - after[kind], kind).toBe(told[0]?.count);
    for (const other of RETENTION_KINDS.filter((it) => it !== kind && !along.includes(it)))
      expect(after[other], `${other}, where ${kind} go`).toBe(before[other]);
    expect((await previewOf(retention)).counts, kind).toEqual([]);
  }

  for (const thread of [over, comment]) await alarmOf(thread.stub);
  const all = await everything(...threads.map(({ name }) => name));
  for (const trace of [...Object.values(OLD), over.psid, comment.psid]) expect(all).not.toContain(trace);
  for (const trace of Object.values(YOUNG)) expect(all).toContain(trace);
  const quote = (await both.whole()).find(({ content }) => content.kind === "text" && content.replyTo);
  expect(quote?.content).toMatchObject({ replyTo: { mid: first, entry: null, text: null } });
});
