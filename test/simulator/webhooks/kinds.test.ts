import { describe, expect, test } from "vitest";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { INBOX_FIELDS } from "../../../demo/simulator/world/options.ts";
import { APP_ID, codeOf, HOUR, makeSimulator, NOW, PAGE_ID, PSID, send, STRANGER } from "../support.ts";

const OTHER_APP = "441300970011223";
const INBOX = "263902037430900";
const SECONDS = Math.floor(NOW / 1_000);
const FROM_CUSTOMER = { sender: { id: PSID }, recipient: { id: PAGE_ID }, timestamp: NOW };
const text = expect.any(String) as string;
const link = expect.stringMatching(/^https:\/\/[a-z.]+\.(fbcdn\.net|fbsbx\.com)\/v\//) as string;

type List = "messaging" | "standby" | "changes" | "calls";

/** The lists and items of everything that waits. */
function told(simulator: Simulator): { list: List; item: unknown; time: number; appId: string }[] {
  return simulator.outgoing.splice(0).flatMap(({ body, appId }) => {
    const { entry } = JSON.parse(body) as {
      entry: ({ id: string; time: number } & Record<List, unknown[]>)[];
    };
    return entry.flatMap(({ id, time, ...lists }) => {
      expect(id).toBe(PAGE_ID);
      return Object.entries(lists).map(([list, [item]]) => ({ list: list as List, item, time, appId }));
    });
  });
}

const items = (simulator: Simulator): unknown[] => told(simulator).map(({ item }) => item);

/** Sends a template, and forgets what was told of it. */
async function sendTemplate(simulator: Simulator, payload: object): Promise<string> {
  const answer = await send(simulator, { message: { attachment: { type: "template", payload } } });
  expect(codeOf(answer)).toBe("ok");
  simulator.outgoing.length = 0;
  return answer.body.message_id ?? "";
}

describe("attachments, as Meta writes them", () => {
  test.each([
    ["photo", { type: "image", payload: { url: link } }],
    ["gif", { type: "image", payload: { url: link } }],
    ["video", { type: "video", payload: { url: link } }],
    ["voice", { type: "audio", payload: { url: link } }],
    ["pdf", { type: "file", payload: { url: link } }],
    ["sticker", { type: "sticker", payload: { url: link, sticker_id: expect.any(Number) as number } }],
    [
      "location",
      { type: "location", title: text, url: text, payload: { coordinates: { lat: 59.9139, long: 10.7522 } } },
    ],
    ["link", { type: "fallback", payload: { url: text, title: text } }],
    ["unsupported", { type: "fallback", payload: null, title: text }],
    [
      "product",
      {
        type: "template",
        payload: {
          product: {
            elements: [{ id: text, retailer_id: text, image_url: link, title: text, subtitle: text }],
          },
        },
      },
    ],
    ["post", { type: "post", payload: { url: link, title: text, id: expect.any(Number) as number } }],
    ["ig_post", { type: "ig_post", payload: { url: link, title: text, id: expect.any(Number) as number } }],
    [
      "reel",
      { type: "reel", payload: { url: link, title: text, reel_video_id: expect.any(Number) as number } },
    ],
    [
      "ig_reel",
      { type: "ig_reel", payload: { url: link, title: text, reel_video_id: expect.any(Number) as number } },
    ],
  ])("%s", (name, attachment) => {
    const simulator = makeSimulator();
    const { mid } = simulator.customer(PSID).attach([name]);
    const more = name === "link" ? { text } : {};
    expect(items(simulator)).toEqual([
      { ...FROM_CUSTOMER, message: { mid, ...more, attachments: [attachment] } },
    ]);
  });

  test("an appointment's times are in seconds", () => {
    const simulator = makeSimulator();
    simulator.customer(PSID).attach(["appointment"]);
    const [item] = items(simulator) as {
      message: { attachments: { type: string; payload: Record<string, unknown> }[] };
    }[];
    expect(item?.message.attachments).toMatchObject([
      {
        type: "appointment_booking",
        payload: { status: "requested", timezone: "Europe/Oslo", booking_id: text },
      },
    ]);
    const { start_time: start, end_time: end } = item?.message.attachments[0]?.payload ?? {};
    expect(Number(start)).toBeGreaterThan(SECONDS);
    expect(Number(start)).toBeLessThan(SECONDS + 4 * 24 * 3_600);
    expect(Number(end) - Number(start)).toBe(30 * 60);
  });

  test("a forwarded template", () => {
    const simulator = makeSimulator();
    simulator.customer(PSID).attach(["template"]);
    expect(items(simulator)).toMatchObject([
      {
        message: {
          attachments: [
            { type: "template", payload: { template_type: "generic", elements: [{ title: text }] } },
          ],
        },
      },
    ]);
  });

  test("several together, quoting a message", () => {
    const simulator = makeSimulator();
    const { mid } = simulator.customer(PSID).text("before");
    simulator.outgoing.length = 0;
    simulator.customer(PSID).attach(["photo", "location", "pdf"], { text: "all of it", reply_to: { mid } });
    expect(items(simulator)).toMatchObject([
      {
        message: {
          text: "all of it",
          reply_to: { mid, is_self_reply: true },
          attachments: [{ type: "image" }, { type: "location" }, { type: "file" }],
        },
      },
    ]);
  });
});

describe("what customers do besides", () => {
  const rows: [string, (simulator: Simulator) => unknown, object][] = [
    [
      "come by an ad and write",
      (simulator) => simulator.customer(PSID).followAd({ text: "Is it in stock?", ref: "spring" }),
      {
        message: {
          mid: text,
          text: "Is it in stock?",
          referral: {
            ref: "spring",
            ad_id: text,
            source: "ADS",
            type: "OPEN_THREAD",
            ads_context_data: { ad_title: text, photo_url: link, post_id: text },
          },
        },
      },
    ],
    [
      "come by an ad into a thread they have",
      (simulator) => simulator.customer(PSID).followAd({ adId: "7" }),
      {
        referral: {
          ad_id: "7",
          source: "ADS",
          type: "OPEN_THREAD",
          ads_context_data: expect.any(Object) as object,
        },
      },
    ],
    [
      "ask from a shop's page",
      (simulator) => simulator.customer(PSID).askAboutProduct("Size?", "p1"),
      { message: { mid: text, text: "Size?", referral: { product: { id: "p1" } } } },
    ],
    [
      "use a slash command",
      (simulator) => simulator.customer(PSID).send({ text: "/hours", commands: [{ name: "hours" }] }),
      { message: { mid: text, text: "/hours", commands: [{ name: "hours" }] } },
    ],
    [
      "opt in by a plugin",
      (simulator) => simulator.customer(PSID).optInByPlugin("cart1"),
      { optin: { ref: "cart1" } },
    ],
    [
      "ask to be told once",
      (simulator) => simulator.customer(PSID).optInOnce("Back in stock", "STOCK"),
      { optin: { type: "one_time_notif_req", payload: "STOCK", one_time_notif_token: text } },
    ],
    [
      "opt in to notifications",
      (simulator) => simulator.customer(PSID).optInToNotifications("Offers", "OFFERS"),
      {
        optin: {
          type: "notification_messages",
          title: "Offers",
          payload: "OFFERS",
          notification_messages_token: text,
          notification_messages_timezone: "Europe/Oslo",
          token_expiry_timestamp: expect.any(Number) as number,
          user_token_status: "NOT_REFRESHED",
        },
      },
    ],
    [
      "link their account",
      (simulator) => simulator.customer(PSID).linkAccount("c0de"),
      { account_linking: { status: "linked", authorization_code: "c0de" } },
    ],
    [
      "unlink it",
      (simulator) => simulator.customer(PSID).unlinkAccount(),
      { account_linking: { status: "unlinked" } },
    ],
    [
      "fill in an address",
      (simulator) => simulator.customer(PSID).fillIn({ postal_code: "0150", locality: "Oslo" }),
      {
        messaging_customer_information: {
          screens: [
            {
              screen_id: text,
              responses: [
                { key: "postal_code", value: "0150" },
                { key: "locality", value: "Oslo" },
              ],
            },
          ],
        },
      },
    ],
    ["send off a form", (simulator) => simulator.customer(PSID).submitForm(), { form: { id: text } }],
    [
      "order",
      (simulator) => simulator.customer(PSID).order(undefined, "Gift wrap, please"),
      {
        order: {
          products: [
            { id: text, retailer_id: "TENT-2P", name: text, unit_price: 189, currency: "EUR", quantity: 1 },
          ],
          note: "Gift wrap, please",
        },
      },
    ],
  ];

  test.each(rows)("%s", (_, act, expected) => {
    const simulator = makeSimulator();
    act(simulator);
    expect(items(simulator)).toEqual([{ ...FROM_CUSTOMER, ...expected }]);
  });

  test("quick replies for e-mail and phone bring the value in text and payload", async () => {
    const simulator = makeSimulator();
    await send(simulator, {
      message: { text: "Your address?", quick_replies: [{ content_type: "user_email" }] },
    });
    simulator.outgoing.length = 0;
    simulator.customer(PSID).tapQuickReply("user_email");
    const value = "customer.03301@example.com";
    expect(items(simulator)).toMatchObject([{ message: { text: value, quick_reply: { payload: value } } }]);
  });

  test("a checkbox names no person, only a user_ref", () => {
    const simulator = makeSimulator();
    simulator.customer(STRANGER).optInByCheckbox("cart2", "ref-1");
    expect(items(simulator)).toEqual([
      { recipient: { id: PAGE_ID }, timestamp: NOW, optin: { ref: "cart2", user_ref: "ref-1" } },
    ]);
  });

  test("notifications are stopped and taken up again", () => {
    const simulator = makeSimulator();
    const token = simulator.customer(PSID).optInToNotifications();
    simulator.outgoing.length = 0;
    simulator.customer(PSID).changeNotifications(token, "stop");
    simulator.customer(PSID).changeNotifications(token, "resume");
    expect(items(simulator)).toMatchObject([
      { optin: { notification_messages_token: token, notification_messages_status: "STOP NOTIFICATIONS" } },
      { optin: { notification_messages_token: token, notification_messages_status: "RESUME NOTIFICATIONS" } },
    ]);
    expect(() => simulator.customer(STRANGER).changeNotifications(token, "stop")).toThrow("opted in");
  });

  test("a stranger who comes by an ad taps Get Started", () => {
    const simulator = makeSimulator();
    simulator.customer(STRANGER).followAd({ ref: "spring" }, "START");
    expect(items(simulator)).toMatchObject([
      { postback: { title: "Get Started", payload: "START", referral: { source: "ADS", ref: "spring" } } },
    ]);
  });

  test("an app that does not want referrals gets the message without one", () => {
    const fields = INBOX_FIELDS.filter((field) => field !== "messaging_referrals");
    const simulator = makeSimulator({ app: { fields } });
    simulator.customer(PSID).followAd({ text: "hi" });
    expect(items(simulator)).toEqual([{ ...FROM_CUSTOMER, message: { mid: text, text: "hi" } }]);
  });

  test("a thumb under a message of the Page, and under no other", async () => {
    const simulator = makeSimulator();
    const mid = (await send(simulator)).body.message_id ?? "";
    simulator.outgoing.length = 0;
    simulator.customer(PSID).rate(mid, true);
    simulator.customer(PSID).rate(mid, false);
    expect(items(simulator)).toMatchObject([
      { response_feedback: { mid, feedback: "Good response" } },
      { response_feedback: { mid, feedback: "Bad response" } },
    ]);
    const own = simulator.customer(PSID).text("mine").mid;
    expect(() => simulator.customer(PSID).rate(own, true)).toThrow("no such message");
  });

  test("a survey is answered by the ids of its questions", async () => {
    const simulator = makeSimulator();
    await sendTemplate(simulator, {
      template_type: "customer_feedback",
      title: "How was it?",
      feedback_screens: [{ questions: [{ id: "hours_1", type: "nps" }] }],
      business_privacy: { url: "https://www.example.com/privacy" },
    });
    simulator.customer(PSID).answerSurvey("9", "quick");
    expect(items(simulator)).toEqual([
      {
        ...FROM_CUSTOMER,
        timestamp: expect.any(Number) as number,
        messaging_feedback: {
          feedback_screens: [
            {
              screen_id: 0,
              questions: {
                hours_1: { type: "nps", payload: "9", follow_up: { type: "free_form", payload: "quick" } },
              },
            },
          ],
        },
      },
    ]);
    expect(() => simulator.customer(STRANGER).answerSurvey("9")).toThrow("customer_feedback");
  });

  test("a coupon's code is revealed; there is no message", async () => {
    const simulator = makeSimulator();
    await sendTemplate(simulator, {
      template_type: "coupon",
      title: "10 %",
      coupon_code: "TEN",
      payload: "C10",
    });
    simulator.customer(PSID).revealCoupon();
    expect(items(simulator)).toMatchObject([
      { template: { type: "coupon", coupon_code: "TEN", payload: "C10" } },
    ]);
  });

  test("a call comes in a list of its own, in seconds", () => {
    const simulator = makeSimulator();
    const id = simulator.customer(PSID).call();
    simulator.customer(PSID).reportCall(id, "accepted");
    simulator.customer(PSID).endCall(id);
    expect(told(simulator)).toMatchObject([
      {
        list: "calls",
        time: SECONDS,
        item: {
          id,
          event: "connect",
          from: PSID,
          to: PAGE_ID,
          call_direction: "user_initiated",
          timestamp: SECONDS,
        },
      },
      { list: "calls", item: { id, event: "call_status", recipient_id: PSID, call_status: "accepted" } },
      { list: "calls", item: { id, event: "terminate", from: PSID, status: "NO_ANSWER" } },
    ]);
  });

  test("unsending is silent, unless the rules say that it is told", () => {
    const simulator = makeSimulator({ rules: { unsent: "is_deleted" } });
    const { mid } = simulator.customer(PSID).text("oops");
    simulator.outgoing.length = 0;
    simulator.customer(PSID).unsend(mid);
    expect(items(simulator)).toEqual([{ ...FROM_CUSTOMER, message: { mid, is_deleted: true } }]);
  });

  test("a lead ad: Meta's app holds the thread; then a referral in seconds and a summary no thread shows", async () => {
    const simulator = makeSimulator();
    simulator.customer(PSID).startLeadFlow();
    expect(codeOf(await send(simulator))).toBe("10/2018321");
    simulator.customer(PSID).finishLeadFlow({ "Which tent?": "Two persons" });
    const [referral, summary] = items(simulator);
    expect(referral).toEqual({
      ...FROM_CUSTOMER,
      timestamp: SECONDS,
      referral: { source: "ADS", type: "LEAD_COMPLETE", ad_id: text },
      lead: { data: [{ question: "Which tent?", answer: "Two persons" }] },
    });
    expect(summary).toMatchObject({
      message: { mid: text, text: "Lead summary\nWhich tent?: Two persons" },
      hop_context: [{ app_id: 413038776280800, metadata: "messenger_lead_gen_complete" }],
    });
    expect(simulator.customer(PSID).thread.messages).toEqual([]);
    expect(codeOf(await send(simulator))).toBe("ok");
    simulator.outgoing.length = 0;
    simulator.customer(PSID).finishLeadFlow({}, false);
    expect(items(simulator)).toMatchObject([
      { referral: { type: "LEAD_INCOMPLETE" } },
      { hop_context: [{ metadata: "messenger_lead_gen_incomplete" }] },
    ]);
  });

  test("what opens the 24-hour window, and what does not", async () => {
    const opens = async (act: (simulator: Simulator) => unknown): Promise<boolean> => {
      const simulator = makeSimulator();
      await sendTemplate(simulator, { template_type: "coupon", title: "10 %", coupon_code: "TEN" });
      simulator.customer(PSID).setWindowAge(30 * HOUR);
      act(simulator);
      return codeOf(await send(simulator)) === "ok";
    };
    expect(await opens((s) => s.customer(PSID).followLink("flyer"))).toBe(true);
    expect(await opens((s) => s.customer(PSID).optInByPlugin("r"))).toBe(true);
    expect(await opens((s) => s.customer(PSID).order())).toBe(true);
    expect(await opens((s) => s.customer(PSID).revealCoupon())).toBe(true);
    expect(await opens((s) => s.customer(PSID).followAd())).toBe(false);
    expect(await opens((s) => s.customer(PSID).optInToNotifications())).toBe(false);
    expect(await opens((s) => s.customer(PSID).linkAccount())).toBe(false);
    expect(await opens((s) => s.customer(PSID).call())).toBe(false);
  });
});

describe("echoes, by where they come from and what they say", () => {
  const said = (simulator: Simulator): unknown[] =>
    items(simulator).map((item) => (item as { message: unknown }).message);

  test.each([
    ["Business Suite", INBOX, (s: Simulator, content: object) => s.page().staffReply(PSID, content)],
    ["another app", OTHER_APP, (s: Simulator, content: object) => s.page().otherAppReply(PSID, content)],
  ])("%s sends files, stickers, links and templates", (_, appId, reply) => {
    const simulator = makeSimulator();
    const from = { is_echo: true, app_id: Number(appId), mid: text };
    reply(simulator, { text: "See here", attach: ["photo", "pdf"] });
    reply(simulator, { attach: ["like"] });
    reply(simulator, { attach: ["link"] });
    reply(simulator, { attach: ["appointment"] });
    const payload = {
      template_type: "media",
      elements: [{ media_type: "image", attachment_id: "128819044200001" }],
    };
    reply(simulator, { attachments: [{ type: "template", payload }] });
    expect(said(simulator)).toMatchObject([
      {
        ...from,
        text: "See here",
        attachments: [{ type: "image", payload: { url: link } }, { type: "file" }],
      },
      { ...from, attachments: [{ type: "sticker", payload: { url: link, sticker_id: 369239263222822 } }] },
      { ...from, attachments: [{ type: "fallback", payload: null, title: text, url: text }] },
      { ...from, attachments: [{ type: "appointment_booking" }] },
      {
        ...from,
        attachments: [{ type: "template", payload: { elements: [{ attachment_id: 128819044200001 }] } }],
      },
    ]);
  });

  test("they quote, and need words or files", () => {
    const simulator = makeSimulator();
    const { mid } = simulator.customer(PSID).text("Where is it?");
    simulator.outgoing.length = 0;
    simulator.page().staffReply(PSID, { text: "Here", reply_to: { mid } });
    expect(said(simulator)).toMatchObject([{ text: "Here", reply_to: { mid, is_self_reply: false } }]);
    expect(() => simulator.page().staffReply(PSID, {})).toThrow("needs text");
  });

  test("our own template comes back as it was sent, and a tap on it as a postback", async () => {
    const simulator = makeSimulator();
    const payload = {
      template_type: "generic",
      elements: [
        { title: "Tent", subtitle: "Blue", buttons: [{ type: "postback", title: "Buy", payload: "BUY" }] },
      ],
    };
    await send(simulator, { message: { attachment: { type: "template", payload } } });
    simulator.customer(PSID).tapButton("BUY");
    expect(items(simulator)).toMatchObject([
      { message: { is_echo: true, app_id: Number(APP_ID), attachments: [{ type: "template", payload }] } },
      { postback: { title: "Buy", payload: "BUY" } },
    ]);
  });
});

describe("what happens to a Page and its threads", () => {
  test("a warning, which restricts nothing", async () => {
    const simulator = makeSimulator();
    simulator.page().warn("Spam");
    expect(items(simulator)).toMatchObject([
      { policy_enforcement: { action: "warning", reason: "Spam" } },
      { field: "messaging_integrity", value: { action: "warning" } },
    ]);
    expect(codeOf(await send(simulator))).toBe("ok");
  });

  test("labels, in changes, whose entries are in seconds", () => {
    const simulator = makeSimulator();
    simulator.page().label(PSID, "VIP");
    simulator.page().label(PSID, "VIP");
    simulator.page().unlabel(PSID, "VIP");
    simulator.page().unlabel(PSID, "unknown");
    const label = { id: text, page_label_name: "VIP" };
    expect(told(simulator)).toMatchObject([
      {
        list: "changes",
        time: SECONDS,
        item: { field: "inbox_labels", value: { user: { id: PSID }, action: "add", label } },
      },
      { list: "changes", item: { field: "inbox_labels", value: { action: "remove", label } } },
    ]);
  });

  test("a line that nobody wrote has no mid", () => {
    const simulator = makeSimulator();
    simulator.page().adminText(PSID, "The AI handed the chat back");
    expect(items(simulator)).toEqual([
      { ...FROM_CUSTOMER, message: { admin_text: "The AI handed the chat back" } },
    ]);
  });

  test("roles of the old protocol have no sender", () => {
    const simulator = makeSimulator();
    simulator.page().tellRoles({ [APP_ID]: ["secondary_receiver"] });
    expect(items(simulator)).toEqual([
      { recipient: { id: PAGE_ID }, timestamp: NOW, app_roles: { [APP_ID]: ["secondary_receiver"] } },
    ]);
  });

  test("an event that nobody is subscribed to is noted, not sent", () => {
    const simulator = makeSimulator({ page: { subscribedApps: { [APP_ID]: ["messages"] } } });
    simulator.customer(PSID).order();
    expect(simulator.outgoing).toEqual([]);
    expect(simulator.unheard).toEqual({ psid: PSID, field: "send_cart", at: NOW });
  });

  test("it stays noted while the phone tells what it received, until somebody does something", async () => {
    const simulator = makeSimulator({
      page: { subscribedApps: { [APP_ID]: ["messages", "message_deliveries", "message_reads"] } },
    });
    await send(simulator);
    simulator.customer(PSID).order();
    simulator.customer(PSID).receive();
    simulator.customer(PSID).read();
    expect(simulator.unheard).toMatchObject({ field: "send_cart" });

    simulator.customer(PSID).text("hi");

    expect(simulator.unheard).toBeNull();
  });

  test("it is heard once somebody has ticked its field", () => {
    const simulator = makeSimulator({ page: { subscribedApps: { [APP_ID]: ["messages"] } } });
    simulator.customer(PSID).order();
    simulator.page().subscribe("send_cart");
    expect(simulator.unheard).toBeNull();
    expect(simulator.page().state.subscribedApps).toEqual({ [APP_ID]: ["messages", "send_cart"] });

    simulator.customer(PSID).order();

    expect(items(simulator)).toMatchObject([{ order: {} }]);
    expect(simulator.unheard).toBeNull();
  });

  test("what is told to another app alone is not unheard", () => {
    const simulator = makeSimulator();
    simulator.page().passControl(PSID, "441300970011223");
    expect(simulator.outgoing).toEqual([]);
    expect(simulator.unheard).toBeNull();
  });

  test("a kind that nobody knows is told like a message", () => {
    const simulator = makeSimulator();
    simulator.page().unknown(PSID, "moon_phase");
    expect(items(simulator)).toEqual([
      { ...FROM_CUSTOMER, timestamp: NOW, moon_phase: expect.any(Object) as object },
    ]);
  });

  test("what was before the connection is there, and told to nobody", () => {
    const simulator = makeSimulator();
    simulator.customer(PSID).text("now");
    simulator.outgoing.length = 0;
    simulator.page().addHistory(PSID, [
      { from: "page", at: NOW - HOUR, text: "Bye", appId: INBOX },
      { from: "customer", at: NOW - 2 * HOUR, text: "Hello", attach: ["photo"] },
    ]);
    const { messages } = simulator.customer(PSID).thread;
    expect(messages.map((message) => message.text)).toEqual(["Hello", "Bye", "now"]);
    expect(simulator.outgoing).toEqual([]);
    const late = [{ from: "page" as const, at: NOW + HOUR, text: "?" }];
    expect(() => simulator.page().addHistory(PSID, late)).toThrow("older");
  });
});

describe("control of threads", () => {
  const routed = (): Simulator =>
    makeSimulator({
      apps: [APP_ID, OTHER_APP].map((appId) => ({
        appId,
        appSecret: "s",
        verifyToken: "v",
        callbackUrl: `https://${appId}.test/webhook`,
      })),
      page: {
        defaultAppId: APP_ID,
        subscribedApps: { [APP_ID]: INBOX_FIELDS, [OTHER_APP]: INBOX_FIELDS },
      },
    });
  const heard = (simulator: Simulator): unknown[] => told(simulator).map(({ appId, item }) => [appId, item]);

  test("passing is told to the new owner, taking to the loser, asking to the owner, releasing to nobody", () => {
    const simulator = routed();
    simulator.page().passControl(PSID, OTHER_APP, "why");
    expect(heard(simulator)).toMatchObject([
      [
        OTHER_APP,
        {
          pass_thread_control: { previous_owner_app_id: null, new_owner_app_id: OTHER_APP, metadata: "why" },
        },
      ],
    ]);
    simulator.page().requestControl(PSID, APP_ID);
    expect(heard(simulator)).toMatchObject([
      [OTHER_APP, { request_thread_control: { requested_owner_app_id: APP_ID } }],
    ]);
    simulator.page().takeControl(PSID);
    expect(heard(simulator)).toMatchObject([
      [OTHER_APP, { take_thread_control: { previous_owner_app_id: OTHER_APP, new_owner_app_id: INBOX } }],
    ]);
    simulator.page().releaseControl(PSID);
    expect(heard(simulator)).toEqual([]);
    expect(simulator.page().ownerOf(PSID)).toBeNull();
  });

  test("taking is told to everybody where the rules say so", () => {
    const simulator = routed();
    simulator.rules.takeHeardBy = "everybody";
    simulator.page().takeControl(PSID);
    expect(told(simulator).map(({ appId }) => appId)).toEqual([APP_ID, OTHER_APP]);
  });

  test("who writes into an idle thread makes it the default app's; others stand by", () => {
    const simulator = routed();
    simulator.customer(PSID).text("hi");
    expect(simulator.page().ownerOf(PSID)).toBe(APP_ID);
    expect(told(simulator).map(({ list, appId }) => [appId, list])).toEqual([
      [APP_ID, "messaging"],
      [OTHER_APP, "standby"],
    ]);
  });

  test("control ends a day after the customer last wrote, and starts anew with the default app", async () => {
    const simulator = routed();
    simulator.customer(PSID).text("hi");
    simulator.page().passControl(PSID, OTHER_APP);
    await simulator.advanceClock(24 * HOUR + 2);
    expect(simulator.page().ownerOf(PSID)).toBeNull();
    simulator.customer(PSID).text("again");
    expect(simulator.page().ownerOf(PSID)).toBe(APP_ID);
  });

  test("only the owner may send, in an idle thread only the default app", async () => {
    const simulator = routed();
    simulator.page().setRouting(OTHER_APP);
    expect(codeOf(await send(simulator))).toBe("10/2018300");
    simulator.page().setThreadOwner(PSID, APP_ID);
    expect(codeOf(await send(simulator))).toBe("ok");
    simulator.page().setThreadOwner(PSID, OTHER_APP);
    expect(codeOf(await send(simulator))).toBe("10/2018300");
    simulator.page().setRouting(null);
    simulator.page().releaseControl(PSID);
    expect(codeOf(await send(simulator))).toBe("ok");
  });
});
