import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { CONVERSATION_STEPS } from "../../../worker/objects/conversation/log/schema.ts";
import { migrate } from "../../../worker/objects/kernel/migrations.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { byShownOrder, type Entry } from "../../../worker/protocol/message/entry.ts";
import { connect, type TestAgent } from "../support/agent.ts";
import { filesItem } from "../support/cdn.ts";
import { GATHERED_LOOKED_MAX, GATHERED_PAGE_MAX } from "../../../worker/protocol/limits.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { newPsid, useMeta } from "../support/meta.ts";
import { aThread, TestThread } from "../support/thread.ts";
import { bodyOf, itemOf, post, postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();

const START = Date.now() - 1_000_000;

/** A conversation of many texts; five at a time have the same time. */
async function aLongThread(count: number): Promise<TestThread> {
  const thread = new TestThread(meta.current, newPsid());
  const items = Array.from({ length: count }, (_, n) =>
    textItem(thread.psid, `m_${thread.psid}_${String(n)}`, String(n), START + Math.floor(n / 5)),
  );
  await postItems(items);
  return thread;
}

const numbers = (entries: Entry[]): number[] =>
  entries.map(({ content }) => (content.kind === "text" ? Number(content.text) : NaN));
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);

async function pageBack(agent: TestAgent, thread: TestThread, limit: number): Promise<Entry[]> {
  const opened = await agent.ask("thread.open", { conversation: thread.name });
  const all = [...opened.entries];
  let { more } = opened;
  while (more) {
    const [first] = all;
    if (first === undefined) throw new Error("nothing to page from");
    const page = await agent.ask("thread.history", {
      conversation: thread.name,
      before: { at: first.at, id: first.id },
      limit,
    });
    all.unshift(...page.entries);
    ({ more } = page);
  }
  return all;
}

describe("thread.open", () => {
  it("shows a thread afresh: its newest fifty entries, and that there are more", async () => {
    const thread = await aLongThread(120);
    const agent = await connect();

    const opened = await agent.ask("thread.open", { conversation: thread.name });

    expect(opened.kind).toBe("snapshot");
    expect(numbers(opened.entries)).toEqual(range(70, 120));
    expect(opened.more).toBe(true);
    expect(opened.rev).toBe(opened.entries.at(-1)?.rev);
    expect(opened.summary.conversation).toBe(thread.name);
  });

  it("says that there is nothing before fifty", async () => {
    const thread = await aLongThread(50);
    const agent = await connect();

    expect((await agent.ask("thread.open", { conversation: thread.name })).more).toBe(false);
  });

  it("tells with a cursor what changed since, also in old entries, and nothing else", async () => {
    const thread = await aLongThread(60);
    const postback = itemOf(thread.psid, { postback: { mid: `m_pb_${thread.psid}`, title: "Go" } }, START);
    await post(bodyOf([postback], "standby"));
    const agent = await connect();
    const { rev, thread: shown } = await agent.ask("thread.open", { conversation: thread.name });
    const cursor = { epoch: shown.epoch, rev };

    await post(
      bodyOf([{ ...postback, postback: { mid: `m_pb_${thread.psid}`, title: "Go", payload: "GO" } }]),
    );
    await postItems([textItem(thread.psid, `m_new_${thread.psid}`, "61", START + 99)]);
    const changes = await agent.ask("thread.open", { conversation: thread.name, cursor });
    const again = await agent.ask("thread.open", {
      conversation: thread.name,
      cursor: { ...cursor, rev: changes.rev },
    });

    expect(changes.kind).toBe("changes");
    expect(changes.entries.map(({ content }) => content)).toEqual([
      { kind: "postback", title: "Go", payload: "GO" },
      { kind: "text", text: "61", rest: [] },
    ]);
    expect(again).toMatchObject({ kind: "changes", entries: [], rev: changes.rev });
  });

  it("starts afresh for a cursor of another epoch, or from the future", async () => {
    const thread = await aThread(meta.current);
    const agent = await connect();
    const { rev, thread: shown } = await agent.ask("thread.open", { conversation: thread.name });
    const kindFor = async (epoch: string, at: number): Promise<string> =>
      (await agent.ask("thread.open", { conversation: thread.name, cursor: { epoch, rev: at } })).kind;

    expect(await kindFor(shown.epoch, rev)).toBe("changes");
    expect(await kindFor("another", rev)).toBe("snapshot");
    expect(await kindFor("", 0)).toBe("snapshot");
    expect(await kindFor(shown.epoch, rev + 1)).toBe("snapshot");
  });

  it("starts afresh when more than two hundred entries changed", async () => {
    const thread = await aLongThread(1);
    const agent = await connect();
    const { rev, thread: shown } = await agent.ask("thread.open", { conversation: thread.name });
    const cursor = { epoch: shown.epoch, rev };
    const write = async (count: number): Promise<void> => {
      await postItems(
        Array.from({ length: count }, () =>
          textItem(thread.psid, `m_${crypto.randomUUID()}`, "1", START + 9),
        ),
      );
    };

    await write(200);
    expect((await agent.ask("thread.open", { conversation: thread.name, cursor })).entries).toHaveLength(200);
    await write(1);
    const opened = await agent.ask("thread.open", { conversation: thread.name, cursor });

    expect(opened.kind).toBe("snapshot");
    expect(opened.entries).toHaveLength(50);
  });

  it("makes the news of the thread come, until it is closed", async () => {
    const thread = await aThread(meta.current);
    const [follower, other] = [await connect({ sub: "kim" }), await connect({ sub: "sam" })];
    const entriesTo = (agent: TestAgent): number =>
      agent.frames.filter((frame) => frame.type === "entries").length;
    await follower.ask("thread.open", { conversation: thread.name });

    await postItems([textItem(thread.psid, `m_${crypto.randomUUID()}`, "one")]);
    await follower.next((frame) => frame.type === "entries");
    await follower.ask("thread.close", { conversation: thread.name });
    const told = entriesTo(follower);
    await postItems([textItem(thread.psid, `m_${crypto.randomUUID()}`, "two")]);

    await follower.ask("presence.set", { presence: "away" });
    await other.ask("presence.set", { presence: "away" });
    expect(entriesTo(follower)).toBe(told);
    expect(entriesTo(other)).toBe(0);
  });

  it("tells of more than a hundred changes without sending them around", async () => {
    const thread = await aThread(meta.current);
    const agent = await connect();
    await agent.ask("thread.open", { conversation: thread.name });

    await postItems(
      Array.from({ length: 101 }, () => textItem(thread.psid, `m_${crypto.randomUUID()}`, "x")),
    );

    const frame = await agent.next((it) => it.type === "entries");
    expect(frame).toMatchObject({ entries: null });
  });
});

describe("thread.history", () => {
  it.each([1, 3, 7, 100])("pages back without a gap or a double, %d at a time", async (limit) => {
    const thread = await aLongThread(limit === 1 ? 60 : 173);
    const agent = await connect();

    const all = await pageBack(agent, thread, limit);

    expect(numbers(all)).toEqual(range(0, limit === 1 ? 60 : 173));
    expect(all).toEqual([...all].sort(byShownOrder));
  });

  it("is not disturbed by what comes in meanwhile, old or new", async () => {
    const thread = await aLongThread(120);
    const agent = await connect();
    const { entries } = await agent.ask("thread.open", { conversation: thread.name });
    const before = { at: entries[0]?.at ?? 0, id: entries[0]?.id ?? 0 };
    await postItems([
      textItem(thread.psid, `m_late_${thread.psid}`, "999", entries[0]?.at ?? 0),
      textItem(thread.psid, `m_newest_${thread.psid}`, "998", START + 500),
    ]);

    const page = await agent.ask("thread.history", { conversation: thread.name, before, limit: 100 });

    expect(numbers(page.entries)).toEqual(range(0, 70));
    expect(page.more).toBe(false);
  });

  it("ends at the beginning", async () => {
    const thread = await aLongThread(5);
    const agent = await connect();

    const page = await agent.ask("thread.history", {
      conversation: thread.name,
      before: { at: START, id: 1 },
      limit: 10,
    });

    expect(page).toEqual({ entries: [], more: false });
  });
});

describe("thread.gather", () => {
  const gather = (agent: TestAgent, thread: TestThread, what: "files" | "links" | "notes") =>
    agent.ask("thread.gather", { conversation: thread.name, what });
  const ids = ({ entries }: { entries: Entry[] }) => entries.map(({ mid }) => mid?.split("_").at(-1));

  it("brings files, links and notes, the newest first, and nothing that was taken back", async () => {
    const thread = await aThread(meta.current);
    const [picture, gone, link] = ["picture", "gone", "link"].map((name) => `m_${thread.psid}_${name}`);
    const image = [{ type: "image", url: "https://scontent.example/1.jpg" }];
    await postItems([
      filesItem(thread.psid, PAGE_ID, image, picture),
      textItem(thread.psid, gone!, "https://gone.example/"),
      textItem(thread.psid, link!, "It is www.shop.example/lamp, see there"),
      textItem(thread.psid, `m_${thread.psid}_words`, "no address: here"),
    ]);
    await postItems([itemOf(thread.psid, { message: { mid: gone!, is_deleted: true } })]);
    const agent = await connect();
    await agent.ask("note.add", { conversation: thread.name, text: "Wants the blue one" });

    expect(ids(await gather(agent, thread, "files"))).toEqual(["picture"]);
    expect(ids(await gather(agent, thread, "links"))).toEqual(["link"]);
    const notes = await gather(agent, thread, "notes");
    expect(notes.before).toBe(null);
    expect(notes.entries.map(({ content }) => content)).toMatchObject([
      { kind: "system", line: { event: "note", text: "Wants the blue one" } },
    ]);
  });

  it("goes on where it stopped, without a gap or a double", async () => {
    const thread = new TestThread(meta.current, newPsid());
    await postItems(
      Array.from({ length: 70 }, (_, n) =>
        textItem(
          thread.psid,
          `m_${thread.psid}_${String(n)}`,
          `https://a.example/${String(n)}`,
          START + Math.floor(n / 5),
        ),
      ),
    );
    const agent = await connect();
    const found: unknown[] = [];
    let before: { at: number; id: number } | null | undefined;
    while (before !== null) {
      const page = await agent.ask("thread.gather", {
        conversation: thread.name,
        what: "links",
        ...(before === undefined ? {} : { before }),
      });
      expect(page.entries.length).toBeLessThanOrEqual(GATHERED_PAGE_MAX);
      found.push(...ids(page));
      before = page.before;
    }
    expect(found).toEqual(range(0, 70).toReversed().map(String));
  });

  it("looks at so many entries and no more, and says where it stopped", async () => {
    const thread = await aLongThread(GATHERED_LOOKED_MAX + 40);
    const agent = await connect();

    const first = await gather(agent, thread, "files");
    expect(first.entries).toEqual([]);
    expect(first.before).not.toBe(null);
    const rest = await agent.ask("thread.gather", {
      conversation: thread.name,
      what: "files",
      before: first.before!,
    });
    expect(rest).toEqual({ entries: [], before: null });
  });
});

describe("an object that cannot be reached", () => {
  it("is said to be unavailable, and the socket stays", async () => {
    const agent = await connect();
    const conversation = "10150001:wrong";
    await runInDurableObject(deskStub(env, "main"), (_desk, { storage }) => {
      storage.sql.exec(
        `INSERT INTO conversation (name, epoch, rev, version, status, activity_at, asked, digest)
           SELECT ?, epoch, rev, version, status, activity_at, asked, digest FROM conversation LIMIT 1`,
        conversation,
      );
    });
    await runInDurableObject(env.CONVERSATION.getByName(conversation), (_conversation, { storage }) => {
      migrate(storage, CONVERSATION_STEPS);
      storage.sql.exec("INSERT INTO thread (id, conversation, epoch) VALUES (1, 'another', 'e')");
    });

    expect(await agent.refusal("thread.open", { conversation })).toBe("unavailable");
    expect(await agent.refusal("message.send", { conversation, seenRev: 0, text: "hi" })).toBe("unavailable");
    expect(await agent.refusal("presence.set", { presence: "away" })).toBe("ok");
  });
});
