import { reset, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { LANGUAGE_MS } from "../../../worker/objects/desk/automation/announcer.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { AutomaticReply } from "../../../worker/protocol/routing/automation.ts";
import type { Hours, RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { connect } from "../support/agent.ts";
import { newMid } from "../support/cdn.ts";
import { due } from "../support/duties.ts";
import { env, OTHER_APP_ID } from "../support/env.ts";
import { aGate } from "../support/gate.ts";
import { configureMain } from "../support/main-routing.ts";
import { aCustomer, useMeta } from "../support/meta.ts";
import { sleepDesk } from "../support/mirror.ts";
import { holdAfter, holdBefore, standAt } from "../support/points.ts";
import { aQueue, toQueues } from "../support/routed-desk.ts";
import { rowsOf } from "../support/storage.ts";
import {
  ANA,
  aThread,
  closeRecord,
  DAY,
  HOUR,
  KIM,
  letPass,
  MINUTE,
  TestThread,
  until,
} from "../support/thread.ts";
import { bodyOf, post, postItems, textItem } from "../support/webhook.ts";

const meta = useMeta();
const desk = () => deskStub(env, "main");

afterEach(() => reset());

const reply = (
  on: AutomaticReply["on"],
  text: string,
  more: Partial<AutomaticReply> = {},
): AutomaticReply => ({
  ...{ id: on.replaceAll("_", "-"), on, texts: [{ language: "en", text }] },
  ...more,
});
const RECEIVED = reply("received", "We have your message.");
const never: Hours = { id: "never", name: "Never", timeZone: "UTC", week: [], holidays: [] };
const SALES = (replies: AutomaticReply[], more: Partial<RoutingConfig> = {}): RoutingConfig =>
  toQueues([aQueue()], { replies, ...more });

/** A customer of whom nothing is known yet. */
function aStranger(): TestThread {
  return new TestThread(meta.current, aCustomer(meta.current).psid);
}

async function writes(thread: TestThread, text: string): Promise<void> {
  thread.customer.text(text);
  await thread.deliver();
}

/** All that is to be said was said, and is at Meta. */
async function settled(thread: TestThread): Promise<string[]> {
  await until(async () => {
    await due(desk(), "lines");
    await due(desk(), "automatic");
    const open = await rowsOf(desk(), "SELECT 1 FROM automatic WHERE due_at IS NOT NULL");
    expect(open).toEqual([]);
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

describe("a customer who writes", () => {
  it("is told that it came, once in a contact, as by a program", async () => {
    await configureMain(SALES([RECEIVED]));
    const thread = aStranger();

    await writes(thread, "Hello?");
    await writes(thread, "Anybody?");

    expect(await settled(thread)).toEqual(["We have your message."]);
    expect((await thread.ours())[0]).toMatchObject({
      automatic: true,
      author: { type: "agent", sub: "automation", name: "" },
    });
    const { entries } = await thread.read();
    const kinds = entries.map(({ author, content }) => (content.kind === "system" ? "line" : author.type));
    expect(kinds.lastIndexOf("agent")).toBeGreaterThan(kinds.indexOf("customer"));
    expect(kinds.lastIndexOf("agent")).toBeGreaterThan(kinds.indexOf("line"));
  });

  it("is told again in the next contact, unless the reply has a span", async () => {
    await configureMain(SALES([RECEIVED, reply("closed", "Good-bye.", { againSeconds: 3600 })]));
    const thread = await aThread(meta.current);
    const close = async (): Promise<void> => {
      await thread.command(KIM, "conversation.take", {});
      await thread.command(KIM, "conversation.close", {});
      await settled(thread);
    };
    await settled(thread);
    await close();
    expect(thread.phone).toEqual(["We have your message.", "Good-bye."]);

    await writes(thread, "One more");
    await settled(thread);
    await close();

    expect(thread.phone).toEqual(["We have your message.", "Good-bye.", "We have your message."]);
    const { entries } = await thread.read();
    const order = entries.flatMap(({ content }) =>
      content.kind === "system" ? [content.line.event] : content.kind === "text" ? [content.text] : [],
    );
    expect(order.indexOf("Good-bye.")).toBe(order.indexOf("closed") + 1);
  });

  it("is told in their language, as soon as Meta told of them", async () => {
    const texts = [
      { language: "en", text: "We have it." },
      { language: "fr", text: "Nous l'avons." },
    ];
    const thread = await aThread(meta.current);
    await configureMain(SALES([{ ...RECEIVED, texts }]));
    await thread.command(KIM, "conversation.take", {});
    await thread.command(KIM, "conversation.close", {});
    await settled(thread);
    const sql = `UPDATE thread SET profile = json_set(profile, '$.locale', 'fr_CA')`;
    await rowsOf(thread.stub, sql);
    await thread.crash();
    const stranger = aStranger();

    await writes(thread, "Bonjour");
    await writes(stranger, "Hello");

    expect(await settled(thread)).toEqual(["Nous l'avons."]);
    // Meta tells their name, and no language: no time passes.
    await until(async () => expect(await settled(stranger)).toEqual(["We have it."]));
  });

  it("goes where people speak their language, and is told in it at once, though no profile is readable", async () => {
    meta.current.faults.order({ kind: "error", code: 10, path: "?fields=", count: null });
    const texts = [
      { language: "de", text: "Angekommen." },
      { language: "fr", text: "Nous l'avons." },
    ];
    const french = { id: "french", name: "French", when: { languages: ["fr"] } };
    const to = { type: "queue", queue: "paris" } as const;
    await configureMain(
      toQueues([aQueue(), aQueue({ id: "paris", name: "Paris" })], {
        rules: [{ ...french, to }],
        replies: [{ ...RECEIVED, texts }],
      }),
    );
    const thread = aStranger();

    await writes(thread, "Bonjour, où est mon colis ?");

    const [row] = await rowsOf(desk(), "SELECT standing FROM conversation");
    expect(JSON.parse(String(row?.standing))).toMatchObject({ wait: { queue: "paris" } });
    expect((await thread.read()).thread.customer).toMatchObject({ name: null, language: "fr" });
    const waits = await rowsOf(desk(), "SELECT due_at - at AS wait FROM automatic WHERE due_at > at");
    expect(waits).toEqual([]);
    expect(await settled(thread)).toEqual(["Nous l'avons."]);
  });

  it("is told in the first language, when Meta does not tell theirs in time", async () => {
    const texts = [
      { language: "de", text: "Angekommen." },
      { language: "fr", text: "Nous l'avons." },
    ];
    meta.current.faults.order({ kind: "error", code: 10, path: "?fields=", count: null });
    await configureMain(SALES([{ ...RECEIVED, texts }]));
    const thread = aStranger();
    await writes(thread, "Hello");
    const [row] = await rowsOf(desk(), "SELECT due_at - at AS wait FROM automatic");

    expect(row).toEqual({ wait: LANGUAGE_MS });
    await letPass(meta.current, LANGUAGE_MS);
    expect(await settled(thread)).toEqual(["Angekommen."]);
  });

  it("is told when somebody is there, in place of that, while nobody is on", async () => {
    const closed = reply("closed_hours", "Nobody is on. {opens}");
    const queue = aQueue({ hours: "never" });
    await configureMain(
      toQueues([queue], { hours: [never], replies: [RECEIVED, closed, reply("nobody", "Nobody")] }),
    );
    const thread = aStranger();

    await writes(thread, "Hello?");

    expect(await settled(thread)).toEqual(["Nobody is on."]);
  });

  it("is told one thing for one message: how they wait, else that it came", async () => {
    const nobody = reply("nobody", "Nobody is here.", { againSeconds: 3600 });
    await configureMain(SALES([RECEIVED, nobody]));
    const thread = aStranger();
    await writes(thread, "Hello?");
    expect(await settled(thread)).toEqual(["Nobody is here."]);
    await thread.command(KIM, "conversation.take", {});
    await thread.command(KIM, "conversation.close", {});

    await writes(thread, "One more");

    expect(await settled(thread)).toEqual(["Nobody is here.", "We have your message."]);
  });

  it("is told that nobody is free, or how many are before them, while they wait in a queue", async () => {
    const replies = [reply("nobody", "Nobody is here."), reply("position", "{position} before you.")];
    await configureMain(SALES(replies));
    const [first, second, third] = [aStranger(), aStranger(), aStranger()];
    await writes(first, "Hello?");
    expect(await settled(first)).toEqual(["Nobody is here."]);

    await connect({ sub: "kim", name: "Kim Lee" });
    // She is asked for the first.
    await letPass(meta.current, 1_000);
    await writes(second, "Hello?");
    await letPass(meta.current, 1_000);
    await writes(third, "Hello?");

    expect([await settled(first), await settled(second), await settled(third)]).toEqual([
      ["Nobody is here."],
      ["1 before you."],
      ["2 before you."],
    ]);
  });

  it("is told nothing of it where somebody is asked at once", async () => {
    await configureMain(SALES([reply("nobody", "Nobody."), reply("position", "{position}")]));
    await connect({ sub: "kim", name: "Kim Lee" });
    const thread = aStranger();

    await writes(thread, "Hello?");

    expect(await settled(thread)).toEqual([]);
  });
});

describe("nobody is told anything by itself", () => {
  it("where no document says so", async () => {
    const thread = await aThread(meta.current);

    expect(await settled(thread)).toEqual([]);
    expect(await rowsOf(desk(), "SELECT * FROM automatic")).toEqual([]);
  });

  it("by what comes late, from Meta's record, or while another app has the thread", async () => {
    await configureMain(SALES([RECEIVED]));
    const late = aStranger();
    await postItems([textItem(late.psid, newMid(), "Hello?", Date.now() - 11 * MINUTE)]);
    const standby = aStranger();
    await post(bodyOf([textItem(standby.psid, newMid(), "Hello?", Date.now())], "standby"));

    expect([await settled(late), await settled(standby)]).toEqual([[], []]);
  });

  it("after 24 hours", async () => {
    await configureMain(SALES([reply("closed", "Good-bye.")]));
    const thread = await aThread(meta.current);
    await letPass(meta.current, DAY + HOUR);
    await thread.command(KIM, "conversation.take", {});
    await thread.command(KIM, "conversation.close", {});

    expect(await settled(thread)).toEqual([]);
  });

  it("by what another app's program says", async () => {
    await configureMain(SALES([RECEIVED]));
    const thread = await aThread(meta.current);
    await settled(thread);

    for (let times = 0; times < 3; times += 1)
      meta.current.page().otherAppReply(thread.psid, { text: "I am a bot" }, OTHER_APP_ID);
    await thread.deliver();

    expect((await settled(thread)).filter((it) => it !== "I am a bot")).toEqual(["We have your message."]);
  });

  it("behind the back of an agent who answers meanwhile", async () => {
    await configureMain(SALES([RECEIVED]));
    const thread = aStranger();
    const gate = aGate();
    const { leave } = holdBefore("lines of the desk come to a thread", gate);
    await writes(thread, "Hello?");
    await until(() => expect(gate.arrived).toBeGreaterThan(0));

    // Her answer is accepted before the line is in the thread, and the desk has yet to hear of it.
    const said = { id: "kim:1", by: { sub: "kim", name: "Kim" }, seenRev: 1e9, holdMs: 0 };
    const { leave: hear } = holdBefore("the desk is told", aGate());
    const text = { kind: "text", text: "I am here" } as const;
    await thread.stub.send(thread.name, { ...said, outgoing: text });
    leave();
    gate.open();
    hear();

    expect(await settled(thread)).toEqual(["I am here"]);
  });

  it("as the contact ends, who wrote again before the desk heard of it", async () => {
    await configureMain(SALES([reply("closed", "Good-bye.")]));
    const thread = await aThread(meta.current, "Hello");
    await thread.command(KIM, "conversation.take", {});
    const gate = aGate();
    const { leave } = holdBefore("lines of the desk come to a thread", gate);
    await thread.command(KIM, "conversation.close", {});
    await until(() => expect(gate.arrived).toBeGreaterThan(0));

    const news = aGate();
    const { leave: hear } = holdBefore("the desk is told", news);
    await writes(thread, "One more thing");
    leave();
    gate.open();
    await until(async () => {
      const open = await rowsOf(desk(), "SELECT 1 FROM automatic WHERE due_at IS NOT NULL");
      expect(open).toEqual([]);
    });
    hear();
    news.open();

    expect(await settled(thread)).toEqual([]);
  });

  it("while an agent is writing", async () => {
    await configureMain(SALES([RECEIVED]));
    const thread = await aThread(meta.current, "Hello");
    await settled(thread);
    const agent = await connect({ sub: "sam", name: "Sam Fox" });
    await thread.command(KIM, "conversation.take", {});
    await thread.command(KIM, "conversation.close", {});
    await agent.ask("thread.open", { conversation: thread.name });
    await agent.ask("typing", { conversation: thread.name, typing: true });

    await letPass(meta.current, 16 * MINUTE);
    await agent.ask("typing", { conversation: thread.name, typing: true });
    await writes(thread, "Again");

    expect(await settled(thread)).toEqual(["We have your message."]);
  });
});

describe("a death midway", () => {
  it.each([
    ["before it is sent", () => holdBefore("a conversation decides about an answer", aGate())],
    ["after it was taken", () => holdAfter("a conversation decides about an answer", aGate())],
  ])("%s leaves one message", async (_, stop) => {
    await configureMain(SALES([RECEIVED]));
    const thread = aStranger();
    const { leave } = stop();

    await writes(thread, "Hello?");
    await until(async () => {
      const open = await rowsOf(desk(), "SELECT 1 FROM automatic WHERE due_at IS NOT NULL");
      expect(open).toHaveLength(1);
    });
    await crashDesk();
    leave();

    expect(await settled(thread)).toEqual(["We have your message."]);
  });

  it("of the desk before it wrote anything leaves one message, when the news come again", async () => {
    await configureMain(SALES([RECEIVED]));
    const thread = aStranger();
    let died = 0;
    const { leave } = standAt("the desk writes what it was told", () => {
      died += 1;
      throw new Error("the instance is dead");
    });
    await writes(thread, "Hello?");
    await until(() => expect(died).toBeGreaterThan(0));
    leave();
    await sleepDesk();

    await due(thread.stub, "news");

    expect(await settled(thread)).toEqual(["We have your message."]);
  });

  it("of which nobody knows whether the customer was told says so, and asks nobody to find out", async () => {
    await configureMain(SALES([RECEIVED]));
    const thread = aStranger();
    closeRecord(meta.current);
    meta.current.faults.order({ kind: "drop", path: "/messages" });
    await writes(thread, "Hello?");
    await until(async () => expect(await thread.states()).toEqual(["sending"]));

    await until(async () => {
      await letPass(meta.current, 2 * MINUTE);
      await thread.alarm();
      expect(await thread.states()).toEqual(["unknown"]);
    });
    await due(thread.stub, "news");

    const ana = await connect(ANA);
    const { items } = await ana.ask("list.open", { view: "open", length: 5 });
    expect(items.map(({ failed }) => failed)).toEqual([false]);
  });

  it("leaves nothing that is said an hour later", async () => {
    await configureMain(SALES([RECEIVED]));
    const thread = aStranger();
    const { leave } = holdBefore("a conversation decides about an answer", aGate());
    await writes(thread, "Hello?");
    await crashDesk();
    leave();
    await letPass(meta.current, HOUR);

    expect(await settled(thread)).toEqual([]);
  });
});
