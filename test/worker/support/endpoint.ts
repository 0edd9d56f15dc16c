import { expect, vi } from "vitest";
import { deskStub, webhooksStub } from "../../../worker/objects/kernel/stubs.ts";
import type { CommandOf, ResultOf } from "../../../worker/protocol/commands.ts";
import type { WebhookCommandType } from "../../../worker/objects/kernel/doors/webhooks.ts";
import type { Outcome } from "../../../worker/domain/outcome.ts";
import type { Refusal } from "../../../worker/protocol/refusals.ts";
import { WebhookEventId, type WebhookEntry } from "../../../worker/protocol/webhooks/webhook.ts";
import { WEBHOOK_EVENTS } from "../../../worker/protocol/webhooks/events.ts";
import { webhookBody } from "../../../worker/protocol/webhooks/payload.ts";
import * as v from "../../../worker/protocol/values.ts";
import { due } from "./duties.ts";
import { env } from "./env.ts";
import { MAX } from "./program.ts";
import { checkAnswer } from "./results.ts";

type Fetch = typeof fetch;
type Body = { type: string; timestamp: string; data: Record<string, unknown> };
/** A delivery as it arrived. */
export type Arrived = { id: string; headers: Headers; text: string; body: Body };

type Answer = (arrived: Arrived, signal: AbortSignal | undefined) => Response | Promise<Response>;

let made = 0;

/** An endpoint of a program at an address of its own; everything else is Meta's. Call it behind useMeta(). */
export class TestEndpoint {
  readonly url: string;
  /** What arrived, first to last, whatever was answered. */
  readonly arrived: Arrived[] = [];
  answer: Answer = () => new Response("thanks");
  webhook = "";
  secret = "";

  constructor(url = `https://crm-${String(made++)}.example/hook`) {
    this.url = url;
    const inner = vi.mocked(fetch).getMockImplementation() as Fetch;
    vi.mocked(fetch).mockImplementation(async (input, init) => {
      const request = new Request(input, init);
      if (!request.url.startsWith(url)) return await inner(input, init);
      const text = await request.text();
      const arrived = {
        id: request.headers.get("webhook-id") ?? "",
        headers: request.headers,
        text,
        body: JSON.parse(text) as Body,
      };
      this.arrived.push(arrived);
      const answer = await this.answer(arrived, init?.signal ?? undefined);
      const location = answer.headers.get("Location");
      // As the platform would, unless it is told not to.
      return location !== null && request.redirect === "follow"
        ? await fetch(location, { ...init, body: text })
        : answer;
    });
  }

  /** Has the desk tell it of these; of everything, where nobody says. */
  async added(fields: Partial<CommandOf<"webhook.create">> = {}, desk = "main"): Promise<this> {
    const { webhook, secret } = await command(
      "webhook.create",
      { url: this.url, events: [...WEBHOOK_EVENTS], ...fields },
      desk,
    );
    this.webhook = webhook.webhook;
    this.secret = secret ?? "";
    return this;
  }

  async fares(): Promise<WebhookEntry> {
    return (await command("webhook.read", { webhook: this.webhook })).webhook;
  }

  /** Types of what arrived. */
  get types(): string[] {
    return this.arrived.map(({ body }) => body.type);
  }

  /** What customers and agents said, of what arrived. */
  get words(): string[] {
    return this.arrived.flatMap(({ body }) => {
      const { content } = (body.data["message"] ?? {}) as { content?: { kind: string; text?: string } };
      return content?.kind === "text" ? [content.text ?? ""] : [];
    });
  }
}

type FieldsOf<T extends WebhookCommandType> = Omit<CommandOf<T>, "type" | "id"> & { id?: string };

/** A command about endpoints, as an administrator gives it. */
export async function outcomeOf<T extends WebhookCommandType>(
  type: T,
  fields: FieldsOf<T>,
  desk = "main",
): Promise<Outcome<ResultOf<T>, Refusal>> {
  const given = { id: crypto.randomUUID(), ...fields, type } as never;
  return (await deskStub(env, desk).command(desk, MAX, given)) as Outcome<ResultOf<T>, Refusal>;
}

export async function command<T extends WebhookCommandType>(
  type: T,
  fields: FieldsOf<T>,
  desk = "main",
): Promise<ResultOf<T>> {
  const outcome = await outcomeOf(type, fields, desk);
  if (!outcome.ok) throw new Error(`${type} was refused: ${JSON.stringify(outcome.refusal)}`);
  checkAnswer(type, { ok: true, result: JSON.parse(JSON.stringify(outcome.value)) as unknown });
  return outcome.value;
}

/** Fails the test when a body is none that the document describes, or an id none by which an event can be had again. */
export function checkBodies(arrived: readonly Arrived[]): void {
  for (const { id, body } of arrived) {
    const checked = v.safeParse(webhookBody(body.type as never), body);
    const faults = checked.issues?.map((issue) => `${v.getDotPath(issue) ?? ""}: ${issue.message}`) ?? [];
    expect(faults, body.type).toEqual([]);
    expect(v.is(WebhookEventId, id), `${body.type}: ${id}`).toBe(true);
  }
}

/** What happened is handed on, and what is due is delivered. */
export async function delivered(desk = "main"): Promise<void> {
  await due(deskStub(env, desk), "lines");
  await due(deskStub(env, desk), "events");
  await due(webhooksStub(env, desk), "deliveries");
}
