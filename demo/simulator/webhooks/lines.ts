/**
 * In automatic mode webhooks of one conversation stand in line: each is sent when the one before was answered,
 * well or badly. A failed one is repeated out of line, so failures lose the order, as they do with Meta.
 */
import type { Webhook } from "./webhook.ts";

/** Webhooks that go out at the same moment: one, or one and its duplicates. */
export type Volley = readonly Webhook[];

export class Lines {
  readonly #send: (volley: Volley) => Promise<unknown>;
  /** Per conversation: what waits behind the volley being sent. */
  #waiting = new Map<string, Volley[]>();

  constructor(send: (volley: Volley) => Promise<unknown>) {
    this.#send = send;
  }

  join(line: string, volley: Volley): void {
    const waiting = this.#waiting.get(line);
    if (waiting !== undefined) waiting.push(volley);
    else void this.#drain(line, volley);
  }

  /** Forgets everybody who waits. */
  clear(): void {
    this.#waiting = new Map();
  }

  async #drain(line: string, first: Volley): Promise<void> {
    const lines = this.#waiting;
    const waiting: Volley[] = [];
    lines.set(line, waiting);
    let next: Volley | undefined = first;
    while (next !== undefined && lines === this.#waiting) {
      await this.#send(next);
      next = waiting.shift();
    }
    lines.delete(line);
  }
}

/** Each app hears of each conversation by itself; events without a person have a line of their own. */
export function lineOf(webhook: Webhook): string {
  return `${webhook.appId}:${webhook.pageId}:${webhook.psid ?? ""}`;
}
