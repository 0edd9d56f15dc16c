import type { Standing } from "../../../domain/states/standing.ts";
import { standingOf, type ConversationRow } from "../list/row.ts";
import type { DeskStore } from "../store.ts";

/** A conversation that waits at a place of the desk, or is offered. */
export type AtPlace =
  Extract<Standing, { state: "offered" }> | (Extract<Standing, { state: "queued" }> & { wait: object });

/**
 * What waits, and where. Memory alone, read anew from what nobody has when the desk woke: who chooses goes through all of it
 * whenever somebody becomes free.
 */
export class WaitingConversations {
  readonly #store: DeskStore;
  #rows: Map<string, AtPlace> | null = null;

  constructor(store: DeskStore) {
    this.#store = store;
  }

  all(): ReadonlyMap<string, AtPlace> {
    return this.#read();
  }

  /** It stands as this row says; null: it is gone. */
  moved(name: string, row: ConversationRow | null): void {
    const rows = this.#read();
    const standing = row === null ? null : atPlace(row);
    if (standing === null) rows.delete(name);
    else rows.set(name, standing);
  }

  /** Whether it is known to stand as this row says. */
  isAsKnown(row: ConversationRow): boolean {
    return JSON.stringify(atPlace(row)) === JSON.stringify(this.#read().get(row.name) ?? null);
  }

  #read(): Map<string, AtPlace> {
    this.#rows ??= new Map(
      this.#store.ownership.nobodys().flatMap((name) => {
        const row = this.#store.list.find(name);
        const standing = row === null ? null : atPlace(row);
        return standing === null ? [] : [[name, standing] as const];
      }),
    );
    return this.#rows;
  }
}

function atPlace(row: ConversationRow): AtPlace | null {
  const standing = standingOf(row);
  if (standing.state === "offered") return standing;
  return standing.state === "queued" && standing.wait !== null ? { ...standing, wait: standing.wait } : null;
}
