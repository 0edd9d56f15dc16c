import { endOfOffer } from "../../../domain/states/offer-ended.ts";
import type { Wait } from "../../../domain/states/standing.ts";
import type { DeskLine } from "../../../protocol/message/content.ts";
import type { GivenTold, OfferEnded, OfferTold } from "../../../protocol/routing/offers.ts";
import { askedOf } from "../list/asked.ts";
import { toSummary, type ConversationRow } from "../list/row.ts";
import type { Sockets } from "../sockets/sockets.ts";
import type { DeskStore } from "../store.ts";
import type { Standings } from "./standings.ts";
import type { Asking, Transfers } from "./transfers.ts";
import type { GadgetSocket } from "../sockets/gadget-socket.ts";

/** What is told beside what is offered: that the agent counts as away now, what they were given, what became of an offer. */
type More = { away?: "missed"; given?: GivenTold; ended?: OfferEnded[] };

type Tools = {
  store: DeskStore;
  sockets: Sockets;
  standings: Standings;
  transfers: Transfers;
  /** Somebody wrote rules. */
  isOn: () => boolean;
};

/** What agents are told of what is offered to them, by the desk or by a colleague. Each time replaces the one before. */
export class ToldOffers {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** All that is offered to this agent. */
  to(sub: string): OfferTold[] {
    const { transfers, isOn } = this.#tools;
    return [...transfers.offersTo(sub), ...(isOn() ? this.#byDesk(sub) : [])];
  }

  tell(sub: string, more: More = {}): void {
    const { sockets } = this.#tools;
    const frame = { type: "offers", offers: this.to(sub), ...more } as const;
    for (const socket of sockets.open(sub))
      if (sockets.session(socket).showsOffers === true) sockets.send(socket, frame);
  }

  /** Tells a socket that was just opened: also that nothing is offered, for its gadget may hold what was before. */
  tellFirst(socket: GadgetSocket): void {
    const { sockets, isOn } = this.#tools;
    const { sub, showsOffers } = sockets.session(socket);
    if (isOn() && showsOffers === true) sockets.send(socket, { type: "offers", offers: this.to(sub) });
  }

  /** Whoever is asked now, or was before, hears what is offered to them, and what became of what is not offered any more. */
  tellChanged(
    conversation: string,
    before: Asking | null,
    after: Asking | null,
    lines: readonly DeskLine[],
  ): void {
    const asked = [...(before?.to ?? []), ...(after?.to ?? [])];
    for (const sub of new Set(asked.map((it) => it.sub))) {
      const isOver =
        before !== null && isAsking(before, sub) && !(after?.at === before.at && isAsking(after, sub));
      const end = isOver ? endOfOffer(lines, sub) : null;
      this.tell(sub, end === null ? {} : { ended: [{ conversation, at: before?.at ?? 0, ...end }] });
    }
  }

  /** What waits, as whoever is offered or given it at `at` (ms) is told. */
  waiting(row: ConversationRow, wait: Wait, at: number): GivenTold {
    const place = this.#tools.standings.plan().place(wait.queue);
    const queue = place === null || place.isOfOne ? "" : place.name;
    const { since, from, note } = wait;
    const given = { ...(from === undefined ? {} : { from }), ...(note === undefined ? {} : { note }) };
    return { summary: toSummary(row), queue, since, at, said: askedOf(row).said, ...given };
  }

  #byDesk(sub: string): OfferTold[] {
    const { standings, store } = this.#tools;
    return standings.waiting.offeredTo(sub).flatMap((name) => {
      const standing = standings.waiting.all().get(name);
      const row = store.list.find(name);
      if (row === null || standing?.state !== "offered") return [];
      const { wait, offer } = standing;
      return [{ ...this.waiting(row, wait, offer.at), until: offer.until }];
    });
  }
}

function isAsking({ to }: Asking, sub: string): boolean {
  return to.some((it) => it.sub === sub);
}
