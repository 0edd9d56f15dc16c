import { configOf, isLocalHost } from "../../config.ts";
import { bodyOf } from "../../domain/webhooks/body.ts";
import { isToldOfTickets } from "../../domain/webhooks/reach.ts";
import {
  afterFailure,
  HEALTHY,
  isAiling,
  isDead,
  restOf,
  nextDelivery,
  type Health,
} from "../../domain/webhooks/retry.ts";
import { AT_ONCE, SLOW_MS, Turns } from "../../domain/webhooks/turns.ts";
import type { Env } from "../../env.ts";
import { log, nameInLog, traceOf } from "../../log.ts";
import type { WebhookDelivery } from "../../protocol/webhooks/webhook.ts";
import { deliver, type Delivered } from "../../endpoints/deliver.ts";
import { webhooksStub } from "../kernel/stubs.ts";
import type { Endpoint } from "./endpoint-store.ts";
import type { StoredEvent } from "./event-store.ts";
import type { Pending } from "./pending-store.ts";
import { secretsOf } from "./secrets.ts";
import type { WebhooksStore } from "./store.ts";

/** An alarm that works longer makes room for another. */
const RUN_MS = 60_000;
/** That something arrived is noted this often, in ms. */
const NOTED_MS = 60_000;

/** What an event's body says of when it happened, and what. */
type Told = { id: string; at: number; type: string; thread: string; data: string };

/** As it was sent, and to which endpoint: one that has its number, or its address, later is another. */
type Sent = Pending & { webhook: string };

/**
 * Delivers what is to be delivered: of each thread in order, of each endpoint and in all a few at once. What is stored says
 * what is still to be delivered; an instance that dies between an answer and its row delivers it again, under the same id.
 */
export class Deliverer {
  readonly #env: Env;
  readonly #store: WebhooksStore;
  /** By endpoint and thread: of each thread nothing is sent before what was sent last is answered, whatever became of it. */
  readonly #underWay = new Map<string, { endpoint: number; at: number; done: Promise<void> }>();
  readonly #turns = new Turns();

  #nudged = Promise.withResolvers<void>();

  constructor(env: Env, store: WebhooksStore) {
    this.#env = env;
    this.#store = store;
  }

  /** When the next is due, in ms; null: nothing waits. */
  dueAt(): number | null {
    const times = this.#store.endpoints
      .all()
      .map((endpoint) => this.nextAt(endpoint))
      .filter((at) => at !== null);
    return times.length === 0 ? null : Math.min(...times);
  }

  /** When the next is due at an endpoint, in ms; null: it is paused, or nothing waits. */
  nextAt({ no, paused, health }: Endpoint): number | null {
    const at = paused === null ? this.#store.pending.nextAt(no) : null;
    return at === null ? null : Math.max(at, health.restsUntil);
  }

  /** Until when nothing can be delivered to any endpoint, in ms: Infinity while all are paused. */
  restUntil(now: number): number {
    const times = this.#store.endpoints
      .all()
      .map(({ paused, health }) => (paused === null ? restOf(health, now) : Infinity));
    return Math.min(...times);
  }

  /** Delivers all that is due, and what becomes due meanwhile. Answers when to come again (ms), where something is left. */
  async run(): Promise<number | undefined> {
    const until = Date.now() + RUN_MS;
    for (;;) {
      const now = Date.now();
      if (now < until) this.#begin(now);
      // Nobody else waits for what hangs.
      else if (this.#isHeldUp(now)) this.#begin(now, (endpoint) => this.#isPrompt(endpoint, now));
      if (this.#underWay.size === 0) break;
      await Promise.race([this.#nudged.promise, ...[...this.#underWay.values()].map((it) => it.done)]);
      this.#nudged = Promise.withResolvers<void>();
    }
    const dueAt = this.dueAt();
    return dueAt === null ? undefined : Math.max(dueAt, Date.now());
  }

  /** There may be more to deliver: it does not wait for what is under way, which an endpoint that hangs holds for long. */
  nudge(): void {
    this.#nudged.resolve();
  }

  /** Once, at once, and whatever came of it changes nothing. */
  async test(endpoint: Endpoint, told: Told): Promise<WebhookDelivery> {
    const now = Date.now();
    const delivered = await this.#deliver(endpoint, told);
    const tried = { ...triedOf(told, delivered, 1, now), nextAt: null };
    const delivery = this.#store.deliveries.add(endpoint.no, tried, told.thread);
    return { ...tried, delivery, conversation: null };
  }

  /** Whether something that is under way is long in coming. */
  #isHeldUp(now: number, endpoint?: number): boolean {
    return [...this.#underWay.values()].some(
      (it) => now - it.at > SLOW_MS && (endpoint === undefined || it.endpoint === endpoint),
    );
  }

  #isPrompt({ no, health }: Endpoint, now: number): boolean {
    return !this.#turns.keepsWaiting(no, health) && !this.#isHeldUp(now, no);
  }

  /** As many as may be under way; each endpoint in turn, so that none waits long for another. `may`: which of them. */
  #begin(now: number, may: (endpoint: Endpoint) => boolean = () => true): void {
    const unpaused = this.#store.endpoints.all().filter(({ paused }) => paused === null);
    const queues = this.#turns.inOrder(unpaused.filter(may)).map((endpoint) => ({
      endpoint,
      due: endpoint.health.restsUntil <= now ? this.#dueOf(endpoint, unpaused.length, now) : [],
    }));
    for (let isLeft = true; isLeft;) {
      isLeft = false;
      for (const { endpoint, due } of queues) {
        if (this.#underWay.size >= AT_ONCE) return;
        const next = due.shift();
        if (next === undefined) continue;
        isLeft = true;
        this.#start(endpoint, next);
      }
    }
  }

  #dueOf({ no, health }: Endpoint, endpoints: number, now: number): Pending[] {
    const busy = [...this.#underWay.values()].filter(({ endpoint }) => endpoint === no);
    const room = this.#turns.shareOf(no, health, endpoints) - busy.length;
    if (room <= 0) return [];
    return this.#store.pending
      .due(no, now, room + busy.length)
      .filter((it) => !this.#underWay.has(keyOf(it)))
      .slice(0, room);
  }

  #start(endpoint: Endpoint, pending: Pending): void {
    const key = keyOf(pending);
    this.#turns.begun(endpoint.no);
    const done = this.#try(endpoint, pending)
      .catch((error: unknown) => {
        log({ event: "fault", where: "webhooks.deliver", error: traceOf(error) });
        this.#store.pending.postpone(pending, Date.now() + NOTED_MS);
      })
      .finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, { endpoint: endpoint.no, at: Date.now(), done });
  }

  async #try(endpoint: Endpoint, pending: Pending): Promise<void> {
    const event = this.#store.events.find(pending.seq);
    if (event === null) return this.#store.transaction(() => this.#store.pending.remove(pending, Date.now()));
    const delivered = await this.#deliver(endpoint, event);
    this.#turns.answered(endpoint.no, delivered.ms);
    this.#store.transaction(() =>
      this.#settle({ ...pending, webhook: endpoint.id }, event, delivered, Date.now()),
    );
  }

  async #deliver(endpoint: Endpoint, told: Told): Promise<Delivered> {
    const { name } = this.#store.find() ?? { name: "" };
    const secrets = await secretsOf(this.#env, name, endpoint, Date.now());
    const isLocal = isLocalHost(new URL(configOf(this.#env).graphUrl));
    const body = bodyOf({ scopes: endpoint.scopes, ofTickets: isToldOfTickets(endpoint.events) }, told);
    return await deliver({ url: endpoint.url, secrets, isLocal }, { id: told.id, body });
  }

  /** What came of it; nothing where the endpoint, or the event, is forgotten since. */
  #settle(pending: Sent, event: StoredEvent, delivered: Delivered, now: number): void {
    const endpoint = this.#store.endpoints.byNo(pending.endpoint);
    if (endpoint?.id !== pending.webhook || !this.#isStillThere(pending, event)) return;
    const attempt = pending.attempts + 1;
    const nextAt = delivered.ok
      ? this.#arrived(endpoint, pending, now)
      : this.#failed(endpoint, { ...pending, attempts: attempt }, delivered, now);
    const tried = { ...triedOf(event, delivered, attempt, now), nextAt };
    this.#store.deliveries.add(endpoint.no, tried, event.thread);
  }

  #isStillThere(pending: Pending, { id }: StoredEvent): boolean {
    return this.#store.pending.isThere(pending) && this.#store.events.find(pending.seq)?.id === id;
  }

  #arrived({ no, health, deliveredAt }: Endpoint, pending: Pending, now: number): null {
    const { endpoints, meter, pending: waiting } = this.#store;
    meter.count("webhooks_out_deliveries", { outcome: "arrived" });
    waiting.remove(pending, now);
    if (health.failures > 0) endpoints.setHealth(no, HEALTHY);
    if (health.failures > 0 || now - (deliveredAt ?? 0) >= NOTED_MS) endpoints.delivered(no, now);
    // It hears again: nothing need wait for a time that was chosen while it did not.
    if (isAiling(health)) waiting.hurry(no, now, false);
    return null;
  }

  /** When it is tried again, in ms; null: not by itself. */
  #failed(endpoint: Endpoint, pending: Pending, delivered: Delivered, now: number): number | null {
    const { endpoints, meter, pending: waiting } = this.#store;
    const { no } = endpoint;
    meter.count("webhooks_out_deliveries", { outcome: "failed" });
    const health = afterFailure(endpoint.health, delivered.retryAfterMs, now, Math.random());
    endpoints.setHealth(no, health);
    const why = delivered.status === 410 ? "gone" : isDead(health, now) ? "dead" : null;
    const nextAt = nextDelivery(pending.attempts, now, Math.random());
    if (why !== null || nextAt !== null) waiting.postpone(pending, nextAt ?? now);
    if (why !== null) {
      endpoints.pause(no, { why, at: now });
      this.#tellPaused(endpoint, why, health);
      return null;
    }
    if (nextAt !== null) return nextAt;
    meter.count("webhooks_out_deliveries", { outcome: "given_up" });
    waiting.giveUp(pending, delivered, now);
    waiting.remove(pending, now);
    return null;
  }

  #tellPaused({ id }: Endpoint, why: "gone" | "dead", { failures }: Health): void {
    const { name } = this.#store.find() ?? { name: "" };
    const desk = nameInLog(webhooksStub(this.#env, name).id);
    log({ event: "endpoint.paused", desk, webhook: id, reason: why, attempts: failures });
  }
}

function keyOf({ endpoint, thread }: Pending): string {
  return `${endpoint} ${thread}`;
}

function triedOf(
  { id, type }: Told,
  { ok, status, fault, ms, answer }: Delivered,
  attempt: number,
  at: number,
): Omit<WebhookDelivery, "delivery" | "conversation" | "nextAt"> {
  return { event: id, type, at, attempt, ok, status, fault, ms, answer };
}
