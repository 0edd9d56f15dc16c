import { done, refused } from "../../../domain/outcome.ts";
import type { Looker } from "../../../domain/sight/looker.ts";
import { SHARED_LISTS_UNITS_MAX } from "../../../protocol/limits.ts";
import type { OpenList, Session } from "../sockets/sockets.ts";
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
}: Tools): Handlers<"list.open" | "list.more" | "news.open" | "messages.follow" | "conversations.list"> {
  return {
    "list.open": ({ socket, session, command: { view, sort, length, bothEnds, filter, tab } }) => {
      const { sub } = session;
      const list: ListScope = {
        ...{ view, sort: sort ?? "latest", openedAt: Date.now() },
        ...(bothEnds ? { onTimeOnly: store.pages.onTimeOnly() } : {}),
        ...(filter === undefined ? {} : { filter }),
      };
      const reaching = sights.reaching(list);
      const looker = sights.of(session);
      const narrowed = sights.narrowed(list, session);
      const { floor, ...page } = store.list.window(looker, narrowed, sub, null, length);
      const kept = withList(session, tab, { ...list, floor });
      if (kept === null) return refused({ code: "unavailable" });
      if (socket !== null) sockets.update(socket, kept);
      return done({ ...reaching, ...page, counts: countsFor(store, looker, sub) });
    },

    "list.more": ({ socket, session, command: { length, tab } }) => {
      const { sub } = session;
      const list = tab === undefined ? session.list : session.tabLists?.[tab];
      if (list?.floor == null) return done({ items: [], more: false });
      const narrowed = sights.narrowed(list, session);
      const { floor, ...page } = store.list.window(sights.of(session), narrowed, sub, list.floor, length);
      sockets.update(socket, withList(session, tab, { ...list, floor }) ?? {});
      return done(page);
    },

    "conversations.list": ({ actor, command: { view, sort, filter, length, after } }) => {
      const { openedAt = Date.now(), place = null } = after ?? {};
      const list: ListScope = {
        ...{ view, sort: sort ?? "latest", openedAt },
        ...(filter === undefined ? {} : { filter }),
      };
      const window = store.list.window(
        sights.of(actor),
        sights.narrowed(list, actor),
        actor.sub,
        place,
        length,
      );
      const { items, floor, looked } = window;
      const next = floor === null ? null : { openedAt, place: floor };
      return done({ items, next, ...(looked === undefined ? {} : { looked }) });
    },

    "messages.follow": ({ socket, command: { of } }) => {
      sockets.update(socket, { follows: of });
      return done(null);
    },

    "news.open": ({ socket, session, command: { since } }) => {
      sockets.update(socket, { hearsNews: true });
      return done(news.opened(sights.of(session), session.sub, since ?? null, Date.now()));
    },
  };
}

/** What the socket keeps of a list; null: those of the tabs that share it would not fit. */
function withList(
  { tabLists }: Session,
  tab: number | undefined,
  open: OpenList,
): Pick<Session, "list"> | Required<Pick<Session, "tabLists">> | null {
  if (tab === undefined) return { list: open };
  const kept = { ...tabLists, [tab]: open };
  return JSON.stringify(kept).length > SHARED_LISTS_UNITS_MAX ? null : { tabLists: kept };
}

/** What the views hold for whom the socket is of. */
export function countsFor(store: DeskStore, looker: Looker, sub: string): Counts {
  if (looker.sees === "link") return store.list.reviewedCounts(looker.scope, sub);
  return looker.sees === "all"
    ? store.list.counts(sub)
    : store.list.countsOf(store.list.tally(), looker, sub);
}
