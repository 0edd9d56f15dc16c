import { describe, expect, test } from "vitest";
import type { Simulator } from "../../../demo/simulator/simulator.ts";
import type { AppOptions } from "../../../demo/simulator/world/options.ts";
import { codeOf, DAY, graph, HOUR, makeSimulator, PAGE_ID, PSID, send, STRANGER } from "../support.ts";

const HUMAN = { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" };

describe("parameters of a send", () => {
  test.each([
    ["no recipient", { recipient: undefined }, "100", "(#100) The parameter recipient is required"],
    ["an empty recipient", { recipient: {} }, "100", "(#100) param recipient must be non-empty."],
    ["a person of nobody", { recipient: { id: "4711" } }, "100/2018001", "No matching user found"],
    ["a person who never wrote", { recipient: { id: STRANGER } }, "100/2018001", "No matching user found"],
    ["neither message nor action", { message: undefined }, "100", "Message cannot be empty"],
    ["message and action", { message: { text: "a" }, sender_action: "typing_on" }, "100/2018014", ""],
    ["an unknown action", { sender_action: "dance" }, "100", "Param sender_action must be one of"],
    ["an unknown messaging_type", { messaging_type: "X" }, "100", 'got "X"'],
    ["an unknown notification_type", { notification_type: "LOUD" }, "100", 'got "LOUD"'],
    ["no messaging_type", { messaging_type: undefined }, "ok", ""],
    ["a parameter Meta does not know", { custom: "payload" }, "ok", ""],
    ["a tag without its type", { tag: "HUMAN_AGENT" }, "100", "Messaging type should be MESSAGE_TAG"],
    ["MESSAGE_TAG without a tag", { messaging_type: "MESSAGE_TAG" }, "100", "tag is required"],
    ["an unknown tag", { messaging_type: "MESSAGE_TAG", tag: "SHIPPING_UPDATE" }, "100", "Invalid tag."],
    [
      "a removed tag",
      { messaging_type: "MESSAGE_TAG", tag: "ACCOUNT_UPDATE" },
      "100/1893061",
      "Invalid parameter",
    ],
    [
      "a removed tag",
      { messaging_type: "MESSAGE_TAG", tag: "CONFIRMED_EVENT_UPDATE" },
      "100/1893061",
      "Invalid parameter",
    ],
    [
      "a removed tag",
      { messaging_type: "MESSAGE_TAG", tag: "POST_PURCHASE_UPDATE" },
      "100/1893061",
      "Invalid parameter",
    ],
    [
      "feedback tag without its template",
      { messaging_type: "MESSAGE_TAG", tag: "CUSTOMER_FEEDBACK" },
      "100",
      "",
    ],
    [
      "an unapproved utility template",
      { messaging_type: "UTILITY", message: { template: { name: "x" } } },
      "100",
      "",
    ],
    ["a quote of an unknown message", { reply_to: { mid: "m_x" } }, "100", "reply_to"],
  ])("%s", async (_, changes, code, words) => {
    const answer = await send(makeSimulator({ app: { humanAgent: true } }), changes);
    expect(codeOf(answer)).toBe(code);
    expect(answer.body.error?.message ?? "").toContain(words);
  });
});

describe("windows", () => {
  const app = { humanAgent: true };
  const aged = (age: number, changes: Partial<AppOptions> = app): Simulator => {
    const simulator = makeSimulator({ app: changes });
    simulator.customer(PSID).setWindowAge(age);
    return simulator;
  };

  test.each([
    ["RESPONSE at 24 h", 24 * HOUR, {}, "ok"],
    ["RESPONSE after 24 h", 24 * HOUR + 1, {}, "10/2018278"],
    ["UPDATE after 24 h", 24 * HOUR + 1, { messaging_type: "UPDATE" }, "10/2018278"],
    ["no type after 24 h", 24 * HOUR + 1, { messaging_type: undefined }, "10/2018278"],
    ["HUMAN_AGENT after 24 h", 24 * HOUR + 1, HUMAN, "ok"],
    ["HUMAN_AGENT at 7 days", 7 * DAY, HUMAN, "ok"],
    ["HUMAN_AGENT after 7 days", 7 * DAY + 1, HUMAN, "10/2018278"],
    [
      "a removed tag long after",
      30 * DAY,
      { messaging_type: "MESSAGE_TAG", tag: "ACCOUNT_UPDATE" },
      "100/1893061",
    ],
    ["a sticker after 24 h, even tagged", 25 * HOUR, { ...HUMAN, message: { sticker_id: 1 } }, "10/2018278"],
  ])("%s", async (_, age, changes, code) => {
    const answer = await send(aged(age), changes);
    expect(codeOf(answer)).toBe(code);
    if (answer.status !== 200) expect(answer.status).toBe(400);
  });

  test("HUMAN_AGENT without the feature is refused at any time", async () => {
    expect(codeOf(await send(aged(0, {}), HUMAN))).toBe("10");
  });

  test("the window follows the clock, and opens again when the customer writes", async () => {
    const simulator = makeSimulator();
    await simulator.advanceClock(DAY + 1);
    expect(codeOf(await send(simulator))).toBe("10/2018278");
    simulator.customer(PSID).text("Hello?");
    expect(codeOf(await send(simulator))).toBe("ok");
  });

  test("a reaction opens the window; what the Page sends does not", async () => {
    const simulator = makeSimulator();
    const { mid } = simulator.page().staffReply(PSID, "Hello");
    await simulator.advanceClock(DAY + 1);
    expect(codeOf(await send(simulator))).toBe("10/2018278");
    simulator.customer(PSID).react(mid, "👍");
    expect(codeOf(await send(simulator))).toBe("ok");
  });

  test("seven days count from the last message, not from a reaction", async () => {
    const simulator = makeSimulator({ app });
    const { mid } = simulator.page().staffReply(PSID, "Hello");
    await simulator.advanceClock(6 * DAY);
    simulator.customer(PSID).react(mid, "👍");
    expect(codeOf(await send(simulator, HUMAN))).toBe("ok");
    await simulator.advanceClock(DAY + 1);
    expect(codeOf(await send(simulator, HUMAN))).toBe("10/2018278");
  });

  test("a quote needs a message of the customer in the last 24 h", async () => {
    const simulator = makeSimulator({ app });
    const { mid } = simulator.customer(PSID).text("Which one?");
    expect(codeOf(await send(simulator, { reply_to: { mid } }))).toBe("ok");
    await simulator.advanceClock(DAY + 1);
    expect(codeOf(await send(simulator, { ...HUMAN, reply_to: { mid } }))).toBe("10/2018278");
  });

  test("the feedback tag lasts seven days", async () => {
    const payload = {
      template_type: "customer_feedback",
      title: "How was it?",
      feedback_screens: [{ questions: [{ id: "q_1", type: "csat" }] }],
      business_privacy: { url: "https://a.example" },
    };
    const feedback = {
      messaging_type: "MESSAGE_TAG",
      tag: "CUSTOMER_FEEDBACK",
      message: { attachment: { type: "template", payload } },
    };
    expect(codeOf(await send(aged(6 * DAY), feedback))).toBe("ok");
    expect(codeOf(await send(aged(7 * DAY + 1), feedback))).toBe("10/2018278");
  });
});

describe("people, apps and Pages", () => {
  test("a person who blocked the Page", async () => {
    const simulator = makeSimulator();
    simulator.customer(PSID).block();
    const answer = await send(simulator);
    expect(codeOf(answer)).toBe("551/1545041");
    expect(answer.body.error?.message).toBe("(#551) This person isn't available right now.");
    expect(codeOf(await send(simulator, { sender_action: "typing_on" }))).toBe("551/1545041");
    simulator.customer(PSID).unblock();
    expect(codeOf(await send(simulator))).toBe("ok");
  });

  test("a restricted Page", async () => {
    const simulator = makeSimulator();
    simulator.page().restrict();
    expect(codeOf(await send(simulator))).toBe("10/1893063");
    simulator.page().unrestrict();
    expect(codeOf(await send(simulator))).toBe("ok");
  });

  test.each([
    ["an app that is not live", { live: false }],
    ["an app with Standard Access", { access: "standard" as const }],
  ])("%s reaches only people with a role", async (_, app) => {
    const customers = [
      { psid: PSID, lastMessageAt: Date.now() },
      { psid: STRANGER, lastMessageAt: Date.now(), hasRole: true },
    ];
    const simulator = makeSimulator({ app, customers, now: Date.now });
    expect(codeOf(await send(simulator))).toBe("200/2018028");
    expect(codeOf(await send(simulator, { recipient: { id: STRANGER } }))).toBe("ok");
  });

  test("a thread that another app controls", async () => {
    const simulator = makeSimulator();
    simulator.page().setThreadOwner(PSID, "263902037430900");
    expect(codeOf(await send(simulator))).toBe("10/2018300");
  });

  test("300 texts a second are the most, and the limit can be switched off", async () => {
    const simulator = makeSimulator();
    const burst = (): Promise<string[]> =>
      Promise.all(Array.from({ length: 301 }, async () => codeOf(await send(simulator))));
    const first = await burst();
    expect(first.filter((code) => code === "ok")).toHaveLength(300);
    expect(first[300]).toBe("613");
    await simulator.advanceClock(1_000);
    expect(codeOf(await send(simulator))).toBe("ok");
    simulator.rules.rateLimit = false;
    expect(new Set(await burst())).toEqual(new Set(["ok"]));
  });

  test("10 audio and video messages a second are the most", async () => {
    const simulator = makeSimulator();
    const message = { attachment: { type: "audio", payload: { url: "https://cdn.example/a.mp3" } } };
    const codes = [];
    for (let n = 0; n < 11; n += 1) codes.push(codeOf(await send(simulator, { message })));
    expect(codes.slice(8)).toEqual(["ok", "ok", "613"]);
  });
});

describe("sender actions", () => {
  test("typing shows for 20 seconds, or until the next message", async () => {
    const simulator = makeSimulator();
    const types = (): boolean => simulator.customer(PSID).thread.typingUntil > simulator.now();
    const answer = await send(simulator, { sender_action: "typing_on" });
    expect(answer.body).toEqual({ recipient_id: PSID });
    expect(types()).toBe(true);
    await simulator.advanceClock(20_000);
    expect(types()).toBe(false);
    await send(simulator, { sender_action: "typing_on" });
    await send(simulator);
    expect(types()).toBe(false);
  });

  test("seen marks and reactions show on the phone and tell no app", async () => {
    const simulator = makeSimulator();
    const { mid } = simulator.customer(PSID).text("Hello");
    await simulator.takeOutgoing();
    await send(simulator, { sender_action: "mark_seen" });
    await send(simulator, { sender_action: "react", payload: { message_id: mid, reaction: "😊" } });
    expect(simulator.customer(PSID).thread.messages).toMatchObject([
      { state: "read", reactions: { page: "😊" } },
    ]);
    await send(simulator, { sender_action: "unreact", payload: { message_id: mid } });
    expect(simulator.customer(PSID).thread.messages[0]?.reactions?.page).toBeUndefined();
    expect(simulator.outgoing).toEqual([]);
    expect(codeOf(await send(simulator, { sender_action: "react", payload: { message_id: "m_x" } }))).toBe(
      "100",
    );
  });
});

test("GET on messages is refused", async () => {
  expect(codeOf(await graph(makeSimulator(), "GET", `/v27.0/${PAGE_ID}/messages`))).toBe("100");
});
