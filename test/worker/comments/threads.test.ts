import { describe, expect, it } from "vitest";
import { connect } from "../support/agent.ts";
import { PAGE_ID } from "../support/env.ts";
import { aCustomer, deliverAll, useMeta } from "../support/meta.ts";
import { KIM, TestThread, until } from "../support/thread.ts";
import { aComment, aCommentValue, deliverFeed, POST_ID, takeComments, told, untilSaid } from "./support.ts";

const meta = useMeta();

describe("a comment under a post", () => {
  it("begins a thread of its own kind, in the context of its post, by who wrote it", async () => {
    const { thread, customer } = await aComment(meta.current);

    const { comment, customer: shown, window } = await thread.thread();
    expect(comment).toMatchObject({
      began: "comment",
      postId: POST_ID,
      post: {
        text: "Our new tents are in: light, dry, and up in two minutes.",
        permalink: expect.stringContaining("https://") as string,
      },
      by: { id: customer.psid, name: "Ada Marlow" },
      root: (await thread.whole())[0]?.id,
    });
    expect(shown).toMatchObject({ name: "Ada Marlow", label: "Ada Marlow" });
    expect(window).toEqual({ responseUntil: null, humanAgentUntil: null });
    expect(told(await thread.whole())).toEqual(["Ada Marlow: What does it weigh?"]);
  });

  it("has at least the address of a post of which Meta does not tell", async () => {
    await takeComments(meta.current);
    const [post_id, permalink_url] = [`${PAGE_ID}_777`, "https://www.facebook.com/northwind/posts/777"];
    const value = aCommentValue({
      post_id,
      parent_id: post_id,
      comment_id: "777_1",
      post: { permalink_url },
    });

    await deliverFeed(value);
    const thread = new TestThread(meta.current, value.comment_id);
    await untilSaid(thread, 1);

    expect((await thread.thread()).comment?.post).toEqual({
      ...{ id: post_id, text: null, picture: null, permalink: permalink_url, at: null },
    });
  });

  it("asks Meta for its post once, however many comments there are", async () => {
    await takeComments(meta.current);
    const customer = aCustomer(meta.current);
    const ids = ["a", "b", "c"].map((text) => customer.comment({ text }));
    await deliverAll(meta.current);
    for (const id of ids) await untilSaid(new TestThread(meta.current, id), 1);

    const asked = meta.current.calls.entries.filter(({ path }) => path.endsWith(`/${POST_ID}`));
    expect(asked.length).toBeLessThanOrEqual(1);
  });

  it("has the replies of others in it, each with its author, however deep they stand", async () => {
    const { thread, customer, id } = await aComment(meta.current);
    const other = aCustomer(meta.current, "Ben");
    const reply = other.comment({ text: "Two kilos" }, id);
    customer.comment({ text: "Thanks" }, reply);
    await deliverAll(meta.current);

    const entries = await untilSaid(thread, 3);

    expect(told(entries)).toEqual([
      "Ada Marlow: What does it weigh?",
      "Ben Marlow: Two kilos",
      "Ada Marlow: Thanks",
    ]);
    expect(entries[2]?.content).toMatchObject({ replyTo: { mid: reply } });
  });

  it("is edited, hidden and removed as its author and the Page's staff do it", async () => {
    const { thread, customer, id } = await aComment(meta.current);
    customer.editComment(id, "What does it weigh, dry?");
    meta.current.page(PAGE_ID).wall.hideComment(id, true);
    await deliverAll(meta.current);
    await until(async () => {
      expect(told(await thread.whole())).toEqual(["Ada Marlow: What does it weigh, dry? [edited,hidden]"]);
    });

    meta.current.page(PAGE_ID).wall.hideComment(id, false);
    customer.deleteComment(id);
    await deliverAll(meta.current);

    await until(async () => {
      expect(told(await thread.whole())).toEqual(["Ada Marlow:  [edited,removed]"]);
    });
  });

  it("waits for nothing once it is deleted, and those of others wait as before", async () => {
    const { thread, customer, id } = await aComment(meta.current);
    const kim = await connect(KIM);
    const row = async () => {
      const { items } = await kim.ask("list.open", { view: "open", length: 10 });
      return items.find(({ conversation }) => conversation === thread.name);
    };
    const other = aCustomer(meta.current, "Ben");
    const reply = other.comment({ text: "Two kilos?" }, id);
    await deliverAll(meta.current);
    await until(async () => expect(await row()).toMatchObject({ unanswered: 2 }));

    other.deleteComment(reply);
    await deliverAll(meta.current);
    await until(async () => expect(await row()).toMatchObject({ unanswered: 1 }));
    customer.deleteComment(id);
    await deliverAll(meta.current);

    await until(async () => expect(await row()).toMatchObject({ unanswered: 0, waitingSince: null }));
  });

  it("is of nobody known where Meta does not say whose it is", async () => {
    await takeComments(meta.current);
    const value = aCommentValue();
    await deliverFeed(value);
    const thread = new TestThread(meta.current, value.comment_id);

    const [entry] = await untilSaid(thread, 1);

    expect(entry?.author).toEqual({ type: "customer", person: null });
    expect((await thread.thread()).customer).toMatchObject({ name: null, label: "A person on Facebook" });
  });
});
