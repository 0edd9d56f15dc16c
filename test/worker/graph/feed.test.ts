import { describe, expect, it } from "vitest";
import { readWebhook } from "../../../worker/graph/webhook.ts";
import type { FeedItem } from "../../../worker/domain/comments/feed-item.ts";

const PAGE = "10150001";
const POST = `${PAGE}_901`;
const NOW = Date.parse("2026-11-30T12:00:00Z");

async function read(...changes: object[]) {
  const body = { object: "page", entry: [{ id: PAGE, time: NOW / 1000, changes }] };
  const webhook = await readWebhook(JSON.stringify(body), NOW);
  if (!webhook.ok) throw new Error(webhook.code);
  return webhook;
}

async function eventOf(value: object, field = "feed"): Promise<FeedItem> {
  const { feed } = await read({ field, value });
  if (feed[0] === undefined) throw new Error("no event");
  return feed[0];
}

const COMMENT = {
  ...{ item: "comment", verb: "add", post_id: POST, comment_id: "901_5501", parent_id: POST },
  from: { id: "7700110022", name: "Ada Example" },
  ...{ message: "price?", created_time: NOW / 1000 - 1 },
};

describe("readWebhook, of what stands under posts", () => {
  it("reads a comment, by whom and under what", async () => {
    expect(await eventOf(COMMENT)).toMatchObject({
      ...{ pageId: PAGE, postId: POST, createdAt: NOW - 1000, toldAt: NOW },
      event: {
        ...{ kind: "said", id: "901_5501", parent: null, began: "comment", isOwn: false, isEdit: false },
        by: { id: "7700110022", name: "Ada Example" },
        said: { text: "price?", parts: [] },
      },
    });
  });

  it.each([
    ["a reply", { parent_id: "901_1" }, { parent: "901_1" }],
    ["an edit", { verb: "edited" }, { isEdit: true }],
    ["an edit by its other name", { verb: "edit" }, { isEdit: true }],
    ["one of the Page's own", { from: { id: PAGE, name: "Page" } }, { isOwn: true }],
    ["one of nobody who is told", { from: undefined }, { by: null }],
    [
      "a picture alone",
      { message: undefined, photo: "https://x.fbcdn.net/a.jpg", link: "https://www.facebook.com/p" },
      { said: { text: "", parts: [{ type: "image", media: { url: "https://x.fbcdn.net/a.jpg" } }] } },
    ],
    [
      "a link",
      { link: "https://example.com/a" },
      { said: { parts: [{ type: "share", what: "link", url: "https://example.com/a" }] } },
    ],
  ])("reads %s", async (_what, more, event) => {
    expect((await eventOf({ ...COMMENT, ...more })).event).toMatchObject(event);
  });

  it.each([
    ["remove", { kind: "removed", id: "901_5501" }],
    ["delete", { kind: "removed", id: "901_5501" }],
    ["hide", { kind: "hidden", id: "901_5501", isHidden: true }],
    ["unhide", { kind: "hidden", id: "901_5501", isHidden: false }],
  ])("reads %s of what it names by its ids alone", async (verb, event) => {
    const { comment_id, post_id } = COMMENT;
    expect((await eventOf({ item: "comment", verb, comment_id, post_id })).event).toEqual(event);
  });

  it("reads a visitor's post, a review and a mention", async () => {
    const from = { id: "7", name: "Ada" };
    const visitor = await eventOf({ item: "status", verb: "add", post_id: POST, from, message: "Hi" });
    const review = await eventOf(
      {
        item: "rating",
        verb: "add",
        open_graph_story_id: "55",
        reviewer_id: "7",
        reviewer_name: "Ada",
        review_text: "Good",
      },
      "ratings",
    );
    const mention = await eventOf(
      { item: "post", verb: "add", post_id: "7_8", sender_id: "7", sender_name: "Ada", message: "See" },
      "mention",
    );

    expect(visitor.event).toMatchObject({ began: "post", id: POST, parent: null });
    expect(review).toMatchObject({
      postId: `${PAGE}_55`,
      event: { began: "review", by: from, said: { text: "Good" } },
    });
    expect(mention.event).toMatchObject({ began: "mention", id: "7_8", by: from });
  });

  it.each([
    ["a like", { item: "reaction", verb: "add", post_id: POST, reaction_type: "like", from: { id: "7" } }],
    ["a like of a comment", { item: "like", verb: "add", post_id: POST, comment_id: "901_1" }],
    ["a share", { item: "share", verb: "add", post_id: "7_901", from: { id: "7" } }],
    [
      "a post of the Page's",
      { item: "status", verb: "add", post_id: POST, from: { id: PAGE }, message: "News" },
    ],
    ["a post of nobody who is told", { item: "photo", verb: "add", post_id: POST, message: "News" }],
  ])("drops %s, and counts it", async (_what, value) => {
    expect(await read({ field: "feed", value })).toMatchObject({ items: [], feed: [], noise: 1 });
  });

  it("keeps whole what it does not understand", async () => {
    const odd = { field: "feed", value: { ...COMMENT, comment_id: "901:5501" } };
    const { items, feed, noise } = await read(odd, { field: "feed" });

    expect([items.length, feed.length, noise]).toEqual([2, 0, 0]);
  });

  it("has the same key for the same event alone", async () => {
    const [first, again, later] = [
      await eventOf(COMMENT),
      await eventOf(COMMENT),
      await eventOf({ ...COMMENT, verb: "edited", message: "price??" }),
    ];

    expect(again.key).toBe(first.key);
    expect(later.key).not.toBe(first.key);
  });
});
