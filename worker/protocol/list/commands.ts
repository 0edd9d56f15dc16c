import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import type { ListPage, ListWindow, NewsOpened } from "../frames.ts";
import { ConversationId, Time } from "../ids.ts";
import { LIST_WINDOW_MAX, SHARING_TABS_MAX } from "../limits.ts";
import { ListFilterField, SortField } from "./filter-fields.ts";
import { ALL_VIEWS } from "./views.ts";

const WindowLength = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIST_WINDOW_MAX));

/**
 * Which of the lists that a socket has open: of the first of several tabs that share it, where it is left out, or of another, by a
 * number that they agree on.
 */
const TabField = v.exactOptional(
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(SHARING_TABS_MAX)),
);

/** How far a list was read by whoever has no socket: since when it stands (ms), and its last row. */
export const ReadTo = v.strictObject({
  openedAt: Time,
  place: v.strictObject({ key: v.pipe(v.number(), v.finite()), conversation: ConversationId }),
});
export type ReadTo = v.InferOutput<typeof ReadTo>;

/** Rows of a list, and from where it goes on; null: it does not. `looked` as of ListPage. */
export type ListRead = Omit<ListPage, "more"> & { next: ReadTo | null };

/** The list of conversations, and what is told of those outside it. */
export const listCommands = [
  /**
   * Subscribes the socket to a view: the reply holds its first `length` rows, changes follow. Sorted by `latest`
   * activity unless `sort` says otherwise, and narrowed to what passes the `filter`; what is listed tells belongsTo(). A list of
   * another `tab` stands beside it, and changes of either follow alike.
   */
  command({
    name: "list.open",
    about: "opening",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: {
      view: v.picklist(ALL_VIEWS),
      sort: v.exactOptional(SortField),
      filter: v.exactOptional(ListFilterField),
      length: WindowLength,
      /** `window` lists by the end of the 7 days as well: what the answer then has in `onTimeOnly` belongs to its order. */
      bothEnds: v.exactOptional(v.literal(true)),
      tab: TabField,
    },
    result: answer<ListWindow>(),
  }),
  /** The next rows of the list that this socket has open; from then on they are part of its window. */
  command({
    name: "list.more",
    about: "socket",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: { length: WindowLength, tab: TabField },
    result: answer<ListPage>(),
  }),
  /**
   * Rows of a view, for whoever has no socket; nothing follows. `after`: the `next` of an answer before, with the same view, order
   * and filter. By `window` it goes by the 24 hours alone.
   */
  command({
    name: "conversations.list",
    about: "desk",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: {
      view: v.picklist(ALL_VIEWS),
      sort: v.exactOptional(SortField),
      filter: v.exactOptional(ListFilterField),
      length: WindowLength,
      after: v.exactOptional(ReadTo),
    },
    result: answer<ListRead>(),
  }),
  /**
   * Subscribes the socket to what concerns its agent, whatever list it has open: from then on it gets a `list.upsert`
   * of every conversation that is or was the agent's own or nobody's, and `list.counts` with `unread`. `since` is the
   * `at` of the newest news heard before, or the `now` of a welcome; customers who asked after it are answered as
   * `missed`.
   */
  command({
    name: "news.open",
    about: "socket",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: { since: v.exactOptional(Time) },
    result: answer<NewsOpened>(),
  }),
] as const;
