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
