import { reset, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import { DELIVERIES_MAX } from "../../../worker/domain/webhooks/retry.ts";
import { deskStub, webhooksStub } from "../../../worker/objects/kernel/stubs.ts";
import { due } from "../support/duties.ts";
import { command, delivered, outcomeOf, TestEndpoint } from "../support/endpoint.ts";
import { env } from "../support/env.ts";
import { aGate } from "../support/gate.ts";
import { useMeta } from "../support/meta.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, DAY, HOUR, letPass, MINUTE, SECOND, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();
const webhooks = () => webhooksStub(env, "main");

afterEach(() => reset());

async function writes(thread: TestThread, text: string): Promise<void> {
  thread.customer.text(text);
  await thread.deliver();
}

const RECEIVED = { events: ["message.received" as const] };

/** An endpoint that is told what customers write. */
async function anEndpoint(url?: string): Promise<TestEndpoint> {
  return await new TestEndpoint(url).added(RECEIVED);
}

async function untilWords(endpoint: TestEndpoint, ...words: string[]): Promise<void> {
  await until(async () => {
    await delivered();
    expect(endpoint.words).toEqual(words);
  });
}

describe("what happens", () => {
  it("is delivered by itself, by the alarms of the desk and of the object that tells it", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await anEndpoint();

    await writes(thread, "Hello");

    await until(() => expect(endpoint.words).toEqual(["Hello"]));
  });
});

describe("a delivery that fails", () => {
  it("is tried again, under the same id and signed anew, and holds back its own conversation alone", async () => {
    const [first, second] = [await aThread(meta.current), await aThread(meta.current)];
    const endpoint = await anEndpoint();
    endpoint.answer = ({ text }) => new Response("", { status: text.includes("One") ? 500 : 200 });

    await writes(first, "One");
    await untilWords(endpoint, "One");
    await writes(first, "Two");
    await writes(second, "Elsewhere");
    await untilWords(endpoint, "One", "Elsewhere");
    endpoint.answer = () => new Response(null, { status: 204 });
    await letPass(meta.current, MINUTE);

    await untilWords(endpoint, "One", "Elsewhere", "One", "Two");
    const [failed, , again] = endpoint.arrived;
    expect(again?.id).toBe(failed?.id);
    expect(again?.headers.get("webhook-timestamp")).not.toBe(failed?.headers.get("webhook-timestamp"));
    expect(await endpoint.fares()).toMatchObject({ waiting: 0, deadLetters: 0, failingSince: null });
  });

  it("is given up after three days, where others arrive, and what is behind it goes on", async () => {
    const [first, second] = [await aThread(meta.current), await aThread(meta.current)];
    const endpoint = await anEndpoint();
    endpoint.answer = ({ text }) => new Response("no", { status: text.includes("Poison") ? 422 : 200 });

    await writes(first, "Poison");
    await untilWords(endpoint, "Poison");
    await writes(first, "Behind it");
    for (let attempt = 2; attempt <= DELIVERIES_MAX; attempt++) {
      await writes(second, `Fine ${attempt}`);
      await until(async () => {
        await delivered();
        expect(endpoint.words.at(-1)).toBe(`Fine ${attempt}`);
      });
      await letPass(meta.current, 27 * HOUR);
      await until(async () => {
        await delivered();
        expect(endpoint.words.filter((it) => it === "Poison")).toHaveLength(attempt);
      });
    }

    await until(async () => {
      await delivered();
      expect(endpoint.words.at(-1)).toBe("Behind it");
    });
    const { letters } = await command("webhook.deadLetters", { webhook: endpoint.webhook, limit: 10 });
    expect(letters).toMatchObject([
      { type: "message.received", conversation: first.name, attempts: DELIVERIES_MAX, status: 422 },
    ]);
    expect(await endpoint.fares()).toMatchObject({ deadLetters: 1, paused: null });
  });

  it("is a dead letter until somebody has it delivered once more", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await anEndpoint();
    endpoint.answer = () => new Response("no", { status: 400 });
    await writes(thread, "Lost");
    await untilWords(endpoint, "Lost");
    await runInDurableObject(webhooks() as unknown as DurableObjectStub, (_object, { storage }) => {
      storage.sql.exec("INSERT INTO dead SELECT endpoint, seq, 1, 10, 400, NULL FROM pending");
      storage.sql.exec("DELETE FROM pending");
    });
    const { webhook } = endpoint;
    const { letters } = await command("webhook.deadLetters", { webhook, limit: 10 });
    endpoint.answer = () => new Response("");

    const { events } = await command("webhook.redeliver", { webhook, event: letters[0]!.event });

    expect(events).toBe(1);
    await letPass(meta.current, MINUTE);
    await untilWords(endpoint, "Lost", "Lost");
    expect(await endpoint.fares()).toMatchObject({ waiting: 0, deadLetters: 0 });
    expect(endpoint.arrived[1]?.id).toBe(letters[0]?.event);
  });
});

describe("an endpoint that nothing reaches", () => {
  it("is asked seldom, and paused after three days; what waited is delivered once somebody says so", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await anEndpoint();
    endpoint.answer = () => Promise.reject(new TypeError("no route"));
    await writes(thread, "One");
    await writes(thread, "Two");
    for (let day = 0; day < 5; day++) {
      await delivered();
      await letPass(meta.current, DAY);
    }
    await delivered();
    const told = await endpoint.fares();
    expect(told).toMatchObject({ paused: { why: "dead" }, waiting: 2, deadLetters: 0 });
    expect(new Set(endpoint.words)).toEqual(new Set(["One"]));
    const before = endpoint.arrived.length;
    await letPass(meta.current, DAY);
    await delivered();
    expect(endpoint.arrived).toHaveLength(before);

    endpoint.answer = () => new Response("");
    await command("webhook.change", { webhook: endpoint.webhook, paused: false });

    await until(async () => {
      await delivered();
      expect(endpoint.words.slice(before)).toEqual(["One", "Two"]);
    });
    expect(await endpoint.fares()).toMatchObject({ paused: null, failingSince: null, waiting: 0 });
  });

  it("costs another endpoint nothing", async () => {
    const threads = [];
    for (let n = 0; n < 8; n++) threads.push(await aThread(meta.current));
    const dead = await anEndpoint();
    const fine = await anEndpoint();
    const gate = aGate();
    dead.answer = async () => {
      await gate.pass();
      return new Response("", { status: 503 });
    };

    for (const thread of threads) await writes(thread, "Hello");
    await until(() => expect(fine.words).toHaveLength(8));
    // What happens while all that may be under way at the dead one hangs.
    await writes(threads[0]!, "Later");

    await until(() => expect(fine.words).toHaveLength(9));
    expect(gate.arrived).toBeLessThanOrEqual(3);
    gate.open();
  });

  it("costs another endpoint nothing either where an alarm has been at work for long", async () => {
    const [first, second] = [await aThread(meta.current), await aThread(meta.current)];
    const dead = await anEndpoint();
    const fine = await anEndpoint();
    const gate = aGate();
    dead.answer = async () => {
      await gate.pass();
      return new Response("", { status: 503 });
    };
    // It hangs as long as it likes.
    const setTimer = globalThis.setTimeout;
    vi.spyOn(globalThis, "setTimeout").mockImplementation(((run: () => void, ms?: number) =>
      setTimer(run, ms === 10 * SECOND ? DAY : ms)) as typeof setTimeout);
    await writes(first, "Hello");
    await until(() => expect([fine.words, gate.arrived]).toEqual([["Hello"], 1]));
    await letPass(meta.current, MINUTE + SECOND);

    await writes(second, "Later");

    await until(() => expect(fine.words).toEqual(["Hello", "Later"]));
    expect(await dead.fares()).toMatchObject({ failingSince: null });
    gate.open();
  });

  it("is asked at once when it has another address", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await anEndpoint();
    endpoint.answer = () => new Response("", { status: 500 });
    await writes(thread, "Hello");
    await untilWords(endpoint, "Hello");
    const other = new TestEndpoint();

    await command("webhook.change", { webhook: endpoint.webhook, url: other.url });

    await untilWords(other, "Hello");
    expect(await endpoint.fares()).toMatchObject({ url: other.url, failingSince: null, waiting: 0 });
  });

  it("that answers 410 is paused at once", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await anEndpoint();
    endpoint.answer = () => new Response("", { status: 410 });

    await writes(thread, "Hello");
    await untilWords(endpoint, "Hello");

    expect(await endpoint.fares()).toMatchObject({ paused: { why: "gone" }, waiting: 1 });
    await letPass(meta.current, DAY);
    await delivered();
    expect(endpoint.arrived).toHaveLength(1);
  });
});

describe("what an endpoint answers", () => {
  const last = async ({ webhook }: TestEndpoint) =>
    (await command("webhook.deliveries", { webhook, limit: 1 })).deliveries[0];

  it("is read for its beginning alone, also where it never ends", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await anEndpoint();
    let pulled = 0;
    endpoint.answer = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            pulled += 1;
            controller.enqueue(new TextEncoder().encode("x".repeat(512)));
          },
        }),
      );

    await writes(thread, "Hello");
    await untilWords(endpoint, "Hello");

    await until(async () => expect(await endpoint.fares()).toMatchObject({ waiting: 0 }));
    expect(pulled).toBeLessThan(20);
    expect((await last(endpoint))?.answer.length).toBeLessThanOrEqual(300);
  });

  it("that leads elsewhere is a failure, and followed nowhere", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await anEndpoint();
    const inner = new TestEndpoint("https://169.254.169.254/latest");
    endpoint.answer = () => new Response(null, { status: 302, headers: { Location: inner.url } });

    await writes(thread, "Hello");
    await untilWords(endpoint, "Hello");

    expect(await last(endpoint)).toMatchObject({ ok: false, status: 302, fault: "redirect" });
    expect(inner.arrived).toEqual([]);
  });

  it("that does not come in ten seconds is a failure", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await anEndpoint();
    const setTimer = globalThis.setTimeout;
    vi.spyOn(globalThis, "setTimeout").mockImplementation(((run: () => void, ms?: number) =>
      setTimer(run, ms === 10 * SECOND ? 20 : ms)) as typeof setTimeout);
    endpoint.answer = (_arrived, signal) =>
      new Promise((_resolve, reject) => {
        const look = () => (signal?.aborted ? reject(new Error("aborted")) : void setTimer(look, 5));
        look();
      });

    await writes(thread, "Hello");
    await untilWords(endpoint, "Hello");

    await until(async () => expect(await last(endpoint)).toMatchObject({ ok: false, fault: "slow" }));
  });
});

describe("an instance that dies", () => {
  it("between an answer and its row delivers the event again, under the same id", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await anEndpoint();
    const gate = aGate();
    endpoint.answer = async () => {
      await gate.pass();
      return new Response("");
    };
    await writes(thread, "Hello");
    await due(deskStub(env, "main"), "events");
    await until(() => expect(gate.arrived).toBe(1));
    try {
      await runInDurableObject(webhooks() as unknown as DurableObjectStub, (_object, state) =>
        state.abort("crash ordered by the test"),
      );
    } catch {
      // That is how an abort ends the call.
    }
    gate.open();

    await until(async () => {
      await delivered();
      expect(await endpoint.fares()).toMatchObject({ waiting: 0 });
    });

    expect(endpoint.words).toEqual(["Hello", "Hello"]);
    expect(endpoint.arrived[1]?.id).toBe(endpoint.arrived[0]?.id);
  });

  it("before the desk's events are handed on loses none", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await anEndpoint();
    await writes(thread, "Hello");
    try {
      await runInDurableObject(deskStub(env, "main") as unknown as DurableObjectStub, (_desk, state) =>
        state.abort("crash ordered by the test"),
      );
    } catch {
      // That is how an abort ends the call.
    }

    await untilWords(endpoint, "Hello");
    expect(await rowsOf(deskStub(env, "main"), "SELECT 1 FROM webhook_event")).toEqual([]);
  });
});

describe("a replay", () => {
  it("delivers once more what happened behind an event, in order and under the same ids", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await anEndpoint();
    for (const text of ["One", "Two", "Three"]) await writes(thread, text);
    await untilWords(endpoint, "One", "Two", "Three");
    const [one] = endpoint.arrived;
    const { webhook } = endpoint;

    const from = { after: one!.id };
    expect(await command("webhook.replayable", { webhook, from })).toEqual({ events: 2 });
    await delivered();
    expect(endpoint.words).toHaveLength(3);
    const { events } = await command("webhook.replay", { webhook, from });

    expect(events).toBe(2);
    await untilWords(endpoint, "One", "Two", "Three", "Two", "Three");
    expect(endpoint.arrived.slice(3).map(({ id }) => id)).toEqual(
      endpoint.arrived.slice(1, 3).map(({ id }) => id),
    );
  });

  it("begins at a time as well, and given again does nothing more", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await anEndpoint();
    await writes(thread, "One");
    await untilWords(endpoint, "One");
    const given = { id: crypto.randomUUID(), webhook: endpoint.webhook, from: { at: 0 } };

    expect(await command("webhook.replay", given)).toEqual({ events: 1 });
    await untilWords(endpoint, "One", "One");
    expect(await command("webhook.replay", given)).toEqual({ events: 0 });
    const unknown = await outcomeOf("webhook.replay", {
      webhook: endpoint.webhook,
      from: { after: "evt_unknown" },
    });

    expect(unknown).toEqual({ ok: false, refusal: { code: "not_found" } });
    const { webhook } = endpoint;
    expect(await outcomeOf("webhook.replayable", { webhook, from: { after: "evt_unknown" } })).toEqual(
      unknown,
    );
    await command("webhook.change", { webhook, paused: true });
    await command("webhook.replay", { webhook, from: { at: 0 } });
    // What waits already is none.
    expect(await command("webhook.replayable", { webhook, from: { at: 0 } })).toEqual({ events: 0 });
    await delivered();
    expect(endpoint.words).toEqual(["One", "One"]);
  });
});

describe("what is old", () => {
  it("is kept for fourteen days, delivered or not, and cannot be had again after that", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await anEndpoint();
    const { webhook } = endpoint;
    await writes(thread, "Delivered");
    await untilWords(endpoint, "Delivered");
    await command("webhook.change", { webhook, paused: true });
    await writes(thread, "Waits");
    await until(async () => {
      await delivered();
      expect(await endpoint.fares()).toMatchObject({ waiting: 1 });
    });

    await letPass(meta.current, 13 * DAY);
    await due(webhooks(), "old");
    expect(await endpoint.fares()).toMatchObject({ waiting: 1 });
    await letPass(meta.current, 2 * DAY);
    await due(webhooks(), "old");

    expect(await endpoint.fares()).toMatchObject({ waiting: 0, deadLetters: 0 });
    expect(await command("webhook.replay", { webhook, from: { at: 0 } })).toEqual({ events: 0 });
    const { deliveries } = await command("webhook.deliveries", { webhook, limit: 10 });
    expect(deliveries).toEqual([]);
  });
});
