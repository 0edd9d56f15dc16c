import { done } from "../../../domain/outcome.ts";
import type { Looker } from "../../../domain/sight/looker.ts";
import type { ListScope } from "../../../protocol/thread/conversation.ts";
import type { Counts } from "../../../protocol/list/views.ts";
import type { DeskStore } from "../store.ts";
import type { Handlers, Tools } from "./call.ts";

/** The list that a socket has open, and the news that it hears. */
export function listHandlers({
  store,
  sockets,
  sights,
  news,
}: Tools): Handlers<"list.open" | "list.more" | "news.open"> {
  return {
    "list.open": ({ socket, session, command: { view, sort, length, bothEnds, filter } }) => {
      const { sub } = session;
      const list: ListScope = {
        ...{ view, sort: sort ?? "latest", openedAt: Date.now() },
        ...(bothEnds ? { onTimeOnly: store.pages.onTimeOnly() } : {}),
        ...(filter === undefined ? {} : { filter }),
      };
      const reaching = sights.reaching(list);
      const looker = sights.of(session);
      const { floor, ...page } = store.list.window(looker, reaching, sub, null, length);
      if (socket !== null) sockets.update(socket, { list: { ...list, floor } });
      return done({ ...reaching, ...page, counts: countsFor(store, looker, sub) });
    },

    "list.more": ({ socket, session, command: { length } }) => {
      const { sub, list } = session;
      if (list?.floor == null) return done({ items: [], more: false });
      const reaching = sights.reaching(list);
      const { floor, ...page } = store.list.window(sights.of(session), reaching, sub, list.floor, length);
      sockets.update(socket, { list: { ...list, floor } });
      return done(page);
    },

    "news.open": ({ socket, session, command: { since } }) => {
      sockets.update(socket, { hearsNews: true });
      return done(news.opened(sights.of(session), session.sub, since ?? null, Date.now()));
    },
  };
}

/** What the views hold for whom the socket is of. */
export function countsFor(store: DeskStore, looker: Looker, sub: string): Counts {
  if (looker.sees === "link") return store.list.reviewedCounts(looker.scope, sub);
  return looker.sees === "all"
    ? store.list.counts(sub)
    : store.list.countsOf(store.list.tally(), looker, sub);
}
