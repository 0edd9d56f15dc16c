import * as v from "../../values.ts";
import { ConversationId } from "../../ids.ts";
import { OtherConversations, PERSON_LIKENESS } from "../../persons/person.ts";
import { CustomerRecord } from "../../records/record.ts";
import { AttributeToldShape, EntryShape, RecordShape } from "../../results/entries.ts";
import {
  CustomerShape,
  ErasureShape,
  ExportLinkShape,
  ExportedFileShape,
  InteractionToldShape,
  Nothing,
  SummaryShape,
} from "../../results/results.ts";
import { cursorOf, cursorTo } from "../cursor.ts";
import { HISTORY_PAGE_MAX } from "../../limits.ts";
import { PAGE_ASKED, pageOf, pageShape } from "../pages.ts";
import { fieldsOf, route } from "../route.ts";

/** A customer is known by their conversation: a person has another PSID at each Page. */
export const customerRoutes = [
  route({
    name: "getCustomer",
    method: "GET",
    path: "/customers/{conversation}",
    scope: "customers:read",
    summary: "What is known of a customer: their profile at Meta, the desk's attributes, and their record",
    command: "thread.open",
    fields: (given) => given,
    answer: v.strictObject({
      conversation: ConversationId,
      customer: CustomerShape,
      attributes: v.array(AttributeToldShape),
      record: v.nullable(RecordShape),
    }),
    told: ({ summary: { conversation, customer, attributes = [], record = null } }) => ({
      ...{ conversation, customer, record },
      attributes: attributes.filter((it) => it.of === "customer"),
    }),
  }),
  route({
    name: "setCustomerAttributes",
    method: "PATCH",
    path: "/customers/{conversation}/attributes",
    scope: "customers:write",
    summary: "Says what is known of a customer, by the ids of the desk's attributes",
    description:
      "What is left out of `set` stays; null takes it away. What is known of the contact is set at `/conversations`.",
    command: "conversation.attributes",
    body: fieldsOf("conversation.attributes", "set"),
    fields: (given) => ({ ...given, of: "customer" as const }),
    answer: Nothing,
    told: () => null,
  }),
  route({
    name: "linkCustomer",
    method: "PUT",
    path: "/customers/{conversation}/record",
    scope: "customers:write",
    summary: "Says who the customer is in another system, in place of what was said before",
    description: "`id`, `name` and `url` are shown to agents as they are; nothing is looked up.",
    command: "conversation.link",
    body: CustomerRecord.entries,
    fields: ({ conversation, ...record }) => ({ conversation, record }),
    answer: Nothing,
    told: () => null,
  }),
  route({
    name: "unlinkCustomer",
    method: "DELETE",
    path: "/customers/{conversation}/record",
    scope: "customers:write",
    summary: "Says that it is not known who the customer is in another system",
    command: "conversation.link",
    fields: ({ conversation }) => ({ conversation, record: null }),
    answer: Nothing,
    told: () => null,
  }),
  route({
    name: "getPerson",
    method: "GET",
    path: "/customers/{conversation}/person",
    scope: "customers:read",
    summary: "Other conversations of the same person, and those that may be theirs",
    description:
      "A person has another PSID at each Page, and agents or programs say which are one person's. `others` begins with the one with the newest entry. `suggested`: conversations with the same record (`record`), or whose customer came by a reference to the same (`reference`).",
    command: "person.read",
    fields: (given) => given,
    answer: v.strictObject({
      others: v.array(SummaryShape),
      suggested: v.array(v.strictObject({ summary: SummaryShape, why: v.picklist(PERSON_LIKENESS) })),
    }),
    told: ({ others, suggested }) => ({ others, suggested }),
  }),
  route({
    name: "mergeCustomers",
    method: "PUT",
    path: "/customers/{conversation}/person/{other}",
    scope: "customers:write",
    summary: "Says that two conversations are one person's",
    description:
      "With all that either was one with before. Both are the desk's and in Messenger; threads stay as they are. `wrong_state`: it is the same conversation (`self`), one of them is under a post (`kind`), or the person would have more than 50 (`full`).",
    command: "person.merge",
    fields: (given) => given,
    answer: Nothing,
    told: () => null,
  }),
  route({
    name: "unmergeCustomers",
    method: "DELETE",
    path: "/customers/{conversation}/person/{other}",
    scope: "customers:write",
    summary: "Takes back the newest merge by which two conversations became one person's",
    description: "Whoever came with either stays with it.",
    command: "person.unmerge",
    fields: (given) => given,
    answer: Nothing,
    told: () => null,
  }),
  route({
    name: "findConversations",
    method: "GET",
    path: "/records/{record}/conversations",
    scope: "customers:read",
    summary: "Conversations of who is linked to a record, by its `id`: a person has one at each Page",
    description: "The one with the newest entry first.",
    command: "record.find",
    query: PAGE_ASKED,
    fields: ({ record }) => ({ record }),
    answer: v.strictObject(pageShape(SummaryShape)),
    told: ({ conversations }, given) => pageOf(conversations, given, ({ conversation }) => conversation),
  }),
  route({
    name: "exportCustomer",
    method: "GET",
    path: "/customers/{conversation}/export",
    scope: "customers:read",
    summary: "All that is kept of a customer, page by page, for one who asks what that is",
    description:
      "Who they are and what agents say of them, with the first page their contacts and `others`, which are the same person's conversations, each with an export of its own, and the entries of the thread from its end back, notes among them; `files` are theirs, each at a path of this server for ten minutes. Words take `messages:read`, files `files:read`. Who took it along is in the log.",
    command: "customer.export",
    query: {
      limit: v.optional(fieldsOf("customer.export", "limit").limit, HISTORY_PAGE_MAX),
      cursor: v.exactOptional(cursorTo(fieldsOf("customer.export", "before").before.wrapped)),
    },
    fields: ({ conversation, limit, cursor }) => ({
      ...{ conversation, limit },
      ...(cursor === undefined ? {} : { before: cursor }),
    }),
    answer: v.strictObject({
      summary: SummaryShape,
      contacts: v.array(InteractionToldShape),
      others: v.array(SummaryShape),
      ...pageShape(EntryShape),
      files: v.array(ExportedFileShape),
    }),
    told: ({ entries, more, ...told }) => {
      const [first] = entries;
      const next = more && first !== undefined ? cursorOf({ at: first.at, id: first.id }) : null;
      return { ...told, items: entries, next };
    },
  }),
  route({
    name: "archiveCustomer",
    method: "POST",
    path: "/customers/{conversation}/archive",
    scope: "customers:export",
    summary: "A link to all that is kept of a customer, as one zip to be read by people and programs",
    description:
      "Of every conversation that is the same person's, with the threads of comments that they began: words, notes, files, contacts, tickets and references, whatever other scopes the key has. `url` is a path of this server, good until `expiresAt` for whoever has it. Who asked for it is in the log, and so is whether it was fetched to its end.",
    command: "customer.exportLink",
    body: fieldsOf("customer.exportLink", "language"),
    fields: (given) => given,
    answer: ExportLinkShape,
    told: (result) => result,
  }),
  route({
    name: "eraseCustomer",
    method: "POST",
    path: "/customers/{conversation}/erasure",
    scope: "customers:erase",
    summary: "Erases all that is kept of a customer and was said before now",
    description:
      "It goes on by itself, and nothing of it can be taken back. Under a legal hold it is refused with `wrong_state` (`held`). Where other conversations are the same person's, `others` must say what becomes of them: `erase` or `keep`; left out it is refused with `wrong_state` (`merged`), and nothing is erased.",
    command: "erasure.start",
    body: { others: v.exactOptional(OtherConversations) },
    fields: ({ conversation, others }) => ({
      conversations: [conversation],
      ...(others === undefined ? {} : { others }),
    }),
    answer: ErasureShape,
    told: (result) => result,
  }),
];
