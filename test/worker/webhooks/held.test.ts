import { reset, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { Agenda } from "../../../worker/objects/kernel/agenda.ts";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import { command, delivered, TestEndpoint } from "../support/endpoint.ts";
import { env } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, MINUTE, SECOND, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();
const desk = () => deskStub(env, "main");

afterEach(() => reset());

async function writes(thread: TestThread, text: string): Promise<void> {
  thread.customer.text(text);
  await thread.deliver();
}

/** Whether the desk hands on what happened, when so much time has passed. */
async function handsOnAfter(ms: number): Promise<boolean> {
  return await runInDurableObject(desk() as unknown as DurableObjectStub, (object) =>
    (object as unknown as { agenda: Agenda }).agenda.due(Date.now() + ms).includes("events"),
  );
}

const untold = () => rowsOf(desk(), "SELECT data FROM webhook_event");

/** Of which all deliveries fail, as the desk knows since it handed on the last of what happened; and a thread of which it was told nothing. */
async function aDeadEndpoint(): Promise<{ endpoint: TestEndpoint; thread: TestThread }> {
  const threads = [];
  for (let n = 0; n < 5; n++) threads.push(await aThread(meta.current));
  const [thread, fourth, ...first] = threads as [TestThread, TestThread, ...TestThread[]];
  const endpoint = await new TestEndpoint().added({ events: ["message.received"] });
  endpoint.answer = () => new Response("", { status: 503 });
  for (const one of first) await writes(one, "Hello");
  await until(async () => {
    await delivered();
    expect(endpoint.words).toEqual(["Hello", "Hello", "Hello"]);
  });
  await until(async () => expect(await endpoint.fares()).toMatchObject({ waiting: 3 }));
  await writes(fourth, "Hello");
  await delivered();
  return { endpoint, thread };
}

describe("what happens while no endpoint answers", () => {
  it("stays at the desk for a minute at most, and is then told with all the rest", async () => {
    const { endpoint, thread } = await aDeadEndpoint();

    for (const text of ["Five", "Six"]) await writes(thread, text);

    expect(await untold()).toHaveLength(2);
    expect(await handsOnAfter(6 * SECOND)).toBe(false);
    expect(await handsOnAfter(MINUTE + SECOND)).toBe(true);
    await delivered();
    expect(await untold()).toEqual([]);
    expect(await endpoint.fares()).toMatchObject({ waiting: 6 });
  });

  it("is told at once when somebody says that it answers again", async () => {
    const { endpoint, thread } = await aDeadEndpoint();
    await writes(thread, "Five");
    endpoint.answer = () => new Response("");

    await command("webhook.change", { webhook: endpoint.webhook, paused: false });

    await until(() => expect(endpoint.words).toContain("Five"));
  });

  it("is told at once to another endpoint that does", async () => {
    const { thread } = await aDeadEndpoint();
    const fine = await new TestEndpoint().added({ events: ["message.received"] });

    await writes(thread, "Five");

    await until(() => expect(fine.words).toContain("Five"));
  });

  it("is forgotten with whoever is erased meanwhile", async () => {
    const { thread } = await aDeadEndpoint();
    await writes(thread, "My secret");
    expect(JSON.stringify(await untold())).toContain("My secret");

    await thread.stub.erase(thread.name, Date.now());

    expect(JSON.stringify(await untold())).not.toContain("My secret");
  });
});
