import { hashOf } from "../../domain/admin-link.ts";
import { ERASED_KEYS_MS } from "../../domain/erasure.ts";
import type { Actor } from "../../domain/ownership.ts";
import { typesOf, wants, type WebhookEvent } from "../../domain/webhooks/event.ts";
import type { Env } from "../../env.ts";
import type { RemovedCounts } from "../../protocol/admin/receipt.ts";
import { partsOfName } from "../../protocol/ids.ts";
import {
  WEBHOOK_DELIVERIES_MAX,
  WEBHOOK_EVENTS_KEPT_DAYS,
  WEBHOOK_EVENTS_MAX,
} from "../../protocol/webhooks/limits.ts";
import { Agenda, type Duty } from "../kernel/agenda.ts";
import { MeteredObject } from "../kernel/metrics/metered.ts";
import type { Heard, WebhookAnswer, WebhookCommand, WebhooksDoor } from "../kernel/doors/webhooks.ts";
import { restsElsewhere } from "../kernel/placement.ts";
import { webhookHandlers, type Obeyed, type WebhookHandlers } from "./commands.ts";
import { Deliverer } from "./deliverer.ts";
import { resealed } from "./secrets.ts";
import { WebhooksStore } from "./store.ts";

const DAY_MS = 24 * 60 * 60_000;
const KEPT_MS = WEBHOOK_EVENTS_KEPT_DAYS * DAY_MS;
/** What is old is looked for this often. */
const PRUNED_MS = DAY_MS / 24;

type WebhooksDuty = "deliveries" | "old" | "erased";

/**
 * Tells endpoints of programs what happens at a desk. It is told by the desk, behind every message; nothing waits for it, and an
 * endpoint that is dead costs nobody anything but this object.
 */
export class Webhooks extends MeteredObject implements WebhooksDoor {
  readonly #store: WebhooksStore;
  readonly #deliverer: Deliverer;
  readonly #handlers: WebhookHandlers;
  readonly agenda: Agenda<WebhooksDuty>;
  #prunedAt = 0;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env, "webhooks");
    this.#store = new WebhooksStore(ctx.storage);
    this.#deliverer = new Deliverer(env, this.#store);
    this.agenda = new Agenda<WebhooksDuty>("webhooks", ctx.storage, this.#duties());
    this.#handlers = webhookHandlers({
      ...{ env, store: this.#store, deliverer: this.#deliverer },
      wake: () => this.#wake(),
    });
    void ctx.blockConcurrencyWhile(() => this.agenda.load());
  }

  happened(desk: string, events: readonly WebhookEvent[]): Heard {
    this.#store.ensure(desk);
    this.#store.transaction(() => this.#take(events, Date.now()));
    this.#wake();
    return this.#heard();
  }

  async command(desk: string, actor: Actor, key: string, command: WebhookCommand): Promise<WebhookAnswer> {
    this.#store.ensure(desk);
    // Each handler is asked for what its name says; the compiler cannot see that here.
    const handle = this.#handlers[command.type] as (call: object) => Obeyed | Promise<Obeyed>;
    const { wasSo, ...outcome } = await handle({ desk, actor, key, command });
    return { outcome, ...(wasSo === true ? { wasSo } : {}), ...this.#heard() };
  }

  async erase(
    desk: string,
    conversation: string,
    epoch: string | null,
    erasedAt: number,
  ): Promise<RemovedCounts> {
    if (this.#store.find() === null) return {};
    this.#store.ensure(desk);
    const id = `evt_erased_${(await hashOf(`${conversation} ${erasedAt}`)).slice(0, 32)}`;
    const now = Date.now();
    const removed = this.#store.transaction((): RemovedCounts => {
      const { events, pending, deliveries } = this.#store;
      const isTold = events.has(id);
      if (epoch !== null) events.markErased(epoch, now);
      // What was told of it since it was erased tells what began anew, but for this.
      if (isTold) return {};
      const { waited, dead } = pending.removeOf(conversation);
      deliveries.removeOf(conversation);
      const told = events.removeOf(conversation);
      const { pageId: page, psid } = partsOfName(conversation);
      const data = JSON.stringify({ desk, page, psid, conversation });
      this.#take([{ id, at: erasedAt, type: "erasure.done", thread: conversation, epoch: id, data }], now);
      return { webhook_events: told, webhook_deliveries: waited, dead_letters: dead };
    });
    this.agenda.wakeBy(now + ERASED_KEYS_MS);
    this.#wake();
    return removed;
  }

  stopped(desk: string): number {
    if (this.#store.find() === null) return 0;
    this.#store.ensure(desk);
    return this.#store.endpoints.all().filter(({ paused }) => paused !== null && paused.why !== "person")
      .length;
  }

  keyRevoked(desk: string, sub: string): Heard {
    this.#store.ensure(desk);
    const { endpoints } = this.#store;
    this.#store.transaction(() => {
      for (const { no, paused, by, addressBy } of endpoints.all())
        if (paused === null && (by.sub === sub || addressBy === sub))
          endpoints.pause(no, { why: "key", at: Date.now() });
    });
    return this.#heard();
  }

  async reseal(desk: string): Promise<{ resealed: number; keyIds: string[] }> {
    if (this.#store.find() === null) return { resealed: 0, keyIds: [] };
    this.#store.ensure(desk);
    const keyIds = new Set<string>();
    let count = 0;
    for (const endpoint of this.#store.endpoints.all()) {
      const anew = await resealed(this.env, desk, endpoint);
      if (anew.count > 0) this.#store.endpoints.reseal(endpoint, anew.secret, anew.former);
      for (const id of anew.keyIds) keyIds.add(id);
      count += anew.count;
    }
    return { resealed: count, keyIds: [...keyIds] };
  }

  forget(desk: string): void {
    if (this.#store.find() === null) return;
    this.#store.ensure(desk);
    this.#store.transaction(() => this.#store.forgetAll());
  }

  override async alarm(): Promise<void> {
    if (await restsElsewhere(this.env)) this.agenda.rest();
    else await this.agenda.alarm();
  }

  #duties(): Duty<WebhooksDuty>[] {
    const whereKnown = (dueAt: () => number | null) => () => (this.#store.find() === null ? null : dueAt());
    return [
      {
        name: "deliveries",
        dueAt: whereKnown(() => this.#deliverer.dueAt()),
        run: () => this.#deliverer.run(),
      },
      {
        name: "old",
        dueAt: whereKnown(() => {
          const oldest = this.#store.events.oldestAt();
          return oldest === null ? null : Math.max(oldest + KEPT_MS, this.#prunedAt + PRUNED_MS);
        }),
        run: (now) => this.#prune(now),
      },
      {
        name: "erased",
        dueAt: whereKnown(() => {
          const oldest = this.#store.events.oldestErased();
          return oldest === null ? null : oldest + ERASED_KEYS_MS;
        }),
        run: (now) => this.#store.events.forgetErased(now - ERASED_KEYS_MS + 1),
      },
    ];
  }

  /** Each event once, for whoever wants it. */
  #take(events: readonly WebhookEvent[], now: number): void {
    const endpoints = this.#store.endpoints.all();
    // What nobody is told of is not kept either.
    const told = events.filter(({ type }) => endpoints.some((endpoint) => wants(endpoint, type)));
    const before = this.#store.events.addAll(told, now);
    if (before !== null)
      for (const endpoint of endpoints)
        this.#store.pending.addNew(endpoint.no, before, typesOf(endpoint), endpoint.madeAt, now);
    if (now - this.#prunedAt >= PRUNED_MS) this.#prune(now);
  }

  /** What is still to be delivered goes with it: whoever did not hear for so long has to look for itself. */
  #prune(now: number): void {
    this.#prunedAt = now;
    this.#store.transaction(() => {
      const { events, pending, deliveries, endpoints } = this.#store;
      const seq = events.oldUpTo(now - KEPT_MS, WEBHOOK_EVENTS_MAX);
      if (seq > 0) pending.removeUpTo(seq, now);
      if (seq > 0) events.removeUpTo(seq);
      const all = endpoints.all().map(({ no }) => no);
      deliveries.prune(now - KEPT_MS, WEBHOOK_DELIVERIES_MAX, all);
    });
  }

  #heard(): Heard {
    return {
      ...{ wanted: this.#store.wanted(), restUntil: this.#deliverer.restUntil(Date.now()) },
      metrics: this.meter.taken(),
    };
  }

  #wake(): void {
    const dueAt = this.#deliverer.dueAt();
    if (dueAt === null) return;
    this.agenda.wakeBy(Math.max(dueAt, Date.now()));
    this.#deliverer.nudge();
  }
}
