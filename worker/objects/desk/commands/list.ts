import { done } from "../../../domain/outcome.ts";
import type { ListScope, Place, Summary } from "../../../protocol/thread/conversation.ts";
import { placeIn } from "../../../protocol/list/order.ts";
import type { ReviewScope } from "../../../domain/review-link.ts";
import type { Counts } from "../../../protocol/list/views.ts";
import type { Session } from "../sockets/sockets.ts";
import type { DeskStore } from "../store.ts";
import type { Handlers, Tools } from "./call.ts";

/** The list that a socket has open, and the news that it hears. */
export function listHandlers({
  store,
  sockets,
  news,
}: Tools): Handlers<"list.open" | "list.more" | "news.open"> {
  const window = (
    review: ReviewScope | undefined,
    ...asked: Parameters<typeof store.list.window>
  ): ReturnType<typeof store.list.window> =>
    review === undefined ? store.list.window(...asked) : store.list.reviewedWindow(review, ...asked);

  return {
    "list.open": ({ socket, session, command: { view, sort, length, bothEnds } }) => {
      const { sub, review } = session;
      const list: ListScope = {
        ...{ view, sort: sort ?? "latest", openedAt: Date.now() },
        ...(bothEnds ? { onTimeOnly: store.pages.onTimeOnly() } : {}),
      };
      const { items, more } = window(review, list, sub, null, length);
      if (socket !== null) sockets.update(socket, { list: { ...list, floor: floorOf(list, items, more) } });
      return done({ ...list, items, more, counts: countsFor(store, session) });
    },

    "list.more": ({ socket, session: { sub, list, review }, command: { length } }) => {
      if (list?.floor == null) return done({ items: [], more: false });
      const { items, more } = window(review, list, sub, list.floor, length);
      sockets.update(socket, { list: { ...list, floor: floorOf(list, items, more) } });
      return done({ items, more });
    },

    "news.open": ({ socket, session: { sub }, command: { since } }) => {
      sockets.update(socket, { hearsNews: true });
      return done(news.opened(sub, since ?? null, Date.now()));
    },
  };
}

/** What the views hold for whom the socket is of. */
export function countsFor(store: DeskStore, { sub, review }: Pick<Session, "sub" | "review">): Counts {
  return review === undefined ? store.list.counts(sub) : store.list.reviewedCounts(review, sub);
}

/** Rows behind the last one are not the socket's business, as long as there are any. */
function floorOf(list: ListScope, items: Summary[], more: boolean): Place | null {
  const last = items.at(-1);
  return more && last !== undefined ? placeIn(list, last) : null;
}
