import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import { deskStub } from "../../../worker/objects/kernel/stubs.ts";
import type { WebhookDelivery, WebhookEntry } from "../../../worker/protocol/webhooks/webhook.ts";
import { WEBHOOKS_MAX } from "../../../worker/protocol/webhooks/limits.ts";
import { command, delivered, outcomeOf, TestEndpoint } from "../support/endpoint.ts";
import { DEFAULT_WEBHOOK_SCOPES } from "../../../worker/protocol/webhooks/events.ts";
import { env, PAGE_ID } from "../support/env.ts";
import { useMeta } from "../support/meta.ts";
import { aService } from "../support/program.ts";
import { aThread, until } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

describe("the API", () => {
  it("makes an endpoint, tries it, changes it and removes it", async () => {
    const thread = await aThread(meta.current);
    const crm = await aService();
    const endpoint = new TestEndpoint();
    const { webhook } = await crm.get<{ webhook: WebhookEntry }>("POST /webhooks", {
      body: { url: endpoint.url, events: ["message.received"] },
    });
    const path = `/webhooks/${webhook.webhook}`;

    const tried = await crm.get<WebhookDelivery>(`POST ${path}/test`);
    const paused = await crm.get<WebhookEntry>(`PATCH ${path}`, { body: { paused: true } });
    thread.customer.text("Hello");
    await thread.deliver();
    await delivered();
    const waiting = await crm.get<WebhookEntry>(`GET ${path}`);
    await crm.get<WebhookEntry>(`POST ${path}/resume`);
    await until(async () => {
      await delivered();
      expect(endpoint.types).toEqual(["webhook.test", "message.received"]);
    });
    const first = await crm.get<{ items: WebhookDelivery[]; next: string }>(`GET ${path}/deliveries?limit=1`);
    const second = await crm.get<typeof first>(`GET ${path}/deliveries?limit=1&cursor=${first.next}`);
    await crm.get(`DELETE ${path}`);

    expect(webhook.scopes).toEqual([...DEFAULT_WEBHOOK_SCOPES]);
    expect(tried).toMatchObject({ ok: true, status: 200, type: "webhook.test", answer: "thanks" });
    expect(paused.paused).toMatchObject({ why: "person", by: { sub: "crm" } });
    expect(waiting).toMatchObject({ waiting: 1, deadLetters: 0 });
    expect([...first.items, ...second.items].map(({ type }) => type)).toEqual([
      ...["message.received", "webhook.test"],
    ]);
    expect(second.next).toBeNull();
    expect(await crm.code(`GET ${path}`)).toBe("not_found");
    expect(await crm.get("GET /webhooks")).toEqual({ items: [] });
  });

  it("has no more endpoints than a desk may have", async () => {
    for (let n = 0; n < WEBHOOKS_MAX; n++) await new TestEndpoint().added();

    const outcome = await outcomeOf("webhook.create", {
      url: "https://crm.example/hook",
      events: ["message.received"],
    });

    expect(outcome).toEqual({ ok: false, refusal: { code: "wrong_state", state: "full" } });
  });
});

describe("an endpoint of a desk", () => {
  it("is told that a Page needs help, once for each trouble", async () => {
    await aThread(meta.current);
    const endpoint = await new TestEndpoint().added({ events: ["page.needs_help"] });
    const state = { pageId: PAGE_ID, pause: null };
    const trouble = { since: 1, stops: "both" as const };

    for (const change of [{}, { trouble }, { trouble: { ...trouble, at: 2 } }])
      await deskStub(env, "main").pageChanged("main", { ...state, ...change });

    await until(async () => {
      await delivered();
      expect(endpoint.types).toEqual(["page.needs_help"]);
    });
    expect(endpoint.arrived[0]?.body.data).toMatchObject({ desk: "main", page: PAGE_ID, state: { trouble } });
  });

  it("is told of all entries, also of more than come with their news", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await new TestEndpoint().added({ events: ["message.received"] });
    const texts = Array.from({ length: 130 }, (_, n) => `Message ${n}`);
    for (const text of texts) thread.customer.text(text);
    await thread.deliver();

    await until(async () => {
      await delivered();
      expect(endpoint.words).toHaveLength(texts.length);
    });

    expect(endpoint.words).toEqual(texts);
    const sequences = endpoint.arrived.map(({ body }) => body.data["sequence"]);
    expect(sequences).toEqual([...sequences].sort((a, b) => Number(a) - Number(b)));
  });

  it("hears nothing of another desk", async () => {
    const thread = await aThread(meta.current);
    const endpoint = await new TestEndpoint().added({}, "other");
    await command("webhook.list", {}, "other");

    thread.customer.text("Hello");
    await thread.deliver();
    await delivered();
    await delivered("other");

    expect(endpoint.arrived).toEqual([]);
  });
});
