import { describe, expect, it } from "vitest";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import type { Outgoing } from "../../../worker/protocol/outgoing/outgoing.ts";
import { PRIVATE_REPLIES_MAX, type CommentAction } from "../../../worker/protocol/comments/comment.ts";
import { mayReplyPrivately } from "../../../worker/protocol/comments/private-reply.ts";
import { PAGE_ID } from "../support/env.ts";
import { PNG } from "../support/cdn.ts";
import { aFile } from "../support/given.ts";
import { aCustomer, deliverAll, useMeta } from "../support/meta.ts";
import { ANA, DAY, KIM, letPass, MINUTE, SAM, TestThread, until } from "../support/thread.ts";
import { aComment, told, untilSaid } from "./support.ts";

const meta = useMeta();

const publicly = (text: string, more: object = {}): Outgoing => ({ kind: "public_reply", text, ...more });
const privately = (text: string, more: object = {}): Outgoing => ({ kind: "private_reply", text, ...more });

/** What Meta shows under a comment, as the Page wrote it. */
function shownBelow(simulator: Simulator, id: string): string[] {
  return Object.values(simulator.world.page(PAGE_ID).comments).flatMap(({ parentId, psid, text, deleted }) =>
    parentId === id && psid === null && !deleted ? [text] : [],
  );
}

/** The code of the refusal and why, or "ok". */
async function codeOf(thread: TestThread, outgoing: Outgoing): Promise<string> {
  const seenRev = await thread.rev();
  const outcome = await thread.command(KIM, "message.send", { outgoing, seenRev });
  if (outcome.ok) return "ok";
  const { refusal } = outcome;
  return refusal.code === "not_sendable" ? `${refusal.path}: ${refusal.why}` : refusal.code;
}

async function act(thread: TestThread, action: CommentAction, entry: number, id = crypto.randomUUID()) {
  const answer: unknown = await thread.stub.actOnComment(thread.name, {
    id: `kim:${id}`,
    by: KIM,
    action,
    entry,
  });
  return answer as { ok: true; value: { isRepeated?: boolean } } | { ok: false; refusal: { code: string } };
}

/** Until the thread knows whose conversation its private reply opened. */
async function untilLinked(thread: TestThread, messenger: TestThread): Promise<void> {
  await until(async () =>
    expect((await thread.thread()).comment?.privateReplies).toMatchObject([
      { state: "sent", conversation: messenger.name },
    ]),
  );
}

describe("a public reply", () => {
  it("stands under the comment, once, also when its echo comes", async () => {
    const { thread, id } = await aComment(meta.current);

    await thread.send(publicly("Two kilos."));
    await thread.untilStates("sent");
    await deliverAll(meta.current);

    expect(shownBelow(meta.current, id)).toEqual(["Two kilos."]);
    expect(told(await untilSaid(thread, 2))).toEqual([
      "Ada Marlow: What does it weigh?",
      "Kim Lee: Two kilos.",
    ]);
  });

  it("is found among Meta's comments where its answer was lost, and is not sent twice", async () => {
    const { thread, id } = await aComment(meta.current);
    meta.current.faults.order({ kind: "apply-then-drop", path: "/comments" });

    await thread.send(publicly("Two kilos."));
    await thread.untilStates("sending");
    await meta.current.takeOutgoing();
    await letPass(meta.current, 2 * MINUTE);
    await thread.alarm();

    await thread.untilStates("sent");
    expect(shownBelow(meta.current, id)).toEqual(["Two kilos."]);
  });

  it("is known by its echo where its answer was lost", async () => {
    const { thread, id } = await aComment(meta.current);
    meta.current.faults.order({ kind: "apply-then-drop", path: "/comments" });

    await thread.send(publicly("Two kilos."));
    await thread.untilStates("sending");
    await deliverAll(meta.current);

    await thread.untilStates("sent");
    expect(shownBelow(meta.current, id)).toEqual(["Two kilos."]);
    await untilSaid(thread, 2);
  });

  it("is unknown, and neither lost nor sent again, where nobody can tell", async () => {
    const { thread, id } = await aComment(meta.current);
    meta.current.faults.order({ kind: "drop", path: "/comments", count: 10 });

    await thread.send(publicly("Two kilos."));
    await thread.untilStates("sending");
    await letPass(meta.current, 2 * MINUTE);
    await thread.alarm();

    await thread.untilStates("unknown");
    expect(shownBelow(meta.current, id)).toEqual([]);
  });

  it("is refused under a comment that is gone, before it is written and before it leaves", async () => {
    const { thread, customer, id } = await aComment(meta.current);
    customer.deleteComment(id);
    await deliverAll(meta.current);
    await until(async () => expect(told(await thread.whole())).toEqual(["Ada Marlow:  [removed]"]));

    expect(await codeOf(thread, publicly("Two kilos."))).toBe("replyTo: taken_back");
    expect(await codeOf(thread, privately("Two kilos."))).toBe("replyTo: taken_back");
  });

  it("may be a picture with words, which Meta fetches", async () => {
    const { thread, id } = await aComment(meta.current);
    const { file } = await aFile(thread, PNG, "tent.png");

    await thread.send(publicly("Like this.", { file }));
    await thread.untilStates("sent");
    await deliverAll(meta.current);

    const entries = await untilSaid(thread, 2);
    expect(shownBelow(meta.current, id)).toEqual(["Like this."]);
    expect(entries[1]?.content).toMatchObject({ text: "Like this.", parts: [{ type: "image" }] });
  });

  it("of staff in Business Suite is shown as theirs", async () => {
    const { thread, id } = await aComment(meta.current);

    meta.current.page(PAGE_ID).wall.comment(id, "About two kilos");
    await deliverAll(meta.current);

    expect(told(await untilSaid(thread, 2))[1]).toBe("page_inbox: About two kilos");
  });
});

describe("what may be sent there", () => {
  it("is a public or a private reply, and nothing of Messenger's; nor the other way round", async () => {
    const { thread, customer } = await aComment(meta.current);
    customer.text("Hello in private");
    await deliverAll(meta.current);
    const messenger = new TestThread(meta.current, customer.psid);

    expect(await codeOf(thread, { kind: "text", text: "Hello" })).toBe("kind: not_allowed");
    expect(await codeOf(thread, { kind: "sticker", stickerId: "1" })).toBe("kind: not_allowed");
    expect(await codeOf(messenger, publicly("Hello"))).toBe("kind: not_allowed");
    expect(await codeOf(messenger, privately("Hello"))).toBe("kind: not_allowed");
  });
});

describe("a private reply", () => {
  it("opens the conversation in Messenger, and each of the two knows the other", async () => {
    const { thread, customer } = await aComment(meta.current);

    await thread.send(privately("It weighs two kilos."));
    await thread.untilStates("sent");
    await deliverAll(meta.current);

    const messenger = new TestThread(meta.current, customer.psid);
    expect(messenger.phone).toEqual(["It weighs two kilos."]);
    const [root] = await thread.whole();
    const [ours] = await thread.ours();
    expect((await thread.thread()).comment?.privateReplies).toEqual([
      { to: root?.id, entry: ours?.id, state: "sent", conversation: messenger.name },
    ]);
    expect(ours?.content).toMatchObject({ privateTo: root?.id });
    const said = await untilSaid(messenger, 1);
    expect(told(said)).toEqual(["Kim Lee: It weighs two kilos."]);
    expect(said[0]?.content).toMatchObject({
      answersComment: { conversation: thread.name, entry: root?.id, post: expect.any(String) as string },
    });
    // Who has not written in Messenger is told by Meta beneath the comment alone.
    expect((await messenger.thread()).customer.name).toBe((await thread.thread()).customer.name);
    expect((await messenger.thread()).customer.name).not.toBeNull();
    // Meta has no second one, and no tag.
    const [call] = meta.current.calls.entries.filter(({ path }) => path.endsWith("/messages"));
    expect(call?.params).toMatchObject({ messaging_type: "RESPONSE" });
    expect(call?.params).not.toHaveProperty("tag");
  });

  it("is one: twice at once, one is refused, and the phone shows one", async () => {
    const { thread, customer } = await aComment(meta.current);
    const seenRev = await thread.rev();

    const outcomes = await Promise.all(
      ["One", "Two"].map((text) =>
        thread.command(KIM, "message.send", { outgoing: privately(text), seenRev, writtenHere: [] }),
      ),
    );
    await until(async () => expect((await thread.states()).join()).toBe("sent"));

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new TestThread(meta.current, customer.psid).phone).toHaveLength(1);
    expect(await codeOf(thread, privately("Three"))).toBe("kind: answered_privately");
  });

  it("is refused after 7 days, and told so before", async () => {
    const { thread } = await aComment(meta.current);
    const { thread: read, entries } = await thread.read();
    const may = mayReplyPrivately(entries[0]!, read.comment!, Date.now());
    expect(may).toEqual({ ok: true, until: entries[0]!.at + 7 * DAY });

    await letPass(meta.current, 7 * DAY + MINUTE);

    expect(await codeOf(thread, privately("Hello"))).toBe("kind: after_7_days");
  });

  it("that Meta refuses fails, never stands under the comment, and is not offered again", async () => {
    const { thread, id } = await aComment(meta.current);
    meta.current.page(PAGE_ID).wall.replyPrivately(id, "From Business Suite");
    await meta.current.takeOutgoing();

    await thread.send(privately("It weighs two kilos."));

    await thread.untilStates("failed (rejected)");
    expect(shownBelow(meta.current, id)).toEqual([]);
    expect((await thread.thread()).comment?.privateReplies).toMatchObject([
      { state: "failed", refused: true },
    ]);
    expect(await codeOf(thread, privately("Again"))).toBe("kind: not_answerable");
  });

  it("whose answer was lost is known by its echo, which is its agent's", async () => {
    const { thread, customer } = await aComment(meta.current);
    meta.current.faults.order({ kind: "apply-then-drop", path: "/messages" });

    await thread.send(privately("It weighs two kilos."));
    await thread.untilStates("sending");
    await deliverAll(meta.current);

    await thread.untilStates("sent");
    const messenger = new TestThread(meta.current, customer.psid);
    await until(async () => expect(told(await messenger.whole())).toEqual(["Kim Lee: It weighs two kilos."]));
    expect(messenger.phone).toHaveLength(1);
    expect((await thread.thread()).comment?.privateReplies).toMatchObject([{ conversation: messenger.name }]);
  });

  it("whose answer and echo were lost is known by the comment, and not sent twice", async () => {
    const { thread, customer } = await aComment(meta.current);
    meta.current.faults.order({ kind: "apply-then-drop", path: "/messages" });

    await thread.send(privately("It weighs two kilos."));
    await thread.untilStates("sending");
    await meta.current.takeOutgoing();
    await letPass(meta.current, 2 * MINUTE);
    await thread.alarm();

    await thread.untilStates("sent");
    const messenger = new TestThread(meta.current, customer.psid);
    expect(messenger.phone).toHaveLength(1);
    expect(await codeOf(thread, privately("Again"))).toBe("kind: answered_privately");
    // The comment names the conversation, and that the message: both know each other.
    await untilLinked(thread, messenger);
    const [root] = await thread.whole();
    const said = await untilSaid(messenger, 1);
    expect(told(said)).toEqual(["Kim Lee: It weighs two kilos."]);
    expect(said[0]?.content).toMatchObject({
      answersComment: { conversation: thread.name, entry: root?.id },
    });
    // By its own name: what Meta's record brings of it later is no second one.
    const messages = meta.current.world.thread(customer.psid).messages.map(({ mid }) => mid);
    expect((await thread.ours())[0]?.mid).toBe(messages[0]);
  });

  it("whose answer and echo were lost is linked later, where Meta tells nothing at first", async () => {
    const { thread, customer } = await aComment(meta.current);
    meta.current.faults.order({ kind: "apply-then-drop", path: "/messages" });
    await thread.send(privately("It weighs two kilos."));
    await thread.untilStates("sending");
    await meta.current.takeOutgoing();
    await letPass(meta.current, 2 * MINUTE);
    // The second question about the comment, and all until Meta is well again.
    meta.current.faults.order({ kind: "error", code: 2, path: "/messages", count: 20 });
    await thread.alarm();
    await thread.untilStates("sent");
    const messenger = new TestThread(meta.current, customer.psid);
    expect((await thread.thread()).comment?.privateReplies?.[0]).not.toHaveProperty("conversation");
    meta.current.faults.clear();

    await thread.crash();
    await letPass(meta.current, 2 * MINUTE);
    await thread.alarm();

    await untilLinked(thread, messenger);
    expect(told(await untilSaid(messenger, 1))).toEqual(["Kim Lee: It weighs two kilos."]);
  });

  it("of which nobody can tell keeps a second one from leaving", async () => {
    const { thread } = await aComment(meta.current);
    meta.current.faults.order({ kind: "drop", path: "/messages" });

    await thread.send(privately("It weighs two kilos."));
    await thread.untilStates("sending");
    await letPass(meta.current, 2 * MINUTE);
    await thread.alarm();

    await thread.untilStates("unknown");
    expect(await codeOf(thread, privately("Again"))).toBe("kind: answered_privately");
  });

  it("of which nobody can tell leaves once more where its agent wants it, and Meta takes one", async () => {
    const { thread, customer } = await aComment(meta.current);
    meta.current.faults.order({ kind: "drop", path: "/messages" });
    const [sent] = await thread.send(privately("It weighs two kilos."));
    await thread.untilStates("sending");
    await letPass(meta.current, 2 * MINUTE);
    await thread.alarm();
    await thread.untilStates("unknown");

    const seenRev = await thread.rev();
    await thread.command(KIM, "message.settle", { entry: sent!.id, as: "again", seenRev });

    await thread.untilStates("unknown (sent_again)", "sent");
    expect(new TestThread(meta.current, customer.psid).phone).toHaveLength(1);
    expect((await thread.thread()).comment?.privateReplies).toMatchObject([{ state: "sent" }]);
  });

  it("to somebody whose comment was deleted goes to nobody else when it is sent again", async () => {
    const { thread, id } = await aComment(meta.current);
    const ben = aCustomer(meta.current, "Ben");
    const reply = ben.comment({ text: "And its colour?" }, id);
    await deliverAll(meta.current);
    const [, second] = await untilSaid(thread, 2);
    meta.current.faults.order({ kind: "error", code: 100, subcode: 2018294, path: "/messages" });
    const [sent] = await thread.send(privately("Green.", { replyTo: second!.id }));
    await thread.untilStates("queued (retry)");
    ben.deleteComment(reply);
    await deliverAll(meta.current);
    await letPass(meta.current, 3 * MINUTE);
    await thread.alarm();
    await thread.untilStates("failed (quote_taken_back)");

    const seenRev = await thread.rev();
    const outcome = await thread.command(KIM, "message.retry", { entry: sent!.id, seenRev });

    expect(outcome).toMatchObject({ ok: false, refusal: { code: "not_sendable", why: "taken_back" } });
    await thread.untilStates("failed (quote_taken_back)");
  });

  it("is sent, and linked, although the instance died before it heard of it", async () => {
    const { thread, customer } = await aComment(meta.current);
    meta.current.faults.order({ kind: "apply-then-drop", path: "/messages" });
    await thread.send(privately("It weighs two kilos."));
    await thread.untilStates("sending");

    await thread.crash();
    await deliverAll(meta.current);

    await thread.untilStates("sent");
    const messenger = new TestThread(meta.current, customer.psid);
    await until(async () => expect(told(await messenger.whole())).toEqual(["Kim Lee: It weighs two kilos."]));
    expect(messenger.phone).toHaveLength(1);
  });
});

describe("a private reply and an erasure", () => {
  const rowsIn = (thread: TestThread, table: string) =>
    thread.inside(
      (_conversation, { storage }) =>
        storage.sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).one().n,
    );

  it("that was on its way when its person was erased brings neither name nor words of it back", async () => {
    const { thread, customer } = await aComment(meta.current);
    const messenger = new TestThread(meta.current, customer.psid);
    await thread.send(privately("Secret words"));
    await thread.untilStates("sent");
    await untilSaid(messenger, 1);
    const rows = await thread.inside((_conversation, { storage }) =>
      storage.sql
        .exec<{ at: number; mid: string }>("SELECT at, mid FROM entry WHERE outgoing = 'private_reply'")
        .one(),
    );
    await messenger.stub.erase(messenger.name, Date.now());
    const comment = { conversation: thread.name, entry: 1, post: null };
    const by = { sub: "kim", name: "Kim Lee" };
    const written = { mid: rows.mid, writtenAt: rows.at, text: "Secret words" };

    await messenger.stub.takeLinks(messenger.name, [
      { kind: "sent", ...written, at: Date.now() + MINUTE, by, comment, name: "Ada Marlow" },
    ]);

    expect(await rowsIn(messenger, "entry")).toBe(0);
    expect(await rowsIn(messenger, "thread")).toBe(0);
    // What is written since is another matter.
    const later = { mid: "m_later", text: "Hello again", writtenAt: Date.now() + 2 * MINUTE };
    await messenger.stub.takeLinks(messenger.name, [
      { kind: "sent", ...later, at: later.writtenAt, by, comment, name: "Ada Marlow" },
    ]);
    expect(told(await untilSaid(messenger, 1))).toEqual(["Kim Lee: Hello again"]);
  });

  it("whose echo comes after its thread was erased does not bring that back, empty", async () => {
    const { thread, customer } = await aComment(meta.current);
    meta.current.faults.order({ kind: "apply-then-drop", path: "/messages" });
    await thread.send(privately("Private words"));
    await thread.untilStates("sending");
    await thread.stub.erase(thread.name, Date.now());

    await deliverAll(meta.current);

    const messenger = new TestThread(meta.current, customer.psid);
    await untilSaid(messenger, 1);
    await until(async () => expect(await rowsIn(messenger, "parcel")).toBe(0));
    expect(await rowsIn(thread, "thread")).toBe(0);
  });
});

it("what was answered in private stays so behind as many other private replies as a thread tells of", async () => {
  const { thread } = await aComment(meta.current);
  const [root] = await thread.whole();
  await thread.send(privately("First"));
  await thread.untilStates("sent");
  await thread.inside((_conversation, { storage }) => {
    storage.sql.exec(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${PRIVATE_REPLIES_MAX})
         INSERT INTO entry (seq, rev, key, at, author, kind, text, detail, outgoing, sends, state, mid, merged)
         SELECT 1000 + i, 1000 + i, 'other' || i, at, author, kind, text, detail, outgoing, json_set(sends, '$.replyTo', 500 + i), state, 'm' || i, 0
           FROM n, (SELECT * FROM entry WHERE outgoing = 'private_reply')`,
    );
  });
  await thread.crash();

  const told = (await thread.thread()).comment?.privateReplies ?? [];
  expect(told).toHaveLength(PRIVATE_REPLIES_MAX);
  expect(told.map(({ to }) => to)).not.toContain(root!.id);
  expect(await codeOf(thread, privately("Second", { replyTo: root!.id }))).toBe("kind: answered_privately");
});

describe("what an agent does with a comment", () => {
  it("is done at Meta, shown, told by a line, and done once", async () => {
    const { thread, id } = await aComment(meta.current);
    const [root] = await thread.whole();
    const command = crypto.randomUUID();

    const first = await act(thread, "hide", root!.id, command);
    const again = await act(thread, "hide", root!.id, command);
    await act(thread, "like", root!.id);

    expect(first).toMatchObject({ ok: true, value: { isRepeated: false } });
    expect(again).toMatchObject({ ok: true, value: { isRepeated: true } });
    const atMeta = meta.current.world.page(PAGE_ID).comments[id];
    expect(atMeta).toMatchObject({ hidden: true, liked: true });
    const entries = await thread.whole();
    expect(entries[0]?.changes).toEqual({ isHidden: true, isLiked: true });
    expect(entries.map(({ content }) => content.kind === "system" && content.line)).toContainEqual(
      expect.objectContaining({ event: "comment", action: "hide", entry: root!.id }),
    );
    await deliverAll(meta.current);
    expect((await thread.whole())[0]?.changes).toEqual({ isHidden: true, isLiked: true });

    await act(thread, "unhide", root!.id);
    await act(thread, "unlike", root!.id);
    expect((await thread.whole())[0]?.changes).toEqual({});
  });

  it("deletes what the Page wrote, and nothing of others", async () => {
    const { thread, id } = await aComment(meta.current);
    await thread.send(publicly("Two kilos."));
    await thread.untilStates("sent");
    const [root, ours] = (await thread.whole()).filter(({ content }) => content.kind === "text");

    expect(await act(thread, "delete", root!.id)).toMatchObject({
      ok: false,
      refusal: { code: "wrong_state" },
    });
    expect(await act(thread, "delete", ours!.id)).toMatchObject({ ok: true });

    expect(shownBelow(meta.current, id)).toEqual([]);
    expect((await thread.ours())[0]?.changes).toMatchObject({ isUnsent: true });
    // An answer that was lost: what is gone already was deleted.
    expect(await act(thread, "delete", ours!.id)).toMatchObject({ ok: true, value: { isRepeated: true } });
  });
});

describe("what the Page wrote", () => {
  async function anAnswer(thread: TestThread) {
    await thread.send(publicly("Two kilo."));
    await thread.untilStates("sent");
    await deliverAll(meta.current);
    const [ours] = await thread.ours();
    return ours!;
  }

  const edit = (thread: TestThread, entry: number, text: string, by = KIM, more: object = {}) =>
    thread.command(by, "comment.edit", { entry, text, ...more });

  it("says something else, at Meta and here, once, also when Meta tells of it", async () => {
    const { thread, id } = await aComment(meta.current);
    const { id: entry } = await anAnswer(thread);
    const command = crypto.randomUUID();

    expect(await edit(thread, entry, "Two kilos.", KIM, { id: command })).toMatchObject({ ok: true });
    expect(await edit(thread, entry, "Two kilos.", KIM, { id: command })).toMatchObject({ ok: true });
    await deliverAll(meta.current);

    expect(shownBelow(meta.current, id)).toEqual(["Two kilos."]);
    expect(told(await untilSaid(thread, 2))[1]).toBe("Kim Lee: Two kilos. [edited]");
    const [ours] = await thread.ours();
    expect(ours?.changes).toEqual({ edits: 1 });
    const lines = (await thread.whole()).flatMap(({ content }) =>
      content.kind === "system" && content.line.event === "comment" ? [content.line] : [],
    );
    expect(lines).toMatchObject([{ action: "edit", entry, by: { sub: "kim" } }]);
  });

  it("is changed by who wrote it or may act for colleagues; not what customers wrote, nor what is gone", async () => {
    const { thread, id } = await aComment(meta.current);
    const { id: entry } = await anAnswer(thread);
    const [root] = await thread.whole();
    const refusalOf = async (...given: Parameters<typeof edit>) => {
      const answer = await edit(...given);
      return answer.ok ? "ok" : answer.refusal;
    };

    expect(await refusalOf(thread, entry, "Mine", SAM)).toEqual({ code: "not_allowed" });
    expect(await refusalOf(thread, root!.id, "Mine")).toEqual({ code: "wrong_state", state: "not_ours" });
    await thread.send(privately("In private"));
    await thread.untilStates("sent", "sent");
    const [, inPrivate] = await thread.ours();
    expect(await refusalOf(thread, inPrivate!.id, "Mine")).toEqual({
      code: "wrong_state",
      state: "not_ours",
    });
    expect(await refusalOf(thread, entry, "By who may", ANA)).toBe("ok");
    await act(thread, "delete", entry);
    expect(await refusalOf(thread, entry, "Too late")).toEqual({ code: "wrong_state", state: "unsent" });
    expect(shownBelow(meta.current, id)).toEqual([]);
  });

  it("stays as it was where Meta does not answer, and may be changed again", async () => {
    const { thread } = await aComment(meta.current);
    const { id: entry, mid } = await anAnswer(thread);
    meta.current.faults.order({ kind: "drop", path: mid!, method: "POST" });

    expect(await edit(thread, entry, "Two kilos.")).toMatchObject({ refusal: { code: "unavailable" } });
    expect(told(await untilSaid(thread, 2))[1]).toBe("Kim Lee: Two kilo.");
    expect(await edit(thread, entry, "Two kilos.")).toMatchObject({ ok: true });
  });
});

describe("whether Meta still takes a private reply", () => {
  const look = (thread: TestThread, entry: number) => thread.command(KIM, "comment.look", { entry });

  it("is asked before anybody writes: staff may have answered in Business Suite", async () => {
    const { thread, id } = await aComment(meta.current);
    const [root] = await thread.whole();
    expect(await look(thread, root!.id)).toMatchObject({ ok: true });
    expect((await thread.thread()).comment).not.toHaveProperty("closed");
    meta.current.page(PAGE_ID).wall.replyPrivately(id, "From Business Suite");

    expect(await look(thread, root!.id)).toMatchObject({ ok: true });

    expect((await thread.thread()).comment?.closed).toEqual([{ to: root!.id, why: "answered" }]);
    expect(await codeOf(thread, privately("Again"))).toBe("kind: answered_privately");
    // Others under it are not concerned.
    const ben = aCustomer(meta.current, "Ben");
    ben.comment({ text: "And its colour?" }, id);
    await deliverAll(meta.current);
    const [, second] = await untilSaid(thread, 2);
    expect(await codeOf(thread, privately("Green", { replyTo: second!.id }))).toBe("ok");
  });

  it("is not asked of what was answered here, and stays open where Meta does not tell", async () => {
    const { thread } = await aComment(meta.current);
    const [root] = await thread.whole();
    meta.current.faults.order({ kind: "error", code: 2, path: root!.mid!, method: "GET" });
    expect(await look(thread, root!.id)).toMatchObject({ refusal: { code: "record_unavailable" } });
    expect((await thread.thread()).comment).not.toHaveProperty("closed");

    await thread.send(privately("It weighs two kilos."));
    await thread.untilStates("sent");
    const before = meta.current.calls.entries.length;
    expect(await look(thread, root!.id)).toMatchObject({ ok: true });
    expect(meta.current.calls.entries).toHaveLength(before);
    expect((await thread.thread()).comment).not.toHaveProperty("closed");
  });
});
