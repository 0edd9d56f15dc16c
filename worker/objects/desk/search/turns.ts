/** What one agent has under way, and what waits for it. */
type Line = { waiting: ((turn: Turn | null) => void) | null };

/** Somebody's turn; whoever has it ends it, whatever becomes of what they do. */
export type Turn = { end(): void };

/**
 * One at a time of each agent, however many windows they have, and one more that waits: what is asked anew with every letter
 * that is typed costs no more than it can be answered. In memory: an object that slept had nothing under way.
 */
export class Turns {
  readonly #bySub = new Map<string, Line>();

  /** Resolves once it is their turn; null: a later one waits in its place. */
  next(sub: string): Promise<Turn | null> {
    const line = this.#bySub.get(sub);
    if (line === undefined) {
      const begun: Line = { waiting: null };
      this.#bySub.set(sub, begun);
      return Promise.resolve(this.#turn(sub, begun));
    }
    line.waiting?.(null);
    return new Promise((resolve) => {
      line.waiting = resolve;
    });
  }

  #turn(sub: string, line: Line): Turn {
    return {
      end: () => {
        const { waiting } = line;
        line.waiting = null;
        if (waiting === null) this.#bySub.delete(sub);
        else waiting(this.#turn(sub, line));
      },
    };
  }
}
