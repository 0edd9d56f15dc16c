import { describe, expect, test } from "vitest";
import { INBOX_FIELDS } from "../../../demo/simulator/world/options.ts";
import { APP_ID, codeOf, graph, makeSimulator, NOW, PAGE_ID, PSID, STRANGER } from "../support.ts";

describe("subscribed_apps", () => {
  const path = `/v27.0/${PAGE_ID}/subscribed_apps`;

  test("the new list replaces the old one; a deletion empties it", async () => {
    const simulator = makeSimulator();
    const answer = await graph(simulator, "POST", path, { subscribed_fields: "messages,message_echoes" });
    expect(answer.body).toEqual({ success: true });
    expect((await graph(simulator, "GET", path)).body.data).toMatchObject([
      { id: APP_ID, subscribed_fields: ["messages", "message_echoes"] },
    ]);
    await graph(simulator, "POST", path, { subscribed_fields: ["messages"] });
    expect((await graph(simulator, "GET", path)).body.data?.[0]?.subscribed_fields).toEqual(["messages"]);
    await graph(simulator, "DELETE", path);
    expect((await graph(simulator, "GET", path)).body.data).toEqual([]);
  });

  test("all fields of an inbox are known", async () => {
    const answer = await graph(makeSimulator(), "POST", path, { subscribed_fields: INBOX_FIELDS.join(",") });
    expect(codeOf(answer)).toBe("ok");
  });

  test("fields are required, and must exist", async () => {
    const none = await graph(makeSimulator(), "POST", path);
    expect(none.body.error?.message).toBe("(#100) The parameter subscribed_fields is required.");
    const odd = await graph(makeSimulator(), "POST", path, { subscribed_fields: "messages,massages" });
    expect(codeOf(odd)).toBe("100");
    expect(odd.body.error?.message).toMatch(
      /^\(#100\) Param subscribed_fields\[1\] must be one of .* got "massages"/,
    );
  });

  test("one sentence for each field whose permission is missing", async () => {
    const simulator = makeSimulator();
    simulator.page().setPermissions(["pages_messaging"]);
    const answer = await graph(simulator, "POST", path, { subscribed_fields: "messages,feed,mention" });
    expect(codeOf(answer)).toBe("200");
    expect(answer.body.error?.message).toBe(
      "(#200) To subscribe to the feed field, one of these permissions is needed: pages_manage_metadata. " +
        "To subscribe to the mention field, one of these permissions is needed: pages_manage_metadata.",
    );
  });
});

describe("profiles", () => {
  test("the fields asked for, and the id", async () => {
    const { body } = await graph(makeSimulator(), "GET", `/v27.0/${PSID}?fields=first_name,last_name`);
    expect(body).toEqual({ first_name: "Ada", last_name: "Größner", id: PSID });
  });

  test("by default names and picture", async () => {
    const { body } = await graph(makeSimulator(), "GET", `/v27.0/${PSID}`);
    expect(Object.keys(body)).toEqual(["name", "first_name", "last_name", "profile_pic", "id"]);
  });

  test("nothing without consent", async () => {
    const answer = await graph(makeSimulator(), "GET", `/v27.0/${STRANGER}?fields=first_name`);
    expect(answer).toMatchObject({ status: 200, body: {} });
    expect(Object.keys(answer.body)).toEqual([]);
  });

  test("phone accounts, missing permissions, strangers, unknown fields", async () => {
    const customers = [
      { psid: PSID, lastMessageAt: NOW },
      { psid: STRANGER, lastMessageAt: NOW, phoneAccount: true },
    ];
    const simulator = makeSimulator({ customers });
    const read = async (path: string): Promise<string> =>
      codeOf(await graph(simulator, "GET", `/v27.0/${path}`));
    expect(await read(STRANGER)).toBe("100/2018218");
    expect(await read(`${PSID}?fields=locale`)).toBe("100/2018247");
    expect(await read("4711")).toBe("100/33");
    expect(await read(`${PSID}?fields=shoe_size`)).toBe("100");
    simulator.page().setPermissions(["pages_messaging", "pages_user_locale"]);
    expect(await read(`${PSID}?fields=locale`)).toBe("ok");
  });
});

test("the Page can be read", async () => {
  const { body } = await graph(makeSimulator(), "GET", `/v27.0/${PAGE_ID}?fields=name`);
  expect(body).toEqual({ name: "Northwind Outdoor", id: PAGE_ID });
});
