import { reset, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { migrate } from "../../../worker/objects/kernel/migrations.ts";
import { webhooksStub } from "../../../worker/objects/kernel/stubs.ts";
import { WEBHOOKS_STEPS } from "../../../worker/objects/webhooks/schema.ts";
import type { WebhookEventType } from "../../../worker/protocol/webhooks/events.ts";
import { command, delivered, TestEndpoint } from "../support/endpoint.ts";
import { env } from "../support/env.ts";
import { aGate, type Gate } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, HOUR, letPass, MINUTE, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();
const webhooks = () => webhooksStub(env, "main");

afterEach(() => reset());

async function writes(thread: TestThread, text: string): Promise<void> {
  thread.customer.text(text);
  await thread.deliver();
}

async function anEndpoint(...events: WebhookEventType[]): Promise<TestEndpoint> {
  return await new TestEndpoint().added({ events });
}

/** What holds these words is answered when the gate opens. */
function holds(endpoint: TestEndpoint, words: string, status = 200): Gate {
  const gate = aGate();
  endpoint.answer = async ({ text }) => {
    if (!text.includes(words)) return new Response("");
    await gate.pass();
    return new Response("", { status });
  };
  return gate;
}

async function arrives(thread: TestThread, text: string, gate: Gate): Promise<void> {
  await writes(thread, text);
  await until(() => expect(gate.arrived).toBe(1));
}

const logged = async (): Promise<string> =>
  JSON.stringify(await rowsOf(webhooks(), "SELECT event, thread FROM delivery"));

describe("who is erased while something of them is under way", () => {
  it("takes nothing from another customer, whose event is the next", async () => {
    const [thread, other] = [await aThread(meta.current), await aThread(meta.current)];
    const endpoint = await anEndpoint("message.received");
    const gate = holds(endpoint, "My secret");
    await arrives(thread, "My secret", gate);

    await thread.stub.erase(thread.name, Date.now());
    await writes(other, "Somebody else");
    await writes(other, "And more");
    gate.open();

    await until(async () => {
      await delivered();
      expect(endpoint.words).toEqual(["My secret", "Somebody else", "And more"]);
    });
    await until(async () => expect(await endpoint.fares()).toMatchObject({ waiting: 0, deadLetters: 0 }));
    expect(await logged()).not.toContain(thread.name);
    expect(await logged()).toContain(other.name);
  });

  it("is told of as erased, behind what was under way", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await anEndpoint("message.received", "erasure.done");
    const gate = holds(endpoint, "My secret", 500);
    await arrives(thread, "My secret", gate);
    const [{ id } = { id: "" }] = endpoint.arrived;

    await thread.stub.erase(thread.name, Date.now());
    await writes(thread, "Here I am again");
    expect(endpoint.types).toEqual(["message.received"]);
    gate.open();

    await until(async () => {
      await delivered();
      expect(endpoint.types).toEqual(["message.received", "erasure.done", "message.received"]);
    });
    await until(async () => expect(await endpoint.fares()).toMatchObject({ waiting: 0, failingSince: null }));
    expect(await logged()).not.toContain(id);
  });
});

describe("an endpoint that is removed while something is under way to it", () => {
  it("takes nothing from the next that is made", async () => {
    const thread = await aThread(meta.current);
    const former = await anEndpoint("message.received");
    const gate = holds(former, "Hello");
    await arrives(thread, "Hello", gate);

    await command("webhook.remove", { webhook: former.webhook });
    const next = await anEndpoint("message.received");
    await command("webhook.replay", { webhook: next.webhook, from: { at: 0 } });
    gate.open();

    await until(async () => {
      await delivered();
      expect(next.words).toEqual(["Hello"]);
    });
    await until(async () => expect(await next.fares()).toMatchObject({ waiting: 0, failingSince: null }));
    const { deliveries } = await command("webhook.deliveries", { webhook: next.webhook, limit: 10 });
    expect(deliveries).toHaveLength(1);
  });
});

describe("a replay while something later is under way", () => {
  it("keeps the order of the conversation, where that fails", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await anEndpoint("message.received");
    await writes(thread, "One");
    await until(async () => expect(await endpoint.fares()).toMatchObject({ waiting: 0, nextAt: null }));
    await until(() => expect(endpoint.words).toEqual(["One"]));
    const gate = holds(endpoint, "Two", 500);
    await arrives(thread, "Two", gate);

    await command("webhook.replay", { webhook: endpoint.webhook, from: { at: 0 } });
    endpoint.answer = () => new Response("", { status: 500 });
    gate.open();
    await until(async () => {
      await delivered();
      expect(endpoint.words).toEqual(["One", "Two", "One"]);
    });
    const times = await rowsOf(webhooks(), "SELECT due_at IS NOT NULL AS timed FROM pending ORDER BY seq");
    expect(times).toEqual([{ timed: 1 }, { timed: 0 }]);
    await letPass(meta.current, MINUTE);
    await until(async () => {
      await delivered();
      expect(endpoint.words).toEqual(["One", "Two", "One", "One"]);
    });
    endpoint.answer = () => new Response("");
    await letPass(meta.current, HOUR);

    await until(async () => {
      await delivered();
      expect(endpoint.words.slice(4)).toEqual(["One", "Two"]);
    });
  });
});

describe("two endpoints that answer slowly", () => {
  it("leave room for a third", async () => {
    const threads = [];
    for (let n = 0; n < 4; n++) threads.push(await aThread(meta.current));
    const slow = [await anEndpoint("message.received"), await anEndpoint("message.received")];
    const gates = slow.map((it) => holds(it, "Hello"));
    const third = await anEndpoint("message.received");
    for (const thread of threads) await writes(thread, "Hello");

    await until(() => expect(third.words).toHaveLength(4));

    for (const gate of gates) expect(gate.arrived).toBeLessThanOrEqual(2);
    for (const gate of gates) gate.open();
    await until(async () => {
      await delivered();
      for (const it of slow) expect(it.words).toHaveLength(4);
    });
  });
});

describe("what was kept before numbers were given once", () => {
  it("is kept, goes on where nothing is before it, and its numbers are not given again", async () => {
    const stub = webhooksStub(env, "before") as unknown as DurableObjectStub;
    await runInDurableObject(stub, (_object, { storage }) => {
      const { sql } = storage;
      migrate(storage, WEBHOOKS_STEPS.slice(0, 1));
      sql.exec(
        "INSERT INTO endpoint (no, id, kept, secret, secret_at, failures) VALUES (3, 'a', '{}', 's', 1, 2)",
      );
      for (const seq of [7, 8, 9])
        sql.exec(`INSERT INTO event VALUES (${seq}, 'evt_${seq}', 1, 1, 'message.received', '1:2', '{}')`);
      sql.exec(
        "INSERT INTO pending (endpoint, seq, thread, due_at) VALUES (3, 8, '1:2', NULL), (3, 9, '1:2', 5)",
      );

      migrate(storage, WEBHOOKS_STEPS);

      expect(sql.exec("SELECT no, id, failures FROM endpoint").one()).toEqual({
        no: 3,
        id: "a",
        failures: 2,
      });
      expect(sql.exec("SELECT seq, due_at FROM pending ORDER BY seq").toArray()).toEqual([
        { seq: 8, due_at: 0 },
        { seq: 9, due_at: null },
      ]);
      sql.exec("DELETE FROM event");
      sql.exec("DELETE FROM endpoint");
      const insert =
        "INSERT INTO event (id, at, taken_at, type, thread, data) VALUES ('n', 1, 1, '', '', '')";
      expect(sql.exec(`${insert} RETURNING seq`).one()).toEqual({ seq: 10 });
      const another = "INSERT INTO endpoint (id, kept, secret, secret_at) VALUES ('b', '{}', '', 1)";
      expect(sql.exec(`${another} RETURNING no`).one()).toEqual({ no: 4 });
    });
  });
});
