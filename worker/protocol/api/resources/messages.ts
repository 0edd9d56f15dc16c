import * as v from "../../values.ts";
import { EntryId } from "../../ids.ts";
import { HISTORY_PAGE_MAX } from "../../limits.ts";
import { Outgoing } from "../../outgoing/outgoing.ts";
import { EntryShape } from "../../results/entries.ts";
import {
  AttemptShape,
  FoundConversationShape,
  FoundPersonShape,
  RebuildingShape,
  RESULTS,
} from "../../results/results.ts";
import { cursorOf, cursorTo } from "../cursor.ts";
import { PAGE_ASKED, pageOf, pageShape } from "../pages.ts";
import { fieldsOf, route } from "../route.ts";

const LIMIT = 50;
const SEARCH_LIMIT = 20;
/** Behind every entry there is. */
const END = { at: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER };
const Place = v.strictObject({ at: v.pipe(v.number(), v.finite()), id: EntryId });

/** A program has seen whatever there is, unless it says how far it read: then what came since has it refused with `changed`. */
const seenRev = v.optional(fieldsOf("message.send", "seenRev").seenRev, Number.MAX_SAFE_INTEGER);

/** Entries of a thread: messages of both sides, and what happened between them. */
export const messageRoutes = [
  route({
    name: "listMessages",
    method: "GET",
    path: "/conversations/{conversation}/messages",
    scope: "messages:read",
    summary: "Entries of the thread, the oldest of a page first, from its end back",
    description: "`next` goes on with older ones; null: that was the beginning.",
    command: "thread.history",
    query: {
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(HISTORY_PAGE_MAX)), LIMIT),
      cursor: v.exactOptional(cursorTo(Place)),
    },
    fields: ({ conversation, limit, cursor = END }) => ({ conversation, limit, before: cursor }),
    answer: v.strictObject(pageShape(EntryShape)),
    told: ({ entries, more }) => {
      const [first] = entries;
      const next = more && first !== undefined ? cursorOf({ at: first.at, id: first.id }) : null;
      return { items: entries, next };
    },
  }),
  route({
    name: "search",
    method: "GET",
    path: "/search",
    scope: "messages:read",
    summary: "Customers by their names, and what was said by its words, the newest first",
    description:
      "Words count by their beginning; in quotes as they are and in this order. `next` goes on behind `found`; customers are told with the first page: those of that name, and those of whom tags or attributes say it, by `told`. Customers take the scope `customers:read` as well; without it words alone are looked for.",
    command: "search",
    query: {
      ...fieldsOf("search", "words", "in", "page", "within", "from", "until", "status"),
      cursor: fieldsOf("search", "after").after,
      limit: v.optional(fieldsOf("search", "length").length, SEARCH_LIMIT),
    },
    fields: ({ cursor, limit, ...given }) => ({
      ...given,
      length: limit,
      ...(cursor === undefined ? {} : { after: cursor }),
    }),
    answer: v.strictObject({
      people: v.array(FoundPersonShape),
      morePeople: v.boolean(),
      moreTold: v.exactOptional(v.literal(true)),
      found: v.array(FoundConversationShape),
      next: v.nullable(v.string()),
      looked: v.exactOptional(v.number()),
      building: v.exactOptional(RebuildingShape),
      off: v.exactOptional(v.literal(true)),
    }),
    told: ({ after, ...found }) => ({ ...found, next: after }),
  }),
  route({
    name: "getMessage",
    method: "GET",
    path: "/conversations/{conversation}/messages/{message}",
    scope: "messages:read",
    summary: "One entry as it stands: of a message that was sent, `delivery` says what became of it",
    command: "message.read",
    fields: ({ conversation, message }) => ({ conversation, entry: message }),
    answer: EntryShape,
    told: ({ entry }) => entry,
  }),
  route({
    name: "sendMessage",
    method: "POST",
    path: "/conversations/{conversation}/messages",
    scope: "messages:write",
    summary: "Sends a message of any kind",
    description:
      "It was accepted, and leaves in its turn: what became of it is in `delivery` of its entry. What is long leaves as several messages, each an entry. `otherwise` is sent in its place where Meta takes no reply any more: a `utility` template that Meta approved may always leave. Without it, that is refused with `window_closed`, which says when it could go (`earliest`). `event` names what it tells of (`order-1001-shipped`): of one event one message is sent in a conversation, whichever program tells it and however late, and what comes again is answered with that message. It answers the customer where the program took the conversation; elsewhere it is an automatic message, and the customer waits on for a person.",
    command: "message.send",
    body: { outgoing: Outgoing, ...fieldsOf("message.send", "otherwise", "event"), seenRev },
    fields: (given) => given,
    answer: RESULTS["message.send"],
    told: (result) => result,
  }),
  route({
    name: "retryMessage",
    method: "POST",
    path: "/conversations/{conversation}/messages/{message}/retry",
    scope: "messages:write",
    summary: "Sends one that failed anew, at the end of the thread",
    command: "message.retry",
    body: { seenRev },
    fields: ({ conversation, message, seenRev }) => ({ conversation, entry: message, seenRev }),
    answer: RESULTS["message.retry"],
    told: (result) => result,
  }),
  route({
    name: "withdrawMessage",
    method: "POST",
    path: "/conversations/{conversation}/messages/{message}/withdraw",
    scope: "messages:write",
    summary: "Takes one back that has not begun to leave",
    command: "message.withdraw",
    fields: ({ conversation, message }) => ({ conversation, entry: message }),
    answer: RESULTS["message.withdraw"],
    told: (result) => result,
  }),
  route({
    name: "confirmMessage",
    method: "POST",
    path: "/conversations/{conversation}/messages/{message}/confirm",
    scope: "messages:write",
    summary: "Lets one leave that waited so long that somebody should look first",
    command: "message.confirm",
    fields: ({ conversation, message }) => ({ conversation, entry: message }),
    answer: RESULTS["message.confirm"],
    told: (result) => result,
  }),
  route({
    name: "settleMessage",
    method: "POST",
    path: "/conversations/{conversation}/messages/{message}/settle",
    scope: "messages:write",
    summary: "Says what becomes of one of which nobody knows whether it arrived, or that failed",
    command: "message.settle",
    body: { ...fieldsOf("message.settle", "as"), seenRev },
    fields: ({ conversation, message, as, seenRev }) => ({ conversation, entry: message, as, seenRev }),
    answer: RESULTS["message.settle"],
    told: (result) => result,
  }),
  route({
    name: "listAttempts",
    method: "GET",
    path: "/conversations/{conversation}/messages/{message}/attempts",
    scope: "messages:read",
    summary: "The tries to give Meta a message that came to nothing",
    command: "message.attempts",
    query: PAGE_ASKED,
    fields: ({ conversation, message }) => ({ conversation, entry: message }),
    answer: v.strictObject(pageShape(AttemptShape)),
    told: ({ attempts }, given) => pageOf(attempts, given, (attempt) => String(attempts.indexOf(attempt))),
  }),
];
