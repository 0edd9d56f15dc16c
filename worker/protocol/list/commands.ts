import * as v from "valibot";
import { answer, command } from "../command.ts";
import type { ListPage, ListWindow, NewsOpened } from "../frames.ts";
import { LIST_WINDOW_MAX } from "../limits.ts";
import { ListFilterField, SortField } from "./filter-fields.ts";
import { ALL_VIEWS } from "./views.ts";

const WindowLength = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIST_WINDOW_MAX));

/** The list of conversations, and what is told of those outside it. */
export const listCommands = [
  /**
   * Subscribes the socket to a view: the reply holds its first `length` rows, changes follow. Sorted by `latest`
   * activity unless `sort` says otherwise, and narrowed to what passes the `filter`; what is listed tells belongsTo().
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
    fields: { length: WindowLength },
    result: answer<ListPage>(),
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
    fields: { since: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))) },
    result: answer<NewsOpened>(),
  }),
] as const;
