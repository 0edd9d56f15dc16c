import { reset, runInDurableObject } from "cloudflare:test";
import { Webhook } from "standardwebhooks";
import { afterEach, describe, expect, it } from "vitest";
import { configOf, type Config } from "../../../worker/config.ts";
import type { Env } from "../../../worker/env.ts";
import { deskStub, webhooksStub } from "../../../worker/objects/kernel/stubs.ts";
import { command, delivered, TestEndpoint } from "../support/endpoint.ts";
import { env } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { aProgram } from "../support/program.ts";
import { rowsOf } from "../support/storage.ts";
import { aThread, DAY, HOUR, letPass, until, type TestThread } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

/** The configuration that the object at work goes by: it can be changed in place. */
async function configAtWork(): Promise<Config> {
  return await runInDurableObject(webhooksStub(env, "main") as unknown as DurableObjectStub, (object) =>
    configOf((object as unknown as { env: Env }).env),
  );
}

async function writes(thread: TestThread, text: string): Promise<void> {
  thread.customer.text(text);
  await thread.deliver();
}

/** Whether the library of Standard Webhooks takes what arrived last, by the clock of the endpoint. */
function isGood(endpoint: TestEndpoint, secret: string): boolean {
  const last = endpoint.arrived.at(-1);
  if (last === undefined) throw new Error("nothing arrived");
  try {
    new Webhook(secret).verify(last.text, Object.fromEntries(last.headers));
    return true;
  } catch {
    return false;
  }
}

async function told(endpoint: TestEndpoint, thread: TestThread, text: string): Promise<void> {
  await writes(thread, text);
  await until(async () => {
    await delivered();
    expect(endpoint.words.at(-1)).toBe(text);
  });
}

describe("a delivery", () => {
  it("is verified by the library, with the secret that was told", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await new TestEndpoint().added({ events: ["message.received"] });

    await told(endpoint, thread, "Grüße 👋");

    expect(isGood(endpoint, endpoint.secret)).toBe(true);
  });

  it("that is tried again hours later is signed for then", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await new TestEndpoint().added({ events: ["message.received"] });
    endpoint.answer = () => new Response("", { status: 500 });
    await told(endpoint, thread, "Hello");
    endpoint.answer = () => new Response("");

    await letPass(meta.current, 3 * HOUR);
    await until(async () => {
      await delivered();
      expect(endpoint.arrived).toHaveLength(2);
    });

    expect(isGood(endpoint, endpoint.secret)).toBe(true);
    expect(endpoint.arrived[1]?.body.timestamp).toBe(endpoint.arrived[0]?.body.timestamp);
  });
});

describe("a secret", () => {
  it("is sealed anew with the current key, once, and signs as before without the other", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await new TestEndpoint().added({ events: ["message.received"] });
    const { encryptionKeys } = await configAtWork();
    const former = encryptionKeys.splice(0);
    const current = { id: "new", bytes: crypto.getRandomValues(new Uint8Array(32)) };
    encryptionKeys.push(current, ...former);

    const first = await webhooksStub(env, "main").reseal("main");
    const second = await webhooksStub(env, "main").reseal("main");
    encryptionKeys.splice(1);
    await told(endpoint, thread, "Hello");

    encryptionKeys.splice(0, 1, ...former);
    expect([first, second]).toEqual([
      { resealed: 1, keyIds: ["new"] },
      { resealed: 0, keyIds: ["new"] },
    ]);
    expect(isGood(endpoint, endpoint.secret)).toBe(true);
  });

  it("that is made anew signs beside the one before for a day, and then alone", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await new TestEndpoint().added({ events: ["message.received"] });
    const before = endpoint.secret;

    const { secret: after } = await command("webhook.renewSecret", { webhook: endpoint.webhook });
    await told(endpoint, thread, "One");
    expect([isGood(endpoint, before), isGood(endpoint, after ?? "")]).toEqual([true, true]);

    await letPass(meta.current, DAY);
    await told(endpoint, thread, "Two");
    expect([isGood(endpoint, before), isGood(endpoint, after ?? "")]).toEqual([false, true]);
  });

  it("is told once, also to a program that asks again with the same Idempotency-Key, and lies nowhere as it is", async () => {
    const crm = await aProgram(["webhooks:write", "webhooks:read"]);
    const body = { url: "https://crm.example/hook", events: ["message.received"] };
    const headers = { "Idempotency-Key": "once" };

    const first = await crm.get<{ secret: string; webhook: { webhook: string } }>("POST /webhooks", {
      body,
      headers,
    });
    const again = await crm.get<typeof first>("POST /webhooks", { body, headers });

    expect(first.secret).toMatch(/^whsec_/);
    expect([again.secret, again.webhook.webhook]).toEqual([null, first.webhook.webhook]);
    const stored = [
      await rowsOf(webhooksStub(env, "main"), "SELECT * FROM endpoint"),
      await rowsOf(deskStub(env, "main"), "SELECT * FROM api_call"),
    ];
    expect(stored[0]).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain(first.secret.slice("whsec_".length));
  });
});
