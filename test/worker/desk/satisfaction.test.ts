import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { payloadOf, posesAsAsking } from "../../../worker/domain/satisfaction.ts";
import type { Dimension } from "../../../worker/protocol/reports/figures.ts";
import type { RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import { NO_ROUTING } from "../../../worker/protocol/routing/config.ts";
import type { InteractionTold } from "../../../worker/protocol/interactions/interaction.ts";
import { responseRateOf } from "../../../worker/protocol/reports/shares.ts";
import type { Report } from "../../../worker/protocol/reports/report.ts";
import type { Satisfaction } from "../../../worker/protocol/routing/satisfaction.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { connect } from "../support/agent.ts";
import { TestBot } from "../support/bot.ts";
import { due } from "../support/duties.ts";
import { env } from "../support/env.ts";
import { aGate } from "../support/gate.ts";
import { configureMain } from "../support/main-routing.ts";
import { useMeta } from "../support/meta.ts";
import { sleepDesk } from "../support/mirror.ts";
import { holdBefore } from "../support/points.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, ANA, DAY, HOUR, KIM, letPass, SAM, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();
const desk = () => deskStub(env, "main");

afterEach(() => reset());

const QUESTION = "How was it?";
const TEXTS = [
  {
    ...{
      language: "en",
      question: QUESTION,
      title: "Your opinion",
      subtitle: "One question",
      button: "Rate",
    },
    more: "Tell us more",
  },
];
const TEMPLATE: Satisfaction = { by: "template", texts: TEXTS, privacyUrl: "https://example.com/privacy" };
const REPLIES: Satisfaction = { by: "quick_replies", texts: [{ language: "en", question: QUESTION }] };
const asking = (satisfaction: Satisfaction, more: Partial<RoutingConfig> = {}): RoutingConfig => ({
  ...{ ...NO_ROUTING, satisfaction },
  ...more,
});

/** Somebody wrote, Kim answered, and it is closed. */
async function served(satisfaction: Satisfaction, more: Partial<RoutingConfig> = {}): Promise<TestThread> {
  await configureMain(asking(satisfaction, more));
  const thread = await aThread(meta.current);
  await thread.send("On its way.");
  await thread.command(KIM, "conversation.close", {});
  await settled(thread);
  return thread;
}

/** All that the desk says by itself was said. */
async function settled(thread: TestThread): Promise<void> {
  await until(async () => {
    await due(desk(), "lines");
    await due(desk(), "automatic");
    expect(await rowsOf(desk(), "SELECT 1 FROM automatic WHERE due_at IS NOT NULL")).toEqual([]);
    const open = (await thread.states()).filter((it) => !/^(sent|failed|withdrawn)/.test(it));
    expect(open).toEqual([]);
  });
}

/** What the Page sent to the phone, by kind: "text", "text with 5 replies", "customer_feedback". */
function asked(thread: TestThread): string[] {
  return thread.customer.thread.messages
    .filter(({ from }) => from === "page")
    .map(({ attachments = [], quick_replies = [] }) => {
      const template = attachments[0]?.payload?.["template_type"];
      if (typeof template === "string") return template;
      return quick_replies.length === 0 ? "text" : `text with ${String(quick_replies.length)} replies`;
    });
}

async function contactsOf(thread: TestThread): Promise<InteractionTold[]> {
  const outcome: unknown = await thread.command(KIM, "interactions.list", {});
  return (outcome as { value: { interactions: InteractionTold[] } }).value.interactions;
}

async function report(by: Dimension): Promise<Report> {
  const ana = await connect({ sub: "ana", role: "supervisor" });
  const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return await ana.ask("reports.read", {
    ...{ from: dayOf(Date.now() - 8 * DAY), until: dayOf(Date.now() + DAY), by },
  });
}

async function isOpen(thread: TestThread): Promise<boolean> {
  return (await thread.thread()).interaction?.closedAt === null;
}

describe("a customer whose contact was closed", () => {
  it("is asked by Meta's template, and what they say reopens nothing, rings nobody, and is the contact's", async () => {
    const thread = await served(TEMPLATE);
    expect(asked(thread)).toEqual(["text", "customer_feedback"]);
    const kim = await connect({ sub: "kim" });

    thread.customer.answerSurvey("4", "Quick and kind");
    await thread.deliver();

    expect(await isOpen(thread)).toBe(false);
    const [contact] = await contactsOf(thread);
    expect(contact?.satisfaction).toMatchObject({ score: 4, words: "Quick and kind" });
    const { items } = await kim.ask("list.open", { view: "closed", length: 10 });
    expect(items[0]).toMatchObject({ status: "closed", unanswered: 0, waitingSince: null });
    const { entries } = await thread.read();
    expect(entries.at(-1)?.content).toMatchObject({ kind: "event", event: { type: "feedback" } });
    const { total } = await report("desk");
    expect([total.surveyed, total.scores, responseRateOf(total)]).toEqual([1, { 4: 1 }, 1]);
    expect(
      (await report("agent")).groups.map(({ id, figures }) => [id, figures.surveyed, figures.scores]),
    ).toEqual([["kim", 1, { 4: 1 }]]);
  });

  it("counts as asked, once for each contact, also where they say nothing", async () => {
    const thread = await served(REPLIES, { tags: [{ id: "vip", name: "VIP", colour: "red" }] });
    const { total } = await report("desk");
    expect([total.surveyed, responseRateOf(total)]).toEqual([1, 0]);

    thread.customer.text("Another thing");
    await thread.deliver();
    await thread.send("Sure.");
    await thread.command(KIM, "conversation.tag", { add: ["vip"] });
    await thread.command(KIM, "conversation.close", {});
    await settled(thread);
    thread.customer.tapQuickReply("4 ★");
    await thread.deliver();

    const after = (await report("desk")).total;
    expect([after.closed, after.surveyed, responseRateOf(after)]).toEqual([2, 2, 0.5]);
    const [tagged] = (await report("tag")).groups;
    expect([tagged?.id, tagged?.figures.surveyed, tagged?.figures.scores]).toEqual(["vip", 1, { 4: 1 }]);
  });

  it("is asked by answers to tap, or types one, and the next thing they write is a message", async () => {
    const thread = await served(REPLIES);
    expect(asked(thread)).toEqual(["text", "text with 5 replies"]);

    thread.customer.tapQuickReply("5 ★");
    await thread.deliver();

    expect(await isOpen(thread)).toBe(false);
    expect((await contactsOf(thread))[0]?.satisfaction).toMatchObject({ score: 5 });
    thread.customer.text("2");
    await thread.deliver();
    expect(await isOpen(thread)).toBe(true);
    expect((await contactsOf(thread)).map(({ satisfaction }) => satisfaction?.score)).toEqual([undefined, 5]);

    const other = await served(REPLIES);
    other.customer.text(" 3 ");
    await other.deliver();
    expect(await isOpen(other)).toBe(false);
    expect((await contactsOf(other))[0]?.satisfaction).toMatchObject({ score: 3 });
    expect((await report("desk")).total.scores).toEqual({ 3: 1, 5: 1 });
  });

  it("is asked by the desk alone: nobody gives themselves the score by a question of their own", async () => {
    const thread = await served(REPLIES);
    const { epoch } = await thread.thread();
    const payload = payloadOf({ contact: 1, epoch }, 5);
    const quickReplies = [{ type: "text" as const, title: "Yes please", payload }];

    const outcome = await thread.command(KIM, "message.send", {
      ...{ id: "posing", seenRev: 0 },
      outgoing: { kind: "text", text: "Want a coupon?", quickReplies },
    });

    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: "not_sendable", path: "quickReplies[0].payload", why: "not_allowed" },
    });
    expect(posesAsAsking({ question: { id: `SATISFACTION_1_${payload.split(":")[3] ?? ""}` } })).toBe(
      "question.id",
    );
    expect(posesAsAsking({ text: payload })).toBe(null);
  });

  it("counts once, however often Meta or the desk's memory tells it, and what was said first", async () => {
    const thread = await served(TEMPLATE);
    thread.customer.answerSurvey("2");
    await thread.deliver();
    thread.customer.answerSurvey("5");
    await thread.deliver();
    await rowsOf(desk(), "UPDATE conversation SET rev = 1");
    await thread.crash();
    await thread.send("We are sorry.");

    expect((await contactsOf(thread)).map(({ satisfaction }) => satisfaction?.score)).toEqual([undefined, 2]);
    expect((await report("desk")).total.scores).toEqual({ 2: 1 });
  });

  it("is asked once in a contact, though it is closed twice, and again in the next", async () => {
    const thread = await served(REPLIES);
    thread.customer.text("Hm");
    await thread.deliver();
    await thread.send("And this.");
    await settled(thread);
    const [{ id } = { id: 0 }] = await contactsOf(thread);
    // What the desk knew of it is lost, and the contact goes on; its Conversation knows by which command it was asked.
    await rowsOf(desk(), "DELETE FROM automatic");
    await rowsOf(desk(), "UPDATE conversation SET contact = json_set(contact, '$.id', ?)", id - 1);
    await sleepDesk();
    await thread.command(KIM, "conversation.close", {});
    await settled(thread);
    expect(asked(thread)).toEqual(["text", "text with 5 replies", "text"]);

    thread.customer.text("One more thing");
    await thread.deliver();
    await thread.send("Yes?");
    await thread.command(KIM, "conversation.close", {});
    await settled(thread);
    expect(asked(thread)).toEqual(["text", "text with 5 replies", "text", "text", "text with 5 replies"]);
  });

  it.each([
    [{}, []],
    [{ bots: true as const }, ["text with 5 replies"]],
  ])("whom a program alone served is asked with %j", async (more, expected) => {
    const bot = new TestBot();
    const otherwise = { type: "bot", bot: "shop" } as const;
    const satisfaction = { ...REPLIES, ...more };
    await configureMain(asking(satisfaction, { bots: [bot.named({ then: null })], otherwise }));
    await (await connect(ANA)).ask("bot.renewSecret", { bot: "shop" });
    const thread = await aThread(meta.current);
    await until(async () => {
      await due(desk(), "bots");
      expect(asked(thread)).toEqual(["text"]);
    });
    await thread.command(ANA, "conversation.close", {});
    await settled(thread);

    expect(asked(thread)).toEqual(["text", ...expected]);
  });

  it("is not asked where nobody answered, or they wrote again before the question left", async () => {
    await configureMain(asking(REPLIES));
    const unanswered = await aThread(meta.current);
    await unanswered.command(KIM, "conversation.close", {});
    await settled(unanswered);
    expect(asked(unanswered)).toEqual([]);

    const again = await aThread(meta.current);
    await again.send("On its way.");
    const gate = aGate();
    const { leave } = holdBefore("lines of the desk come to a thread", gate);
    await again.command(KIM, "conversation.close", {});
    await until(() => expect(gate.arrived).toBeGreaterThan(0));
    const news = aGate();
    const { leave: hear } = holdBefore("the desk is told", news);
    again.customer.text("And one more");
    await again.deliver();
    leave();
    gate.open();
    await until(async () => {
      expect(await rowsOf(desk(), "SELECT 1 FROM automatic WHERE due_at IS NOT NULL")).toEqual([]);
    });
    hear();
    news.open();
    await settled(again);
    expect(asked(again)).toEqual(["text"]);
  });

  it.each<[how: string, satisfaction: Satisfaction, later: number, expected: string[]]>([
    ["by the template two days later", TEMPLATE, 2 * DAY, ["text", "customer_feedback"]],
    ["no more by the template after a week", TEMPLATE, 7 * DAY + HOUR, ["text"]],
    ["no more by answers to tap after a day", REPLIES, DAY + HOUR, ["text"]],
  ])("is asked %s", async (_how, satisfaction, later, expected) => {
    await configureMain(asking(satisfaction));
    const thread = await aThread(meta.current);
    await thread.send("On its way.");
    await thread.untilStates("sent");
    await letPass(meta.current, later);
    await thread.command(KIM, "conversation.close", {});
    await settled(thread);

    expect(asked(thread)).toEqual(expected);
    expect(thread.posts.map(({ params }) => params["tag"])).toEqual(
      expected.map((what) => (what === "text" ? undefined : "CUSTOMER_FEEDBACK")),
    );
  });

  it("is asked by answers to tap where Meta does not take the template, and nobody need deal with that", async () => {
    await configureMain(asking(TEMPLATE));
    const thread = await aThread(meta.current);
    await thread.send("On its way.");
    meta.current.faults.order({ kind: "error", code: 100, path: "/messages", count: 1 });
    await thread.command(KIM, "conversation.close", {});
    await settled(thread);

    expect(asked(thread)).toEqual(["text", "text with 5 replies"]);
    thread.customer.tapQuickReply("1 ★");
    await thread.deliver();
    expect((await contactsOf(thread))[0]?.satisfaction).toMatchObject({ score: 1 });
    const { items } = await (await connect({ sub: "kim" })).ask("list.open", { view: "closed", length: 10 });
    expect(items[0]).toMatchObject({ failed: false, status: "closed" });
  });

  it("is not asked once the desk wants it no more, and what an earlier question brings still counts", async () => {
    const thread = await served(REPLIES);
    await configureMain(NO_ROUTING);
    thread.customer.tapQuickReply("4 ★");
    await thread.deliver();
    expect((await contactsOf(thread))[0]?.satisfaction).toMatchObject({ score: 4 });

    thread.customer.text("Hello again");
    await thread.deliver();
    await thread.send("Yes?", SAM);
    await thread.command(ANA, "conversation.close", {});
    await settled(thread);
    expect(asked(thread)).toEqual(["text", "text with 5 replies", "text"]);
  });
});
