import * as v from "../../values.ts";
import { LIST_WINDOW_MAX } from "../../limits.ts";
import { ListFilterField } from "../../list/filter-fields.ts";
import { ReadTo } from "../../list/commands.ts";
import { Rev } from "../../ids.ts";
import { InteractionToldShape, Nothing, RESULTS, SummaryShape, ThreadShape } from "../../results/results.ts";
import { documentOf } from "../../transcripts/transcript-document.ts";
import { TRANSCRIPT_FORMATS, TRANSCRIPT_LANGUAGES } from "../../transcripts/transcript.ts";
import { AttributesAsked } from "../attributes.ts";
import { cursorOf, cursorTo } from "../cursor.ts";
import { PAGE_ASKED, pageOf, pageShape } from "../pages.ts";
import { fieldsOf, route } from "../route.ts";

const LIMIT = 50;
/** Of ListFilter, what an address can say as one word. */
const FILTER = ["page", "owner", "queue", "team", "tags", "state", "language", "unanswered", "endsWithin"];
const filterFields = (ListFilterField as unknown as { entries: v.ObjectEntries }).entries;

/** A conversation is one person at one Page, `<Page id>:<PSID>`, for as long as anything is kept of it. */
export const conversationRoutes = [
  route({
    name: "listConversations",
    method: "GET",
    path: "/conversations",
    scope: "conversations:read",
    summary: "Conversations of a view, page by page",
    description:
      "`next` is null at the end. A page may hold fewer than `limit`, or none, and go on all the same: of a list that is narrowed so many conversations are looked through at once. Of several `tags` it has each. `attributes`, said several times, must all hold: `plan` (something is known), `plan:gold` (it is that), `name~lop` (the text has that somewhere), `due>=2026-12-01` and `due<=2026-12-24` (a number or a day, not below or beyond). `language`, and `attributes` of the customer, take the scope `customers:read` as well.",
    command: "conversations.list",
    query: {
      view: v.optional(fieldsOf("conversations.list", "view").view, "open"),
      ...fieldsOf("conversations.list", "sort"),
      ...Object.fromEntries(FILTER.map((name) => [name, filterFields[name]!])),
      attributes: v.exactOptional(AttributesAsked),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIST_WINDOW_MAX)), LIMIT),
      cursor: v.exactOptional(cursorTo(ReadTo)),
    },
    fields: ({ view, sort, limit, cursor, ...filter }) => ({
      ...{ view, length: limit },
      ...(sort === undefined ? {} : { sort }),
      ...(Object.keys(filter).length === 0 ? {} : { filter }),
      ...(cursor === undefined ? {} : { after: cursor }),
    }),
    answer: v.strictObject(pageShape(SummaryShape)),
    told: ({ items, next }) => ({ items, next: next === null ? null : cursorOf(next) }),
  }),
  route({
    name: "getConversation",
    method: "GET",
    path: "/conversations/{conversation}",
    scope: "conversations:read",
    summary: "A conversation as it stands: who has it, its customer, and until when Meta takes replies",
    description:
      "`rev` counts its changes: given as `seenRev` with a message, what came since then is not overlooked.",
    command: "thread.open",
    fields: (given) => given,
    answer: v.strictObject({ summary: SummaryShape, thread: ThreadShape, rev: Rev }),
    told: ({ summary, thread, rev }) => ({ summary, thread, rev }),
  }),
  route({
    name: "listContacts",
    method: "GET",
    path: "/conversations/{conversation}/contacts",
    scope: "conversations:read",
    summary: "Its contacts, the newest first: who answered when, and why each was closed",
    command: "interactions.list",
    query: PAGE_ASKED,
    fields: ({ conversation }) => ({ conversation }),
    answer: v.strictObject(pageShape(InteractionToldShape)),
    told: ({ interactions }, given) => pageOf(interactions, given, ({ id }) => String(id)),
  }),
  route({
    name: "getTranscript",
    method: "GET",
    path: "/conversations/{conversation}/contacts/{contact}/transcript",
    scope: "messages:read",
    summary: "What was said in a contact, first to last: as data, as a page to print, or as text",
    description:
      "`format` says which (`json`), `language` in which language the words around it are (`en`). Notes, which agents write to each other, are left out unless they are asked for. `complete` false: the beginning is left out.",
    command: "interaction.transcript",
    query: {
      format: v.optional(v.picklist(TRANSCRIPT_FORMATS), "json"),
      language: v.optional(v.picklist(TRANSCRIPT_LANGUAGES), "en"),
      ...fieldsOf("interaction.transcript", "notes"),
    },
    fields: ({ conversation, contact, notes }) => ({
      ...{ conversation, contact },
      ...(notes === undefined ? {} : { notes }),
    }),
    answer: RESULTS["interaction.transcript"],
    told: (result) => result,
    document: (told, { format, language }) => (format === "json" ? null : documentOf(told, format, language)),
    documents: ["text/html", "text/plain"],
  }),
  route({
    name: "assignConversation",
    method: "POST",
    path: "/conversations/{conversation}/assign",
    scope: "conversations:write",
    summary: "Gives it to an agent whom the desk knows",
    command: "conversation.assign",
    body: fieldsOf("conversation.assign", "to", "note", "owner"),
    fields: (given) => given,
    answer: Nothing,
    told: () => null,
  }),
  route({
    name: "transferConversation",
    method: "POST",
    path: "/conversations/{conversation}/transfer",
    scope: "conversations:write",
    summary: "Gives it on to an agent who is here, to a team, to a queue, or to everyone",
    command: "conversation.transfer",
    body: fieldsOf("conversation.transfer", "to", "stays", "note", "owner"),
    fields: (given) => given,
    answer: Nothing,
    told: () => null,
  }),
  route({
    name: "takeConversation",
    method: "POST",
    path: "/conversations/{conversation}/take",
    scope: "conversations:write",
    summary: "Makes the program its owner, also in place of an agent",
    description:
      "`owner`: by `sub`, who had it in the summary that was read, null for nobody; refused with `taken` where somebody else took it since. While a program has it, it is offered to nobody, and what the program sends answers the customer. It goes back where the program changed nothing for 24 hours, or left the customer waiting for so long, and when its key ends or is revoked.",
    command: "conversation.take",
    body: fieldsOf("conversation.take", "owner"),
    fields: (given) => given,
    answer: Nothing,
    told: () => null,
  }),
  route({
    name: "releaseConversation",
    method: "POST",
    path: "/conversations/{conversation}/release",
    scope: "conversations:write",
    summary: "Leaves it without an owner",
    command: "conversation.release",
    fields: (given) => given,
    answer: Nothing,
    told: () => null,
  }),
  route({
    name: "snoozeConversation",
    method: "POST",
    path: "/conversations/{conversation}/snooze",
    scope: "conversations:write",
    summary: "Puts it aside until a time (ms since 1970), or until the customer writes",
    command: "conversation.snooze",
    body: fieldsOf("conversation.snooze", "when"),
    fields: (given) => given,
    answer: Nothing,
    told: () => null,
  }),
  route({
    name: "closeConversation",
    method: "POST",
    path: "/conversations/{conversation}/close",
    scope: "conversations:write",
    summary: "Closes it",
    description:
      "`asked`: that of the summary that was read; a customer who asked since then has it refused with `changed`. `wrapUp`: what the contact was about, where the desk has codes for it.",
    command: "conversation.close",
    body: fieldsOf("conversation.close", "asked", "wrapUp"),
    fields: (given) => given,
    answer: Nothing,
    told: () => null,
  }),
  route({
    name: "reopenConversation",
    method: "POST",
    path: "/conversations/{conversation}/reopen",
    scope: "conversations:write",
    summary: "Opens it again, or takes up again what was put aside",
    description:
      "What was closed is the program's then; what was put aside stays with whoever has it. What is open stays as it is.",
    command: "conversation.reopen",
    fields: (given) => given,
    answer: Nothing,
    told: () => null,
  }),
  route({
    name: "tagConversation",
    method: "POST",
    path: "/conversations/{conversation}/tags",
    scope: "conversations:write",
    summary: "Adds tags of the desk, and removes others, by their ids",
    command: "conversation.tag",
    body: fieldsOf("conversation.tag", "add", "remove"),
    fields: (given) => given,
    answer: Nothing,
    told: () => null,
  }),
  route({
    name: "setAttributes",
    method: "PATCH",
    path: "/conversations/{conversation}/attributes",
    scope: "conversations:write",
    summary: "Says what is known of the contact, by the ids of the desk's attributes",
    description:
      "What is left out of `set` stays; null takes it away. What is known of the customer is set at `/customers`.",
    command: "conversation.attributes",
    body: fieldsOf("conversation.attributes", "set"),
    fields: (given) => ({ ...given, of: "contact" as const }),
    answer: Nothing,
    told: () => null,
  }),
];
