import { reset, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { BOT_ANSWER_BYTES_MAX } from "../../../worker/protocol/limits.ts";
import type { Bot } from "../../../worker/protocol/routing/automation.ts";
import type { RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { stateOf } from "../../../worker/protocol/thread/state.ts";
import { connect } from "../support/agent.ts";
import { TestBot } from "../support/bot.ts";
import { newMid } from "../support/cdn.ts";
import { due } from "../support/duties.ts";
import { env, OTHER_APP_ID } from "../support/env.ts";
import { aGate, type Gate } from "../support/gate.ts";
import { configureMain } from "../support/main-routing.ts";
import { aCustomer, useMeta } from "../support/meta.ts";
import { holdAfter, holdBefore } from "../support/points.ts";
import { aQueue, toQueues } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";
import { ANA, KIM, letPass, MINUTE, TestThread, until } from "../support/thread.ts";
import { bodyOf, post, postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();
const desk = () => deskStub(env, "main");
let bot: TestBot;

beforeEach(() => {
  bot = new TestBot();
});
afterEach(() => reset());

/** All goes to the program first. */
async function botFirst(more: Partial<Bot> = {}, config: Partial<RoutingConfig> = {}): Promise<string> {
  const otherwise = { type: "bot", bot: "shop" } as const;
  await configureMain(toQueues([aQueue()], { bots: [bot.named(more)], otherwise, ...config }));
  const ana = await connect(ANA);
  const { secret } = await ana.ask("bot.renewSecret", { bot: "shop" });
  return secret ?? "";
}

function aStranger(): TestThread {
  return new TestThread(meta.current, aCustomer(meta.current).psid);
}

async function writes(thread: TestThread, text: string): Promise<void> {
  thread.customer.text(text);
  await thread.deliver();
}

async function standing(thread: TestThread): Promise<string> {
  const ana = await connect(ANA);
  const { items } = await ana.ask("list.open", { view: "open", length: 50 });
  // Asked again and again, it would be more sockets than an agent may have.
  ana.close();
  const found = items.find(({ conversation }) => conversation === thread.name);
  if (found === undefined) return "closed";
  const queue = found.finer?.state === "queued" ? ` ${found.finer.queue}` : "";
  return stateOf(found) + queue + (found.owner === null ? "" : ` ${found.owner.sub}`);
}

/** The desk's lines, once they are all there: "handed_over bot: why". */
async function lines(thread: TestThread): Promise<string[]> {
  await due(desk(), "lines");
  return (await thread.read()).entries.flatMap(({ content }) => {
    if (content.kind !== "system" || !("why" in content.line)) return [];
    const { line } = content;
    const note = "note" in line ? `: ${line.note ?? ""}` : "";
    const { code = "", detail = "" } = ("fault" in line ? line.fault : undefined) ?? {};
    const where = line.event === "queued" ? ` ${line.queue}` : "";
    return [`${line.event}${where} ${line.why ?? ""}${note} ${code} ${detail}`.trim()];
  });
}

/** The program's messages are at Meta, and no question is open. */
async function settled(thread: TestThread): Promise<string[]> {
  await until(async () => {
    await due(desk(), "bots");
    expect(await rowsOf(desk(), "SELECT 1 FROM talk WHERE due_at IS NOT NULL")).toEqual([]);
    expect((await thread.states()).filter((it) => it !== "sent")).toEqual([]);
  });
  return thread.phone;
}

async function crashDesk(): Promise<void> {
  try {
    await runInDurableObject(desk(), (_desk, state) => state.abort("crash ordered by the test"));
  } catch {
    // That is how an abort ends the call.
  }
}

/** The program thinks until the gate opens. */
function thinks(gate: Gate): void {
  const { answer } = bot;
  bot.answer = async (request, headers) => {
    await gate.pass();
    return answer(request, headers);
  };
}

/** A stranger whom the program has answered. */
async function spokenWith(): Promise<TestThread> {
  await botFirst();
  const thread = aStranger();
  await writes(thread, "Hello");
  await settled(thread);
  return thread;
}

/** A stranger to whom it is about to say something. */
async function whileItThinks(): Promise<{ thread: TestThread; gate: Gate }> {
  await botFirst();
  const thread = aStranger();
  const gate = aGate();
  thinks(gate);
  await writes(thread, "Hello");
  await until(() => expect(gate.arrived).toBe(1));
  return { thread, gate };
}

/** What was to be tried again later is tried now. */
async function hurry(): Promise<void> {
  await rowsOf(desk(), "UPDATE talk SET due_at = 1 WHERE due_at IS NOT NULL");
  await due(desk(), "bots");
}

describe("a program that is first", () => {
  it("is told what the customer says, and answers them by its own name, as a program", async () => {
    await botFirst();
    const thread = aStranger();

    await writes(thread, "Hello");
    expect(await settled(thread)).toEqual(["You said: Hello"]);
    await writes(thread, "And now?");

    expect(await settled(thread)).toEqual(["You said: Hello", "You said: And now?"]);
    expect(bot.heard).toEqual([["Hello"], ["And now?"]]);
    expect(bot.asked[0]).toMatchObject({
      type: "messages",
      desk: "main",
      bot: "shop",
      conversation: thread.name,
      facts: { rule: null, returning: false },
    });
    expect((await thread.ours())[0]).toMatchObject({
      automatic: true,
      author: { type: "agent", sub: "bot:shop", name: "Shop bot" },
    });
    expect(await standing(thread)).toBe("bot");
    expect(await lines(thread)).toEqual(["bot otherwise"]);
  });

  it("has nobody told of each word, nor counted as waiting for an agent", async () => {
    await botFirst();
    const kim = await connect({ sub: "kim", name: "Kim Lee" });
    await kim.ask("news.open", {});
    const thread = aStranger();

    await writes(thread, "Hello");
    await settled(thread);
    await writes(thread, "And now?");
    await settled(thread);

    const heard = kim.frames.filter((it) => it.type === "list.upsert" && it.asked !== undefined);
    expect(heard).toEqual([]);
    expect((await kim.ask("news.open", {})).unread.unassigned).toEqual({ conversations: 0, messages: 0 });
    await writes(thread, "agent");
    await until(() =>
      expect(kim.frames.some((it) => it.type === "list.upsert" && it.asked !== undefined)).toBe(true),
    );
    expect((await kim.ask("news.open", {})).unread.unassigned.conversations).toBe(1);
  });

  it("says what is known of the customer, as far as the desk has it, and is told what is said of them", async () => {
    await botFirst(
      {},
      {
        tags: [{ id: "vip", name: "VIP", colour: "purple" }],
        attributes: [{ id: "order", name: "Order", type: "text", of: "contact" }],
      },
    );
    const thread = aStranger();
    bot.answer = () => ({ tags: ["vip", "unheard_of"], attributes: { order: "4711", age: 4 } });
    await writes(thread, "Hello");
    await settled(thread);
    bot.answer = () => ({ handOver: {} });
    await writes(thread, "And now?");
    await settled(thread);

    expect(bot.asked[0]).not.toHaveProperty("tags");
    expect(bot.asked[1]).toMatchObject({ tags: ["vip"], attributes: { order: "4711" } });
    const { items } = await (await connect(ANA)).ask("list.open", { view: "open", length: 50 });
    expect(items.find(({ conversation }) => conversation === thread.name)).toMatchObject({
      tags: [{ id: "vip", name: "VIP" }],
      attributes: [{ id: "order", value: "4711" }],
    });
    const { entries } = await thread.read();
    const said = entries.flatMap(({ content }) =>
      content.kind === "system" && content.line.event === "tagged" ? [content.line.by] : [],
    );
    expect(said).toEqual([{ sub: "bot:shop", name: "Shop bot" }]);
  });

  it("is asked one thing after the other, in order, and the same thing under the same id", async () => {
    await botFirst();
    const thread = aStranger();
    const gate = aGate();
    thinks(gate);

    await writes(thread, "one");
    await until(() => expect(gate.arrived).toBe(1));
    await writes(thread, "two");
    await writes(thread, "three");
    expect(gate.arrived).toBe(1);
    gate.open();

    await settled(thread);
    expect(bot.heard).toEqual([["one"], ["two", "three"]]);
    expect(thread.phone).toEqual(["You said: one", "You said: two", "You said: three"]);
    expect(new Set(bot.asked.map(({ id }) => id)).size).toBe(2);
  });

  it("may say nothing, several things of every kind, and hand over with them", async () => {
    await botFirst();
    const thread = aStranger();
    bot.answer = () => new Response(null, { status: 204 });
    await writes(thread, "Hello");
    expect(await settled(thread)).toEqual([]);
    bot.answer = () => ({
      messages: [
        { kind: "text", text: "Choose", quickReplies: [{ type: "text", title: "Hours", payload: "HOURS" }] },
        { kind: "text", text: "Or wait" },
      ],
      handOver: { to: { type: "queue", queue: "sales" }, reason: "wants a refund" },
      attributes: { of: "later" },
    });

    await writes(thread, "Refund");

    expect(await settled(thread)).toEqual(["Choose", "Or wait"]);
    expect(await standing(thread)).toBe("queued sales");
    expect(await lines(thread)).toEqual([
      "bot otherwise",
      "handed_over bot: wants a refund",
      "queued Sales bot",
    ]);
  });

  it.each([
    ["to everyone", { type: "pool" }, "queued pool:"],
    [
      "to a queue that is gone, in place of which its own comes",
      { type: "queue", queue: "x" },
      "queued sales",
    ],
    [
      "to an agent who is not here, whom its own queue follows",
      { type: "agent", agent: "zoe" },
      "queued sales",
    ],
  ])("hands over %s", async (_, to, expected) => {
    await botFirst();
    const thread = aStranger();
    bot.answer = () => ({ handOver: { to } });

    await writes(thread, "Hello");
    await settled(thread);

    expect(await standing(thread)).toBe(expected);
  });

  it.each(["I want an AGENT, please", "Ägent"])("hands over at once to who writes %s", async (text) => {
    await botFirst({ words: ["agent", "ägent"] });
    const thread = aStranger();

    await writes(thread, text);
    await settled(thread);

    expect(bot.asked).toEqual([]);
    expect(await lines(thread)).toEqual([
      "bot otherwise",
      "handed_over asked_for_person",
      "queued Sales asked_for_person",
    ]);
  });

  it("is not listened to any more once the customer asked for a person", async () => {
    const { thread, gate } = await whileItThinks();

    await writes(thread, "agent");
    expect(await standing(thread)).toBe("queued sales");
    gate.open();

    expect(await settled(thread)).toEqual([]);
  });

  it("does not come back until the contact ends, once it handed over", async () => {
    await botFirst();
    const thread = aStranger();
    await writes(thread, "agent");
    await thread.command(KIM, "conversation.take", {});
    await thread.command(KIM, "conversation.release", {});
    await writes(thread, "Hello?");
    expect(await settled(thread)).toEqual([]);
    expect(await standing(thread)).toBe("queued sales");

    await thread.command(ANA, "conversation.close", {});
    await letPass(meta.current, 16 * MINUTE);
    await writes(thread, "Hello again");

    expect(await settled(thread)).toEqual(["You said: Hello again"]);
    expect(bot.heard).toEqual([["Hello again"]]);
    expect(bot.asked[0]?.facts.returning).toBe(true);
  });
});

describe("a person", () => {
  it("who answers has it, and what the program was about to say is not said", async () => {
    const { thread, gate } = await whileItThinks();

    await thread.send("I am Kim", KIM);
    gate.open();
    await settled(thread);
    await writes(thread, "Thanks");

    expect(await settled(thread)).toEqual(["I am Kim"]);
    expect(await standing(thread)).toBe("assigned kim");
  });

  it("who takes it has it, and it does not go back to the program from them", async () => {
    const thread = await spokenWith();

    await thread.command(KIM, "conversation.take", {});
    await writes(thread, "Thanks");
    await thread.command(KIM, "conversation.release", {});
    await writes(thread, "Hello?");

    expect(await settled(thread)).toEqual(["You said: Hello"]);
    expect(await standing(thread)).toBe("queued sales");
  });

  it("who answers in Meta's inbox pauses it until the contact ends", async () => {
    const thread = await spokenWith();
    await letPass(meta.current, MINUTE);

    meta.current.page().staffReply(thread.psid, "This is the shop");
    await thread.deliver();
    await until(async () => expect(await standing(thread)).toContain("queued"));
    await writes(thread, "Thanks");

    await settled(thread);
    expect(bot.heard).toEqual([["Hello"]]);
    expect(await lines(thread)).toContain("handed_over elsewhere");
  });

  it("whose answer the desk has yet to hear of is not talked over", async () => {
    const { thread, gate } = await whileItThinks();
    const { leave } = holdBefore("the desk is told", aGate());
    const said = { id: "kim:1", by: { sub: "kim", name: "Kim" }, seenRev: 1e9, holdMs: 0 };
    const text = { kind: "text", text: "I am here" } as const;
    await thread.stub.send(thread.name, { ...said, outgoing: text });
    gate.open();
    await until(() => expect(bot.asked).toHaveLength(1));
    leave();

    await until(async () => expect(await standing(thread)).toBe("assigned kim"));
    expect(await settled(thread)).toEqual(["I am here"]);
  });
});

describe("a program that does not do", () => {
  it.each<[string, () => unknown, string]>([
    ["answers no JSON", () => new Response("<html>"), "bad_answer"],
    ["answers something else", () => ({ messages: "Hello" }), "bad_answer messages"],
    ["answers a list", () => Response.json([]), "bad_answer"],
    ["answers that it failed", () => ({ error: "boom" }), "bad_answer error"],
    ["misspells that it hands over", () => ({ messages: [], handover: {} }), "bad_answer handover"],
    ["misspells where to", () => ({ handOver: { queue: "sales" } }), "bad_answer handOver.queue"],
    ["answers what nobody could read", () => ({ ["x".repeat(9_000)]: 1 }), "bad_answer"],
    [
      "answers a kind that there is not",
      () => ({ messages: [{ kind: "song" }] }),
      "bad_answer messages.0.kind",
    ],
    [
      "answers what Messenger does not take",
      () => ({ messages: [{ kind: "text", text: "" }] }),
      "bad_answer messages.0.text",
    ],
    [
      "says too much at once",
      () => ({ messages: Array(11).fill({ kind: "text", text: "a" }) }),
      "bad_answer messages",
    ],
    ["answers 5 MB", () => new Response("x".repeat(5_000_000)), "too_large"],
    [
      "answers 5 MB without saying so",
      () => {
        let left = 50;
        const pull = (it: ReadableStreamDefaultController<Uint8Array>): void =>
          left-- > 0 ? it.enqueue(new Uint8Array(BOT_ANSWER_BYTES_MAX / 2)) : it.close();
        return new Response(new ReadableStream({ pull }));
      },
      "too_large",
    ],
    ["answers 404", () => new Response("", { status: 404 }), "status 404"],
    [
      "leads elsewhere",
      () => new Response(null, { status: 307, headers: { Location: "http://127.0.0.1/admin" } }),
      "status 307",
    ],
  ])("%s: a person goes on, and nothing is asked again", async (_, answer, why) => {
    await botFirst();
    const thread = aStranger();
    bot.answer = answer;

    await writes(thread, "Hello");

    expect(await settled(thread)).toEqual([]);
    expect(await standing(thread)).toBe("queued sales");
    expect(bot.asked).toHaveLength(1);
    expect(await lines(thread)).toContain(`handed_over bot_failed ${why}`);
  });

  it.each<[string, () => unknown, string]>([
    ["answers 500", () => new Response("", { status: 500 }), " status 500"],
    ["is not reached", () => Promise.reject(new TypeError("no")), " not_reached"],
  ])("%s: it is asked three times under the same id, then a person goes on", async (_, answer, why) => {
    await botFirst();
    const thread = aStranger();
    bot.answer = answer;
    await writes(thread, "Hello");
    await until(() => expect(bot.asked).toHaveLength(1));

    await until(async () => {
      await hurry();
      expect(await standing(thread)).toBe("queued sales");
    });

    expect(bot.asked).toHaveLength(3);
    expect(new Set(bot.asked.map(({ id }) => id)).size).toBe(1);
    expect(bot.headers.map((it) => it.get("webhook-id"))).toEqual(bot.asked.map(({ id }) => id));
    expect(await lines(thread)).toContain(`handed_over bot_failed${why}`);
  });

  it("comes back in time: nobody notices", async () => {
    await botFirst();
    const thread = aStranger();
    const { answer } = bot;
    bot.answer = (request, headers) =>
      bot.asked.length < 3 ? new Response("", { status: 503 }) : answer(request, headers);

    await writes(thread, "Hello");
    await until(async () => {
      await hurry();
      expect(thread.phone).toEqual(["You said: Hello"]);
    });

    expect(await settled(thread)).toEqual(["You said: Hello"]);
    expect(await standing(thread)).toBe("bot");
  });

  it("hangs: a person goes on when its seconds are over", async () => {
    await botFirst({ seconds: 1 });
    const thread = aStranger();
    bot.answer = () => new Promise(() => undefined);
    const inner = globalThis.fetch;
    globalThis.fetch = (input, init) =>
      Promise.race([
        inner(input, init),
        new Promise<Response>((_, reject) =>
          init?.signal?.addEventListener("abort", () => reject(new Error("aborted"))),
        ),
      ]);

    await writes(thread, "Hello");
    await until(async () => expect(await standing(thread)).toBe("queued sales"));
    globalThis.fetch = inner;

    expect(await lines(thread)).toContain("handed_over bot_slow");
    expect(bot.asked).toHaveLength(1);
  });

  it.each([
    "http://bot.example/",
    "https://localhost/",
    "https://10.0.0.1/",
    "https://169.254.169.254/latest",
    "https://bot:secret@bot.example/",
  ])("is at %s: it is not asked", async (url) => {
    bot = new TestBot(url);
    const document = toQueues([aQueue()], { bots: [bot.named()], otherwise: { type: "bot", bot: "shop" } });
    await runInDurableObject(desk(), () => undefined);
    await configureMain(toQueues([aQueue()]));
    const sql = "UPDATE routing_version SET config = ?";
    await rowsOf(desk(), sql, JSON.stringify(document));
    await crashDesk();
    const thread = aStranger();

    await writes(thread, "Hello");
    await settled(thread);

    expect(bot.asked).toEqual([]);
    expect(await standing(thread)).toBe("queued sales");
  });

  it("has no secret: it is not asked", async () => {
    const otherwise = { type: "bot", bot: "shop" } as const;
    await configureMain(toQueues([aQueue()], { bots: [bot.named()], otherwise }));
    const thread = aStranger();

    await writes(thread, "Hello");
    await settled(thread);

    expect(bot.asked).toEqual([]);
    expect(await lines(thread)).toContain("handed_over bot_failed no_secret");
  });

  it("leaves the document: what it had goes where rules lead now, and it failed at nothing", async () => {
    const thread = await spokenWith();

    await configureMain(toQueues([aQueue()]));

    expect(await standing(thread)).toContain("queued sales");
    expect(await lines(thread)).toEqual(["bot otherwise", "handed_over bot gone", "queued Sales bot"]);
  });
});

describe("a program is silent", () => {
  it("while another app has the thread, and goes on when it has it again", async () => {
    const thread = await spokenWith();
    await post(bodyOf([textItem(thread.psid, newMid(), "To the other", Date.now())], "standby"));
    await settled(thread);

    expect(bot.heard).toEqual([["Hello"]]);
  });

  it("by what another app says, for ever", async () => {
    const thread = await spokenWith();
    for (let times = 0; times < 3; times += 1)
      meta.current.page().otherAppReply(thread.psid, { text: "I am a bot" }, OTHER_APP_ID);
    await thread.deliver();
    await settled(thread);

    expect(bot.asked).toHaveLength(1);
  });

  it("where another app writes while it thinks: a person sees whether the customer was answered", async () => {
    const { thread, gate } = await whileItThinks();
    meta.current.page().otherAppReply(thread.psid, { text: "20% off" }, OTHER_APP_ID);
    await thread.deliver();

    gate.open();
    await settled(thread);

    expect(await standing(thread)).toBe("queued sales");
  });

  it("by what comes late: a person goes on", async () => {
    const thread = await spokenWith();

    await postItems([textItem(thread.psid, newMid(), "Late", Date.now() - 11 * MINUTE)]);
    await settled(thread);

    expect(bot.heard).toEqual([["Hello"]]);
    expect(await lines(thread)).toContain("handed_over bot_late");
  });
});

describe("a death midway", () => {
  const deaths: [string, () => { gate: Gate; leave: () => void }][] = [
    [
      "while the program thinks",
      () => {
        const gate = aGate();
        const { answer } = bot;
        bot.answer = async (request, headers) => {
          if (bot.asked.length === 1) await gate.pass();
          return answer(request, headers);
        };
        return { gate, leave: () => undefined };
      },
    ],
    [
      "before the answer is sent",
      () => {
        const gate = aGate();
        return { gate, ...holdBefore("a conversation decides about an answer", gate) };
      },
    ],
    [
      "after the answer was taken",
      () => {
        const gate = aGate();
        return { gate, ...holdAfter("a conversation decides about an answer", gate) };
      },
    ],
  ];

  it.each(deaths)("of the desk %s loses and doubles nothing", async (_, stop) => {
    await botFirst();
    const thread = aStranger();
    const { gate, leave } = stop();
    await writes(thread, "Hello");
    await until(() => expect(gate.arrived).toBeGreaterThan(0));

    await crashDesk();
    leave();
    gate.open();
    await hurry();

    expect(await settled(thread)).toEqual(["You said: Hello"]);
    expect(new Set(bot.asked.map(({ id }) => id)).size).toBe(1);
    expect(await standing(thread)).toBe("bot");
  });

  it("of the conversation while the program thinks asks it once more, under the same id", async () => {
    await botFirst();
    const thread = aStranger();
    const gate = aGate();
    const { answer } = bot;
    bot.answer = async (request, headers) => {
      if (bot.asked.length === 1) await gate.pass();
      return answer(request, headers);
    };
    await writes(thread, "Hello");
    await until(() => expect(gate.arrived).toBe(1));

    await thread.crash();
    await until(async () => {
      await hurry();
      expect(bot.asked.length).toBeGreaterThan(1);
    });
    gate.open();

    expect(await settled(thread)).toEqual(["You said: Hello"]);
    expect(new Set(bot.asked.map(({ id }) => id)).size).toBe(1);
  });

  it("again and again over the same words is no death without end", async () => {
    await botFirst();
    const thread = aStranger();
    bot.answer = async () => {
      await crashDesk();
      return { messages: [] };
    };
    await writes(thread, "Hello");
    await until(async () => {
      await hurry();
      expect(await standing(thread)).toBe("queued sales");
    });

    expect(bot.asked.length).toBeLessThan(5);
    expect(await lines(thread)).toContain("handed_over bot_failed");
  });

  it("after some of several messages sends the others, and none twice", async () => {
    await botFirst();
    const thread = aStranger();
    bot.answer = () => ({ messages: ["one", "two", "three"].map((text) => ({ kind: "text", text })) });
    const gate = aGate();
    const { leave } = holdAfter("a conversation decides about an answer", gate);
    await writes(thread, "Hello");
    await until(() => expect(gate.arrived).toBe(1));

    await crashDesk();
    leave();
    gate.open();
    await hurry();

    expect(await settled(thread)).toEqual(["one", "two", "three"]);
    expect(bot.asked).toHaveLength(1);
  });
});

describe("a program that is asked where somebody goes", () => {
  const asking = { otherwise: { type: "ask", bot: "shop" } } as const;

  it("says so, and the thread says that it did", async () => {
    await botFirst({ then: null }, asking);
    const thread = aStranger();
    bot.answer = () => ({ handOver: { to: { type: "queue", queue: "sales" }, reason: "a regular" } });

    await writes(thread, "Hello");
    await settled(thread);

    expect(bot.asked[0]).toMatchObject({ type: "route", facts: { rule: null, returning: false } });
    expect(bot.heard).toEqual([["Hello"]]);
    expect(await standing(thread)).toBe("queued sales");
    expect(await lines(thread)).toEqual(["handed_over bot: a regular", "queued Sales bot"]);
  });

  it.each<[string, () => unknown, string]>([
    ["says nothing", () => ({}), "handed_over bot"],
    ["does not do", () => new Response("no"), "handed_over bot_failed bad_answer"],
  ])("and %s: it goes where it is to go then", async (_, answer, line) => {
    await botFirst({ then: "sales" }, asking);
    const thread = aStranger();
    bot.answer = answer;

    await writes(thread, "Hello");
    await settled(thread);

    expect(await standing(thread)).toBe("queued sales");
    expect(await lines(thread)).toContain(line);
  });
});

describe("the signature", () => {
  const verified = async (secret: string, at: number): Promise<boolean> => {
    const [headers, body] = [bot.headers[at], bot.bodies[at]];
    const bytes = Uint8Array.from(atob(secret.slice(6)), (sign) => sign.charCodeAt(0));
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    const key = await crypto.subtle.importKey("raw", bytes, algorithm, false, ["sign"]);
    const content = `${headers?.get("webhook-id") ?? ""}.${headers?.get("webhook-timestamp") ?? ""}.${body ?? ""}`;
    const signature = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(content));
    const wanted = `v1,${btoa(String.fromCharCode(...new Uint8Array(signature)))}`;
    return headers?.get("webhook-signature")?.split(" ").includes(wanted) ?? false;
  };

  it("is of the program's secret, of which nothing can be read in storage", async () => {
    const secret = await botFirst();
    const thread = aStranger();

    await writes(thread, "Hello");
    await settled(thread);

    expect(await verified(secret, 0)).toBe(true);
    expect(JSON.stringify(await rowsOf(desk(), "SELECT * FROM bot_secret"))).not.toContain(
      secret.slice(6, 20),
    );
  });

  it("is of both for a day when the secret was renewed, then of the new one", async () => {
    const former = await botFirst();
    const ana = await connect(ANA);
    const again = { bot: "shop", id: crypto.randomUUID() };
    const { secret } = await ana.ask("bot.renewSecret", again);
    expect(await ana.ask("bot.renewSecret", again)).toEqual({ secret: null });
    const thread = aStranger();
    await writes(thread, "Hello");
    await settled(thread);
    expect([await verified(former, 0), await verified(secret ?? "", 0)]).toEqual([true, true]);

    await letPass(meta.current, 24 * 60 * MINUTE + 1_000);
    await writes(thread, "Hello");
    await settled(thread);

    expect([await verified(former, 1), await verified(secret ?? "", 1)]).toEqual([false, true]);
  });

  it("has a secret for programs of the document alone", async () => {
    await botFirst();
    const ana = await connect(ANA);

    expect(await ana.refusal("bot.renewSecret", { bot: "other" })).toBe("not_found");
    const kim = await connect();
    expect(await kim.refusal("bot.renewSecret", { bot: "shop" })).toBe("not_allowed");
  });
});
