import { describe, expect, it, vi } from "vitest";
import { Conversation } from "../../../worker/objects/conversation/conversation.ts";
import { pageStub } from "../../../worker/objects/kernel/stubs.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { aCustomer, deliverAll, useMeta } from "../support/meta.ts";
import { letPass, MINUTE, SECOND, TestThread, until } from "../support/thread.ts";
import {
  aComment,
  aCommentValue,
  alarmOfPost,
  deliverFeed,
  insidePost,
  POST_ID,
  takeComments,
  told,
  untilSaid,
} from "./support.ts";

const meta = useMeta();

/** Rows of all tables of a post. */
async function rowsOfPost(postId = POST_ID): Promise<number> {
  return await insidePost((_post, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'",
      )
      .toArray();
    return tables.reduce(
      (sum, { name }) => sum + storage.sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${name}`).one().n,
      0,
    );
  }, postId);
}

describe("a Page of which nobody wants comments", () => {
  it("keeps nothing of them", async () => {
    const value = aCommentValue({
      post_id: `${PAGE_ID}_404`,
      comment_id: "404_1",
      parent_id: `${PAGE_ID}_404`,
    });

    await deliverFeed(value);

    expect(await rowsOfPost(`${PAGE_ID}_404`)).toBe(0);
    await until(async () => {
      const { rev } = await new TestThread(meta.current, "404_2").read();
      expect(rev).toBe(0);
    });
  });

  it("is asked to send them as soon as somebody does, and lacks no permission then", async () => {
    await takeComments(meta.current);

    expect(await pageStub(env, PAGE_ID).takesComments(PAGE_ID)).toBe(true);
    expect(await pageStub(env, PAGE_ID).wantedFields(PAGE_ID)).toEqual(
      expect.arrayContaining(["feed", "mention", "ratings"]),
    );
  });
});

describe("events of one post, in whatever order they come", () => {
  it("of a comment delivered three times make one entry", async () => {
    await takeComments(meta.current);
    const value = aCommentValue();
    const at = Date.now();

    await Promise.all([1, 2, 3].map(() => deliverFeed(value, { at })));

    const thread = new TestThread(meta.current, value.comment_id);
    expect(told(await untilSaid(thread, 1))).toEqual(["somebody: Hello?"]);
    await deliverFeed(value, { at });
    await alarmOfPost();
    expect(told(await untilSaid(thread, 1))).toHaveLength(1);
  });

  it("an edit before its comment says what it was edited to, and the comment nothing new", async () => {
    await takeComments(meta.current);
    const value = aCommentValue();

    await deliverFeed({ ...value, verb: "edited", message: "Hello again?" });
    const thread = new TestThread(meta.current, value.comment_id);
    await untilSaid(thread, 1);
    await deliverFeed(value);
    await deliverFeed(
      { ...value, verb: "edited", message: "Hello at last?" },
      { at: Date.now() + 2 * SECOND },
    );

    await until(async () =>
      expect(told(await thread.whole())).toEqual(["somebody: Hello at last? [edited]"]),
    );
  });

  it("a removal before its comment lets it never come", async () => {
    await takeComments(meta.current);
    const value = aCommentValue();
    const { comment_id, post_id } = value;

    await deliverFeed({ item: "comment", verb: "remove", comment_id, post_id });
    await deliverFeed(value);
    const other = aCommentValue();
    await deliverFeed(other);

    await untilSaid(new TestThread(meta.current, other.comment_id), 1);
    expect((await new TestThread(meta.current, comment_id).read()).entries).toEqual([]);
  });

  it("a reply before its parent waits for it", async () => {
    await takeComments(meta.current);
    const parent = aCommentValue({ message: "First" });
    const reply = aCommentValue({ message: "Second", parent_id: parent.comment_id });

    await deliverFeed(reply);
    await deliverFeed(parent);

    const thread = new TestThread(meta.current, parent.comment_id);
    expect(told(await untilSaid(thread, 2)).toSorted()).toEqual(["somebody: First", "somebody: Second"]);
  });

  it("a reply to what was written before the Page took comments brings that along from Meta", async () => {
    const customer = aCustomer(meta.current);
    const id = customer.comment({ text: "Written long ago" });
    await meta.current.takeOutgoing();
    await takeComments(meta.current);
    aCustomer(meta.current, "Ben").comment({ text: "I want to know as well" }, id);
    await deliverAll(meta.current);

    await letPass(meta.current, MINUTE);
    await alarmOfPost();

    const thread = new TestThread(meta.current, id);
    expect(told(await untilSaid(thread, 2))).toEqual([
      "Ada Marlow: Written long ago",
      "Ben Marlow: I want to know as well",
    ]);
    expect((await thread.thread()).comment?.by?.name).toBe("Ada Marlow");
  });

  it("a reply to what Meta does not tell of has a thread all the same", async () => {
    await takeComments(meta.current);
    const reply = aCommentValue({ parent_id: "90210_404404" });
    await deliverFeed(reply);

    await letPass(meta.current, MINUTE);
    await alarmOfPost();

    await untilSaid(new TestThread(meta.current, "90210_404404"), 1);
  });
});

describe("what Meta tells late, twice or not at all", () => {
  const hiddenOf = async (id: string): Promise<number> =>
    await insidePost(
      (_post, { storage }) =>
        storage.sql.exec<{ hidden: number }>("SELECT hidden FROM comment WHERE id = ?", id).one().hidden,
    );

  /** A comment a minute ago, and what hides it then. */
  async function aShown() {
    await takeComments(meta.current);
    const value = aCommentValue();
    const { comment_id, post_id } = value;
    const at = Date.now() - MINUTE;
    await deliverFeed(value, { at });
    const thread = new TestThread(meta.current, comment_id);
    await untilSaid(thread, 1);
    const isHidden = (verb: "hide" | "unhide", seconds: number) =>
      deliverFeed({ item: "comment", verb, comment_id, post_id }, { at: at + seconds * SECOND });
    return { thread, id: comment_id, isHidden };
  }

  it("a comment whose answer came first is there, though Meta did not answer when it was asked for it", async () => {
    await takeComments(meta.current);
    const parent = aCommentValue({ message: "What does it cost?" });
    meta.current.faults.order({ kind: "drop", path: `/${parent.comment_id}` });
    await deliverFeed(aCommentValue({ message: "I ask the same", parent_id: parent.comment_id }));
    await letPass(meta.current, 10 * SECOND);
    await alarmOfPost();
    const thread = new TestThread(meta.current, parent.comment_id);
    await untilSaid(thread, 1);

    await deliverFeed(parent);

    expect(told(await untilSaid(thread, 2)).toSorted()).toEqual([
      "somebody: I ask the same",
      "somebody: What does it cost?",
    ]);
    expect((await thread.thread()).comment?.root).toBeDefined();
  });

  it("or it is asked for again, where no webhook brings it", async () => {
    await takeComments(meta.current);
    const id = aCustomer(meta.current).comment({ text: "What does it cost?" });
    await meta.current.takeOutgoing();
    meta.current.faults.order({ kind: "drop", path: `/${id}` });
    await deliverFeed(aCommentValue({ message: "I ask the same", parent_id: id }));
    await letPass(meta.current, 10 * SECOND);
    await alarmOfPost();
    const thread = new TestThread(meta.current, id);
    await untilSaid(thread, 1);

    await letPass(meta.current, 2 * MINUTE);
    await alarmOfPost();

    await untilSaid(thread, 2);
  });

  it("a hiding that is told again does not hide what was shown since, nor keep it from being hidden", async () => {
    const { thread, id, isHidden } = await aShown();
    await isHidden("hide", 10);
    await isHidden("unhide", 20);
    await isHidden("hide", 10);
    expect(await hiddenOf(id)).toBe(0);

    await isHidden("hide", 40);

    await until(async () => expect(told(await thread.whole())).toEqual(["somebody: Hello? [hidden]"]));
  });

  it("what shows it again and overtakes the hiding stands", async () => {
    const { thread, id, isHidden } = await aShown();
    await isHidden("unhide", 20);
    await isHidden("hide", 10);
    await deliverFeed(aCommentValue({ parent_id: id, message: "And red?" }));

    expect(told(await untilSaid(thread, 2))).toEqual(["somebody: Hello?", "somebody: And red?"]);
  });

  it("what was hidden before it is known is hidden, also where its answer begins its thread", async () => {
    await takeComments(meta.current);
    const parent = aCommentValue();
    const { comment_id, post_id } = parent;
    await deliverFeed({ item: "comment", verb: "hide", comment_id, post_id });
    await deliverFeed(aCommentValue({ parent_id: comment_id }));
    await letPass(meta.current, 10 * SECOND);
    await alarmOfPost();
    const thread = new TestThread(meta.current, comment_id);
    await untilSaid(thread, 1);
    await deliverFeed(parent);

    await until(async () => expect(told(await thread.whole())).toContain("somebody: Hello? [hidden]"));
  });

  it("the newest edit stands, whichever came first", async () => {
    await takeComments(meta.current);
    const at = Date.now() - MINUTE;
    const value = aCommentValue({ created_time: Math.floor(at / 1000) });
    await deliverFeed({ ...value, verb: "edited", message: "second" }, { at: at + 20 * SECOND });
    const thread = new TestThread(meta.current, value.comment_id);
    await untilSaid(thread, 1);
    await deliverFeed(value, { at });
    await deliverFeed({ ...value, verb: "edited", message: "first" }, { at: at + 10 * SECOND });
    await deliverFeed(aCommentValue({ parent_id: value.comment_id, message: "And red?" }));

    expect(told(await untilSaid(thread, 2))[0]).toBe("somebody: second [edited]");
  });

  it("the words of the post are asked for again where Meta did not answer", async () => {
    await takeComments(meta.current);
    const first = aCommentValue();
    meta.current.faults.order({ kind: "drop", path: `/${POST_ID}` });
    await insidePost((_post, { storage }) => {
      storage.sql.exec("UPDATE post SET context = NULL, asked_at = NULL");
    });
    await deliverFeed(first);
    await untilSaid(new TestThread(meta.current, first.comment_id), 1);
    await letPass(meta.current, 2 * MINUTE);

    const second = aCommentValue();
    await deliverFeed(second);

    const thread = new TestThread(meta.current, second.comment_id);
    await untilSaid(thread, 1);
    expect((await thread.thread()).comment?.post?.text).toBeTruthy();
  });
});

describe("what the Page writes under its own posts", () => {
  it("begins no thread before somebody answers it, and then its own", async () => {
    await takeComments(meta.current);
    const own = meta.current.page(PAGE_ID).wall.comment(POST_ID, "Ask us anything");
    await deliverAll(meta.current);
    // What came behind it has arrived.
    const behind = aCommentValue();
    await deliverFeed(behind);
    await untilSaid(new TestThread(meta.current, behind.comment_id), 1);
    expect((await new TestThread(meta.current, own).read()).entries).toEqual([]);

    aCustomer(meta.current).comment({ text: "Is it waterproof?" }, own);
    await deliverAll(meta.current);

    const thread = new TestThread(meta.current, own);
    expect(told(await untilSaid(thread, 2))).toEqual([
      "page_inbox: Ask us anything",
      "Ada Marlow: Is it waterproof?",
    ]);
  });
});

describe("what the Page writes under its own posts, and whose answer came first", () => {
  it("begins its thread with the answer as soon as it comes", async () => {
    await takeComments(meta.current);
    const own = aCommentValue({ message: "Ask us anything", from: { id: PAGE_ID, name: "Northwind" } });
    await deliverFeed(aCommentValue({ message: "Is it waterproof?", parent_id: own.comment_id }));
    await deliverFeed(own);

    const thread = new TestThread(meta.current, own.comment_id);
    expect(told(await untilSaid(thread, 2)).toSorted()).toEqual([
      "page_inbox: Ask us anything",
      "somebody: Is it waterproof?",
    ]);
  });
});

describe("visitors' posts, reviews and mentions", () => {
  it("begin threads of their own, and a visitor's post is answered in public and in private", async () => {
    await takeComments(meta.current);
    const customer = aCustomer(meta.current);
    const id = customer.post("My tent is torn");
    await deliverAll(meta.current);
    const thread = new TestThread(meta.current, id);
    expect(told(await untilSaid(thread, 1))).toEqual(["Ada Marlow: My tent is torn"]);
    expect((await thread.thread()).comment).toMatchObject({ began: "post", postId: id });

    await thread.send({ kind: "public_reply", text: "We are sorry!" });
    await thread.send({ kind: "private_reply", text: "Where did you buy it?" });
    await thread.untilStates("sent", "sent");
    await deliverAll(meta.current);

    expect(told(await untilSaid(thread, 3)).slice(1)).toEqual([
      "Kim Lee: We are sorry!",
      "Kim Lee (private): Where did you buy it?",
    ]);
    expect(new TestThread(meta.current, customer.psid).phone).toEqual(["Where did you buy it?"]);
  });

  it("of a review nobody may be answered in private", async () => {
    await takeComments(meta.current);
    const id = aCustomer(meta.current).review("Leaks.", false);
    await deliverAll(meta.current);
    const thread = new TestThread(meta.current, id);
    await untilSaid(thread, 1);

    const outgoing = { kind: "private_reply", text: "Sorry" } as const;
    const seenRev = await thread.rev();
    const outcome = await thread.command({ sub: "kim", name: "Kim Lee", role: "agent" }, "message.send", {
      outgoing,
      seenRev,
    });

    expect((await thread.thread()).comment).toMatchObject({ began: "review", by: { name: "Ada Marlow" } });
    expect(outcome).toMatchObject({ ok: false, refusal: { why: "not_answerable" } });
  });

  it("a mention is told by who names the Page", async () => {
    await takeComments(meta.current);
    const id = aCustomer(meta.current).mention("Thanks to Northwind!");
    await deliverAll(meta.current);

    const thread = new TestThread(meta.current, id);
    expect(told(await untilSaid(thread, 1))).toEqual(["Ada Marlow: Thanks to Northwind!"]);
    expect((await thread.thread()).comment).toMatchObject({ began: "mention" });
  });
});

describe("a thread that cannot be reached", () => {
  /** Each call to a thread fails, before or after it had its effect. */
  function breakThreads(isApplied: boolean): { restore: () => void } {
    const take = Conversation.prototype.takeComments;
    const spy = vi.spyOn(Conversation.prototype, "takeComments").mockImplementation(async function (
      this: Conversation,
      ...args
    ) {
      if (isApplied) await take.apply(this, args);
      throw new Error("out of reach");
    });
    return { restore: () => spy.mockRestore() };
  }

  async function untilTried(): Promise<void> {
    await until(async () => {
      const tried = await insidePost((_post, { storage }) =>
        storage.sql.exec<{ n: number }>("SELECT count(*) AS n FROM parcel WHERE attempts > 0").one(),
      );
      expect(tried.n).toBeGreaterThan(0);
    });
  }

  it.each([
    ["before it took the comment", false],
    ["after it took it", true],
  ])("%s is told of it once it can, by whoever comes after the Post that died", async (_when, isApplied) => {
    await takeComments(meta.current);
    const value = aCommentValue();
    const broken = breakThreads(isApplied);
    await deliverFeed(value);
    await untilTried();
    await insidePost((_post, state) => state.abort("crash ordered by the test")).catch(() => undefined);
    broken.restore();

    await letPass(meta.current, MINUTE);
    await alarmOfPost();

    await until(async () => expect(await pendingOf()).toBe(0));
    await untilSaid(new TestThread(meta.current, value.comment_id), 1);
  });

  it("keeps no other thread of the post waiting", async () => {
    await takeComments(meta.current);
    const [stuck, other] = [aCommentValue(), aCommentValue()];
    const broken = breakThreads(false);
    await deliverFeed(stuck);
    await untilTried();
    broken.restore();

    await deliverFeed(other);

    await untilSaid(new TestThread(meta.current, other.comment_id), 1);
    expect(await pendingOf()).toBe(1);
    await letPass(meta.current, MINUTE);
    await alarmOfPost();
    await until(async () => expect(await pendingOf()).toBe(0));
  });
});

describe("threads of one post", () => {
  it("are told side by side: one that is slow keeps no other waiting", async () => {
    await takeComments(meta.current);
    const [slow, other] = [aCommentValue(), aCommentValue()];
    const take = Conversation.prototype.takeComments;
    const slowName = `${PAGE_ID}:${slow.comment_id}`;
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const spy = vi.spyOn(Conversation.prototype, "takeComments").mockImplementation(async function (
      this: Conversation,
      ...args
    ) {
      if (args[0] === slowName) await held;
      return await take.apply(this, args);
    });
    await deliverFeed(slow);
    await deliverFeed(other);

    await untilSaid(new TestThread(meta.current, other.comment_id), 1);
    letGo();
    await untilSaid(new TestThread(meta.current, slow.comment_id), 1);
    spy.mockRestore();
  });
});

describe("a post with very many comments", () => {
  it("costs each of them a few rows, however many there were before", async () => {
    await takeComments(meta.current);
    await deliverFeed(aCommentValue());
    const written = async (): Promise<number> => {
      const value = aCommentValue();
      const before = await insidePost((_post, { storage }) => counted(storage));
      await deliverFeed(value);
      await untilSaid(new TestThread(meta.current, value.comment_id), 1);
      await until(async () => expect(await pendingOf()).toBe(0));
      return (await insidePost((_post, { storage }) => counted(storage))) - before;
    };
    const atFirst = await written();

    await insidePost((_post, { storage }) => {
      storage.sql.exec(
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
           INSERT INTO comment (id, root, state) SELECT '1_' || i, '1_' || i, 'here' FROM n`,
      );
    });

    expect(atFirst).toBe(1);
    expect(await written()).toBe(atFirst);
    const plans = await insidePost((_post, { storage }) =>
      [
        "SELECT root, state, hidden FROM comment WHERE id = 'x'",
        "SELECT json FROM held WHERE awaits = 'x' ORDER BY id",
        "SELECT * FROM parcel WHERE due_at <= 1 ORDER BY due_at, id LIMIT 200",
        "SELECT * FROM parcel WHERE receiver = 'x' ORDER BY id LIMIT 50",
      ].map((sql) => JSON.stringify(storage.sql.exec(`EXPLAIN QUERY PLAN ${sql}`).toArray())),
    );
    for (const plan of plans) expect(plan).not.toMatch(/SCAN|TEMP B-TREE/);
  });
});

function counted({ sql }: DurableObjectStorage): number {
  return sql.exec<{ n: number }>("SELECT count(*) AS n FROM comment").one().n;
}

async function pendingOf(): Promise<number> {
  return await insidePost((_post, { storage }) => {
    return storage.sql.exec<{ n: number }>("SELECT count(*) AS n FROM parcel").one().n;
  });
}

describe("an erased thread", () => {
  it("of a comment does not come back by what Meta delivers again", async () => {
    const { thread, id } = await aComment(meta.current);
    const createdAt = Math.floor(Date.now() / 1000) - 5;

    await thread.stub.erase(thread.name, Date.now() + SECOND);
    await deliverFeed(aCommentValue({ comment_id: id, created_time: createdAt, verb: "edited" }));
    await alarmOfPost();
    await until(async () => expect(await pendingOf()).toBe(0));

    const left = await thread.inside((_conversation, { storage }) =>
      storage.sql.exec<{ n: number }>("SELECT count(*) AS n FROM entry").one(),
    );
    expect(left.n).toBe(0);
  });
});
