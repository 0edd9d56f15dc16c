import { done } from "../../../domain/outcome.ts";
import { commandKey, wasSo } from "./call.ts";
import type { Actor } from "../../../domain/ownership.ts";

/** What was shown last so often is known again. */
const KNOWN_MAX = 1_000;
/** Whoever asks once more because an answer was lost does so within this of the last one; later it leaves anew (ms). */
export const SHOWN_AGAIN_MS = 60_000;

/**
 * What was shown of which the audit tells: once for each command and what it shows, however often its answer is lost. An id that was given before
 * for something else hides nothing, nor does one that was given long ago. Memory alone: who forgets it has it told once more, which is no untruth.
 */
export class Readings {
  /** When it was shown last, in ms. */
  readonly #known = new Map<string, number>();

  /** `about`: what is shown, beside the command's id. */
  once<T>(
    { actor, command }: { actor: Actor; command: { id: string } },
    about: readonly (string | number | boolean)[],
    shown: T,
    now = Date.now(),
  ): { ok: true; value: T; wasSo?: true } {
    const key = JSON.stringify([commandKey(actor, command), ...about]);
    const isKnown = this.#takes(key, now);
    this.#notes(key, now);
    return isKnown ? wasSo(shown) : done(shown);
  }

  /**
   * What leaves piece by piece under one id is told of with the first; `from`: where this one begins, `next`: where it goes on, null: nowhere. One that is given
   * again leaves again, and is told of once more.
   */
  piece<T>(
    { actor, command }: { actor: Actor; command: { id: string } },
    { from, next }: { from: number | null; next: number | null },
    shown: T,
    now = Date.now(),
  ): { ok: true; value: T; wasSo?: true } {
    const keyAt = (at: number | null): string => JSON.stringify([commandKey(actor, command), "goes on", at]);
    const isGoingOn = this.#takes(keyAt(from), now);
    if (next !== null) this.#notes(keyAt(next), now);
    return isGoingOn ? wasSo(shown) : done(shown);
  }

  /** Whether it is known, and not for too long. It is no more. */
  #takes(key: string, now: number): boolean {
    const at = this.#known.get(key);
    this.#known.delete(key);
    return at !== undefined && now - at < SHOWN_AGAIN_MS;
  }

  #notes(key: string, now: number): void {
    const [oldest] = this.#known.keys();
    if (this.#known.size >= KNOWN_MAX && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(key, now);
  }
}
