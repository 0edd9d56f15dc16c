import { describe, expect, test } from "vitest";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { codeOf, graph, makeSimulator, NOW, PAGE_ID, PSID, send, STRANGER, type Answer } from "../support.ts";

describe("moderation", () => {
  const moderate = (
    simulator: Simulator,
    actions: unknown,
    people: unknown = [{ id: PSID }],
  ): Promise<Answer> =>
    graph(simulator, "POST", `/v27.0/${PAGE_ID}/moderate_conversations`, { user_ids: people, actions });

  test.each([
    ["block_user", "unblock_user"],
    ["ban_user", "unban_user"],
  ])("%s ends the conversation on both sides, until %s", async (block, unblock) => {
    const simulator = makeSimulator();
    expect((await moderate(simulator, [block, "move_to_spam"])).body).toEqual({ success: true });
    expect(codeOf(await send(simulator))).toBe("551/1545041");
    expect(() => simulator.customer(PSID).text("hello?")).toThrow("blocked this person");
    expect(simulator.customer(PSID).thread.folder).toBe("spam");
    await moderate(simulator, [unblock]);
    expect(codeOf(await send(simulator))).toBe("ok");
  });

  test.each([
    ["nobody", ["block_user"], []],
    ["more than ten people", ["block_user"], Array.from({ length: 11 }, () => ({ id: PSID }))],
    ["no action", [], [{ id: PSID }]],
    ["three actions", ["block_user", "ban_user", "move_to_spam"], [{ id: PSID }]],
    ["an unknown action", ["scold_user"], [{ id: PSID }]],
  ])("refuses %s", async (_, actions, people) => {
    expect(codeOf(await moderate(makeSimulator(), actions, people))).toBe("100");
  });

  test("does nothing to anybody when one of them is unknown", async () => {
    const simulator = makeSimulator();
    const answer = await moderate(simulator, ["block_user"], [{ id: PSID }, { id: "4711" }]);
    expect(codeOf(answer)).toBe("100/2018001");
    expect(codeOf(await send(simulator))).toBe("ok");
  });
});

describe("labels", () => {
  const path = `/v27.0/${PAGE_ID}/custom_labels`;
  const make = async (simulator: Simulator, name: string): Promise<string> =>
    String((await graph(simulator, "POST", path, { page_label_name: name })).body["id"]);

  test("are made, put on people, read and deleted; each change is told", async () => {
    const simulator = makeSimulator();
    const id = await make(simulator, "VIP");
    expect(await make(simulator, "VIP")).toBe(id);
    expect((await graph(simulator, "POST", `/v27.0/${id}/label?user=${PSID}`)).body).toEqual({
      success: true,
    });
    const of = await graph(simulator, "GET", `/v27.0/${PSID}/custom_labels?fields=page_label_name`);
    expect(of.body.data).toEqual([{ page_label_name: "VIP", id }]);
    expect((await graph(simulator, "GET", path)).body.data).toEqual([{ id }]);
    await graph(simulator, "DELETE", `/v27.0/${id}/label`, { user: PSID });
    expect((await graph(simulator, "GET", `/v27.0/${PSID}/custom_labels`)).body.data).toEqual([]);
    await graph(simulator, "POST", `/v27.0/${id}/label`, { user: PSID });
    expect((await graph(simulator, "DELETE", `/v27.0/${id}`)).body).toEqual({ success: true });
    expect(codeOf(await graph(simulator, "GET", `/v27.0/${id}`))).toBe("100/33");
    expect(simulator.customer(PSID).state.labels).toEqual([]);
    expect(simulator.outgoing.map(({ kind }) => kind)).toEqual(["label", "label", "label", "label"]);
  });

  test("need their terms accepted, a name and a person", async () => {
    const refused = await graph(makeSimulator({ page: { labelTerms: false } }), "GET", path);
    expect([refused.status, codeOf(refused)]).toEqual([400, "2/2018344"]);
    expect(refused.body.error).toMatchObject({
      is_transient: false,
      error_user_title: "Privacy ToS not accepted",
    });
    const simulator = makeSimulator();
    expect(codeOf(await graph(simulator, "POST", path, {}))).toBe("100");
    const id = await make(simulator, "VIP");
    expect(codeOf(await graph(simulator, "POST", `/v27.0/${id}/label`, { user: "4711" }))).toBe(
      "100/2018001",
    );
    expect(codeOf(await graph(simulator, "POST", "/v27.0/4712/label", { user: PSID }))).toBe("100/33");
    simulator.page().setPermissions(["pages_messaging"]);
    expect(codeOf(await graph(simulator, "GET", path))).toBe("200");
  });
});

describe("whom a message can be for", () => {
  test("a user_ref: the Page learns neither who it is nor whether it arrived", async () => {
    const simulator = makeSimulator();
    simulator.customer(STRANGER).optInByCheckbox("cart", "ref-1");
    simulator.outgoing.length = 0;
    const answer = await send(simulator, { recipient: { user_ref: "ref-1" } });
    expect(Object.keys(answer.body)).toEqual(["message_id"]);
    expect(simulator.customer(STRANGER).thread.messages).toHaveLength(1);
    expect(simulator.outgoing).toEqual([]);
    expect(codeOf(await send(simulator, { recipient: { user_ref: "ref-2" } }))).toBe("100/2018001");
  });

  test("a one-time token, once, however long ago the person wrote", async () => {
    const simulator = makeSimulator();
    const one_time_notif_token = simulator.customer(PSID).optInOnce();
    simulator.customer(PSID).setWindowAge(30 * 24 * 3_600_000);
    const answer = await send(simulator, { recipient: { one_time_notif_token } });
    expect(answer.body).toMatchObject({ recipient_id: PSID, message_id: expect.any(String) as string });
    expect(codeOf(await send(simulator, { recipient: { one_time_notif_token } }))).toBe("100");
  });

  test("a notification token, until the person stops it", async () => {
    const simulator = makeSimulator();
    const token = simulator.customer(PSID).optInToNotifications();
    const recipient = { notification_messages_token: token };
    expect(codeOf(await send(simulator, { recipient }))).toBe("ok");
    expect(codeOf(await send(simulator, { recipient }))).toBe("ok");
    simulator.customer(PSID).changeNotifications(token, "stop");
    expect(codeOf(await send(simulator, { recipient }))).toBe("10/1893015");
    expect(codeOf(await send(simulator, { recipient: { one_time_notif_token: token } }))).toBe("100");
  });
});

describe("profiles", () => {
  test("are empty for an app without the feature for them", async () => {
    const answer = await graph(makeSimulator({ app: { userProfileAccess: false } }), "GET", `/v27.0/${PSID}`);
    expect([answer.status, answer.body]).toEqual([200, {}]);
  });

  test("have locale, time zone and gender where permitted", async () => {
    const simulator = makeSimulator({
      customers: [{ psid: PSID, lastMessageAt: NOW, locale: "nb_NO", timezone: 2, gender: "female" }],
    });
    const permissions = ["pages_user_locale", "pages_user_timezone", "pages_user_gender"];
    simulator.page().setPermissions(["pages_messaging", ...permissions]);
    const { body } = await graph(simulator, "GET", `/v27.0/${PSID}?fields=locale,timezone,gender`);
    expect(body).toEqual({ locale: "nb_NO", timezone: 2, gender: "female", id: PSID });
  });
});

test("whether European rules hold for the Page can be asked", async () => {
  const path = "/v27.0/me/messenger_profile";
  const ask = async (fields: string, euRules: boolean): Promise<unknown> =>
    (await graph(makeSimulator({ page: { euRules } }), "GET", `${path}?fields=${fields}`)).body.data;
  expect(await ask("subject_to_new_eu_privacy_rules", true)).toEqual([
    { subject_to_new_eu_privacy_rules: true },
  ]);
  expect(await ask("subject_to_new_eu_privacy_rules", false)).toEqual([
    { subject_to_new_eu_privacy_rules: false },
  ]);
  expect(await ask("greeting", true)).toEqual([]);
  expect(codeOf(await graph(makeSimulator(), "GET", `${path}?fields=shoe_size`))).toBe("100");
  expect(codeOf(await graph(makeSimulator(), "GET", path))).toBe("100");
});

test("media can be saved before it is sent, by address or as a form with the file", async () => {
  const simulator = makeSimulator();
  const attachment = { type: "image", payload: { url: "https://cdn.example/a.png", is_reusable: true } };
  const { body } = await graph(simulator, "POST", "/v27.0/me/message_attachments", {
    message: { attachment },
  });
  const sent = await send(simulator, {
    message: { attachment: { type: "image", payload: { attachment_id: body.attachment_id } } },
  });
  expect(codeOf(sent)).toBe("ok");
  const form = new FormData();
  form.set("message", JSON.stringify({ attachment: { type: "file", payload: { is_reusable: true } } }));
  form.set("filedata", new File(["a note"], "note.txt", { type: "text/plain" }));
  form.set("access_token", "EAAtesttoken");
  const request = new Request("https://graph.test/v27.0/me/message_attachments", {
    method: "POST",
    body: form,
  });
  const { attachment_id: id } = (await (await simulator.fetch(request)).json()) as { attachment_id: string };
  await send(simulator, { message: { attachment: { type: "file", payload: { attachment_id: id } } } });
  const echo = JSON.parse(simulator.outgoing.at(-1)?.body ?? "") as {
    entry: { messaging: { message: { attachments: { payload: { url: string } }[] } }[] }[];
  };
  const url = echo.entry[0]?.messaging[0]?.message.attachments[0]?.payload.url ?? "";
  expect(await (await simulator.fetch(new Request(url))).text()).toBe("a note");
});
