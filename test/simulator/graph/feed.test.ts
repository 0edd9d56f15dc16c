import { beforeEach, describe, expect, test } from "vitest";
import { ConnectionDropped } from "../../../demo/simulator/graph/errors.ts";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { COMMENT_PERMISSIONS, MESSAGING_PERMISSIONS } from "../../../demo/simulator/world/options.ts";
import { APP_ID, DAY, graph, makeSimulator, PAGE_ID, PSID, send, STRANGER, TOKEN } from "../support.ts";

const POST = `${PAGE_ID}_90210`;
const permissions = [...MESSAGING_PERMISSIONS, ...COMMENT_PERMISSIONS];
let simulator: Simulator;

beforeEach(() => {
  simulator = makeSimulator({
    page: {
      tokens: [{ token: TOKEN, permissions }],
      posts: [{ id: "90210", text: "Our new tents are in", age: DAY, picture: "camp" }],
    },
  });
});

const read = async (path: string, fields = "") =>
  (await graph(simulator, "GET", `/v27.0/${path}${fields === "" ? "" : `?fields=${fields}`}`)).body;
const reply = async (id: string, body: object = { message: "189 EUR" }): Promise<string> =>
  String((await graph(simulator, "POST", `/v27.0/${id}/comments`, body)).body["id"]);

/** What apps were told of the feed since last asked. */
const told = (): Record<string, unknown>[] =>
  simulator.outgoing.splice(0).flatMap(({ body, kind }) => {
    if (kind !== "comment") return [];
    const { entry } = JSON.parse(body) as { entry: { changes: { value: Record<string, unknown> }[] }[] };
    return entry.flatMap(({ changes }) => changes.map(({ value }) => value));
  });

describe("a post", () => {
  test("tells its text, its picture and where it stands", async () => {
    const post = await read(
      POST,
      "id,message,from,created_time,permalink_url,full_picture,attachments,status_type",
    );
    expect(post).toMatchObject({
      id: POST,
      message: "Our new tents are in",
      from: { id: PAGE_ID, name: "Northwind Outdoor" },
      created_time: "2026-10-12T08:00:00+0000",
      permalink_url: `https://www.facebook.com/${PAGE_ID}/posts/90210`,
      status_type: "added_photos",
    });
    const picture = await simulator.fetch(new Request(String(post["full_picture"])));
    expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/png"]);
  });

  test("has no other fields than Meta's", async () => {
    expect((await read(POST, "text")).error?.message).toContain("nonexisting field (text)");
  });

  test("of another Page does not exist", async () => {
    simulator.add({ pages: [{ id: "10150009", name: "Other" }] });
    expect((await read("10150009_90210")).error).toMatchObject({ code: 100, error_subcode: 33 });
  });
});

describe("a comment", () => {
  test("tells who wrote it, and what the Page may do with it", async () => {
    const id = simulator.customer(PSID).comment({ text: "Price?", attach: "picture" });
    const fields =
      "message,from,parent,object,attachment,is_hidden,can_hide,can_reply_privately,private_reply_conversation," +
      "user_likes,comment_count,permalink_url";
    expect(await read(id, fields)).toMatchObject({
      id,
      message: "Price?",
      from: { id: PSID, name: "Ada Größner" },
      object: { id: POST },
      attachment: { type: "photo" },
      ...{ is_hidden: false, can_hide: true, can_reply_privately: true, user_likes: false, comment_count: 0 },
      permalink_url: expect.stringContaining("comment_id=") as string,
    });
    expect(await read(id, fields)).not.toHaveProperty("parent");
    const answer = simulator.customer(STRANGER).comment("Mine, too", id);
    expect(await read(answer, "parent")).toMatchObject({ parent: { id, message: "Price?" } });
    expect(await read(id, "comment_count")).toMatchObject({ comment_count: 1 });
  });

  test("is no longer to be answered privately once it was, is old, or is the Page's", async () => {
    const can = async (id: string) => (await read(id, "can_reply_privately"))["can_reply_privately"];
    const [answered, old] = [simulator.customer(PSID).comment("A"), simulator.customer(PSID).comment("B")];
    await send(simulator, { recipient: { comment_id: answered } });
    expect([await can(answered), await can(old), await can(await reply(old))]).toEqual([false, true, false]);
    expect(await read(answered, "private_reply_conversation")).toMatchObject({
      private_reply_conversation: { id: expect.stringMatching(/^t_/) as string },
    });
    await simulator.advanceClock(7 * DAY);
    expect(await can(old)).toBe(true);
    await simulator.advanceClock(1);
    expect(await can(old)).toBe(false);
  });

  test("is answered by the Page, which apps are told with its name and the app's", async () => {
    const id = simulator.customer(PSID).comment("Price?");
    told();
    const answer = await reply(id, { message: "189 EUR", attachment_url: "https://northwind.test/tent.png" });
    expect(told()).toMatchObject([
      {
        ...{ item: "comment", verb: "add", comment_id: answer, parent_id: id, post_id: POST },
        from: { id: PAGE_ID, name: "Northwind Outdoor" },
        ...{ message: "189 EUR", photo: "https://northwind.test/tent.png" },
      },
    ]);
    expect(simulator.page().state.comments[answer]).toMatchObject({ psid: null, appId: APP_ID });
    expect(await read(answer, "message,can_hide,from")).toMatchObject({
      ...{ message: "189 EUR", can_hide: false, from: { id: PAGE_ID } },
    });
  });

  test("is hidden and shown, liked and not, each told once", async () => {
    const id = simulator.customer(PSID).comment("Spam");
    told();
    for (const is_hidden of [true, true, false])
      await graph(simulator, "POST", `/v27.0/${id}`, { is_hidden });
    for (const method of ["POST", "POST", "DELETE"]) await graph(simulator, method, `/v27.0/${id}/likes`);
    expect(told().map(({ item, verb }) => `${String(item)} ${String(verb)}`)).toEqual([
      "comment hide",
      "comment unhide",
      "reaction add",
      "reaction remove",
    ]);
  });

  test("of the Page is changed and deleted; what is below it goes along", async () => {
    const own = await reply(POST);
    const below = simulator.customer(PSID).comment("Thanks", own);
    told();
    await graph(simulator, "POST", `/v27.0/${own}`, { message: "179 EUR" });
    await graph(simulator, "DELETE", `/v27.0/${own}`);
    expect(told()).toMatchObject([
      { verb: "edited", comment_id: own, message: "179 EUR" },
      { verb: "remove", comment_id: own },
    ]);
    expect((await read(below)).error?.code).toBe(100);
  });
});

describe("the comments below something", () => {
  const ids = async (path: string): Promise<string[]> =>
    ((await graph(simulator, "GET", `/v27.0/${path}`)).body.data ?? []).map(({ id }) => id);

  test("are listed by depth, order and page", async () => {
    const one = simulator.customer(PSID).comment("1");
    const two = simulator.customer(STRANGER).comment("2");
    const below = await reply(one);
    expect(await ids(`${POST}/comments`)).toEqual([one, two]);
    expect(await ids(`${POST}/comments?order=reverse_chronological`)).toEqual([two, one]);
    expect((await ids(`${POST}/comments?filter=stream`)).toSorted()).toEqual([one, two, below].toSorted());
    expect(await ids(`${one}/comments`)).toEqual([below]);
    const { body } = await graph(simulator, "GET", `/v27.0/${POST}/comments?limit=1`);
    const next = new URL((body["paging"] as { next: string }).next);
    expect(await ids(`${POST}/comments?${next.searchParams.toString()}`)).toEqual([two]);
  });

  test("are without what people wrote where the app may not read it", async () => {
    simulator.customer(PSID).comment("1");
    const own = await reply(POST);
    simulator.page().removePermission("pages_read_user_content");
    expect(await ids(`${POST}/comments`)).toEqual([own]);
  });
});

describe("an answer that is lost", () => {
  test("is there all the same, and is found by reading", async () => {
    const id = simulator.customer(PSID).comment("Price?");
    simulator.faults.order({ kind: "apply-then-drop", path: "/comments", method: "POST" });
    await expect(reply(id)).rejects.toThrow(ConnectionDropped);
    expect((await read(`${id}/comments`)).data).toMatchObject([
      { message: "189 EUR", from: { id: PAGE_ID } },
    ]);
  });

  test("or does not happen", async () => {
    const id = simulator.customer(PSID).comment("Price?");
    simulator.faults.order({ kind: "error", code: 2, path: "/comments", method: "POST" });
    expect(await graph(simulator, "POST", `/v27.0/${id}/comments`, { message: "x" })).toMatchObject({
      status: 500,
      body: { error: { code: 2 } },
    });
    expect((await read(`${id}/comments`)).data).toEqual([]);
  });
});
