import { describe, expect, test } from "vitest";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { ADA, aWorldOfPages, logIn, pageToken } from "../login.ts";
import { DAY, graph, makeSimulator, NOW, PAGE_ID, PSID, send, STRANGER } from "../support.ts";

type Entry = {
  id: string;
  time: number;
  changes: { field: string; value: Record<string, unknown> }[];
};

/** The entries that wait. */
const entries = (simulator: Simulator): Entry[] =>
  simulator.outgoing.splice(0).flatMap(({ body }) => (JSON.parse(body) as { entry: Entry[] }).entry);
const values = (simulator: Simulator): unknown[] =>
  entries(simulator).flatMap(({ changes }) => changes.map(({ value }) => value));

describe("a comment", () => {
  test("is told as a change of the feed, in seconds", () => {
    const simulator = makeSimulator();
    const id = simulator.customer(PSID).comment("Price?");
    const time = Math.floor(NOW / 1_000);
    expect(entries(simulator)).toMatchObject([
      {
        id: PAGE_ID,
        time,
        changes: [
          {
            field: "feed",
            value: {
              item: "comment",
              verb: "add",
              comment_id: id,
              post_id: `${PAGE_ID}_90210`,
              parent_id: `${PAGE_ID}_90210`,
              created_time: time,
              message: "Price?",
              post: { id: `${PAGE_ID}_90210` },
            },
          },
        ],
      },
    ]);
  });

  test("comes with its author to an app that a person let know", async () => {
    const simulator = makeSimulator(aWorldOfPages());
    simulator.add({ customers: [{ psid: PSID }] });
    const scope = "pages_show_list,pages_manage_metadata,pages_messaging,pages_read_user_content";
    logIn(simulator, ADA, {}, { scope });
    const token = await pageToken(simulator);
    const subscribed_fields = ["messages", "feed"];
    await graph(simulator, "POST", "/v27.0/me/subscribed_apps", { subscribed_fields }, token);
    const comment = (): unknown => {
      simulator.customer(PSID).comment("Price?");
      return values(simulator)[0];
    };

    expect(comment()).toHaveProperty("from");
    simulator.account(ADA).removePermission("pages_read_user_content");
    expect(comment()).not.toHaveProperty("from");
  });

  test("comes with its author only where the app may know", () => {
    const simulator = makeSimulator();
    simulator.customer(PSID).comment("Price?");
    expect(values(simulator)[0]).not.toHaveProperty("from");
    simulator.page().setPermissions(["pages_messaging", "pages_read_user_content"]);
    simulator.customer(PSID).comment("Price?");
    expect(values(simulator)[0]).toMatchObject({ from: { id: PSID, name: "Ada Größner" } });
  });

  test("is changed, answered and deleted by people; what is gone is told by its ids alone", () => {
    const simulator = makeSimulator();
    const id = simulator.customer(PSID).comment("Price?");
    const reply = simulator.customer(STRANGER).comment("Mine, too", id);
    simulator.customer(PSID).editComment(id, "Price, please?");
    simulator.customer(PSID).deleteComment(id);
    const [, answered, edited, removed] = values(simulator);
    expect(answered).toMatchObject({ verb: "add", comment_id: reply, parent_id: id });
    expect(edited).toMatchObject({ verb: "edited", comment_id: id, message: "Price, please?" });
    expect(removed).toMatchObject({ verb: "remove", comment_id: id });
    expect(removed).not.toHaveProperty("message");
    for (const other of [id, reply, "90210_1"])
      expect(() => simulator.customer(PSID).deleteComment(other)).toThrow("no such comment");
    expect(() => simulator.customer(PSID).comment("?", "90210_1")).toThrow("no such comment");
  });

  test("opens no window", async () => {
    const simulator = makeSimulator();
    simulator.customer(PSID).setWindowAge(2 * DAY);
    simulator.customer(PSID).comment("Price?");
    expect((await send(simulator)).body.error?.code).toBe(10);
  });

  test("is not heard of without the field", async () => {
    const simulator = makeSimulator();
    await graph(simulator, "POST", "/v27.0/me/subscribed_apps", { subscribed_fields: "messages" });
    simulator.customer(PSID).comment("Price?");
    expect(simulator.outgoing).toEqual([]);
    expect(simulator.unheard).toMatchObject({ psid: PSID, field: "feed" });
  });
});

describe("what is public besides comments", () => {
  const named = (simulator: Simulator): void =>
    simulator.page().setPermissions(["pages_messaging", "pages_read_user_content"]);
  const ADA_ = { id: PSID, name: "Ada Größner" };

  test("a visitor's post comes, is changed and goes", () => {
    const simulator = makeSimulator();
    named(simulator);
    const id = simulator.customer(PSID).post("Are you open on Sunday?", "picture");
    simulator.customer(PSID).editPost(id, "Are you open on Monday?");
    simulator.customer(PSID).deletePost(id);
    expect(() => simulator.customer(STRANGER).comment("Yes", undefined, id)).toThrow("no such post");
    const [added, edited, removed] = values(simulator);
    expect(added).toMatchObject({
      item: "photo",
      verb: "add",
      post_id: id,
      from: ADA_,
      message: "Are you open on Sunday?",
    });
    expect(added).toHaveProperty("link");
    expect(edited).toMatchObject({ verb: "edited", message: "Are you open on Monday?" });
    expect(removed).toMatchObject({ verb: "remove", post_id: id });
    expect(removed).not.toHaveProperty("message");
  });

  test("likes, shares and the Page's own posts come along", () => {
    const simulator = makeSimulator();
    const post = `${PAGE_ID}_90210`;
    simulator.customer(PSID).likePost(post);
    simulator.customer(PSID).likePost(post);
    simulator.customer(PSID).sharePost(post);
    simulator.page().wall.publish("Closed on 1 May.");
    expect(values(simulator)).toMatchObject([
      { item: "reaction", reaction_type: "like", verb: "add", post_id: post },
      { item: "reaction", verb: "remove" },
      { item: "share", verb: "add" },
      { item: "status", verb: "add", from: { id: PAGE_ID } },
    ]);
  });

  test("staff answer, change, hide, like and delete in Business Suite", () => {
    const simulator = makeSimulator();
    const id = simulator.customer(PSID).comment("Price?");
    const { wall } = simulator.page();
    simulator.outgoing.splice(0);
    const own = wall.comment(id, "189 EUR");
    wall.editComment(own, "179 EUR");
    wall.likeComment(id, true);
    wall.hideComment(id, true);
    wall.deleteComment(id);
    expect(values(simulator)).toMatchObject([
      { item: "comment", verb: "add", comment_id: own, parent_id: id, from: { id: PAGE_ID } },
      { item: "comment", verb: "edited", comment_id: own, message: "179 EUR" },
      { item: "reaction", verb: "add", comment_id: id, from: { id: PAGE_ID } },
      { item: "comment", verb: "hide", comment_id: id, is_hidden: true },
      { item: "comment", verb: "remove", comment_id: id },
    ]);
    expect(() => wall.comment(id, "?")).toThrow("no such comment");
  });

  test("mentions and reviews come by fields of their own", async () => {
    const simulator = makeSimulator();
    named(simulator);
    const subscribed_fields = ["messages", "feed", "mention", "ratings"];
    simulator
      .page()
      .setPermissions([...["pages_messaging", "pages_manage_metadata"], "pages_read_user_content"]);
    await graph(simulator, "POST", "/v27.0/me/subscribed_apps", { subscribed_fields });
    const mention = simulator.customer(PSID).mention("@Northwind Outdoor is great");
    const review = simulator.customer(PSID).review("Never again", false);
    const changes = entries(simulator).flatMap((entry) => entry.changes);
    expect(changes).toMatchObject([
      {
        field: "mention",
        value: { item: "post", verb: "add", post_id: mention, sender_id: PSID, sender_name: "Ada Größner" },
      },
      {
        field: "ratings",
        value: {
          ...{ item: "rating", verb: "add", open_graph_story_id: review, reviewer_id: PSID },
          ...{ review_text: "Never again", recommendation_type: "NEGATIVE" },
        },
      },
    ]);
  });
});

test("a private reply by staff is told as theirs, and names the comment on the phone", () => {
  const simulator = makeSimulator();
  const id = simulator.customer(STRANGER).comment("Price?");
  simulator.outgoing.splice(0);
  simulator.page().wall.replyPrivately(id, "189 EUR");
  expect(simulator.outgoing.map(({ kind, psid }) => [kind, psid])).toEqual([["echo", STRANGER]]);
  expect(simulator.customer(STRANGER).thread.messages).toMatchObject([{ comment: "Price?", commentId: id }]);
  expect(() => simulator.page().wall.replyPrivately(id, "again")).toThrow("cannot be answered privately");
});

test("a private reply stands in the person's thread with the comment, and their answer opens the window", async () => {
  const simulator = makeSimulator();
  const comment_id = simulator.customer(STRANGER).comment("Price?");
  simulator.outgoing.splice(0);
  const { body } = await send(simulator, { recipient: { comment_id }, message: { text: "189 EUR" } });
  expect(body).toMatchObject({ recipient_id: STRANGER, message_id: expect.any(String) as string });
  expect(simulator.outgoing.map(({ kind, psid }) => [kind, psid])).toEqual([["echo", STRANGER]]);
  expect(simulator.customer(STRANGER).thread.messages).toMatchObject([
    { from: "page", text: "189 EUR", comment: "Price?" },
  ]);
  simulator.customer(STRANGER).text("Thanks");
  expect((await send(simulator, { recipient: { id: STRANGER } })).status).toBe(200);
});
