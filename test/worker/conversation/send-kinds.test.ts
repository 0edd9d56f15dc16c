import { evictDurableObject } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import type { Attachment, Content } from "../../../worker/protocol/message/content.ts";
import type { Outgoing } from "../../../worker/protocol/outgoing/outgoing.ts";
import type { Refusal } from "../../../worker/protocol/refusals.ts";
import { PAGE_ID } from "../support/env.ts";
import { aGate, interceptSends } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { sample, SAMPLES, type SampleName } from "../support/outgoing.ts";
import { leaveAll, standAt } from "../support/points.ts";
import { aThread, DAY, HOUR, KIM, letPass, MINUTE, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

const NAMES = Object.keys(SAMPLES) as SampleName[];
/** Meta lets it leave for seven days, whoever sends it ("Customer feedback template"). */
const SURVEY = "customer feedback" satisfies SampleName;

function partsOf(content: Content | undefined): Attachment[] {
  return content?.kind === "text" ? (content.parts ?? []) : [];
}

async function refusalOf(thread: TestThread, outgoing: Outgoing, actor = KIM): Promise<Refusal | null> {
  const outcome = await thread.command(actor, "message.send", { outgoing, seenRev: await thread.rev() });
  return outcome.ok ? null : outcome.refusal;
}

/** The entry that a customer's words are, or were. */
async function customersEntry(thread: TestThread): Promise<number> {
  const { entries } = await thread.read();
  const entry = entries.findLast(({ author }) => author.type === "customer");
  if (entry === undefined) throw new Error("the customer wrote nothing");
  return entry.id;
}

describe("whatever an agent sends", () => {
  it.each(NAMES)("is one entry, one call and one message on the phone: %s", async (name) => {
    const thread = await aThread(meta.current);

    const [entry] = await thread.send(sample(name));
    await thread.untilStates("sent");
    const before = await thread.ours();
    await thread.deliver();

    expect(thread.posts).toHaveLength(1);
    const [sent] = thread.customer.thread.messages.filter(({ from }) => from === "page");
    const ours = await thread.ours();
    expect(ours.map(({ id, mid }) => ({ id, mid }))).toEqual([{ id: entry?.id, mid: sent?.mid }]);
    // What is shown does not change with its echo, a sticker's picture apart.
    if (name !== "sticker") expect(ours[0]?.content).toEqual(before[0]?.content);
    const { entries } = await thread.read();
    expect(entries.filter(({ author }) => author.type === "app")).toEqual([]);
  });

  it.each(NAMES)("is the same when the command is repeated, and after an eviction: %s", async (name) => {
    const thread = await aThread(meta.current);
    const id = crypto.randomUUID();
    const [first] = await thread.send(sample(name), KIM, id);
    await thread.untilStates("sent");

    await evictDurableObject(thread.stub);
    const [second] = await thread.send(sample(name), KIM, id);

    expect(second?.id).toBe(first?.id);
    expect(second?.content).toEqual(first?.content);
    expect(thread.posts).toHaveLength(1);
  });

  it("leaves as it was accepted by an instance that comes later", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "error", code: 613, path: "/messages" });
    await thread.send(sample("generic template"));
    await thread.untilStates("queued (page_slow)");
    const [before] = await thread.ours();

    await thread.crash();
    await letPass(meta.current, HOUR / 6);
    await thread.stub.wake(thread.name);
    await thread.alarm();

    await thread.untilStates("sent");
    const [sent] = thread.customer.thread.messages.filter(({ from }) => from === "page");
    const payloads = JSON.stringify(sent?.attachments).match(/fb-chat:[^"]+/g);
    expect(JSON.stringify(before?.content).match(/fb-chat:[^"]+/g)).toEqual(payloads);
    expect(payloads).toHaveLength(2);
  });

  it("carries the quote on the first part of a long text, and the quick replies on the last", async () => {
    const thread = await aThread(meta.current);
    const replyTo = await customersEntry(thread);
    const quickReplies = [{ type: "text" as const, title: "Yes" }];

    await thread.send({ kind: "text", text: "long ".repeat(900), replyTo, quickReplies });
    await thread.untilStates("sent", "sent", "sent");

    const sent = thread.customer.thread.messages.filter(({ from }) => from === "page");
    const question = thread.customer.thread.messages.find(({ from }) => from === "customer");
    expect(sent.map((it) => it.reply_to?.mid)).toEqual([question?.mid, undefined, undefined]);
    expect(sent.map((it) => it.quick_replies?.length)).toEqual([undefined, undefined, 1]);
    const ours = (await thread.ours()).map(({ content }) => (content.kind === "text" ? content : null));
    expect(ours.map((it) => it?.replyTo?.entry)).toEqual([replyTo, undefined, undefined]);
    expect(ours.map((it) => it?.quickReplies?.map(({ title }) => title))).toEqual([
      undefined,
      undefined,
      ["Yes"],
    ]);
  });

  it("is sent anew with payloads of its own", async () => {
    const thread = await aThread(meta.current);
    meta.current.faults.order({ kind: "error", code: 100, path: "/messages" });
    const [first] = await thread.send(sample("button template"));
    await thread.untilStates("failed (rejected)");

    await thread.command(KIM, "message.retry", { entry: first?.id ?? 0, seenRev: await thread.rev() });
    await thread.untilStates("failed (rejected)", "sent");

    const [, again] = await thread.ours();
    const payloads = JSON.stringify(again?.content).match(/fb-chat:\d+/g);
    expect(new Set(payloads)).toEqual(new Set([`fb-chat:${String(again?.id)}`]));
    const [sent] = thread.customer.thread.messages.filter(({ from }) => from === "page");
    expect(JSON.stringify(sent?.attachments)).toContain(`fb-chat:${String(again?.id)}:`);
  });

  it("costs a text no more than it did: nothing is kept beside its words", async () => {
    const thread = await aThread(meta.current);
    await thread.send("Hello");
    await thread.untilStates("sent");

    const row = (await thread.rows()).find(({ author }) => author === "agent");
    expect([row?.detail, row?.sends, row?.text]).toEqual([null, null, "Hello"]);
  });
});

describe("an instance that dies while it sends", () => {
  it.each(NAMES)("leaves the %s as it was, and it leaves once where it surely had not", async (name) => {
    const thread = await aThread(meta.current);
    // A new instance holds no lease, so that the message waits for one.
    await thread.crash();
    standAt("the outbox begins", () => Promise.resolve());
    await thread.send(sample(name));
    await thread.untilStates("queued");
    const [before] = await thread.ours();
    await thread.crash();
    leaveAll();

    expect(await thread.alarm()).toBe(true);
    await thread.untilStates("sent");

    expect(thread.posts).toHaveLength(1);
    expect((await thread.ours())[0]?.content).toEqual(before?.content);
  });

  it.each(NAMES)("never repeats a %s that may be out, and knows it by its echo", async (name) => {
    const thread = await aThread(meta.current);
    const gate = aGate();
    const meantime = vi.mocked(fetch).getMockImplementation();
    interceptSends(async (send) => {
      const response = await send();
      await gate.pass();
      return response;
    });
    await thread.send(sample(name));
    await until(() => expect(thread.posts).toHaveLength(1));
    await thread.crash();
    if (meantime !== undefined) vi.mocked(fetch).mockImplementation(meantime);

    await thread.alarm();
    expect(await thread.states()).toEqual(["sending"]);
    await thread.deliver();

    await thread.untilStates("sent");
    await thread.alarm();
    expect(thread.posts).toHaveLength(1);
    expect((await thread.read()).entries.filter(({ author }) => author.type === "app")).toEqual([]);
  });
});

describe("a sticker", () => {
  it("has its picture from its echo", async () => {
    const thread = await aThread(meta.current);
    await thread.send(sample("sticker"));
    await thread.untilStates("sent");
    const [before] = await thread.ours();
    expect(partsOf(before?.content)).toMatchObject([{ type: "sticker", media: { failure: "no_link" } }]);

    await thread.deliver();

    await until(async () => {
      const [after] = await thread.ours();
      expect(partsOf(after?.content)).toMatchObject([
        { type: "sticker", stickerId: "369239263222822", media: { state: "ready", failure: null } },
      ]);
    });
  });
});

describe("a utility message", () => {
  const REMINDER: Outgoing = {
    kind: "utility",
    name: "reminder",
    language: "en_US",
    parameters: [{ text: "Monday" }],
    buttons: [{}],
    shown: "See you soon\nYour appointment is on Monday. Can you make it?",
  };

  /** The Page has it, approved. */
  function approve(): void {
    meta.current.world.page(PAGE_ID).messageTemplates = {
      "1": {
        id: "1",
        name: "reminder",
        language: "en_US",
        status: "APPROVED",
        components: [
          { type: "HEADER", format: "TEXT", text: "See you soon" },
          { type: "BODY", text: "Your appointment is on {{1}}. Can you make it?" },
          { type: "BUTTONS", buttons: [{ type: "POSTBACK", text: "Yes" }] },
        ],
      },
    };
  }

  it.each([KIM, { sub: "bot", name: "Bot", role: "service" } as const])(
    "leaves at any time, as one, from whomever: $role",
    async (actor) => {
      const thread = await aThread(meta.current);
      approve();
      await letPass(meta.current, 30 * DAY);

      await thread.send(REMINDER, actor);
      await thread.untilStates("sent");

      expect(thread.posts.at(-1)?.params).toMatchObject({ messaging_type: "UTILITY" });
      expect(thread.posts.at(-1)?.params).not.toHaveProperty("tag");
      const [ours] = await thread.ours();
      expect(ours?.content).toMatchObject({
        text: "See you soon\nYour appointment is on Monday. Can you make it?",
      });
    },
  );

  it("tells by a press on its button which message it was", async () => {
    const thread = await aThread(meta.current);
    approve();
    const [sent] = await thread.send(REMINDER);
    await thread.untilStates("sent");

    thread.customer.tapButton("Yes");
    await thread.deliver();

    const { entries } = await thread.read();
    const press = entries.find(({ content }) => content.kind === "postback")?.content;
    expect(press).toMatchObject({ title: "Yes", offeredBy: sent?.id });
  });

  it("fails where Meta knows no such template, and says why", async () => {
    const thread = await aThread(meta.current);

    await thread.send(REMINDER);

    await thread.untilStates("failed (rejected)");
    expect((await thread.ours())[0]?.delivery?.failure).toMatchObject({
      reason: "invalid_content",
      help: "other_kind",
    });
  });

  it("is known by its words in Meta's record", async () => {
    const thread = await aThread(meta.current);
    approve();
    meta.current.faults.order({ kind: "apply-then-drop", path: "/messages", method: "POST" });
    await thread.send(REMINDER);
    await until(() => expect(thread.phone).toHaveLength(1));

    await letPass(meta.current, 2 * MINUTE);
    await thread.alarm();

    await thread.untilStates("sent");
    expect(thread.posts).toHaveLength(1);
  });
});

describe("a press on what was sent", () => {
  it("names the entry whose button it was, and that of a quick reply", async () => {
    const thread = await aThread(meta.current);
    const [cards] = await thread.send(sample("generic template"));
    const [words] = await thread.send(sample("text"));
    await thread.untilStates("sent", "sent");
    const [first] = thread.customer.thread.messages.filter(({ from }) => from === "page");
    thread.customer.tapQuickReply("Blue");
    thread.customer.tapButton("This one", first?.mid);
    await thread.deliver();

    const { entries } = await thread.read();
    const reply = entries.find(({ content }) => content.kind === "quick_reply")?.content;
    const press = entries.find(({ content }) => content.kind === "postback")?.content;
    expect(reply).toMatchObject({ text: "Blue", offeredBy: words?.id });
    expect(press).toMatchObject({ title: "This one", offeredBy: cards?.id });
    const shown = partsOf(cards?.content).flatMap((part) => (part.type === "template" ? part.cards : []));
    const card = shown.find(({ buttons }) => buttons.some(({ title }) => title === "This one"));
    expect(press).toHaveProperty("card", card?.title);
    const [template] = partsOf(cards?.content);
    const buttons = template?.type === "template" ? template.cards.flatMap((it) => it.buttons) : [];
    expect(buttons.map(({ payload }) => payload)).toContain(
      press?.kind === "postback" ? press.payload : undefined,
    );
  });
});

describe("what Meta would refuse", () => {
  it("is refused by field and limit, and nothing of it is written", async () => {
    const thread = await aThread(meta.current);
    const rows = (await thread.rows()).length;
    const outgoing: Outgoing = {
      kind: "template",
      template: {
        type: "button",
        text: "What next?",
        buttons: [
          { type: "postback", title: "Yes" },
          { type: "postback", title: "A title that is too long" },
        ],
      },
    };

    expect(await refusalOf(thread, outgoing)).toEqual({
      code: "not_sendable",
      path: "template.buttons[1].title",
      why: "too_long",
      limit: 20,
    });
    expect((await thread.rows()).length).toBe(rows);
    expect(thread.posts).toEqual([]);
  });

  it.each<[what: string, outgoing: Outgoing, path: string]>([
    ["a file", { kind: "files", files: [{ file: "file_0001" }] }, "files[0].file"],
    [
      "a picture of a card",
      {
        kind: "template",
        template: { type: "generic", elements: [{ title: "Tent", image: { file: "file_0001" } }] },
      },
      "template.elements[0].image.file",
    ],
  ])("is %s that nobody uploaded", async (_what, outgoing, path) => {
    const thread = await aThread(meta.current);

    expect(await refusalOf(thread, outgoing)).toEqual({ code: "not_sendable", path, why: "no_such_file" });
  });

  it("is a quote of what is not here, has not been sent, or was taken back", async () => {
    const thread = await aThread(meta.current);
    const reply = (replyTo: number): Outgoing => ({ kind: "text", text: "Yes", replyTo });
    const fault = (why: string) => ({ code: "not_sendable", path: "replyTo", why });
    const question = await customersEntry(thread);
    meta.current.faults.order({ kind: "error", code: 100, path: "/messages" });
    const [failed] = await thread.send("No");
    await thread.untilStates("failed (rejected)");

    expect(await refusalOf(thread, reply(999))).toEqual(fault("not_here"));
    expect(await refusalOf(thread, reply(failed?.id ?? 0))).toEqual(fault("not_sent"));
    expect(await refusalOf(thread, reply(question))).toBeNull();

    meta.current.rules.unsent = "is_deleted";
    const [message] = thread.customer.thread.messages;
    thread.customer.unsend(message?.mid ?? "");
    await thread.deliver();
    expect(await refusalOf(thread, reply(question))).toEqual(fault("taken_back"));
  });

  it("is a sticker or a quote after 24 hours, where words may still leave", async () => {
    const thread = await aThread(meta.current);
    const question = await customersEntry(thread);
    await letPass(meta.current, DAY + HOUR);

    expect(await refusalOf(thread, sample("sticker"))).toEqual({
      code: "not_sendable",
      path: "stickerId",
      why: "not_after_24_hours",
    });
    expect(await refusalOf(thread, { kind: "text", text: "Yes", replyTo: question })).toEqual({
      code: "not_sendable",
      path: "replyTo",
      why: "not_after_24_hours",
    });
    expect(await refusalOf(thread, sample("coupon"))).toBeNull();
    await letPass(meta.current, 7 * DAY);
    expect(await refusalOf(thread, sample("sticker"))).toMatchObject({ code: "window_closed" });
  });

  it("is anything of a program after 24 hours, of every kind but a survey", async () => {
    const thread = await aThread(meta.current);
    const program = { sub: "bot", name: "Bot", role: "service" } as const;
    await letPass(meta.current, DAY + HOUR);

    for (const name of NAMES.filter((it) => it !== SURVEY))
      expect(await refusalOf(thread, sample(name), program), name).toMatchObject({ code: "window_closed" });
    expect(await refusalOf(thread, sample(SURVEY), program)).toBeNull();
    await letPass(meta.current, 7 * DAY);
    expect(await refusalOf(thread, sample(SURVEY), program)).toMatchObject({ code: "window_closed" });
  });
});
