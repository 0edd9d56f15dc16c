import { weightOf, type Had } from "../../../domain/routing/load.ts";
import type { RoutingConfig } from "../../../protocol/routing/config.ts";

/** A conversation that an agent has and did not put aside. `ownedAt`: since when, in ms. */
export type Owned = Had & { sub: string; ownedAt: number };

/** What agents have, but for what they put aside. Memory alone. */
export class Loads {
  readonly #ofAgent = new Map<string, Map<string, Owned>>();
  readonly #owners = new Map<string, string>();

  /** Whose it is, and how it stands with it; null: nobody's. */
  set(name: string, owned: Owned | null): void {
    const before = this.#owners.get(name);
    if (before !== undefined && before !== owned?.sub) this.#remove(name, before);
    if (owned === null) return;
    const theirs = this.#ofAgent.get(owned.sub) ?? new Map<string, Owned>();
    theirs.set(name, owned);
    this.#ofAgent.set(owned.sub, theirs);
    this.#owners.set(name, owned.sub);
  }

  ownerOf(name: string): string | null {
    return this.#owners.get(name) ?? null;
  }

  /** Whoever has something. */
  subs(): Iterable<string> {
    return this.#ofAgent.keys();
  }

  /** How many conversations they have. */
  countOf(sub: string): number {
    return this.#ofAgent.get(sub)?.size ?? 0;
  }

  /** Whether a customer of theirs waits for an answer. */
  waitsAt(sub: string): boolean {
    return [...(this.#ofAgent.get(sub)?.values() ?? [])].some(({ waits }) => waits);
  }

  /** What they have, in hundredths of a conversation. */
  of(sub: string, idle: RoutingConfig["idle"], now: number): number {
    let load = 0;
    for (const owned of this.#ofAgent.get(sub)?.values() ?? []) load += weightOf(owned, idle, now);
    return load;
  }

  /** Since when they have what they were given last, in ms; 0 where they have nothing. */
  givenAtOf(sub: string): number {
    let at = 0;
    for (const { ownedAt } of this.#ofAgent.get(sub)?.values() ?? []) at = Math.max(at, ownedAt);
    return at;
  }

  #remove(name: string, sub: string): void {
    this.#owners.delete(name);
    const theirs = this.#ofAgent.get(sub);
    theirs?.delete(name);
    if (theirs?.size === 0) this.#ofAgent.delete(sub);
  }
}
