import type { FreeAgent } from "../../../domain/routing/choose.ts";
import { capacityOf, isFull } from "../../../domain/routing/load.ts";
import type { Presences } from "../people/presences.ts";
import type { Sockets } from "../sockets/sockets.ts";
import type { DeskStore } from "../store.ts";
import type { Standings } from "./standings.ts";
import type { Transfers } from "./transfers.ts";

/** Who is here and available, and whether they can be asked, as isHere() says it of one. */
export type Here = ReadonlyMap<string, boolean>;

type Tools = {
  store: DeskStore;
  sockets: Sockets;
  presences: Pick<Presences, "tell">;
  standings: Standings;
  transfers: Transfers;
};

/** Who is at the desk, what they have, and who of them is busy. Of a desk with rules alone. */
export class Availability {
  readonly #tools: Tools;
  /** Who has as many conversations as they may, as colleagues were told; null: not read since it woke. */
  #busy: Set<string> | null = null;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Whether they can be asked: they are available, and are shown what is offered to them. */
  isHere(sub: string): boolean {
    return this.#tools.sockets.showsOffersTo(sub) && this.isAvailable(sub);
  }

  isAvailable(sub: string): boolean {
    return this.#tools.sockets.open(sub).length > 0 && this.#saysAvailable(sub);
  }

  /** Whether any of these can be asked; of nobody in particular: whether anybody at the desk is available. */
  isAnyHere(members: readonly string[]): boolean {
    if (members.length > 0) return members.some((sub) => this.isHere(sub));
    return this.#tools.sockets.subs().some((sub) => this.#saysAvailable(sub));
  }

  /** All who are here. */
  here(): Here {
    return new Map([...this.#tools.sockets.seats()].filter(([sub]) => this.#saysAvailable(sub)));
  }

  /** What those have who are here, and what they are asked for. */
  agents(here: Here, now: number): Map<string, FreeAgent> {
    const { store, standings, transfers } = this.#tools;
    const { loads, waiting } = standings;
    const plan = standings.plan();
    const agents = new Map<string, FreeAgent>();
    for (const [sub, canBeAsked] of here) {
      const person = store.people.find(sub);
      if (person === null) continue;
      const load = loads.of(sub, plan.config.idle, now);
      const givenAt = this.givenAtOf(sub);
      const times = { givenAt, offeredAt: standings.askedAt(sub) || givenAt };
      const asking = canBeAsked ? {} : { cannotBeAsked: true as const };
      const isAsked = waiting.isAsked(sub) || transfers.isAsked(sub);
      agents.set(sub, { ...person, ...plan.agent(sub), load, isAsked, ...times, ...asking });
    }
    return agents;
  }

  /** When they were last given something, in ms; 0: never. */
  givenAtOf(sub: string): number {
    const { store, standings } = this.#tools;
    return standings.loads.givenAtOf(sub) || store.agents.get(sub).given_at;
  }

  /** They have as many conversations as they may. */
  isBusy(sub: string): boolean {
    return this.readBusy().has(sub);
  }

  /** Read before somebody comes to have more or less: who is busy then is told of. */
  readBusy(): Set<string> {
    if (this.#busy !== null) return this.#busy;
    const now = Date.now();
    this.#busy = new Set([...this.#tools.standings.loads.subs()].filter((sub) => this.#hasEnough(sub, now)));
    return this.#busy;
  }

  /** Who became busy, or is so no more, is told of. */
  tellBusy(subs: readonly (string | null)[]): void {
    const { store, presences } = this.#tools;
    const busy = this.readBusy();
    const now = Date.now();
    for (const sub of new Set(subs.filter((it) => it !== null))) {
      const isBusy = this.#hasEnough(sub, now);
      if (isBusy === busy.has(sub)) continue;
      if (isBusy) busy.add(sub);
      else busy.delete(sub);
      const person = store.people.find(sub);
      if (person !== null) presences.tell(person);
    }
  }

  #saysAvailable(sub: string): boolean {
    return this.#tools.store.people.presenceOf(sub)?.presence === "available";
  }

  #hasEnough(sub: string, now: number): boolean {
    const { loads } = this.#tools.standings;
    const plan = this.#tools.standings.plan();
    return isFull(loads.of(sub, plan.config.idle, now), capacityOf(plan.agent(sub).capacity, plan.config));
  }
}
