import { isAiling, type Health } from "./retry.ts";

/** Deliveries at once: the platform lets six requests of one event wait for their answers, others queue behind them. */
export const AT_ONCE = 6;
const PER_ENDPOINT = 3;
/** An endpoint that took longer for its last answer, in ms, is asked one thing at a time. */
export const SLOW_MS = 2_000;

/**
 * Whose turn it is: whoever was asked longest ago, so that none that answers slowly takes what the others wait for. It is in memory
 * alone; an instance that begins anew finds out again who is slow.
 */
export class Turns {
  readonly #begun = new Map<number, number>();
  readonly #slow = new Set<number>();
  #turn = 0;

  begun(endpoint: number): void {
    this.#begun.set(endpoint, ++this.#turn);
  }

  /** `ms`: until the answer, or until nobody waited for it any more. */
  answered(endpoint: number, ms: number): void {
    if (ms > SLOW_MS) this.#slow.add(endpoint);
    else this.#slow.delete(endpoint);
  }

  /** Whether its answers are waited for, by which others would be held up. */
  keepsWaiting(endpoint: number, health: Pick<Health, "failures">): boolean {
    return isAiling(health) || this.#slow.has(endpoint);
  }

  inOrder<T extends { no: number }>(endpoints: readonly T[]): T[] {
    const turnOf = ({ no }: T) => this.#begun.get(no) ?? 0;
    return endpoints.toSorted((a, b) => turnOf(a) - turnOf(b));
  }

  /** How many may be under way to it at once, where `endpoints` are there in all. */
  shareOf(endpoint: number, health: Pick<Health, "failures">, endpoints: number): number {
    if (this.keepsWaiting(endpoint, health)) return 1;
    return Math.min(PER_ENDPOINT, Math.max(1, Math.floor(AT_ONCE / endpoints)));
  }
}
