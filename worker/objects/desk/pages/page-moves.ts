import { NO_TICKETS, hasTickets } from "../../../domain/tickets/tickets.ts";
import type { HandedRow } from "../../kernel/contracts.ts";
import type { News } from "../list/news.ts";
import type { Publications } from "../list/publications.ts";
import type { Persons } from "../persons/persons.ts";
import type { Routing } from "../routing/routing.ts";
import type { Silences } from "../automation/silences.ts";
import type { Sights } from "../sight/sights.ts";
import type { Sockets } from "../sockets/sockets.ts";
import type { Mover } from "../states/mover.ts";
import type { DeskStore } from "../store.ts";

type Tools = {
  store: DeskStore;
  sockets: Sockets;
  sights: Sights;
  news: News;
  publications: Publications;
  mover: Mover;
  persons: Persons;
  routing: Routing;
  silences: Silences;
  wakeBy: (at: number) => void;
  listChanged: () => void;
};

/** A Page that comes to this desk, or leaves it, with its conversations. An older generation of the Page is not heard. */
export class PageMoves {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  leave(pageId: string, generation: number): string[] {
    const { pages, list } = this.#tools.store;
    if ((pages.generationOf(pageId) ?? 0) >= generation) return [];
    pages.remove(pageId);
    return list.namesOf(pageId);
  }

  handOver(names: readonly string[]): HandedRow[] {
    const { list, interactions, tickets } = this.#tools.store;
    return names.flatMap((name) => {
      const row = list.find(name);
      if (row === null) return [];
      const person = this.#tools.persons.othersOnPage(name);
      return [{ ...row, interactions: interactions.of(name), tickets: tickets.of(name), person }];
    });
  }

  takeOver(pageId: string, generation: number, rows: readonly HandedRow[]): void {
    const { store, sockets, news, mover, persons, routing, silences } = this.#tools;
    if (store.pages.generationOf(pageId) !== generation) return;
    const taken = rows.filter(({ name }) => store.list.find(name) === null);
    store.transaction(() => {
      for (const { interactions = [], tickets = NO_TICKETS, person: _, ...row } of taken) {
        // What this desk waits for begins here.
        store.list.insert({ ...row, quiet_at: null, quiet: null, mentioned: null });
        for (const told of interactions) store.interactions.add(row.name, told);
        if (hasTickets(tickets)) store.tickets.set(row.name, tickets);
      }
    });
    persons.takeOver(taken);
    const dueAt = mover.dueAt();
    if (dueAt !== null) this.#tools.wakeBy(dueAt);
    for (const { name } of taken) {
      const row = store.list.find(name);
      if (row === null) continue;
      news.changed(row);
      sockets.broadcastSummary(null, row, null);
      routing.moved(row.name);
      silences.moved(row.name, Date.now());
    }
    this.#tools.listChanged();
  }

  detach(pageId: string, generation: number): void {
    const { store, sockets, sights, persons, routing, publications } = this.#tools;
    if ((store.pages.generationOf(pageId) ?? 0) >= generation) return;
    routing.willMove();
    const rows = sights.isLimiting ? store.list.rowsOf(pageId) : [];
    const shown = new Map(rows.map((row) => [row.name, row]));
    const were = new Set<string>();
    const gone = store.transaction(() => {
      store.pages.remove(pageId);
      store.boxes.removeOfPage(pageId);
      const names = store.list.removeOf(pageId);
      for (const name of names) {
        store.interactions.removeOf(name);
        store.tickets.removeOf(name);
        for (const other of persons.leave(name)) were.add(other);
      }
      return names;
    });
    // Only now: what is forgotten in memory does not come back with a transaction that fails.
    for (const name of gone) {
      publications.forget(name);
      store.automatic.removeOf(name);
      store.talks.removeOf(name);
      routing.moved(name);
      sockets.broadcastGone(name, shown.get(name) ?? null);
    }
    persons.tellAnew([...were]);
    this.#tools.listChanged();
  }
}
