/**
 * The queue of webhooks. `automatic` sends them as they arise: one after the other within a conversation, but
 * a failed one is repeated later and no other waits for it, so order is lost by failures as with Meta.
 * `manual` only collects them; the test takes, sends, reorders and repeats them.
 */
import type { Clock } from "../clock.ts";
import type { Faults } from "../faults/faults.ts";
import type { World } from "../world/world.ts";
import type { Ids } from "../world/ids.ts";
import { SimulatorError } from "../simulator-error.ts";
import { attempt, RETRY_DELAYS_MS, signWebhook, type Deliver } from "./delivery.ts";
import { SubscriptionWatch } from "./subscription-watch.ts";
import {
  isFinished,
  type SignatureMode,
  type SignedWebhook,
  type Webhook,
  type WebhookKind,
} from "./webhook.ts";

/** Finished webhooks that stay in the log. */
const LOG_KEPT = 5_000;
/** How long a reordered webhook waits for one that can overtake it. */
const REORDER_WITHIN_MS = 2_000;

/** Which webhooks a hold keeps back. Everything left out matches. */
export interface HoldTarget {
  event?: WebhookKind;
  pageId?: string;
  psid?: string;
}

interface Parts {
  world: World;
  clock: Clock;
  ids: Ids;
  faults: Faults;
  mode: "automatic" | "manual";
  /** null in manual mode when the test delivers by itself. */
  deliver: Deliver | null;
  retryDelays?: readonly number[];
}

export class Webhooks {
  /** Manual mode: what waits to be taken, oldest first. May be reordered in place. */
  outgoing: Webhook[] = [];
  /** Every webhook that is not finished, and the latest {@link LOG_KEPT} that are. */
  log: Webhook[] = [];
  readonly #parts: Parts;
  readonly #retryDelays: readonly number[];
  readonly #watch: SubscriptionWatch;
  /** Per conversation: what waits behind the one being sent. */
  readonly #lanes = new Map<string, Webhook[]>();
  /** Per conversation: a webhook that waits to be overtaken. */
  readonly #overtaken = new Map<string, Webhook>();
  #holds: HoldTarget[] = [];
  /** Grows with every restore, so that work begun before it changes nothing after it. */
  #generation = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#retryDelays = parts.retryDelays ?? RETRY_DELAYS_MS;
    this.#watch = new SubscriptionWatch(parts.world, parts.clock, (pageId, appId) => {
      this.#drop(pageId, appId);
    });
  }

  /**
   * Queues webhooks, `delay` ms from now, unless a fault has other plans. Answers those that must be delivered
   * before the call that caused them is answered.
   */
  add(webhooks: readonly Webhook[], delay = 0): Webhook[] {
    const early: Webhook[] = [];
    for (const webhook of webhooks) {
      this.#remember(webhook);
      let copies = 1;
      let wait = delay;
      let overtaken = false;
      let first = false;
      for (const fault of this.#parts.faults.forWebhook(webhook)) {
        if (fault.kind === "lose") webhook.status = "lost";
        else if (fault.kind === "hold") webhook.status = "held";
        else if (fault.kind === "late") wait += fault.ms;
        else if (fault.kind === "duplicate") copies = fault.times ?? 2;
        else if (fault.kind === "reorder") overtaken = true;
        else if (fault.kind === "signature") webhook.signature = fault.signature;
        else first = true;
      }
      if (this.#holds.some((hold) => keeps(hold, webhook))) webhook.status = "held";
      if (webhook.status === "waiting") {
        if (first && this.#parts.deliver !== null) early.push(webhook);
        else if (overtaken && webhook.psid !== null) this.#letOvertake(webhook, wait);
        else this.#queue(webhook, wait);
      }
      for (let copy = 1; copy < copies; copy += 1) {
        const twin: Webhook = { ...webhook, id: this.#parts.ids.local("wh"), attempts: [] };
        this.#remember(twin);
        if (twin.status === "waiting") this.#queue(twin, wait);
      }
    }
    return early;
  }

  /** Delivers one now, out of turn, and waits for the answer. A failure is repeated later as always. */
  async sendNow(webhook: Webhook): Promise<void> {
    this.outgoing = this.outgoing.filter((other) => other !== webhook);
    await this.#attempt(webhook);
  }

  /** Manual mode: removes the oldest `count` (default: all) from `outgoing` and signs them. */
  async take(count = this.outgoing.length): Promise<SignedWebhook[]> {
    return await Promise.all(this.outgoing.splice(0, count).map((webhook) => this.#handOver(webhook)));
  }

  /** The signed form of any webhook in the log, e.g. to POST it a second time. */
  async sign(webhook: Webhook): Promise<SignedWebhook> {
    return await signWebhook(webhook, this.#parts.world.app(webhook.appId));
  }

  /** Keeps back everything that matches from now on. */
  hold(target: HoldTarget = {}): void {
    this.#holds.push(target);
  }

  get holding(): boolean {
    return this.#holds.length > 0;
  }

  /** Ends all holds and queues what they kept back, in the order in which it arose. */
  release(): number {
    this.#holds = [];
    const held = this.log.filter((webhook) => webhook.status === "held");
    for (const webhook of held) {
      webhook.status = "waiting";
      this.#queue(webhook, 0);
    }
    return held.length;
  }

  /** Sends a copy of one in the log once more, byte for byte; `signature` may spoil it. */
  redeliver(id: string, signature: SignatureMode = "good"): Webhook {
    const known = this.log.find((webhook) => webhook.id === id);
    if (known === undefined) throw new SimulatorError(404, "unknown_webhook", `There is no webhook ${id}.`);
    const copy: Webhook = {
      ...known,
      id: this.#parts.ids.local("wh"),
      signature,
      status: "waiting",
      attempts: [],
    };
    this.#remember(copy);
    this.#queue(copy, 0);
    return copy;
  }

  /** Reverses what waits: `outgoing` in manual mode, what holds keep back in automatic mode. */
  reverse(): void {
    this.outgoing.reverse();
    const held = this.log.filter((webhook) => webhook.status === "held").reverse();
    this.log = [...this.log.filter((webhook) => webhook.status !== "held"), ...held];
  }

  /** How many are not finished, by status. */
  unfinished(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const webhook of this.log) {
      if (!isFinished(webhook)) counts[webhook.status] = (counts[webhook.status] ?? 0) + 1;
    }
    return counts;
  }

  restore(log: readonly Webhook[]): void {
    this.log = log.map((webhook) => ({ ...webhook, attempts: [...webhook.attempts] }));
    this.#generation += 1;
    this.outgoing = [];
    this.#holds = [];
    this.#lanes.clear();
    this.#overtaken.clear();
    this.#watch.resume();
    for (const webhook of this.log) {
      if (isFinished(webhook) || webhook.status === "held") continue;
      webhook.status = "waiting";
      this.#queue(webhook, 0);
    }
  }

  #remember(webhook: Webhook): void {
    this.log.push(webhook);
    if (this.log.length <= LOG_KEPT * 1.2) return;
    let surplus = this.log.length - LOG_KEPT;
    this.log = this.log.filter((entry) => !isFinished(entry) || surplus-- <= 0);
  }

  #queue(webhook: Webhook, delay: number): void {
    if (delay > 0) this.#parts.clock.after(delay, () => this.#enter(webhook));
    else this.#enter(webhook);
  }

  /** Gets in line, and lets through the one that waited to be overtaken. */
  #enter(webhook: Webhook): void {
    if (webhook.status !== "waiting") return;
    const lane = laneOf(webhook);
    const overtaken = this.#overtaken.get(lane);
    this.#overtaken.delete(lane);
    for (const next of overtaken === undefined ? [webhook] : [webhook, overtaken]) {
      if (this.#parts.mode === "manual") this.outgoing.push(next);
      else this.#join(lane, next);
    }
  }

  #letOvertake(webhook: Webhook, wait: number): void {
    const lane = laneOf(webhook);
    this.#overtaken.set(lane, webhook);
    this.#parts.clock.after(wait + REORDER_WITHIN_MS, () => {
      if (this.#overtaken.get(lane) !== webhook) return;
      this.#overtaken.delete(lane);
      this.#enter(webhook);
    });
  }

  #join(lane: string, webhook: Webhook): void {
    const waiting = this.#lanes.get(lane);
    if (waiting !== undefined) {
      waiting.push(webhook);
      return;
    }
    const line = [webhook];
    this.#lanes.set(lane, line);
    void this.#drain(lane, line);
  }

  async #drain(lane: string, line: Webhook[]): Promise<void> {
    for (let next = line.shift(); next !== undefined; next = line.shift()) await this.#attempt(next);
    // Still the same after a restore? Otherwise the line is somebody else's.
    if (this.#lanes.get(lane) === line) this.#lanes.delete(lane);
  }

  #attempt(webhook: Webhook): Promise<void> {
    return this.#parts.clock.track(this.#tryOnce(webhook));
  }

  async #tryOnce(webhook: Webhook): Promise<void> {
    if (isFinished(webhook) || webhook.status === "held" || webhook.status === "sending") return;
    webhook.status = "sending";
    const { clock, deliver, world } = this.#parts;
    const at = clock.now();
    const generation = this.#generation;
    const signed = await this.sign(webhook);
    const status = deliver === null ? null : await attempt(signed, deliver, clock);
    webhook.attempts.push({ at, status, took: clock.now() - at });
    // While we waited the Page may have been unsubscribed, or the simulator reset.
    if (webhook.status !== "sending" || generation !== this.#generation) return;
    if (status === 200) {
      webhook.status = "delivered";
      this.#watch.succeeded(webhook.pageId, webhook.appId);
    } else {
      this.#watch.failed(webhook.pageId, webhook.appId);
      const delay = this.#retryDelays[webhook.attempts.length - 1];
      webhook.status = delay === undefined ? "given_up" : "retrying";
      if (delay !== undefined) clock.after(delay, () => void this.#attempt(webhook));
    }
    world.changed();
  }

  async #handOver(webhook: Webhook): Promise<SignedWebhook> {
    webhook.status = "taken";
    return await this.sign(webhook);
  }

  #drop(pageId: string, appId: string): void {
    for (const webhook of this.log) {
      if (isFinished(webhook) || webhook.pageId !== pageId || webhook.appId !== appId) continue;
      webhook.status = "unsubscribed";
    }
    this.outgoing = this.outgoing.filter((webhook) => webhook.status !== "unsubscribed");
  }
}

function laneOf(webhook: Webhook): string {
  return `${webhook.appId}:${webhook.pageId}:${webhook.psid ?? ""}`;
}

function keeps(hold: HoldTarget, webhook: Webhook): boolean {
  if (hold.event !== undefined && hold.event !== webhook.kind) return false;
  if (hold.pageId !== undefined && hold.pageId !== webhook.pageId) return false;
  return hold.psid === undefined || hold.psid === webhook.psid;
}
