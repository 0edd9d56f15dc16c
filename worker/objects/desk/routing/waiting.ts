import { kindOf, LineUp, turnOf, type Waiting } from "../../../domain/routing/line-up.ts";
import type { Offer, Standing, Wait } from "../../../domain/states/standing.ts";
import type { Queue } from "../../../protocol/routing/config.ts";
import type { Need } from "../../../protocol/routing/people.ts";

/** A conversation that waits at a place of the desk, or is offered. */
export type AtPlace =
  Extract<Standing, { state: "offered" }> | (Extract<Standing, { state: "queued" }> & { wait: object });

/** What waits at a place and is not offered, of one kind. */
export type WaitingGroup = { queue: string; needs: readonly Need[]; line: LineUp };

type InLine = { kind: string; waiting: Waiting; endsAt: number | null };

/**
 * What waits where, in the order in which it is offered, and what is offered to whom. Memory alone. To move one costs no look at
 * the others, however many wait.
 */
export class WaitingConversations {
  readonly #all = new Map<string, AtPlace>();
  /** What is not offered, and does not rest. */
  readonly #inLine = new Map<string, InLine>();
  readonly #groups = new Map<string, WaitingGroup>();
  readonly #offered = new Map<string, Set<string>>();
  #orderOf: (queue: string) => NonNullable<Queue["order"]>;

  constructor(orderOf: (queue: string) => NonNullable<Queue["order"]>) {
    this.#orderOf = orderOf;
  }

  /** By name, offered or not. */
  all(): ReadonlyMap<string, AtPlace> {
    return this.#all;
  }

  /** What is not offered, in groups of those that wait at the same place for the same. */
  groups(): Iterable<WaitingGroup> {
    return this.#groups.values();
  }

  /** What is offered to an agent. */
  offeredTo(sub: string): string[] {
    return [...(this.#offered.get(sub) ?? [])];
  }

  /** Whoever is asked, by their `sub`. */
  asked(): Iterable<string> {
    return this.#offered.keys();
  }

  isAsked(sub: string): boolean {
    return this.#offered.has(sub);
  }

  /** It stands so; null: it is gone, or at no place. `endsAt`: when Meta takes no more replies (ms). */
  set(name: string, standing: AtPlace | null, endsAt: number | null): void {
    this.#remove(name);
    if (standing === null) return;
    this.#all.set(name, standing);
    if (standing.state === "offered") this.#noteOffer(name, standing.offer);
    else if (standing.wait.rests === undefined) this.#lineUp(name, standing.wait, endsAt);
  }

  /** The desk orders its queues otherwise. */
  reorder(orderOf: (queue: string) => NonNullable<Queue["order"]>): void {
    this.#orderOf = orderOf;
    this.#groups.clear();
    for (const [name, { endsAt }] of [...this.#inLine]) {
      const wait = this.#all.get(name)?.wait;
      if (wait !== undefined) this.#lineUp(name, wait, endsAt);
    }
  }

  #lineUp(name: string, wait: Wait, endsAt: number | null): void {
    const { queue, since, passed, last, needs = [] } = wait;
    const kind = kindOf(wait);
    const group = this.#groups.get(kind) ?? { queue, needs, line: new LineUp() };
    const turn = turnOf(wait, this.#orderOf(queue), endsAt);
    const waiting = { name, turn, since, passed, ...(last === undefined ? {} : { last }) };
    group.line.add(waiting);
    this.#groups.set(kind, group);
    this.#inLine.set(name, { kind, waiting, endsAt });
  }

  #noteOffer(name: string, { to }: Offer): void {
    for (const { sub } of to) {
      const names = this.#offered.get(sub) ?? new Set();
      names.add(name);
      this.#offered.set(sub, names);
    }
  }

  #remove(name: string): void {
    const standing = this.#all.get(name);
    this.#all.delete(name);
    const inLine = this.#inLine.get(name);
    if (inLine !== undefined) this.#leaveLine(name, inLine);
    if (standing?.state !== "offered") return;
    for (const { sub } of standing.offer.to) {
      const names = this.#offered.get(sub);
      names?.delete(name);
      if (names?.size === 0) this.#offered.delete(sub);
    }
  }

  #leaveLine(name: string, { kind, waiting }: InLine): void {
    this.#inLine.delete(name);
    const line = this.#groups.get(kind)?.line;
    line?.remove(waiting);
    if (line?.size === 0) this.#groups.delete(kind);
  }
}
