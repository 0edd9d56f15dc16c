import { describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { NO_ROUTING, type Conditions } from "../../../worker/protocol/routing/config.ts";
import { connect } from "../support/agent.ts";
import { aCommentThread, comment, POST } from "../support/comments.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { configureMain } from "../support/main-routing.ts";
import { useMeta } from "../support/meta.ts";
import { aQueue } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, ANA, DAY, KIM, letPass, SAM, until } from "../support/thread.ts";

const meta = useMeta();

/** What Meta was asked to do with a comment, in order. */
const actsAtMeta = (id: string): string[] =>
  meta.current.calls.entries
    .filter(({ method, path }) => method !== "GET" && new RegExp(`/${id}(/likes)?$`).test(path))
    .map(({ method, path, params }) => {
      const hides = params["is_hidden"] === undefined ? "" : ` ${JSON.stringify(params["is_hidden"])}`;
      return `${method}${path.endsWith("/likes") ? " likes" : ""}${hides}`;
    });

/** What was posted at Meta's Send API, whomever it is for. */
const sentToMessenger = (): number =>
  meta.current.calls.entries.filter(({ path }) => path.endsWith("/messages")).length;

describe("a thread of comments at the desk", () => {
  it("is a row of its kind, with who began it and under which post", async () => {
    const { thread, customer } = await aCommentThread(meta.current);
    const kim = await connect(KIM);

    const { items } = await kim.ask("list.open", { view: "open", length: 10 });

    const row = items.find(({ conversation }) => conversation === thread.name);
    expect(row).toMatchObject({
      status: "open",
      owner: null,
      unanswered: 1,
      preview: { author: "customer", text: "What does it weigh?", agent: null },
      comment: {
        ...{ began: "comment", postId: POST.id, post: POST.text },
        by: { id: customer.psid, name: "Ada Marlow" },
      },
    });
    expect(row?.responseUntil).toBeNull();
  });

  it("tells whose words were said last, and whose are asked", async () => {
    const { thread, id } = await aCommentThread(meta.current);
    const kim = await connect(KIM);
    const by = { id: "8801", name: "Jonas Weber" };
    await comment(thread, { id: `${id}1`, text: "I have it, yes it is.", by });

    const row = async () =>
      (await kim.ask("list.open", { view: "open", length: 10 })).items.find(
        ({ conversation }) => conversation === thread.name,
      );
    await until(async () => {
      expect((await row())?.preview).toEqual({
        ...{ author: "customer", agent: "Jonas Weber", text: "I have it, yes it is." },
      });
    });
    const [kept] = await rowsOf(
      deskStub(env, "main"),
      "SELECT said FROM conversation WHERE name = ?",
      thread.name,
    );
    expect(JSON.parse(String(kept?.["said"]))).toMatchObject({ agent: "Jonas Weber" });
  });

  it("keeps the first words of its post alone, of which there may be thousands of comments", async () => {
    const { thread, id, customer } = await aCommentThread(meta.current);
    const text = "Everything must go. ".repeat(500);
    const post = { ...POST, text };
    const by = { id: customer.psid, name: "Ada Marlow" };
    await comment(thread, { id: `${id}1`, text: "And?", by, post });

    const sql = "SELECT length(digest) AS length FROM conversation WHERE name = ?";
    const [row] = await rowsOf(deskStub(env, "main"), sql, thread.name);
    expect(row?.["length"]).toBeLessThan(2_000);
    expect((await thread.read()).thread.comment?.post?.text).toBe(text);
  });

  it("is listed where the list is narrowed to its kind, and is not where it is narrowed to the other", async () => {
    const { thread } = await aCommentThread(meta.current);
    const message = await aThread(meta.current);
    const kim = await connect(KIM);
    const listed = async (kind: "comment" | "messenger") => {
      const { items } = await kim.ask("list.open", { view: "open", length: 10, filter: { kind } });
      return items.map(({ conversation }) => conversation);
    };

    expect(await listed("comment")).toContain(thread.name);
    expect(await listed("comment")).not.toContain(message.name);
    expect(await listed("messenger")).toContain(message.name);
    expect(await listed("messenger")).not.toContain(thread.name);
  });

  it("goes where a rule for its kind, or for its post, leads, and no message does", async () => {
    const postId = `${PAGE_ID}_90210`;
    const queue = (id: string) => aQueue({ id, members: ["kim"] });
    const rule = (id: string, when: Conditions) => ({
      ...{ id, name: id, when, to: { type: "queue", queue: id } as const },
    });
    await configureMain({
      ...NO_ROUTING,
      queues: [queue("launch"), queue("social"), queue("chat")],
      rules: [rule("launch", { posts: [postId] }), rule("social", { kinds: ["comment"] })],
      otherwise: { type: "queue", queue: "chat" },
    });
    const { thread } = await aCommentThread(meta.current);
    const message = await aThread(meta.current);
    const ana = await connect(ANA);
    const placeOf = async (name: string) => {
      const { items } = await ana.ask("list.open", { view: "open", length: 200 });
      const finer = items.find(({ conversation }) => conversation === name)?.finer;
      return finer?.state === "queued" ? finer.queue : finer?.state;
    };

    expect(await placeOf(thread.name)).toBe("launch");
    expect(await placeOf(message.name)).toBe("chat");
    const tried = { pageId: PAGE_ID, postId: `${PAGE_ID}_1` };
    expect((await ana.ask("routing.try", tried)).rule?.id).toBe("social");
    expect((await ana.ask("routing.try", { pageId: PAGE_ID })).rule).toBeNull();
    await configureMain(NO_ROUTING);
  });

  it("is taken, given to a colleague, noted, tagged and closed as any other", async () => {
    const { thread } = await aCommentThread(meta.current);
    const [kim, sam] = [await connect(KIM), await connect(SAM)];
    const on = { conversation: thread.name };

    await kim.ask("conversation.take", on);
    await kim.ask("note.add", { ...on, text: "Known from the fair" });
    await kim.ask("conversation.assign", { ...on, to: "sam" });
    await sam.ask("conversation.close", on);

    const { summary } = await sam.ask("thread.open", on);
    expect(summary).toMatchObject({ status: "closed", owner: null });
    const { entries } = await thread.read();
    expect(entries.some(({ content }) => content.kind === "system" && content.line.event === "note")).toBe(
      true,
    );
  });

  it("has none of what Messenger alone has, each refused with why, and nothing of it reaches Meta", async () => {
    const { thread } = await aCommentThread(meta.current);
    const kim = await connect(KIM);
    await kim.ask("desk.read", {});
    const on = { conversation: thread.name };
    const seenRev = await thread.rev();
    const refusals = [
      await thread.command(KIM, "message.send", { seenRev, outgoing: { kind: "text", text: "Two kilos" } }),
      await thread.command(KIM, "message.react", { entry: 1, emoji: "❤️" }),
      await thread.command(KIM, "thread.control", { action: "take" }),
      await thread.command(KIM, "customer.moderate", { action: "block", reason: "spam" }),
      await thread.command(KIM, "thread.import", {}),
    ].map((answer) => (answer.ok ? "ok" : answer.refusal));

    expect(refusals).toEqual(
      refusals.map(() => ({ code: "not_sendable", path: "kind", why: "not_allowed" })),
    );
    await kim.ask("conversation.take", on);
    await kim.ask("thread.open", on);
    await kim.ask("thread.seen", { ...on, entry: 1 });
    await kim.ask("typing", { ...on, typing: true });
    await kim.ask("desk.read", {});
    expect(sentToMessenger()).toBe(0);
  });

  it("is told nothing by the desk itself, and is asked by no program", async () => {
    await configureMain({
      ...NO_ROUTING,
      replies: (["received", "closed"] as const).map((on) => ({
        ...{ id: on, on, texts: [{ language: "en", text: "We have it" }] },
      })),
      satisfaction: {
        by: "quick_replies",
        texts: [{ language: "en", question: "How satisfied are you with our answer?" }],
      },
    });
    const { thread } = await aCommentThread(meta.current);
    const kim = await connect(KIM);
    await kim.ask("conversation.take", { conversation: thread.name });
    await kim.ask("conversation.close", { conversation: thread.name });
    const pending = await rowsOf(
      deskStub(env, "main"),
      "SELECT reply FROM automatic WHERE conversation = ?",
      thread.name,
    );

    expect(pending).toEqual([]);
    await configureMain(NO_ROUTING);
  });
});

it("counts no contact under a post, so that answers there say nothing of those in Messenger", async () => {
  const { thread } = await aCommentThread(meta.current);
  const message = await aThread(meta.current);
  await thread.send({ kind: "public_reply", text: "Two kilos" });
  await message.send("Two kilos");
  const sql =
    "SELECT contact, json_extract(contact, '$.counted.key') AS counted FROM conversation WHERE name = ?";
  const of = async (name: string) => (await rowsOf(deskStub(env, "main"), sql, name))[0];

  await until(async () => expect((await of(message.name))?.["counted"]).not.toBeNull());
  expect((await of(thread.name))?.["contact"]).not.toBeNull();
  expect((await of(thread.name))?.["counted"]).toBeNull();
});

describe("comment.act", () => {
  it("hides what a customer wrote, shows it again and likes it, and says so in the thread", async () => {
    const { thread, id, entry } = await aCommentThread(meta.current);
    const kim = await connect(KIM);
    const on = { conversation: thread.name, entry };

    for (const action of ["hide", "unhide", "like"] as const) await kim.ask("comment.act", { ...on, action });

    expect(actsAtMeta(id)).toEqual(["POST true", "POST false", "POST likes"]);
    const { entries } = await thread.read();
    expect(entries.find((it) => it.id === entry)?.changes).toEqual({ isLiked: true });
    const lines = entries.flatMap(({ content }) => (content.kind === "system" ? content.line : []));
    expect(lines).toMatchObject(
      ["hide", "unhide", "like"].map((action) => ({
        event: "comment",
        action,
        entry,
        by: { sub: "kim" },
      })),
    );
  });

  it("asks Meta for nothing where it is so already, nor for what is given again", async () => {
    const { thread, id, entry } = await aCommentThread(meta.current);
    const [kim, sam] = [await connect(KIM), await connect(SAM)];
    const hide = { conversation: thread.name, entry, action: "hide" } as const;
    const given = { ...hide, id: crypto.randomUUID() };

    await kim.ask("comment.act", given);
    await kim.ask("comment.act", given);
    await sam.ask("comment.act", hide);

    expect(actsAtMeta(id)).toEqual(["POST true"]);
  });

  it("deletes what the agent wrote, what a colleague wrote with the right for it, and nothing of a customer's", async () => {
    const { thread, entry } = await aCommentThread(meta.current);
    const [kim, sam, ana] = [await connect(KIM), await connect(SAM), await connect(ANA)];
    const [answer] = await thread.send({ kind: "public_reply", text: "Two kilos" });
    await thread.untilStates("sent");
    const own = { conversation: thread.name, entry: answer?.id ?? 0, action: "delete" } as const;

    expect(await ana.refusal("comment.act", { ...own, entry })).toBe("wrong_state");
    expect(await sam.refusal("comment.act", own)).toBe("not_allowed");
    expect(await kim.refusal("comment.act", own)).toBe("ok");
    expect((await thread.read()).entries.find(({ id }) => id === own.entry)?.changes).toMatchObject({
      isUnsent: true,
    });

    const [second] = await thread.send({ kind: "public_reply", text: "With the bag" });
    await thread.untilStates("sent", "sent");
    expect(await ana.refusal("comment.act", { ...own, entry: second?.id ?? 0 })).toBe("ok");
  });

  it("is refused in Messenger", async () => {
    const message = await aThread(meta.current);
    const answer = await message.command(KIM, "comment.act", { entry: 1, action: "hide" });

    expect(answer).toEqual({
      ok: false,
      refusal: { code: "not_sendable", path: "kind", why: "not_allowed" },
    });
  });
});

describe("a private reply", () => {
  const reply = { kind: "private_reply", text: "We wrote to you" } as const;

  it("leaves once, also where two agents write one in the same moment", async () => {
    const { thread } = await aCommentThread(meta.current);
    const seenRev = await thread.rev();
    const give = (by: typeof KIM) => thread.command(by, "message.send", { seenRev, outgoing: reply });

    const answers = await Promise.all([give(KIM), give(SAM)]);
    const codes = answers.map((answer) => (answer.ok ? "ok" : answer.refusal.code)).sort();

    expect(codes[1]).toBe("ok");
    expect(["changed", "not_sendable"]).toContain(codes[0]);
    await until(() => expect(sentToMessenger()).toBe(1));
    const again = await thread.command(ANA, "message.send", { seenRev: await thread.rev(), outgoing: reply });
    expect(again).toMatchObject({ ok: false, refusal: { code: "not_sendable", why: "answered_privately" } });
    expect(sentToMessenger()).toBe(1);
  });

  it("is refused after seven days, and nothing is said in public in its place", async () => {
    const { thread, id } = await aCommentThread(meta.current);
    await letPass(meta.current, 7 * DAY + 1);

    const answer = await thread.command(KIM, "message.send", {
      seenRev: await thread.rev(),
      outgoing: reply,
    });

    expect(answer).toMatchObject({ ok: false, refusal: { code: "not_sendable", why: "after_7_days" } });
    expect(sentToMessenger()).toBe(0);
    expect(meta.current.calls.entries.some(({ path }) => path.endsWith(`${id}/comments`))).toBe(false);
  });

  it("links both conversations, and each says so in its row", async () => {
    const { thread, customer } = await aCommentThread(meta.current);
    const kim = await connect(KIM);
    await thread.send(reply);

    await until(async () => {
      const { summary } = await kim.ask("thread.open", { conversation: thread.name });
      expect(summary.comment?.messenger).toEqual([`${PAGE_ID}:${customer.psid}`]);
    });
    await until(async () => {
      const { summary } = await kim.ask("thread.open", { conversation: `${PAGE_ID}:${customer.psid}` });
      expect(summary.comments).toEqual([thread.name]);
    });
  });
});

describe("what a customer does while an agent writes", () => {
  it("holds back a reply to what was said since, until the agent has seen it", async () => {
    const { thread, customer } = await aCommentThread(meta.current);
    const seenRev = await thread.rev();
    await comment(thread, {
      id: customer.comment({ text: "And how small is it?" }),
      text: "And how small is it?",
      by: { id: customer.psid, name: "Ada Marlow" },
    });

    const outgoing = { kind: "public_reply", text: "Two kilos" } as const;
    const answer = await thread.command(KIM, "message.send", { seenRev, outgoing });

    expect(answer).toMatchObject({ ok: false, refusal: { code: "changed" } });
  });
});
