import { isLimiting, lookerOf, markOf, reachOf, type Looker } from "../../../domain/sight/looker.ts";
import type { RoutingConfig } from "../../../protocol/routing/config.ts";
import type { Session, Sockets } from "../sockets/sockets.ts";
import type { DeskStore } from "../store.ts";
import type { Sights } from "./sights.ts";
import type { GadgetSocket } from "../sockets/gadget-socket.ts";

/** Conversations of an agent whose teams change that are looked through for their colleagues. */
const OWNED_MAX = 1_000;

type Tools = { store: DeskStore; sockets: Sockets; sights: Sights };

/**
 * What becomes of sockets when what their agents see is decided by something else: threads that they see no more are shut,
 * and they are told to ask for their list anew. Whoever cannot tell what to do with that has what they had, and hears
 * nothing of it any more.
 */
export class SightChanges {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** `change` may change it for everyone. */
  during<T>(change: () => T): T {
    const { sockets } = this.#tools;
    const before = sockets.open().map((socket) => [socket, this.#markOf(sockets.session(socket))] as const);
    const result = change();
    for (const [socket, mark] of before) this.#look(socket, mark);
    this.#lookWhoReplies();
    return result;
  }

  /**
   * An agent's token names these teams; answers whether it named others before. To colleagues what the agent has comes in
   * sight, or goes out of it: no more than that is told to them, for agents of a team come one after the other in the
   * morning.
   */
  regroup(sub: string, teams: readonly string[]): boolean {
    const { store, sockets } = this.#tools;
    const { config } = store.routed();
    if (!store.people.setTeams(sub, teams)) return false;
    this.#lookWhoReplies();
    this.#lookByTeam(config);
    if (!isLimiting(config)) return true;
    const known = new Map<string, Looker>();
    const lookerBefore = (session: Session): Looker => {
      const key = `${session.role} ${session.sub}`;
      const looker = known.get(key) ?? lookerOf(session, config);
      known.set(key, looker);
      return looker;
    };
    for (const socket of sockets.open(sub)) {
      const session = sockets.session(socket);
      this.#look(socket, this.#markOf(session, lookerBefore(session)));
    }
    for (const name of store.ownership.ownedBy(sub, OWNED_MAX)) {
      const row = store.list.find(name);
      if (row !== null) sockets.reshow(row, lookerBefore);
    }
    return true;
  }

  /** Of threads that somebody has open: who may answer them may be others. */
  #lookWhoReplies(): void {
    const { store, sockets } = this.#tools;
    const open = sockets.open().flatMap((socket) => sockets.session(socket).threads);
    for (const name of new Set(open)) {
      const row = store.list.find(name);
      if (row !== null) sockets.tellBarred(row);
    }
  }

  /** Lists that are narrowed to a team which others are in by now are asked for anew. `before`: the document as it was. */
  #lookByTeam(before: RoutingConfig): void {
    const { sockets, sights } = this.#tools;
    for (const socket of sockets.open()) {
      const { list } = sockets.session(socket);
      if (list?.filter?.team === undefined) continue;
      const was = JSON.stringify(reachOf(list.filter.team, before));
      if (JSON.stringify(sights.reaching(list).team ?? null) !== was) sockets.send(socket, { type: "sight" });
    }
  }

  /** By what two moments are told apart: of the same, the same is seen and listed. */
  #markOf(session: Session, looker = this.#tools.sights.of(session)): string {
    const { list } = session;
    const reach = list === null ? undefined : this.#tools.sights.reaching(list).team;
    return `${markOf(looker)} ${JSON.stringify(reach ?? null)}`;
  }

  #look(socket: GadgetSocket, before: string): void {
    const { store, sockets, sights } = this.#tools;
    const session = sockets.session(socket);
    if (this.#markOf(session) === before) return;
    for (const name of session.threads) {
      const row = store.list.find(name);
      if (row !== null && !sights.sees(session, row)) sockets.shut(socket, name);
    }
    sockets.send(socket, { type: "sight" });
  }
}
