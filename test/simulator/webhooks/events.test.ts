import { describe, expect, test } from "vitest";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import { INBOX_FIELDS } from "../../../demo/simulator/world/options.ts";
import { APP_ID, makeSimulator, NOW, PAGE_ID, PSID, send, STRANGER } from "../support.ts";

const OTHER_APP = "441300970011223";
const FROM_CUSTOMER = { sender: { id: PSID }, recipient: { id: PAGE_ID } };

type Body = {
  object: string;
  entry: { id: string; time: number; messaging?: object[]; standby?: object[]; changes?: object[] }[];
};

/** The bodies that wait, and takes them away. */
function bodies(simulator: Simulator): Body[] {
  return simulator.outgoing.splice(0).map(({ body }) => JSON.parse(body) as Body);
}

/** The only item that waits. */
function item(simulator: Simulator): object {
  const [body, ...more] = bodies(simulator);
  expect(more).toEqual([]);
  expect(body).toMatchObject({
    object: "page",
    entry: [{ id: PAGE_ID, time: expect.any(Number) as number }],
  });
  expect(body?.entry).toHaveLength(1);
  return body?.entry[0]?.messaging?.[0] ?? {};
}

const OFFER = {
  message: {
    text: "Which colour?",
    quick_replies: [{ content_type: "text", title: "Blue", payload: "COLOR_BLUE" }],
  },
};
const BUTTON = {
  message: {
    attachment: {
      type: "template",
      payload: {
        template_type: "button",
        text: "Your order",
        buttons: [{ type: "postback", title: "Track", payload: "TRACK_1" }],
      },
    },
  },
};

describe("what the customer does", () => {
  test("writes", () => {
    const simulator = makeSimulator();
    const { mid } = simulator.customer(PSID).text("hi");
    expect(item(simulator)).toEqual({ ...FROM_CUSTOMER, timestamp: NOW, message: { mid, text: "hi" } });
  });

  test("sends a picture, quoting a message", async () => {
    const simulator = makeSimulator();
    const { body } = await send(simulator);
    simulator.outgoing.length = 0;
    const attachments = [{ type: "image", payload: { url: "https://cdn.example/1.png" } }];
    simulator.customer(PSID).send({ attachments, reply_to: { mid: body.message_id ?? "" } });
    expect(item(simulator)).toMatchObject({
      message: { reply_to: { mid: body.message_id, is_self_reply: false }, attachments },
    });
  });

  test("taps a quick reply: a message with title and payload", async () => {
    const simulator = makeSimulator();
    await send(simulator, OFFER);
    simulator.outgoing.length = 0;
    const { mid } = simulator.customer(PSID).tapQuickReply("COLOR_BLUE");
    expect(item(simulator)).toMatchObject({
      message: { mid, text: "Blue", quick_reply: { payload: "COLOR_BLUE" } },
    });
  });

  test("taps a button: a postback", async () => {
    const simulator = makeSimulator();
    await send(simulator, BUTTON);
    simulator.outgoing.length = 0;
    const { mid } = simulator.customer(PSID).tapButton("Track");
    expect(item(simulator)).toMatchObject({
      ...FROM_CUSTOMER,
      postback: { mid, title: "Track", payload: "TRACK_1" },
    });
  });

  test("taps Get Started, which makes a stranger reachable", async () => {
    const simulator = makeSimulator();
    simulator.customer(STRANGER).getStarted("START");
    expect(item(simulator)).toMatchObject({ postback: { title: "Get Started", payload: "START" } });
    expect((await send(simulator, { recipient: { id: STRANGER } })).status).toBe(200);
  });

  test("follows an m.me link: into a new thread a postback, into an old one a referral", async () => {
    const simulator = makeSimulator();
    const referral = { ref: "flyer7", source: "SHORTLINK", type: "OPEN_THREAD" };
    simulator.customer(STRANGER).followLink("flyer7", "START");
    expect(item(simulator)).toMatchObject({ postback: { title: "Get Started", payload: "START", referral } });
    simulator.customer(PSID).setWindowAge(48 * 3_600_000);
    simulator.customer(PSID).followLink("flyer7");
    expect(item(simulator)).toMatchObject({ ...FROM_CUSTOMER, referral });
    expect((await send(simulator)).status).toBe(200);
  });

  test("reacts and takes it back", async () => {
    const simulator = makeSimulator();
    const mid = (await send(simulator)).body.message_id ?? "";
    simulator.outgoing.length = 0;
    simulator.customer(PSID).react(mid, "❤️");
    expect(item(simulator)).toMatchObject({
      reaction: { mid, action: "react", reaction: "love", emoji: "❤️" },
    });
    simulator.customer(PSID).unreact(mid);
    expect(item(simulator)).toMatchObject({ reaction: { mid, action: "unreact" } });
  });

  test("edits, five times at most", () => {
    const simulator = makeSimulator();
    const { mid } = simulator.customer(PSID).text("helo");
    simulator.outgoing.length = 0;
    simulator.customer(PSID).edit(mid, "hello");
    expect(item(simulator)).toMatchObject({ message_edit: { mid, text: "hello", num_edit: 1 } });
    for (let n = 2; n <= 5; n += 1) simulator.customer(PSID).edit(mid, "hello");
    expect(() => simulator.customer(PSID).edit(mid, "hello")).toThrow("Five edits");
  });

  test("receives and reads: listed mids, then a watermark; nothing the second time", async () => {
    const simulator = makeSimulator();
    const first = (await send(simulator)).body.message_id;
    const second = (await send(simulator)).body.message_id;
    simulator.outgoing.length = 0;
    await simulator.advanceClock(1_000);
    simulator.customer(PSID).receive();
    expect(item(simulator)).toEqual({
      ...FROM_CUSTOMER,
      delivery: { mids: [first, second], watermark: NOW + 1_000 },
    });
    simulator.customer(PSID).read();
    expect(item(simulator)).toEqual({
      ...FROM_CUSTOMER,
      timestamp: NOW + 1_000,
      read: { watermark: NOW + 1_000 },
    });
    simulator.customer(PSID).receive();
    simulator.customer(PSID).read();
    expect(simulator.outgoing).toEqual([]);
  });

  test("unsends: gone from the thread, and no webhook", () => {
    const simulator = makeSimulator();
    const { mid } = simulator.customer(PSID).text("oops");
    simulator.outgoing.length = 0;
    simulator.customer(PSID).unsend(mid);
    expect(simulator.customer(PSID).thread.messages).toMatchObject([{ mid, unsent: true }]);
    expect(simulator.customer(PSID).thread.messages[0]?.text).toBeUndefined();
    expect(simulator.outgoing).toEqual([]);
  });

  test("two messages of one millisecond have different times", () => {
    const simulator = makeSimulator();
    const [first, second] = [simulator.customer(PSID).text("a"), simulator.customer(PSID).text("b")];
    expect(second.at).toBe(first.at + 1);
  });
});

describe("what the Page sends comes back as an echo", () => {
  test("from our app: app_id is a number, metadata comes along, mid is the message_id", async () => {
    const simulator = makeSimulator();
    const { body } = await send(simulator, { message: { text: "hi", metadata: "entry.1" } });
    expect(item(simulator)).toEqual({
      sender: { id: PAGE_ID },
      recipient: { id: PSID },
      timestamp: NOW,
      message: {
        is_echo: true,
        app_id: Number(APP_ID),
        metadata: "entry.1",
        mid: body.message_id,
        text: "hi",
      },
    });
  });

  test("from Business Suite and from other apps", () => {
    const simulator = makeSimulator();
    simulator.page().staffReply(PSID, "I can help");
    expect(item(simulator)).toMatchObject({
      message: { is_echo: true, app_id: 263902037430900, text: "I can help" },
    });
    simulator.page().otherAppReply(PSID, "beep", OTHER_APP);
    expect(item(simulator)).toMatchObject({ message: { app_id: Number(OTHER_APP), text: "beep" } });
  });

  test("of Meta's own automation, which takes the thread from nobody", () => {
    const simulator = makeSimulator({ page: { defaultAppId: APP_ID } });
    simulator.page().setThreadOwner(PSID, APP_ID);
    simulator.page().instantReply(PSID, "We are closed");
    expect(item(simulator)).toMatchObject({
      message: { is_echo: true, app_id: 263902037430900, text: "We are closed" },
    });
    expect(simulator.customer(PSID).thread.owner).toBe(APP_ID);
  });
});

test("a reaction of the Page's has the Page as its sender, and opens no window", () => {
  const simulator = makeSimulator();
  const { mid } = simulator.customer(PSID).text("hi");
  simulator.outgoing.splice(0);
  const { windowFrom } = simulator.customer(PSID).thread;
  simulator.page().react(PSID, mid, "❤️");
  expect(item(simulator)).toMatchObject({
    sender: { id: PAGE_ID },
    recipient: { id: PSID },
    reaction: { mid, action: "react", reaction: "love", emoji: "❤️" },
  });
  simulator.page().react(PSID, mid, null);
  expect(item(simulator)).toMatchObject({ sender: { id: PAGE_ID }, reaction: { mid, action: "unreact" } });
  expect(simulator.customer(PSID).thread.windowFrom).toBe(windowFrom);
});

describe("who is told", () => {
  test.each([
    ["the app's", { app: { fields: ["message_echoes"] } }],
    ["the Page's", { page: { subscribedApps: { [APP_ID]: ["message_echoes"] } } }],
  ])("nobody, when the field is missing on %s list", (_, changes) => {
    const simulator = makeSimulator(changes);
    simulator.customer(PSID).text("hi");
    expect(simulator.outgoing).toEqual([]);
    simulator.page().staffReply(PSID, "hello");
    expect(simulator.outgoing).toHaveLength(1);
  });

  test.each([
    ["is not live", { live: false }],
    ["has Standard Access, and the person no role", { access: "standard" as const }],
  ])("no app that %s", (_, app) => {
    const simulator = makeSimulator({ app });
    simulator.customer(PSID).text("hi");
    expect(simulator.outgoing).toEqual([]);
  });

  const two = () =>
    makeSimulator({
      apps: [
        { appId: APP_ID, appSecret: "a", verifyToken: "v", callbackUrl: "https://one.test/webhook" },
        { appId: OTHER_APP, appSecret: "b", verifyToken: "v", callbackUrl: "https://two.test/webhook" },
      ],
      page: { subscribedApps: { [APP_ID]: INBOX_FIELDS, [OTHER_APP]: INBOX_FIELDS } },
    });

  test("every subscribed app, but only its own app learns a button's payload", async () => {
    const simulator = two();
    await send(simulator, BUTTON);
    simulator.outgoing.length = 0;
    simulator.customer(PSID).tapButton("TRACK_1");
    expect(simulator.outgoing.map(({ appId }) => appId)).toEqual([APP_ID, OTHER_APP]);
    const [own, other] = bodies(simulator);
    expect(own?.entry[0]?.messaging?.[0]).toMatchObject({ postback: { payload: "TRACK_1" } });
    expect(other?.entry[0]?.messaging?.[0]).not.toMatchObject({ postback: { payload: "TRACK_1" } });
  });

  test("apps that do not control the thread, in standby and without payloads", async () => {
    const simulator = two();
    await send(simulator, BUTTON);
    simulator.outgoing.length = 0;
    simulator.page().setThreadOwner(PSID, OTHER_APP);
    simulator.customer(PSID).tapButton("TRACK_1");
    const [standby, owner] = bodies(simulator);
    expect(standby?.entry[0]?.messaging).toBeUndefined();
    expect(standby?.entry[0]?.standby).toEqual([
      expect.objectContaining({ postback: { mid: expect.any(String) as string, title: "Track" } }),
    ]);
    expect(owner?.entry[0]?.messaging).toHaveLength(1);
  });

  test("no app of a reaction, but the one that controls the thread", () => {
    const simulator = two();
    const { mid } = simulator.customer(PSID).text("hi");
    simulator.page().setThreadOwner(PSID, OTHER_APP);
    simulator.outgoing.length = 0;
    simulator.customer(PSID).react(mid, "👍");
    expect(simulator.outgoing.map(({ appId }) => appId)).toEqual([OTHER_APP]);
  });

  test("staff who answer take control of a routed thread", () => {
    const simulator = two();
    simulator.page().staffReply(PSID, "unrouted");
    expect(simulator.customer(PSID).thread.owner).toBeNull();
    simulator.page().setThreadOwner(PSID, APP_ID);
    simulator.outgoing.length = 0;
    simulator.page().staffReply(PSID, "mine");
    expect(simulator.customer(PSID).thread.owner).toBe("263902037430900");
    const [taken, ...echoes] = bodies(simulator);
    expect(taken?.entry[0]?.messaging).toMatchObject([
      { take_thread_control: { previous_owner_app_id: APP_ID, new_owner_app_id: "263902037430900" } },
    ]);
    expect(echoes.map(({ entry }) => entry[0]?.standby?.length)).toEqual([1, 1]);
  });

  test("a restriction names no person, and comes as policy and as integrity event", () => {
    const simulator = makeSimulator();
    simulator.page().restrict();
    const [policy, integrity] = bodies(simulator);
    expect(policy?.entry[0]?.messaging).toEqual([
      {
        recipient: { id: PAGE_ID },
        timestamp: NOW,
        policy_enforcement: { action: "block", reason: expect.any(String) as string },
      },
    ]);
    expect(integrity?.entry[0]?.changes).toMatchObject([{ field: "messaging_integrity" }]);
  });
});
