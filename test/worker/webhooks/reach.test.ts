import { reset } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { Scope } from "../../../worker/protocol/api/scopes.ts";
import type { WebhookEntry } from "../../../worker/protocol/webhooks/webhook.ts";
import { WEBHOOK_SCOPES } from "../../../worker/protocol/webhooks/events.ts";
import { connect } from "../support/agent.ts";
import { delivered, TestEndpoint } from "../support/endpoint.ts";
import { useMeta } from "../support/meta.ts";
import { aProgram, aService, type Program } from "../support/program.ts";
import { aThread, ANA, until } from "../support/thread.ts";

const meta = useMeta();

afterEach(() => reset());

const WEBHOOKS: readonly Scope[] = ["webhooks:read", "webhooks:write"];
const URL_ = "https://reach.example/hook";

async function made(program: Program, more: object = {}): Promise<WebhookEntry> {
  const body = { url: URL_, events: ["message.received"], ...more };
  return (await program.get<{ webhook: WebhookEntry }>("POST /webhooks", { body })).webhook;
}

describe("a key", () => {
  it("has an endpoint told of nothing that it may not read itself", async () => {
    const bare = await aProgram(WEBHOOKS);
    const body = { url: URL_, events: ["message.received"], scopes: [...WEBHOOK_SCOPES] };

    const { status, body: problem } = await bare.ask("POST /webhooks", { body });

    expect(status).toBe(403);
    expect(problem).toMatchObject({
      code: "not_allowed",
      errors: [{ in: "body", path: "/scopes/0" }],
      refusal: { code: "not_allowed", path: "scopes[0]" },
    });
    expect(await bare.get("GET /webhooks")).toEqual({ items: [] });
  });

  it.each([
    [[], []],
    [["messages:read"], ["messages:read"]],
    [["customers:read"], ["customers:read"]],
    [
      ["messages:read", "customers:read"],
      ["messages:read", "customers:read"],
    ],
  ] as [Scope[], string[]][])("of %j makes an endpoint of %j where it says nothing", async (more, scopes) => {
    const program = await aProgram([...WEBHOOKS, ...more]);

    expect((await made(program)).scopes).toEqual(scopes);
  });

  it("says where the scope stands that is beyond it", async () => {
    const program = await aProgram([...WEBHOOKS, "messages:read"]);
    const scopes = ["messages:read", "notes:read"];
    const { webhook } = await made(program, { scopes });

    const { body } = await program.ask(`PATCH /webhooks/${webhook}`, {
      body: { scopes: [...scopes, "customers:read"] },
    });

    expect(body).toMatchObject({ code: "not_allowed", errors: [{ path: "/scopes/2" }] });
    expect((await program.get<WebhookEntry>(`GET /webhooks/${webhook}`)).scopes).toEqual(scopes);
  });

  it("neither reads nor turns an endpoint that is told more than it may be", async () => {
    const thread = await aThread(meta.current);
    const ana = await connect(ANA);
    const events = ["message.received", "note.added"] as const;
    const endpoint = await new TestEndpoint().added({ events: [...events], scopes: [...WEBHOOK_SCOPES] });
    await ana.ask("note.add", { conversation: thread.name, text: "Secret between us" });
    const noted = await until(async () => {
      await delivered();
      const found = endpoint.arrived.find(({ body }) => body.type === "note.added");
      expect(found).toBeDefined();
      return found!.id;
    });
    const bare = await aProgram(WEBHOOKS);
    const path = `/webhooks/${endpoint.webhook}`;

    const asked: [string, object?][] = [
      [`GET ${path}`],
      [`GET ${path}/events/${noted}`],
      [`GET ${path}/deliveries`],
      [`GET ${path}/dead-letters`],
      [`PATCH ${path}`, { url: URL_ }],
      [`POST ${path}/resume`],
      [`POST ${path}/secret`],
      [`POST ${path}/test`],
      [`POST ${path}/dead-letters/redeliver`, {}],
      [`POST ${path}/replay`, { from: { at: 0 } }],
      [`DELETE ${path}`],
    ];
    for (const [route, body] of asked)
      expect(await bare.code(route, body === undefined ? {} : { body }), route).toBe("not_allowed");
    expect(await bare.get("GET /webhooks")).toEqual({ items: [] });
    expect(await endpoint.fares()).toMatchObject({ url: endpoint.url, deadLetters: 0, waiting: 0 });
  });

  it("reads what it may, by an endpoint within its scopes", async () => {
    const endpoint = await new TestEndpoint().added({ scopes: ["messages:read"] });
    const program = await aProgram([...WEBHOOKS, "messages:read"]);

    expect(await program.code(`GET /webhooks/${endpoint.webhook}`)).toBe("ok");
    expect((await program.get<{ items: unknown[] }>("GET /webhooks")).items).toHaveLength(1);
  });
});

it("a service, whose role decides alone, may have an endpoint told of everything", async () => {
  const { scopes } = await made(await aService(), { scopes: [...WEBHOOK_SCOPES] });

  expect(scopes).toEqual(WEBHOOK_SCOPES);
});

describe("a secret", () => {
  it("whose answer was lost is null, not one that signs nothing", async () => {
    const crm = await aService();
    const headers = { "Idempotency-Key": "once" };
    const body = { url: URL_, events: ["message.received"] };
    const { webhook } = await crm.get<{ webhook: WebhookEntry }>("POST /webhooks", { body, headers });
    const again = { headers: { "Idempotency-Key": "renewed" } };
    await crm.get(`POST /webhooks/${webhook.webhook}/secret`, again);

    expect(await crm.get("POST /webhooks", { body, headers })).toMatchObject({ secret: null });
    expect(await crm.get(`POST /webhooks/${webhook.webhook}/secret`, again)).toMatchObject({ secret: null });
  });
});

it("a name can be taken away", async () => {
  const crm = await aService();
  const { webhook } = await made(crm, { name: "CRM" });

  const changed = await crm.get<WebhookEntry>(`PATCH /webhooks/${webhook}`, { body: { name: "" } });

  expect(changed.name).toBe("");
});

it("an endpoint is told of tickets that are wanted where its key works with tickets", async () => {
  const body = { url: "https://crm.example/hook", events: ["message.sent", "ticket.requested"] };
  const bare = await aProgram(["webhooks:write"]);
  const refused = await bare.ask("POST /webhooks", { body });
  expect(refused.body).toMatchObject({ code: "not_allowed", errors: [{ path: "/events/1" }] });
  const plain = { ...body, events: ["message.sent"] };
  const made = await bare.get<{ webhook: { webhook: string } }>("POST /webhooks", { body: plain });
  const change = { body: { events: body.events } };
  expect(await bare.code(`PATCH /webhooks/${made.webhook.webhook}`, change)).toBe("not_allowed");
  const crm = await aProgram(["webhooks:write", "tickets:write"]);
  expect(await crm.code("POST /webhooks", { body })).toBe("ok");
});
