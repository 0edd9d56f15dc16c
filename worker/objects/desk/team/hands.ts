import { HANDS_MAX } from "../../../protocol/limits.ts";
import type { ServerFrame } from "../../../protocol/frames.ts";
import type { RaisedTold } from "../../../protocol/team/told.ts";
import { may } from "../../../protocol/rights.ts";
import { handOf, toSummary } from "../list/row.ts";
import type { Session, Sockets } from "../sockets/sockets.ts";
import type { DeskStore } from "../store.ts";
import type { GadgetSocket } from "../sockets/gadget-socket.ts";

/** Who wants help, for who leads: told of all of them whenever one is another. */
export class Hands {
  readonly #store: DeskStore;
  readonly #sockets: Sockets;
  /** What they were told; null: nobody knows, since it slept. */
  #told: string | null = null;

  constructor(store: DeskStore, sockets: Sockets) {
    this.#store = store;
    this.#sockets = sockets;
  }

  /** Somebody who leads is here from now on. */
  opened(socket: GadgetSocket): void {
    if (!isTold(this.#sockets.session(socket))) return;
    const frame = this.#frame();
    if (frame.hands.length > 0) this.#sockets.send(socket, frame);
  }

  /** One was raised or lowered, or its conversation is gone. */
  changed(): void {
    if (!this.#sockets.open().some((socket) => isTold(this.#sockets.session(socket)))) return;
    const frame = this.#frame();
    const told = frame.hands.map(({ summary: { conversation }, by, at }) => [conversation, by.sub, at]);
    if (this.#told === JSON.stringify(told)) return;
    this.#told = JSON.stringify(told);
    this.#sockets.broadcast(frame, isTold);
  }

  /** Who wants help, since when. */
  raised(): RaisedTold[] {
    return this.#frame().hands.map(({ by, at }) => ({ by, at }));
  }

  #frame(): Extract<ServerFrame, { type: "hands" }> {
    const names = this.#store.ownership.raised(HANDS_MAX + 1);
    const hands = names.slice(0, HANDS_MAX).flatMap((name) => {
      const row = this.#store.list.find(name);
      const hand = row === null ? null : handOf(row);
      return row === null || hand === null ? [] : [{ summary: toSummary(row), ...hand }];
    });
    return { type: "hands", hands, ...(names.length > HANDS_MAX ? { more: true } : {}) };
  }
}

function isTold({ role }: Session): boolean {
  return may(role, "supervise");
}
