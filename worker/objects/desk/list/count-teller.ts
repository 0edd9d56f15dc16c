import type { Counts } from "../../../protocol/list/views.ts";
import { countsFor } from "../commands/list.ts";
import type { Sights } from "../sight/sights.ts";
import type { Sockets } from "../sockets/sockets.ts";
import type { DeskStore } from "../store.ts";
import type { News } from "./news.ts";
import type { Tally } from "./tally.ts";

const COUNTS_MS = 1_000;

type Tools = {
  store: DeskStore;
  sockets: Sockets;
  sights: Sights;
  news: News;
};

/** Tells each socket how many stand in each view of its agent: at most once a second, and the last change always. */
export class CountTeller {
  readonly #tools: Tools;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #sentAt = 0;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  changed(): void {
    if (this.#timer !== null || this.#tools.sockets.open().length === 0) return;
    const wait = Math.max(0, this.#sentAt + COUNTS_MS - Date.now());
    this.#timer = setTimeout(() => this.#send(), wait);
  }

  #send(): void {
    const { store, sockets, sights, news } = this.#tools;
    this.#timer = null;
    this.#sentAt = Date.now();
    let common: Partial<Counts> | null = null;
    let tally: Tally | null = null;
    const known = new Map<string, Counts>();
    for (const socket of sockets.open()) {
      const session = sockets.session(socket);
      const { sub, list, hearsNews } = session;
      if (list === null && hearsNews !== true) continue;
      const looker = sights.of(session);
      if (looker.sees === "link") {
        sockets.send(socket, { type: "list.counts", counts: countsFor(store, looker, sub) });
        continue;
      }
      const count = (): Counts =>
        looker.sees === "all"
          ? store.list.counts(sub, (common ??= store.list.deskCounts()))
          : store.list.countsOf((tally ??= store.list.tally()), looker, sub);
      const key = `${looker.sees} ${sub}`;
      const counts = known.get(key) ?? count();
      known.set(key, counts);
      const unread = hearsNews === true ? { unread: news.unread(looker, sub) } : {};
      sockets.send(socket, { type: "list.counts", counts, ...unread });
    }
  }
}
