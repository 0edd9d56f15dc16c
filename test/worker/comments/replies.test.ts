import { describe, expect, it } from "vitest";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import type { Outgoing } from "../../../worker/protocol/outgoing/outgoing.ts";
import type { CommentAction } from "../../../worker/protocol/comments/comment.ts";
import { mayReplyPrivately } from "../../../worker/protocol/comments/private-reply.ts";
import { PAGE_ID } from "../support/env.ts";
import { PNG } from "../support/cdn.ts";
import { aFile } from "../support/given.ts";
import { aCustomer, deliverAll, useMeta } from "../support/meta.ts";
import { DAY, KIM, letPass, MINUTE, TestThread, until } from "../support/thread.ts";
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
    expect(new TestThread(meta.current, customer.psid).phone).toHaveLength(1);
    expect(await codeOf(thread, privately("Again"))).toBe("kind: answered_privately");
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
