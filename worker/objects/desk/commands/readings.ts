import { done } from "../../../domain/outcome.ts";
import { commandKey, wasSo } from "./call.ts";
import type { Actor } from "../../../domain/ownership.ts";

/** What was shown last so often is known again. */
const KNOWN_MAX = 1_000;

/**
 * What was shown of which the audit tells: once for each command and what it shows, however often its answer is lost. An id that was given before
 * for something else hides nothing. Memory alone: who forgets it has it told once more, which is no untruth.
 */
export class Readings {
  readonly #known = new Set<string>();

  /** `about`: what is shown, beside the command's id. */
  once<T>(
    { actor, command }: { actor: Actor; command: { id: string } },
    about: readonly (string | number | boolean)[],
    shown: T,
  ): { ok: true; value: T; wasSo?: true } {
    const key = JSON.stringify([commandKey(actor, command), ...about]);
    if (this.#known.has(key)) return wasSo(shown);
    const [oldest] = this.#known;
    if (this.#known.size >= KNOWN_MAX && oldest !== undefined) this.#known.delete(oldest);
    this.#known.add(key);
    return done(shown);
  }
}
