import type { CommandRefusal } from "../wire/commands.ts";

/**
 * What the client itself answers. `not_connected`: it was given after close(), and is not done. `closed`: close() came before the answer; what
 * changes something waits all the same, and leaves after the next connect().
 */
export type ClientRefusal = CommandRefusal | { code: "not_connected" | "closed" };

/** What became of what could not be done. */
type Refused = { ok: false; refusal: ClientRefusal };

/** Who waits for something of the client: none waits longer than it is there. */
export class Waits {
  readonly #waiting = new Set<(refused: Refused) => void>();

  /** A promise that is settled by `begin`, or by end() before it. */
  for<T>(begin: (resolve: (answer: T | Refused) => void) => void): Promise<T | Refused> {
    return new Promise((resolve) => {
      const settle = (answer: T | Refused) => {
        this.#waiting.delete(settle);
        resolve(answer);
      };
      this.#waiting.add(settle);
      begin(settle);
    });
  }

  /** Nobody waits any more. */
  end(code: "closed" | "session_changed"): void {
    for (const settle of [...this.#waiting]) settle({ ok: false, refusal: { code } });
  }
}
