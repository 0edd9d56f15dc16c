/** Every webhook that is not finished, and the latest of those that are. */
import type { Ids } from "../world/ids.ts";
import { isFinished, type Webhook } from "./webhook.ts";

/** Finished webhooks that stay at least. */
const KEPT = 5_000;

export class WebhookLog {
  entries: Webhook[] = [];
  readonly #ids: Ids;
  #trimAt = 2 * KEPT;

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  add(webhook: Webhook): void {
    this.entries.push(webhook);
    if (this.entries.length < this.#trimAt) return;
    let surplus = this.entries.length - KEPT;
    this.entries = this.entries.filter((entry) => !isFinished(entry) || surplus-- <= 0);
    this.#trimAt = this.entries.length + KEPT;
  }

  /** Adds a webhook that says the same, byte for byte, with `changes`. */
  addCopy(webhook: Webhook, changes: Partial<Webhook> = {}): Webhook {
    const copy: Webhook = { ...webhook, ...changes, id: this.#ids.local("wh"), attempts: [] };
    this.add(copy);
    return copy;
  }

  find(id: string): Webhook | undefined {
    return this.entries.find((webhook) => webhook.id === id);
  }

  held(): Webhook[] {
    return this.entries.filter((webhook) => webhook.status === "held");
  }

  /** Turns the order of the held ones around. */
  reverseHeld(): void {
    const held = this.held().reverse();
    this.entries = [...this.entries.filter((webhook) => webhook.status !== "held"), ...held];
  }

  /** How many are not finished, by status. */
  unfinished(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const webhook of this.entries) {
      if (!isFinished(webhook)) counts[webhook.status] = (counts[webhook.status] ?? 0) + 1;
    }
    return counts;
  }
}
