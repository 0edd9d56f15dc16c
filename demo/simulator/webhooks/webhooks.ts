/**
 * The queue of webhooks. `automatic` sends them as they arise. `manual` only collects them; the test takes,
 * sends, reorders and repeats them.
 */
import type { Clock } from "../clock.ts";
import type { Faults } from "../faults/faults.ts";
import type { World } from "../world/world.ts";
import type { Ids } from "../world/ids.ts";
import { SimulatorError } from "../simulator-error.ts";
import { attempt, RETRY_DELAYS_MS, signWebhook, type Deliver } from "./delivery.ts";
import { fateOf, type HoldTarget } from "./fate.ts";
import { lineOf, Lines, type Volley } from "./lines.ts";
import { WebhookLog } from "./log.ts";
import { SubscriptionWatch } from "./subscription-watch.ts";
import { isFinished, type SignatureMode, type SignedWebhook, type Webhook } from "./webhook.ts";

/** How long a reordered webhook waits for one that can overtake it. */
const REORDER_WITHIN_MS = 2_000;

type Parts = {
  world: World;
  clock: Clock;
  ids: Ids;
  faults: Faults;
  mode: "automatic" | "manual";
  /** null in manual mode when the test delivers by itself. */
  deliver: Deliver | null;
  retryDelays?: readonly number[];
};

export class Webhooks {
  /** Manual mode: what waits to be taken, oldest first. May be reordered in place. */
  readonly outgoing: Webhook[] = [];
  readonly #parts: Parts;
  readonly #log: WebhookLog;
  readonly #retryDelays: readonly number[];
  readonly #watch: SubscriptionWatch;
  readonly #lines = new Lines((volley) => this.#fire(volley));
  /** Per conversation: what waits to be overtaken. */
  readonly #overtaken = new Map<string, Volley>();
  #holds: HoldTarget[] = [];
  /** Grows with every restore, so that work begun before it changes nothing after it. */
  #generation = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#log = new WebhookLog(parts.ids);
    this.#retryDelays = parts.retryDelays ?? RETRY_DELAYS_MS;
    this.#watch = new SubscriptionWatch(parts.world, parts.clock, (pageId, appId) => {
      this.#drop(pageId, appId);
    });
  }

  /** Oldest first, with the outcome of every attempt. */
  get log(): readonly Webhook[] {
    return this.#log.entries;
  }

  /** How many are not finished, by status. */
  unfinished(): Record<string, number> {
    return this.#log.unfinished();
  }

  /**
   * Queues webhooks, `delay` ms from now, unless a fault has other plans. Answers those that must be delivered
   * before the call that caused them is answered.
   */
  add(webhooks: readonly Webhook[], delay = 0): Volley {
    const early: Webhook[] = [];
    for (const webhook of webhooks) {
      const fate = fateOf(webhook, this.#parts.faults, this.#holds);
      webhook.status = fate.status;
      webhook.signature = fate.signature;
      this.#log.add(webhook);
      const volley = [webhook];
      while (volley.length < fate.copies) volley.push(this.#log.addCopy(webhook));
      if (fate.status !== "waiting") continue;
      if (fate.early && this.#parts.deliver !== null) early.push(...volley);
      else if (fate.overtaken) this.#letOvertake(volley, delay + fate.late);
      else this.#queue(volley, delay + fate.late);
    }
    return early;
  }

  /** Delivers these now, out of turn, and waits for the answers. A failure is repeated later as always. */
  async sendNow(volley: Volley): Promise<void> {
    this.#keepOutgoing((webhook) => !volley.includes(webhook));
    await this.#fire(volley);
  }

  /** Manual mode: removes the oldest `count` (default: all) from `outgoing` and signs them. */
  async take(count = this.outgoing.length): Promise<SignedWebhook[]> {
    const taken = this.outgoing.splice(0, count);
    for (const webhook of taken) webhook.status = "taken";
    return await Promise.all(taken.map((webhook) => this.sign(webhook)));
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
    const held = this.#log.held();
    for (const webhook of held) {
      webhook.status = "waiting";
      this.#queue([webhook], 0);
    }
    return held.length;
  }

  /** Sends a copy of one in the log once more, byte for byte; `signature` may spoil it. */
  redeliver(id: string, signature: SignatureMode = "good"): Webhook {
    const known = this.#log.find(id);
    if (known === undefined) throw new SimulatorError(404, "unknown_webhook", `There is no webhook ${id}.`);
    const copy = this.#log.addCopy(known, { signature, status: "waiting" });
    this.#queue([copy], 0);
    return copy;
  }

  /** Turns around the order of what waits: `outgoing` in manual mode, and what holds keep back. */
  reverse(): void {
    this.outgoing.reverse();
    this.#log.reverseHeld();
  }

  restore(log: readonly Webhook[]): void {
    this.#generation += 1;
    this.#log.entries = log.map((webhook) => ({ ...webhook, attempts: [...webhook.attempts] }));
    this.#keepOutgoing(() => false);
    this.#holds = [];
    this.#lines.clear();
    this.#overtaken.clear();
    this.#watch.resume();
    for (const webhook of this.log) {
      if (isFinished(webhook) || webhook.status === "held") continue;
      webhook.status = "waiting";
      this.#queue([webhook], 0);
    }
  }

  #queue(volley: Volley, delay: number): void {
    if (delay > 0) this.#parts.clock.after(delay, () => this.#enter(volley));
    else this.#enter(volley);
  }

  /** Gets in line, and lets through what waited to be overtaken. */
  #enter(volley: Volley): void {
    const [first] = volley;
    if (first?.status !== "waiting") return;
    const line = lineOf(first);
    const overtaken = this.#overtaken.get(line);
    this.#overtaken.delete(line);
    for (const next of overtaken === undefined ? [volley] : [volley, overtaken]) {
      if (this.#parts.mode === "manual") this.outgoing.push(...next);
      else this.#lines.join(line, next);
    }
  }

  #letOvertake(volley: Volley, wait: number): void {
    const line = volley[0] === undefined ? "" : lineOf(volley[0]);
    // One that waits already is what this one overtakes.
    if (this.#overtaken.has(line)) return this.#queue(volley, wait);
    this.#overtaken.set(line, volley);
    this.#parts.clock.after(wait + REORDER_WITHIN_MS, () => {
      if (this.#overtaken.get(line) !== volley) return;
      this.#overtaken.delete(line);
      this.#enter(volley);
    });
  }

  /** Duplicates go out at the same moment: Meta was seen to deliver twins and triplets so. */
  async #fire(volley: Volley): Promise<void> {
    await this.#parts.clock.track(Promise.all(volley.map((webhook) => this.#attempt(webhook))));
  }

  async #attempt(webhook: Webhook): Promise<void> {
    if (isFinished(webhook) || webhook.status === "held") return;
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
      if (delay !== undefined) clock.after(delay, () => void this.#fire([webhook]));
    }
    world.changed();
  }

  /** The Page was unsubscribed from the app. */
  #drop(pageId: string, appId: string): void {
    for (const webhook of this.log) {
      if (isFinished(webhook) || webhook.pageId !== pageId || webhook.appId !== appId) continue;
      webhook.status = "unsubscribed";
    }
    this.#keepOutgoing((webhook) => webhook.status !== "unsubscribed");
  }

  #keepOutgoing(keep: (webhook: Webhook) => boolean): void {
    this.outgoing.splice(0, this.outgoing.length, ...this.outgoing.filter(keep));
  }
}
