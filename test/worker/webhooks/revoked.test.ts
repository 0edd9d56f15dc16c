import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { Scope } from "../../../worker/protocol/api/scopes.ts";
import { DEFAULT_WEBHOOK_SCOPES } from "../../../worker/protocol/webhooks/events.ts";
import type { WebhookEntry } from "../../../worker/protocol/webhooks/webhook.ts";
import { command, delivered, TestEndpoint } from "../support/endpoint.ts";
import { connect } from "../support/agent.ts";
import { useMeta } from "../support/meta.ts";
import { Program } from "../support/program.ts";
import { aThread, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();
const MAX = { sub: "max", name: "Max Berg", role: "admin" } as const;

afterEach(() => reset());

/** A program with a key of its own, and the key's id. */
async function aKey(): Promise<{ program: Program; revoke: () => Promise<unknown> }> {
  const max = await connect(MAX);
  const webhooks = ["webhooks:read", "webhooks:write"] as const;
  const scopes = [...webhooks, ...DEFAULT_WEBHOOK_SCOPES] as Scope[];
  const { key, entry } = await max.ask("apiKey.create", { name: "CRM", scopes });
  const revoke = () => max.ask("apiKey.revoke", { key: entry.key });
  return { program: new Program(key ?? ""), revoke };
}

async function made(program: Program, { url }: TestEndpoint): Promise<string> {
  const body = { url, events: ["message.received"] };
  return (await program.get<{ webhook: WebhookEntry }>("POST /webhooks", { body })).webhook.webhook;
}

async function writes(thread: TestThread, text: string): Promise<void> {
  thread.customer.text(text);
  await thread.deliver();
}

async function untilPaused(webhook: string): Promise<void> {
  await until(async () => {
    await delivered();
    const { webhook: told } = await command("webhook.read", { webhook });
    expect(told.paused).toMatchObject({ why: "key" });
  });
}

describe("a key that is revoked", () => {
  it("has the endpoints that it made told nothing more, until somebody has them go on, and others all", async () => {
    const thread = await aThread(meta.current);
    const { program, revoke } = await aKey();
    const [its, other] = [
      new TestEndpoint(),
      await new TestEndpoint().added({ events: ["message.received"] }),
    ];
    const webhook = await made(program, its);

    await revoke();
    await writes(thread, "Secret");
    await untilPaused(webhook);
    await until(async () => {
      await delivered();
      expect(other.words).toEqual(["Secret"]);
    });
    expect(its.words).toEqual([]);

    await command("webhook.change", { webhook, paused: false });
    await until(async () => {
      await delivered();
      expect(its.words).toEqual(["Secret"]);
    });
  });

  it("has an endpoint of others that it gave another address told nothing more there", async () => {
    const thread = await aThread(meta.current);
    const { program, revoke } = await aKey();
    const endpoint = await new TestEndpoint().added({ events: ["message.received"] });
    const elsewhere = new TestEndpoint();
    await program.get(`PATCH /webhooks/${endpoint.webhook}`, { body: { url: elsewhere.url } });

    await revoke();
    await writes(thread, "Secret");
    await untilPaused(endpoint.webhook);

    expect([elsewhere.words, endpoint.words]).toEqual([[], []]);
  });
});
