/** Who does not come for its turn within this loses it. */
const TURN_HOLDS_MS = 60_000;

/** `waitMs` 0: now. `isPromised`: one call was promised by this, and is to be counted. */
export type Turn = { waitMs: number; place: number | null; isPromised: boolean };

/**
 * Conversations that wait for their turn to call, in the order in which they came. Each was promised one call at a time that
 * is its own, so that whoever comes later has a later one, and nobody is asked or woken.
 */
export class Line {
  /** Names by their turns in ms, the first to come first. */
  readonly #turns = new Map<string, number>();

  /** `nextMs`: how long whoever comes now would wait. Null as name: it waits for no turn. */
  turn(name: string | null, now: number, nextMs: () => number): Turn {
    this.#forget(now);
    const promised = name === null ? undefined : this.#turns.get(name);
    if (name !== null && promised !== undefined) {
      if (promised > now) return { waitMs: promised - now, place: this.#placeOf(name), isPromised: false };
      this.#turns.delete(name);
      return { waitMs: 0, place: null, isPromised: false };
    }
    const waitMs = nextMs();
    if (waitMs === 0) return { waitMs: 0, place: null, isPromised: true };
    // Spread out, or all who keep no place would ask again in the same moment.
    if (name === null)
      return { waitMs: Math.round(250 + Math.random() * 750), place: null, isPromised: false };
    this.#turns.set(name, now + waitMs);
    return { waitMs, place: this.#placeOf(name), isPromised: true };
  }

  #placeOf(name: string): number {
    let place = 1;
    for (const other of this.#turns.keys()) {
      if (other === name) break;
      place += 1;
    }
    return place;
  }

  #forget(now: number): void {
    for (const [name, at] of this.#turns) {
      // A clock that was set back has nobody wait for ever.
      if (at > now - TURN_HOLDS_MS && at < now + 60 * 60_000) break;
      this.#turns.delete(name);
    }
  }
}
