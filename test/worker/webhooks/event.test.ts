import { reset } from "cloudflare:test";
import { afterEach, expect, it, vi } from "vitest";
import type { WebhookEvent } from "../../../worker/domain/webhooks/event.ts";
import type { WebhookCommandType } from "../../../worker/objects/kernel/doors/webhooks.ts";
import { deskStub, webhooksStub } from "../../../worker/objects/kernel/stubs.ts";
import type { CommandOf, ResultOf } from "../../../worker/protocol/commands.ts";
import type { WebhookEventType } from "../../../worker/protocol/webhooks/events.ts";
import { due } from "../support/duties.ts";
import { env } from "../support/env.ts";
import { forgetAll } from "../../../worker/remembered.ts";
import { useMeta } from "../support/meta.ts";
import { rowsOf } from "../support/storage.ts";
import { until } from "../support/thread.ts";
import { MAX } from "../support/program.ts";

useMeta();
afterEach(async () => {
  await reset();
  forgetAll();
});

const URL_ = "https://crm.example/hook";
const THREAD = "10150001:1";

/** Answers the result, or why it was refused. */
async function ask<T extends WebhookCommandType>(
  type: T,
  fields: Omit<CommandOf<T>, "type" | "id">,
): Promise<ResultOf<T> & string> {
  const given = { id: crypto.randomUUID(), ...fields, type } as never;
  const outcome = await deskStub(env, "main").command("main", MAX, given);
  return (outcome.ok ? outcome.value : outcome.refusal.code) as ResultOf<T> & string;
}

async function anEndpoint(fields: Partial<CommandOf<"webhook.create">> = {}): Promise<string> {
  const { webhook } = await ask("webhook.create", { url: URL_, events: ["message.received"], ...fields });
  return webhook.webhook;
}

/** Tells the desk's endpoints of one, and delivers it. */
async function happens(id: string, type: WebhookEventType, data: object): Promise<void> {
  const event: WebhookEvent = { id, at: 1_000, type, thread: THREAD, epoch: "e", data: JSON.stringify(data) };
  await webhooksStub(env, "main").happened("main", [event]);
  await due(webhooksStub(env, "main"), "deliveries");
}

/** What arrived at the endpoint. */
function hear(): string[] {
  const inner = vi.mocked(fetch).getMockImplementation()!;
  const heard: string[] = [];
  vi.mocked(fetch).mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (request.url !== URL_) return await inner(input, init);
    heard.push(await request.text());
    return new Response("thanks");
  });
  return heard;
}

it("shows what an event says to an endpoint, as it was delivered", async () => {
  const heard = hear();
  const webhook = await anEndpoint({ scopes: ["messages:read"] });
  const record = { id: "4711", name: "Ada" };
  await happens("evt_1", "message.received", { conversation: THREAD, record });

  const { body } = await ask("webhook.event", { webhook, event: "evt_1" });

  expect(heard).toEqual([body]);
  expect(JSON.parse(body)).toEqual({
    type: "message.received",
    timestamp: new Date(1_000).toISOString(),
    data: { conversation: THREAD, sequence: 1 },
  });
});

it("takes what comes twice once, together or one after the other, and numbers what is new", async () => {
  const heard = hear();
  await anEndpoint();
  const told = { at: 1_000, type: "message.received", thread: THREAD, epoch: "e", data: "{}" } as const;
  const [one, two] = [
    { ...told, id: "evt_1" },
    { ...told, id: "evt_2" },
  ];

  await webhooksStub(env, "main").happened("main", [one, one]);
  await webhooksStub(env, "main").happened("main", [one, two, two]);
  await until(async () => {
    await due(webhooksStub(env, "main"), "deliveries");
    expect(heard.map((body) => (JSON.parse(body) as { data: object }).data)).toEqual([
      { sequence: 1 },
      { sequence: 2 },
    ]);
  });
});

it("takes more at once than one statement may be given, in its order", async () => {
  await anEndpoint();
  const words = "x".repeat(300_000);
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
  const events = numbers.map((n) => ({
    ...{ id: `evt_${n}`, at: 1_000, type: "message.received" as const, thread: THREAD, epoch: "e" },
    data: JSON.stringify({ words: `${words}ä€` }),
  }));

  await webhooksStub(env, "main").happened("main", events);

  const sql = "SELECT id, data ->> '$.sequence' AS sequence, length(data) AS units FROM event ORDER BY seq";
  const rows = await rowsOf(webhooksStub(env, "main"), sql);
  expect(rows).toEqual(numbers.map((n) => ({ id: `evt_${n}`, sequence: n, units: 300_027 })));
});

it("delivers one that arrived once more, under the same id, and not twice at once", async () => {
  const heard = hear();
  const webhook = await anEndpoint();
  await happens("evt_1", "message.received", { conversation: THREAD });

  expect(await ask("webhook.redeliver", { webhook, event: "evt_1" })).toEqual({ events: 1 });
  expect(await ask("webhook.redeliver", { webhook, event: "evt_1" })).toEqual({ events: 0 });
  await due(webhooksStub(env, "main"), "deliveries");

  expect(heard).toHaveLength(2);
  expect(heard[0]).toBe(heard[1]);
});

it("gives notes to no endpoint that may not have them, by no way", async () => {
  const heard = hear();
  await anEndpoint({ events: ["note.added"], scopes: ["notes:read"] });
  const webhook = await anEndpoint({ events: ["note.added"], scopes: [] });
  await happens("evt_1", "note.added", { conversation: THREAD, note: { text: "between us" } });

  expect(await ask("webhook.event", { webhook, event: "evt_1" })).toBe("not_found");
  expect(await ask("webhook.redeliver", { webhook, event: "evt_1" })).toBe("not_found");
  expect(await ask("webhook.replay", { webhook, from: { at: 1 } })).toEqual({ events: 0 });
  expect(heard).toHaveLength(1);
});

it.each(["changed", "resumed"] as const)(
  "delivers now what waits for another try, once it is %s",
  async (how) => {
    vi.mocked(fetch).mockImplementation(() => Promise.resolve(new Response("no", { status: 500 })));
    const webhook = await anEndpoint();
    await happens("evt_1", "message.received", { conversation: THREAD });
    expect((await ask("webhook.read", { webhook })).webhook).toMatchObject({ waiting: 1, paused: null });
    const heard = hear();

    const more = how === "changed" ? { name: "CRM" } : {};
    const { webhook: resumed } = await ask("webhook.change", { webhook, paused: false, ...more });
    expect(resumed.nextAt).toBeLessThanOrEqual(Date.now());
    await due(webhooksStub(env, "main"), "deliveries");

    expect(heard).toHaveLength(1);
    expect((await ask("webhook.read", { webhook })).webhook).toMatchObject({
      waiting: 0,
      failingSince: null,
    });
  },
);

it("says when the next is tried, and of one that is paused nothing", async () => {
  vi.mocked(fetch).mockImplementation(() => Promise.resolve(new Response("no", { status: 500 })));
  const webhook = await anEndpoint();
  const before = Date.now();
  await happens("evt_1", "message.received", { conversation: THREAD });

  const { webhook: failing } = await ask("webhook.read", { webhook });
  expect(failing.waiting).toBe(1);
  expect(failing.nextAt).toBeGreaterThan(before);
  await ask("webhook.change", { webhook, paused: true });
  expect((await ask("webhook.read", { webhook })).webhook.nextAt).toBeNull();
});
