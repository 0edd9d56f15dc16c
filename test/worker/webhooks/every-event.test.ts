import { reset } from "cloudflare:test";
import { afterEach, expect, it } from "vitest";
import { deskStub, pageStub } from "../../../worker/objects/kernel/stubs.ts";
import type { ReferenceTold } from "../../../worker/protocol/references/reference.ts";
import type { RoutingConfig } from "../../../worker/protocol/routing/config.ts";
import {
  WEBHOOK_EVENTS,
  WEBHOOK_SCOPES,
  type WebhookEventType,
} from "../../../worker/protocol/webhooks/events.ts";
import { connect } from "../support/agent.ts";
import { aCommentThread } from "../support/comments.ts";
import { due } from "../support/duties.ts";
import { checkBodies, command, delivered, TestEndpoint } from "../support/endpoint.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { configureMain } from "../support/main-routing.ts";
import { useMeta } from "../support/meta.ts";
import { aService } from "../support/program.ts";
import { aQueue, toQueues } from "../support/routed-desk.ts";
import { aThread, ANA, DAY, KIM, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const ROUTING: RoutingConfig = toQueues([aQueue()], {
  tags: [{ id: "vip", name: "VIP", colour: "purple" }],
  attributes: [{ id: "plan", name: "Plan", type: "text", of: "customer" }],
  satisfaction: {
    by: "template",
    texts: [
      {
        ...{ language: "en", question: "How was it?", title: "Your opinion" },
        ...{ subtitle: "One question", button: "Rate", more: "Tell us more" },
      },
    ],
    privacyUrl: "https://example.com/privacy",
  },
});

/** Whom somebody answered, who read it, said something of it and comes by a link that is another's. */
async function converses(thread: TestThread, ref: string): Promise<void> {
  const { mid } = thread.customer.text("Hello");
  await thread.deliver();
  await thread.send("Hi", KIM);
  await thread.untilStates("sent");
  thread.customer.read();
  thread.customer.react(mid, "❤");
  thread.customer.followLink(ref);
  await thread.deliver();
}

/** One is asked for, and made. */
async function hasATicket({ name: conversation }: TestThread): Promise<void> {
  const ana = await connect(ANA);
  const crm = await aService();
  await ana.ask("desk.configure", { settings: { contactClosesTicket: true } });
  const { request } = await ana.ask("ticket.request", { conversation, about: "A lamp is broken" });
  const body = { title: "Broken lamp", state: "New", open: true, request };
  await crm.get(`PUT /conversations/${conversation}/tickets/INC-1`, { body });
}

/** What agents do with it, until it is closed and the customer said how it was. */
async function isServed(thread: TestThread): Promise<void> {
  const ana = await connect(ANA);
  const on = { conversation: thread.name };
  await ana.ask("note.add", { ...on, text: "Between us" });
  const { entries } = await thread.read();
  const note = entries.find(({ content }) => content.kind === "system" && content.line.event === "note")!;
  await ana.ask("note.edit", { ...on, entry: note.id, text: "Still between us" });
  await ana.ask("conversation.take", on);
  await ana.ask("conversation.transfer", { ...on, to: { type: "queue", queue: "sales" }, note: "Yours" });
  await ana.ask("conversation.take", on);
  await ana.ask("conversation.snooze", { ...on, when: { until: Date.now() + DAY } });
  await ana.ask("conversation.tag", { ...on, add: ["vip"] });
  await ana.ask("conversation.attributes", { ...on, set: { plan: "gold" } });
  await hasATicket(thread);
  const other = (await aThread(meta.current)).name;
  await ana.ask("person.merge", { ...on, other });
  await ana.ask("person.unmerge", { ...on, other });
  await ana.ask("conversation.close", on);
  await ana.ask("conversation.reopen", on);
  await ana.ask("conversation.release", on);
  await ana.ask("conversation.close", on);
  await until(async () => {
    await due(deskStub(env, "main"), "lines");
    await due(deskStub(env, "main"), "automatic");
    thread.customer.answerSurvey("4", "Quick and kind");
  });
  await thread.deliver();
  thread.customer.text("One more thing");
  await thread.deliver();
}

/** Somebody comments, is answered in public and in private, and takes back what they wrote. */
async function isCommented(): Promise<void> {
  const { thread, entry } = await aCommentThread(meta.current);
  await thread.send({ kind: "public_reply", text: "We wrote to you" }, KIM);
  await thread.send({ kind: "private_reply", text: "It weighs two kilos" }, KIM);
  await thread.untilStates("sent", "sent");
  await thread.command(KIM, "comment.act", { entry, action: "hide" });
}

async function arrives(endpoint: TestEndpoint, types: readonly WebhookEventType[]): Promise<void> {
  await until(async () => {
    await delivered();
    expect(types.filter((type) => !endpoint.types.includes(type))).toEqual([]);
  });
}

async function isHadAgain(endpoint: TestEndpoint, type: WebhookEventType): Promise<void> {
  const { id, text } = endpoint.arrived.findLast(({ body }) => body.type === type)!;
  const { webhook } = endpoint;
  expect(await command("webhook.event", { webhook, event: id }), type).toEqual({ body: text });
  expect(await command("webhook.redeliver", { webhook, event: id }), type).toEqual({ events: 1 });
}

it("each event arrives as the document describes it, under an id by which it can be had again", async () => {
  const [first, second] = [await aThread(meta.current), await aThread(meta.current)];
  await configureMain(ROUTING);
  const endpoint = await new TestEndpoint().added({ scopes: [...WEBHOOK_SCOPES] });
  const body = { kind: "Order", value: "1001", record: { id: "4711", name: "Maria Lopez" } };
  const { ref } = await (await aService()).get<ReferenceTold>("POST /references", { body });

  for (const thread of [first, second]) await converses(thread, ref);
  await isServed(second);
  first.customer.optInByCheckbox(ref, crypto.randomUUID());
  await first.deliver();
  await due(pageStub(env, PAGE_ID), "boxes");
  await isCommented();
  const ofLiving = WEBHOOK_EVENTS.filter((type) => type !== "erasure.done");
  const trouble = { since: 1, stops: "both" as const };
  for (const change of [{}, { trouble }])
    await deskStub(env, "main").pageChanged("main", { pageId: PAGE_ID, pause: null, ...change });
  await arrives(endpoint, ofLiving);
  for (const type of ofLiving) await isHadAgain(endpoint, type);

  await first.stub.erase(first.name, Date.now());
  await arrives(endpoint, ["erasure.done"]);
  await isHadAgain(endpoint, "erasure.done");
  checkBodies(endpoint.arrived);
});
