import { transferOf, type Transfer } from "../../../domain/states/standing.ts";
import type { Person } from "../../../protocol/message/entry.ts";
import type { OfferTold } from "../../../protocol/routing/offers.ts";
import { askedOf } from "../list/asked.ts";
import { standingOf, toSummary, type ConversationRow } from "../list/row.ts";
import type { DeskStore } from "../store.ts";

/** Whom somebody asks, and since when (ms). */
export type Asking = { to: readonly Person[]; at: number };

/**
 * What somebody is asked to take over from a colleague. Memory alone, read anew when the desk woke: few are under way at
 * once, for each ends within the time of an offer.
 */
export class Transfers {
  readonly #store: DeskStore;
  #pending: Map<string, Transfer> | null = null;

  constructor(store: DeskStore) {
    this.#store = store;
  }

  /** Called before a conversation comes to stand elsewhere: who is asked until then can be told only by who knows it. */
  willMove(): void {
    this.#read();
  }

  /** It stands as this row says; null: it is gone. Who was asked before (since `at`, in ms) or is now. */
  moved(name: string, row: ConversationRow | null): { before: Asking | null; after: Asking | null } {
    const pending = this.#read();
    const before = pending.get(name) ?? null;
    const after = row === null ? null : transferOf(standingOf(row));
    if (after === null) pending.delete(name);
    else pending.set(name, after);
    return { before, after };
  }

  /** Who is asked to take it over, by `sub`. */
  askedFor(name: string): string[] {
    return (
      this.#read()
        .get(name)
        ?.to.map(({ sub }) => sub) ?? []
    );
  }

  /** Whether they are asked to take something over. */
  isAsked(sub: string): boolean {
    return this.namesFor(sub).length > 0;
  }

  /** What this agent is asked to take over. */
  namesFor(sub: string): string[] {
    return [...this.#read()].flatMap(([name, { to }]) => (to.some((it) => it.sub === sub) ? [name] : []));
  }

  /** The same, as they are told. */
  offersTo(sub: string): OfferTold[] {
    return this.namesFor(sub).flatMap((name) => {
      const row = this.#store.list.find(name);
      const transfer = row === null ? null : transferOf(standingOf(row));
      return row === null || transfer === null ? [] : [toldOf(row, transfer)];
    });
  }

  #read(): Map<string, Transfer> {
    this.#pending ??= new Map(
      this.#store.ownership.transferring().flatMap((name) => {
        const row = this.#store.list.find(name);
        const transfer = row === null ? null : transferOf(standingOf(row));
        return transfer === null ? [] : [[name, transfer] as const];
      }),
    );
    return this.#pending;
  }
}

function toldOf(row: ConversationRow, { by, place, note, at, until }: Transfer): OfferTold {
  const summary = toSummary(row);
  return {
    summary,
    queue: place,
    since: summary.waitingSince ?? at,
    ...{ at, until },
    said: askedOf(row).said,
    from: by,
    ...(note === undefined ? {} : { note }),
  };
}
