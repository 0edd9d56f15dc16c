import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { WebhookEventStore } from "../../../worker/objects/desk/webhooks/event-store.ts";
import { conversationStub, deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { WEBHOOK_SCOPES } from "../../../worker/protocol/webhooks/events.ts";
import { connect } from "../support/agent.ts";
import { checkBodies, delivered, TestEndpoint, type Arrived } from "../support/endpoint.ts";
import { env } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { aThread, KIM, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const ANA = { sub: "ana", name: "Ana Ruiz", role: "supervisor" } as const;

async function writes(thread: TestThread, text: string): Promise<void> {
  thread.customer.text(text);
  await thread.deliver();
}

/** What arrived of it, once it has. */
async function arrivedOf(endpoint: TestEndpoint, type: string, count = 1): Promise<Arrived[]> {
  return await until(async () => {
    await delivered();
    const found = endpoint.arrived.filter(({ body }) => body.type === type);
    expect(found).toHaveLength(count);
    return found;
  });
}

describe("an endpoint", () => {
  it("is told what customers write and what the desk answers, with who they are", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await new TestEndpoint().added();

    await writes(thread, "Where is my order?");
    await thread.send("On its way", KIM);
    await thread.untilStates("sent");

    const [received] = await arrivedOf(endpoint, "message.received");
    const [sent] = await arrivedOf(endpoint, "message.sent");
    expect(received?.body.data).toMatchObject({
      ...{ desk: "main", conversation: thread.name, psid: thread.psid, sequence: 1 },
      message: { author: { type: "customer" }, content: { kind: "text", text: "Where is my order?" } },
    });
    expect(sent?.body.data).toMatchObject({
      message: { author: { type: "agent", sub: "kim" }, content: { text: "On its way" } },
    });
    checkBodies(endpoint.arrived);
  });

  // Two pieces of news that are under way at once begin at the same rev.
  it("is told nothing anew by news that repeat what the desk has", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await new TestEndpoint().added({ scopes: [...WEBHOOK_SCOPES] });
    const ana = await connect(ANA);
    await writes(thread, "Where is my order?");
    await ana.ask("note.add", { conversation: thread.name, text: "Ask the depot" });
    await arrivedOf(endpoint, "note.added");
    const told = await conversationStub(env, thread.name).changesSince(thread.name, 0);

    const answer = await deskStub(env, "main").publish("main", { ...told, toRev: told.toRev + 1 });
    await ana.ask("conversation.close", { conversation: thread.name });

    expect(answer).toMatchObject({ ok: true, have: told.toRev + 1 });
    await arrivedOf(endpoint, "conversation.closed");
    expect(endpoint.types).not.toContain("message.state");
    expect(endpoint.types).not.toContain("note.changed");
  });

  it("is told where a conversation goes, by the desk's own lines", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await new TestEndpoint().added();
    const ana = await connect(ANA);
    const on = { conversation: thread.name };

    await ana.ask("conversation.take", on);
    await ana.ask("conversation.release", on);
    await ana.ask("conversation.link", { ...on, record: { id: "4711", name: "Maria Lopez" } });
    await ana.ask("conversation.close", on);
    await ana.ask("conversation.reopen", on);

    await arrivedOf(endpoint, "conversation.reopened");
    expect(endpoint.types.filter((it) => !it.startsWith("message.")).slice(0, 5)).toEqual([
      ...["conversation.assigned", "conversation.released", "customer.linked"],
      ...["conversation.closed", "conversation.reopened"],
    ]);
    const closed = endpoint.arrived.find(({ body }) => body.type === "conversation.closed");
    expect(closed?.body.data).toMatchObject({
      line: { event: "closed", by: { sub: "ana" } },
      summary: { status: "closed" },
      record: { id: "4711" },
    });
    checkBodies(endpoint.arrived);
  });

  it("is told that a contact began", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await new TestEndpoint().added({ events: ["conversation.opened"] });
    const ana = await connect(ANA);
    await ana.ask("conversation.close", { conversation: thread.name });

    await writes(thread, "One more thing");

    const [opened] = await arrivedOf(endpoint, "conversation.opened");
    expect(opened?.body.data).toMatchObject({ contact: { begunBy: "customer" } });
    expect(endpoint.types).toEqual(["conversation.opened"]);
    checkBodies(endpoint.arrived);
  });

  it("is told nothing of notes, unless it may have them", async () => {
    const thread = await aThread(meta.current);
    const bare = await new TestEndpoint().added();
    const whole = await new TestEndpoint().added({
      scopes: ["messages:read", "customers:read", "notes:read"],
    });
    const ana = await connect(ANA);
    await connect(KIM);
    const on = { conversation: thread.name };

    await ana.ask("note.add", { ...on, text: "Secret between us" });
    await ana.ask("conversation.assign", { ...on, to: "kim", note: "Secret for Kim" });

    await arrivedOf(whole, "note.added");
    await arrivedOf(whole, "conversation.assigned");
    await arrivedOf(bare, "conversation.assigned");
    expect(JSON.stringify(bare.arrived.map(({ body }) => body))).not.toContain("Secret");
    expect(JSON.stringify(whole.arrived.map(({ body }) => body))).toContain("Secret for Kim");
    expect(whole.types).toContain("note.added");
    checkBodies([...bare.arrived, ...whole.arrived]);
  });

  it("is told of people only what it may be", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await new TestEndpoint().added({ scopes: [] });
    const ana = await connect(ANA);
    const record = { id: "4711", name: "Maria Lopez" };
    await ana.ask("conversation.link", { conversation: thread.name, record });

    await writes(thread, "My card is 1234");

    await arrivedOf(endpoint, "message.received");
    const told = JSON.stringify(endpoint.arrived.map(({ body }) => body));
    expect(told).not.toContain("My card");
    expect(told).not.toContain("Maria");
    expect(told).toContain(thread.psid);
    checkBodies(endpoint.arrived);
  });

  it("is told of the types alone that it wants", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await new TestEndpoint().added({ events: ["message.sent"] });

    await writes(thread, "Hello");
    await thread.send("Hi", KIM);
    await thread.untilStates("sent");

    await arrivedOf(endpoint, "message.sent");
    expect(endpoint.types).toEqual(["message.sent"]);
  });

  it("is told when the customer read it, without anybody looking at the thread", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await new TestEndpoint().added({ events: ["message.read"] });
    await thread.send("Hi", KIM);
    await thread.untilStates("sent");

    thread.customer.read();
    await thread.deliver();

    const [read] = await arrivedOf(endpoint, "message.read");
    expect(read?.body.data["upTo"]).toBeGreaterThan(0);
    checkBodies(endpoint.arrived);
  });

  it("is told what becomes of a message, without anybody looking at the thread", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await new TestEndpoint().added({ events: ["message.state"] });
    const { mid } = thread.customer.text("Hello");
    await thread.deliver();

    thread.customer.react(mid, "❤");
    await thread.deliver();

    const [state] = await arrivedOf(endpoint, "message.state");
    expect(state?.body.data).toMatchObject({ message: { changes: { reaction: "❤" } } });
    checkBodies(endpoint.arrived);
  });
});

describe("a desk whose endpoints want nothing of it", () => {
  it("writes no row for them", async () => {
    const thread = await aThread(meta.current);
    await new TestEndpoint().added({ events: ["message.sent", "erasure.done"] });
    const written = vi.spyOn(WebhookEventStore.prototype, "add");

    await writes(thread, "Hello");

    expect(written).not.toHaveBeenCalled();
    written.mockRestore();
  });
});
