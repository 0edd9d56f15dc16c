import type { Agent, Away, Presence } from "../../../protocol/frames.ts";
import type { Person } from "../../../protocol/message/entry.ts";
import type { Sockets } from "../sockets/sockets.ts";
import type { DeskStore } from "../store.ts";

type Tools = {
  store: DeskStore;
  sockets: Sockets;
  /** They have as many conversations as they may. */
  isBusy: (sub: string) => boolean;
  isBack: (sub: string) => void;
  isAway: (person: Person, now: number) => void;
};

/** Whether agents are there for customers, and why not: one of all their tabs and devices. */
export class Presences {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** They are available or away from now on, whoever decided it. `away`: why; null: they chose it, and said no more. */
  set({ sub, name }: Person, presence: Exclude<Presence, "offline">, away: Away | null, now: number): void {
    const { store, sockets, isBack, isAway } = this.#tools;
    store.people.set(sub, name, presence, now, () => sockets.subs(), away);
    this.tell({ sub, name });
    if (presence === "available") isBack(sub);
    else isAway({ sub, name }, now);
  }

  /** Tells everybody how an agent is there now. */
  tell(person: Person): void {
    this.#tools.sockets.broadcast({ type: "agent", agent: this.of(person) }, () => true);
  }

  /** How an agent is there now, as colleagues are told. */
  of({ sub, name }: Person): Agent {
    const { store, sockets, isBusy } = this.#tools;
    const kept = store.people.presenceOf(sub);
    if (kept === null || sockets.open(sub).length === 0) return { sub, name, presence: "offline" };
    return agentOf({ sub, name }, kept.presence, kept.away, isBusy(sub));
  }

  /** Who did nothing for as long as the desk lets them is away. */
  lookForIdle(now: number): void {
    const { store, sockets } = this.#tools;
    const { idleAwaySeconds: idle } = store.routing.current().config;
    if (idle === undefined) return;
    for (const [sub, activeAt] of sockets.activity()) {
      const person = activeAt + idle * 1_000 > now ? null : store.people.find(sub);
      if (person !== null && store.people.presenceOf(sub)?.presence === "available")
        this.set(person, "away", { idle }, now);
    }
  }
}

/** As colleagues are told of them. */
export function agentOf(person: Person, presence: Presence, away: Away | null, isBusy: boolean): Agent {
  return {
    ...person,
    presence,
    ...(presence === "away" && away !== null ? { away } : {}),
    ...(presence === "available" && isBusy ? { busy: true as const } : {}),
  };
}
