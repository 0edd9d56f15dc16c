import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { deskStub, webhooksStub } from "../../../worker/objects/kernel/stubs.ts";
import { due } from "../support/duties.ts";
import { delivered, TestEndpoint } from "../support/endpoint.ts";
import { env } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const TABLES = ["event", "thread", "pending", "dead", "delivery"];

/** All that is kept for endpoints, and what is on the way to them. */
async function kept(): Promise<string> {
  const rows = TABLES.map((table) => rowsOf(webhooksStub(env, "main"), `SELECT * FROM ${table}`));
  const under = rowsOf(deskStub(env, "main"), "SELECT * FROM webhook_event");
  return JSON.stringify(await Promise.all([...rows, under]));
}

async function writes(thread: TestThread, text: string): Promise<void> {
  thread.customer.text(text);
  await thread.deliver();
}

describe("a person who is erased", () => {
  it("leaves nothing of what endpoints were told, or are still to be", async () => {
    const [thread, other] = [await aThread(meta.current), await aThread(meta.current)];
    const endpoint = await new TestEndpoint().added({ events: ["message.received"] });
    endpoint.answer = ({ text }) => new Response(text, { status: 500 });
    await writes(thread, "My secret");
    await writes(other, "Somebody else");
    await until(async () => {
      await delivered();
      expect(endpoint.words).toContain("My secret");
    });
    expect(await kept()).toContain("My secret");

    await thread.stub.erase(thread.name, Date.now());

    const all = await kept();
    expect(all).not.toContain("My secret");
    expect(all).not.toContain(thread.psid);
    expect(all).toContain("Somebody else");
  });

  it("is told to whoever has copies, once, and of them nothing more", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await new TestEndpoint().added();
    await writes(thread, "My secret");
    const askedAt = Date.now();

    await thread.stub.erase(thread.name, askedAt);
    await thread.stub.erase(thread.name, askedAt);

    await until(async () => {
      await delivered();
      expect(endpoint.types).toContain("erasure.done");
    });
    await due(deskStub(env, "main"), "events");
    await delivered();
    expect(endpoint.types.filter((it) => it === "erasure.done")).toHaveLength(1);
    const done = endpoint.arrived.find(({ body }) => body.type === "erasure.done");
    expect(done?.body.data).toEqual({
      ...{ desk: "main", page: thread.name.split(":")[0], psid: thread.psid },
      ...{ conversation: thread.name, sequence: expect.any(Number) as number },
    });
    expect(endpoint.types.at(-1)).toBe("erasure.done");
  });

  it("does not come back by what is handed on late", async () => {
    const thread = await aThread(meta.current);
    await new TestEndpoint().added({ events: ["message.received"] });
    const { epoch } = await thread.thread();
    await thread.stub.erase(thread.name, Date.now());

    const late = { id: "evt_late", at: 1, type: "message.received" as const, thread: thread.name, epoch };
    await webhooksStub(env, "main").happened("main", [{ ...late, data: '{"words":"My secret"}' }]);

    expect(await kept()).not.toContain("My secret");
  });

  it("who writes again is told of anew", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await new TestEndpoint().added();
    await thread.stub.erase(thread.name, Date.now());

    await writes(thread, "Here I am again");

    await until(async () => {
      await delivered();
      expect(endpoint.words).toEqual(["Here I am again"]);
    });
  });

  it("is counted on from what was told before, so that what is newer is higher", async () => {
    const [thread, other] = [await aThread(meta.current), await aThread(meta.current)];
    const endpoint = await new TestEndpoint().added({ events: ["message.received", "erasure.done"] });
    for (const text of ["One", "Two", "Three"]) await writes(thread, text);
    await until(async () => {
      await delivered();
      expect(endpoint.words).toEqual(["One", "Two", "Three"]);
    });

    await thread.stub.erase(thread.name, Date.now());
    await writes(thread, "Four");
    await writes(other, "First");

    await until(async () => {
      await delivered();
      expect(endpoint.words.toSorted()).toEqual(["First", "Four", "One", "Three", "Two"]);
    });
    const mine = endpoint.arrived.filter(({ body }) => body.data["conversation"] === thread.name);
    const sequences = mine.map(({ body }) => Number(body.data["sequence"]));
    expect(sequences.slice(0, 3)).toEqual([1, 2, 3]);
    expect(mine[3]?.body.type).toBe("erasure.done");
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
  });
});

describe("a desk that is founded for another company", () => {
  it("leaves no endpoint, and nothing of what they were told", async () => {
    const desk = "other";
    const endpoint = await new TestEndpoint().added({}, desk);
    const event = { id: "evt_one", at: 1, type: "page.needs_help" as const, thread: "1", epoch: null };
    await webhooksStub(env, desk).happened(desk, [{ ...event, data: '{"words":"Secret"}' }]);

    await deskStub(env, desk).found(desk, true);
    await due(deskStub(env, desk), "events");

    const rows = await rowsOf(webhooksStub(env, desk), "SELECT id FROM event UNION SELECT id FROM endpoint");
    expect(rows).toEqual([]);
    expect(endpoint.secret).not.toBe("");
  });
});
