import { done } from "../../../domain/outcome.ts";
import type { ListScope, Place, Summary } from "../../../protocol/thread/conversation.ts";
import { placeIn } from "../../../protocol/list/order.ts";
import type { Handlers, Tools } from "./call.ts";

/** The list that a socket has open, and the news that it hears. */
export function listHandlers({
  store,
  sockets,
  news,
}: Tools): Handlers<"list.open" | "list.more" | "news.open"> {
  return {
    "list.open": ({ socket, session: { sub }, command: { view, sort, length, bothEnds } }) => {
      const list: ListScope = {
        ...{ view, sort: sort ?? "latest", openedAt: Date.now() },
        ...(bothEnds ? { onTimeOnly: store.pages.onTimeOnly() } : {}),
      };
      const { items, more } = store.list.window(list, sub, null, length);
      if (socket !== null) sockets.update(socket, { list: { ...list, floor: floorOf(list, items, more) } });
      return done({ ...list, items, more, counts: store.list.counts(sub) });
    },

    "list.more": ({ socket, session: { sub, list }, command: { length } }) => {
      if (list?.floor == null) return done({ items: [], more: false });
      const { items, more } = store.list.window(list, sub, list.floor, length);
      sockets.update(socket, { list: { ...list, floor: floorOf(list, items, more) } });
      return done({ items, more });
    },

    "news.open": ({ socket, session: { sub }, command: { since } }) => {
      sockets.update(socket, { hearsNews: true });
      return done(news.opened(sub, since ?? null, Date.now()));
    },
  };
}

/** Rows behind the last one are not the socket's business, as long as there are any. */
function floorOf(list: ListScope, items: Summary[], more: boolean): Place | null {
  const last = items.at(-1);
  return more && last !== undefined ? placeIn(list, last) : null;
}
