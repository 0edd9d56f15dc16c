import { beforeEach, describe, expect, test } from "vitest";
import { ControlClient, ControlError } from "../../demo/simulator/control-client.ts";
import { PROFILE_SAMPLES } from "../../demo/simulator/profile-samples.ts";
import type { Simulator } from "../../demo/simulator/simulator.ts";
import { APP_ID, codeOf, makeSimulator, PAGE_ID, PSID, send, TOKEN } from "./support.ts";

let simulator: Simulator;
let client: ControlClient;

beforeEach(() => {
  simulator = makeSimulator();
  client = new ControlClient("https://sim.test/", (url, init) => simulator.fetch(new Request(url, init)));
});

/** Items of the webhooks that wait, which are then gone. */
function items(): unknown[] {
  return simulator.outgoing.splice(0).map(({ body }) => {
    const { entry } = JSON.parse(body) as { entry: { messaging: unknown[] }[] };
    return entry[0]?.messaging[0];
  });
}

describe("customers", () => {
  test("are listed, and made in bulk", async () => {
    const made = await client.addCustomers(50);
    expect(new Set(made.map(({ psid }) => psid)).size).toBe(50);
    expect(made.every(({ psid, firstName }) => /^\d{16,17}$/.test(psid) && firstName !== "")).toBe(true);
    expect(await client.customers()).toHaveLength(52);
    const [named] = await client.addCustomers([{ psid: "1234567890123456", firstName: "Zoë" }], PAGE_ID);
    expect(named).toMatchObject({ psid: "1234567890123456", firstName: "Zoë", pageId: PAGE_ID });
  });

  test("write, tap, react, edit, unsend, read", async () => {
    const customer = client.customer(PSID);
    const { mid } = await customer.text("hi");
    await customer.send({ text: "and", reply_to: { mid } });
    await send(simulator, {
      message: { text: "?", quick_replies: [{ content_type: "text", title: "Yes", payload: "Y" }] },
    });
    await customer.tapQuickReply("Y");
    await customer.getStarted("START");
    await customer.followLink("flyer7");
    await customer.react(mid, "👍");
    await customer.unreact(mid);
    await customer.edit(mid, "hello");
    await customer.unsend(mid);
    expect((await customer.receive()).mids).toHaveLength(1);
    expect((await customer.read()).watermark).toBeGreaterThanOrEqual(simulator.now());
    expect(items()).toMatchObject([
      { message: { mid, text: "hi" } },
      { message: { text: "and", reply_to: { mid, is_self_reply: true } } },
      { message: { is_echo: true } },
      { message: { text: "Yes", quick_reply: { payload: "Y" } } },
      { postback: { payload: "START" } },
      { referral: { ref: "flyer7" } },
      { reaction: { mid, action: "react", reaction: "like" } },
      { reaction: { mid, action: "unreact" } },
      { message_edit: { mid, text: "hello", num_edit: 1 } },
      { delivery: {} },
      { read: {} },
    ]);
    expect(await customer.thread()).toEqual(simulator.customer(PSID).thread);
    expect(await client.threads()).toEqual(simulator.threads);
  });

  test("tap buttons", async () => {
    const buttons = [{ type: "postback", title: "Track", payload: "T" }];
    const payload = { template_type: "button", text: "Order", buttons };
    const { body } = await send(simulator, { message: { attachment: { type: "template", payload } } });
    items();
    await client.customer(PSID).tapButton("T", body.message_id);
    expect(items()).toMatchObject([{ postback: { title: "Track", payload: "T" } }]);
  });

  test("attach, come by ads, agree, fill in, order, call", async () => {
    const customer = client.customer(PSID);
    const { id } = await client.upload(new Blob(["x"], { type: "image/png" }), "x.png", PSID);
    const wrong = { fault: { kind: "media-status", status: 404 } } as const;
    await customer.attach(["photo", `media:${id}`], { text: "two" }, wrong);
    expect(await client.faults()).toMatchObject([wrong.fault, { ...wrong.fault, count: null, file: id }]);
    await client.clearFaults();
    await customer.followAd({ ref: "spring", text: "hi" });
    await customer.askAboutProduct("Size?", "p1");
    await customer.optInByPlugin("cart");
    await customer.optInByCheckbox("cart", "ref-1");
    const { token } = await customer.optInToNotifications("Offers", "O");
    await customer.changeNotifications(token, "stop");
    expect((await customer.optInOnce()).token).not.toBe("");
    await customer.linkAccount("c0de");
    await customer.unlinkAccount();
    await customer.fillIn({ phone: "1" });
    expect((await customer.submitForm()).id).toMatch(/^\d+$/);
    await customer.order(undefined, "note");
    await customer.startLeadFlow();
    await customer.finishLeadFlow({ q: "a" });
    expect(items()).toMatchObject([
      { message: { text: "two", attachments: [{ type: "image" }, { type: "image" }] } },
      { message: { referral: { ref: "spring" } } },
      { message: { referral: { product: { id: "p1" } } } },
      { optin: { ref: "cart" } },
      { optin: { user_ref: "ref-1" } },
      { optin: { title: "Offers" } },
      { optin: { notification_messages_status: "STOP NOTIFICATIONS" } },
      { optin: { type: "one_time_notif_req" } },
      { account_linking: { authorization_code: "c0de" } },
      { account_linking: { status: "unlinked" } },
      { messaging_customer_information: {} },
      { form: {} },
      { order: { note: "note" } },
      { referral: { type: "LEAD_COMPLETE" } },
      { hop_context: [{}] },
    ]);
    const call = await customer.call();
    await customer.reportCall(call.id, "ringing");
    await customer.endCall(call.id);
    expect(simulator.outgoing.splice(0).map(({ kind }) => kind)).toEqual(["call", "call", "call"]);
    await expect(customer.attach(["elephant"])).rejects.toMatchObject({ code: "unknown_attachment" });
    await expect(customer.fillIn(null as unknown as object as Record<string, string>)).rejects.toMatchObject({
      code: "bad_input",
    });
  });

  test("rate, answer a survey, reveal a coupon", async () => {
    const template = (payload: object) =>
      send(simulator, { message: { attachment: { type: "template", payload } } });
    const { body } = await template({ template_type: "coupon", title: "10 %", coupon_code: "TEN" });
    await template({
      template_type: "customer_feedback",
      title: "How was it?",
      feedback_screens: [{ questions: [{ id: "q", type: "csat" }] }],
      business_privacy: { url: "https://www.example.com" },
    });
    items();
    await client.customer(PSID).rate(body.message_id ?? "", false);
    await client.customer(PSID).answerSurvey("5");
    await client.customer(PSID).revealCoupon();
    expect(items()).toMatchObject([
      { response_feedback: { feedback: "Bad response" } },
      { messaging_feedback: { feedback_screens: [{ questions: { q: { type: "csat", payload: "5" } } }] } },
      { template: { coupon_code: "TEN" } },
    ]);
  });

  test("block, unblock, and grow silent", async () => {
    await client.customer(PSID).block();
    expect(codeOf(await send(simulator))).toBe("551/1545041");
    await expect(client.customer(PSID).text("hi")).rejects.toMatchObject({ code: "blocked" });
    await client.customer(PSID).unblock();
    await client.customer(PSID).setWindowAge(25 * 3_600_000);
    expect(codeOf(await send(simulator))).toBe("10/2018278");
  });
});

test("find a greeting and a menu, and comment below a post", async () => {
  const page = client.page(PAGE_ID);
  const customer = client.customer(PSID);
  await expect(page.setProfile({ persistent_menu: PROFILE_SAMPLES.persistent_menu })).rejects.toMatchObject({
    code: "refused",
  });
  await page.setProfile(PROFILE_SAMPLES);
  await customer.tapOffer("Opening hours");
  expect(items()).toMatchObject([{ postback: { title: "Opening hours" } }]);
  await expect(customer.tapOffer("Nothing")).rejects.toMatchObject({ code: "unknown_offer" });

  const { id } = await customer.comment("Price?");
  await customer.comment("Mine, too", id);
  await customer.editComment(id, "Price, please?");
  await customer.deleteComment(id);
  expect(simulator.outgoing.splice(0).map(({ kind }) => kind)).toEqual(Array(4).fill("comment"));
  await expect(customer.deleteComment(id)).rejects.toMatchObject({ code: "unknown_comment" });
});

test("the Page's side", async () => {
  const page = client.page(PAGE_ID);
  await page.staffReply(PSID, "from the inbox");
  await page.otherAppReply(PSID, "from a bot", "441300970011223", "x");
  expect(items()).toMatchObject([
    { message: { app_id: 263902037430900 } },
    { message: { app_id: 441300970011223, metadata: "x" } },
  ]);
  await page.instantReply(PSID, "We are closed");
  const { mid } = simulator.customer(PSID).text("hi");
  await page.react(PSID, mid, "👍");
  await page.react(PSID, mid, null);
  expect(items()).toMatchObject([
    { message: { app_id: 263902037430900, text: "We are closed" } },
    { message: { mid } },
    { sender: { id: PAGE_ID }, reaction: { action: "react" } },
    { sender: { id: PAGE_ID }, reaction: { action: "unreact" } },
  ]);
  await page.restrict();
  expect(codeOf(await send(simulator))).toBe("10/1893063");
  await page.unrestrict();
  await page.setThreadOwner(PSID, "441300970011223");
  expect(codeOf(await send(simulator))).toBe("10/2018300");
  await page.setThreadOwner(PSID, null);
  await page.setPermissions([]);
  expect(codeOf(await send(simulator))).toBe("230");
  await page.expireToken("password_changed");
  expect(codeOf(await send(simulator))).toBe("190/460");
  await page.reconnect();
  expect(codeOf(await send(simulator))).toBe("230");
  await page.replaceToken(`${TOKEN}2`);
  expect(await client.pages()).toMatchObject([{ id: PAGE_ID, restricted: false }]);
  await expect(page.expireToken("stolen" as "expired")).rejects.toMatchObject({ code: "bad_input" });
});

test("routing, labels, history and Meta's own lines", async () => {
  const page = client.page(PAGE_ID);
  const bot = "441300970011223";
  await page.staffReply(PSID, { text: "see", attach: ["photo"] });
  await page.otherAppReply(PSID, { attach: ["sticker"], metadata: "m" }, bot);
  await page.warn("Spam");
  await page.adminText(PSID, "handed back");
  await page.tellRoles({ [APP_ID]: ["primary_receiver"] });
  await page.label(PSID, "VIP");
  await page.unlabel(PSID, "VIP");
  await page.unknown(PSID, "moon_phase");
  const quick_replies = [{ content_type: "text", title: "Two", payload: "TWO" }] as const;
  expect(await page.otherAppReply(PSID, { text: "?", quick_replies })).toMatchObject({ quick_replies });
  expect(simulator.outgoing.splice(0).map(({ kind }) => kind)).toEqual([
    "echo",
    "echo",
    "policy_enforcement",
    "integrity",
    "admin_text",
    "app_roles",
    "label",
    "label",
    "unknown",
    "echo",
  ]);
  await page.subscribe("phase_of_the_moon");
  expect(simulator.page().state.subscribedApps[APP_ID]).toContain("phase_of_the_moon");
  await page.setRouting(APP_ID);
  await page.requestControl(PSID, bot, "please");
  await page.takeControl(PSID, bot);
  await page.passControl(PSID, APP_ID, "yours");
  expect(items()).toMatchObject([
    { request_thread_control: { requested_owner_app_id: bot, metadata: "please" } },
    { take_thread_control: { new_owner_app_id: bot } },
    { pass_thread_control: { previous_owner_app_id: bot, new_owner_app_id: APP_ID } },
  ]);
  await page.releaseControl(PSID);
  expect(simulator.page().ownerOf(PSID)).toBeNull();
  const { mids } = await page.addHistory(PSID, [{ from: "customer", at: 1_700_000_000_000, text: "old" }]);
  expect(simulator.customer(PSID).thread.messages[0]?.mid).toBe(mids[0]);
});

test("faults, calls, webhooks, alerts", async () => {
  const id = await client.orderFault({ kind: "error", code: 2 });
  expect(await client.faults()).toMatchObject([{ id, kind: "error", left: 1 }]);
  await client.clearFaults(id);
  await client.orderFault({ kind: "lose", event: "echo" });
  await client.clearFaults();
  expect(await client.faults()).toEqual([]);

  await send(simulator);
  expect(await client.calls()).toMatchObject([{ method: "POST", path: "/v27.0/me/messages", status: 200 }]);
  await client.clearCalls();
  expect(await client.calls()).toEqual([]);

  const [echo] = await client.webhooks();
  expect(echo).toMatchObject({ kind: "echo", status: "waiting", attempts: [] });
  expect(await client.redeliver(echo?.id ?? "", "wrong")).toMatchObject({ signature: "wrong" });
  await client.hold({ event: "message" });
  simulator.customer(PSID).text("one");
  simulator.customer(PSID).text("two");
  await client.reverse();
  expect(await client.release()).toBe(2);
  expect(await client.alerts()).toEqual([]);
});

test("clock, autopilot, rules, flush", async () => {
  const now = await client.now();
  expect(await client.advanceClock(1_000)).toBe(now + 1_000);
  expect(await client.setAutopilot({ reads: "always" })).toMatchObject({
    reads: "always",
    deliveries: false,
  });
  expect(await client.setRules({ rateLimit: false })).toMatchObject({ rateLimit: false });
  simulator.customer(PSID).text("hi");
  expect(await client.flush(0)).toMatchObject({ total: 1, webhooks: { waiting: 1 } });
});

test("state can be taken, put back and reset", async () => {
  simulator.customer(PSID).text("hi");
  const state = await client.state();
  await client.reset();
  expect((await client.customer(PSID).thread()).messages).toEqual([]);
  await client.restore(state);
  expect((await client.customer(PSID).thread()).messages).toMatchObject([{ text: "hi" }]);
});

describe("refusals", () => {
  test.each([
    ["POST", "customers/4711/send", { text: "hi" }, 404, "unknown_customer"],
    ["POST", `customers/${PSID}/dance`, {}, 404, "unknown_action"],
    ["POST", `customers/${PSID}/send`, {}, 400, "empty_message"],
    ["POST", `customers/${PSID}/edit`, { mid: 1 }, 400, "bad_input"],
    ["POST", `customers/${PSID}/send`, { text: 4711 }, 400, "bad_input"],
    ["POST", `customers/${PSID}/attach`, { names: [], text: {} }, 400, "bad_input"],
    ["POST", `customers/${PSID}/follow-ad`, { title: [] }, 400, "bad_input"],
    ["POST", "pages/1/restrict", {}, 404, "unknown_page"],
    ["POST", "faults", { kind: "explode" }, 400, "unknown_fault"],
    ["POST", "webhooks/wh-x/redeliver", {}, 404, "unknown_webhook"],
    ["GET", "nothing", undefined, 404, "unknown_route"],
  ])("%s %s %o", async (method, path, input, status, code) => {
    const body = input === undefined ? {} : { body: JSON.stringify(input) };
    const response = await simulator.fetch(
      new Request(`https://sim.test/control/${path}`, { method, ...body }),
    );
    expect([response.status, await response.json()]).toMatchObject([status, { error: { code } }]);
  });

  test("reach the client as errors with a code", async () => {
    const refused = client.customer("4711").text("hi");
    await expect(refused).rejects.toBeInstanceOf(ControlError);
    await expect(refused).rejects.toMatchObject({ status: 404, code: "unknown_customer" });
  });
});
