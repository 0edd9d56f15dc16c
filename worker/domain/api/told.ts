import type { ApiResult } from "../../protocol/api/route.ts";
import type { Scope } from "../../protocol/api/scopes.ts";
import { partsOfName } from "../../protocol/ids.ts";
import type { InteractionTold } from "../../protocol/interactions/interaction.ts";
import type { CommentSummary, CommentThread } from "../../protocol/comments/comment.ts";
import type { Author, Entry } from "../../protocol/message/entry.ts";
import type { WrittenToBox } from "../../protocol/references/box.ts";
import type { ReferenceOutcome, ReferenceTold } from "../../protocol/references/reference.ts";
import type { Refusal } from "../../protocol/refusals.ts";
import type { FoundConversation, FoundPerson } from "../../protocol/search/search.ts";
import type { AttributeTold } from "../../protocol/tags/tags.ts";
import type { Customer, Summary, Thread } from "../../protocol/thread/conversation.ts";
import { customerLabel } from "../names.ts";
import { done, refused, type Outcome } from "../outcome.ts";
import { hasScope } from "./key.ts";

type Told = Outcome<ApiResult, Refusal>;
type Scopes = readonly Scope[] | null;

/**
 * What came of a request, cut to what the program may read, whatever it asked for. What was said, by customers, colleagues and in
 * notes, takes `messages:read`; who the customer is, and what is known of them, `customers:read`; what is known of the contact,
 * `conversations:read`. What is cut is empty, null or left out, as where there is none.
 */
export function toldTo(scopes: Scopes, told: Told): Told {
  if (scopes === null) return told;
  if (!told.ok) {
    const { refusal } = told;
    if (refusal.code !== "changed") return told;
    return refused({ ...refusal, entries: heard(scopes) ? refusal.entries.map(entryTo(scopes)) : [] });
  }
  return done(cut(scopes, told.value));
}

/**
 * What is kept of it for who asks again, or null: nothing, and it is judged anew. Customers take back what they said, so none of
 * it is kept: neither what `changed` the thread, nor the words that a message quotes.
 */
export function keptOf(told: Told): Told | null {
  if (!told.ok) return told.refusal.code === "changed" ? null : told;
  const { value } = told;
  // Somebody may have come by a reference since, and what it stood for goes with them when they are erased; its command knows it again.
  if (isObject(value) && "usedBy" in value) return null;
  // A secret is told once, and kept nowhere else.
  if (isObject(value) && "secret" in value) return null;
  if (!isObject(value) || !("entries" in value) || !Array.isArray(value.entries)) return told;
  return done({ ...value, entries: value.entries.map(withoutQuote) });
}

function cut(scopes: Scopes, value: ApiResult): ApiResult {
  if (!isObject(value)) return value;
  const shown = Object.entries(bare(scopes, value)).filter(
    ([name]) => name !== "moreTold" || hearsOfAll(scopes),
  );
  const told = shown.map(([name, it]) => {
    // Of an erasure `entries` is how many there were.
    if (Array.isArray(it)) return [name, LISTS[name]?.(scopes, it as never[]) ?? (it as unknown)];
    return [name, isObject(it) ? (PARTS[name]?.(scopes, it as never) ?? it) : (it as unknown)];
  });
  return Object.fromEntries(told) as ApiResult;
}

/** Without what is told as it is or not at all. */
function bare<T extends object>(scopes: Scopes, value: T): T {
  const told = Object.entries(value).map(([name, it]) => {
    const needed = ALONE[name];
    return [name, needed === undefined || hasScope(scopes, needed) ? (it as unknown) : null];
  });
  return Object.fromEntries(told) as T;
}

/** To whom a reference links its customer, and in which conversation they came. */
const ALONE: Readonly<Record<string, Scope>> = { record: "customers:read", usedBy: "conversations:read" };

/** What answers hold that tells of people, by its name. */
const PARTS: Record<string, (scopes: Scopes, it: never) => unknown> = {
  entry: (scopes, entry: Entry) => entryTo(scopes)(entry),
  summary: (scopes, summary: Summary) => summaryTo(scopes, summary),
  contact: (scopes, contact: InteractionTold) => contactTo(scopes, contact),
  written: (scopes, written: WrittenToBox) => (heard(scopes) ? written : { ...written, text: "" }),
  about: (scopes, { written, ...about }: ReferenceOutcome) =>
    written === undefined || !heard(scopes) ? about : { ...about, written },
  thread: (scopes, thread: Thread) => ({
    ...thread,
    customer: customerTo(scopes, thread.conversation, thread.customer),
    ...(thread.comment === undefined ? {} : { comment: commentTo(scopes, thread.comment) }),
  }),
};

/** The same of lists. */
const LISTS: Record<string, (scopes: Scopes, them: never[]) => unknown> = {
  entries: (scopes, entries: Entry[]) => entries.map(entryTo(scopes)),
  interactions: (scopes, them: InteractionTold[]) => them.map((it) => contactTo(scopes, it)),
  items: (scopes, them: Summary[]) => them.map((it) => summaryTo(scopes, it)),
  contacts: (scopes, them: InteractionTold[]) => them.map((it) => contactTo(scopes, it)),
  files: (scopes, them: object[]) => (hasScope(scopes, "files:read") ? them : []),
  conversations: (scopes, them: Summary[]) => them.map((it) => summaryTo(scopes, it)),
  // Whoever is told who has a name knows the name.
  people: (scopes, them: FoundPerson[]) =>
    knows(scopes) ? them.flatMap((it) => foundTo(scopes, it)).map(withSummary(scopes)) : [],
  references: (scopes, them: ReferenceTold[]) => them.map((it) => bare(scopes, it)),
  others: (scopes, them: Summary[]) => them.map((it) => summaryTo(scopes, it)),
  suggested: (scopes, them: { summary: Summary }[]) => them.map(withSummary(scopes)),
  found: (scopes, them: FoundConversation[]) => them.map(withSummary(scopes)).map(hitsTo(scopes)),
};

const heard = (scopes: Scopes): boolean => hasScope(scopes, "messages:read");
const knows = (scopes: Scopes): boolean => hasScope(scopes, "customers:read");

/** That there are more of whom agents say it counts those of whom they say it of the contact. */
const hearsOfAll = (scopes: Scopes): boolean => knows(scopes) && hasScope(scopes, "conversations:read");

/** What was found in what is known of the contact is found for nobody who may not read that. */
function foundTo(scopes: Scopes, person: FoundPerson): FoundPerson[] {
  const { told, ...named } = person;
  const unread = (person.summary.attributes ?? []).filter((it) => attributesTo(scopes, [it]) === undefined);
  const isUnread = told?.some(({ of, id }) => of === "attribute" && unread.some((it) => it.id === id));
  if (isUnread !== true) return [person];
  return named.marks.length > 0 ? [named] : [];
}

/** Under a post it is a name who said what was found. */
const hitsTo =
  (scopes: Scopes) =>
  (found: FoundConversation): FoundConversation =>
    knows(scopes) ? found : { ...found, hits: found.hits.map((hit) => ({ ...hit, by: unnamed(hit.by) })) };

const withSummary =
  (scopes: Scopes) =>
  <T extends { summary: Summary }>(it: T): T => ({ ...it, summary: summaryTo(scopes, it.summary) });

export function summaryTo(scopes: Scopes, summary: Summary): Summary {
  const { conversation, customer, preview, attributes, record, tickets, person, comment, ...rest } = summary;
  const known = attributesTo(scopes, attributes);
  return {
    ...{ conversation, ...rest, customer: customerTo(scopes, conversation, customer) },
    preview: heard(scopes) ? preview : null,
    ...(known === undefined ? {} : { attributes: known }),
    ...(record === undefined || !knows(scopes) ? {} : { record }),
    ...(tickets === undefined || !hasScope(scopes, "tickets:read") ? {} : { tickets }),
    ...(person === undefined || !knows(scopes) ? {} : { person }),
    ...(comment === undefined ? {} : { comment: commentTo(scopes, comment) }),
  };
}

/** Who wrote under a post is a customer, and a post says something. */
export function commentTo<T extends CommentSummary | CommentThread>(scopes: Scopes, comment: T): T {
  return {
    ...comment,
    by: knows(scopes) ? comment.by : null,
    post: heard(scopes) ? comment.post : null,
  };
}

export function customerTo(scopes: Scopes, conversation: string, customer: Customer): Customer {
  if (knows(scopes)) return customer;
  return { name: null, label: customerLabel(null, partsOfName(conversation).psid) };
}

export function attributesTo(
  scopes: Scopes,
  attributes: readonly AttributeTold[] | undefined,
): AttributeTold[] | undefined {
  const left = attributes?.filter(({ of }) =>
    of === "customer" ? knows(scopes) : hasScope(scopes, "conversations:read"),
  );
  return left === undefined || left.length === 0 ? undefined : left;
}

/** Without what was said of it in words, by agents when it was closed, and by the customer; and without what is known of it. */
function contactTo(scopes: Scopes, contact: InteractionTold): InteractionTold {
  const { attributes, tickets, ...said } = contact;
  const known = attributesTo(scopes, attributes);
  const told: InteractionTold = {
    ...said,
    ...(known === undefined ? {} : { attributes: known }),
    ...(tickets === undefined || !hasScope(scopes, "tickets:read") ? {} : { tickets }),
  };
  if (heard(scopes)) return told;
  const { closed, satisfaction, ...rest } = told;
  const { note: _, ...bare } = closed ?? { note: null };
  const { words: __, ...rated } = satisfaction ?? { words: null };
  return {
    ...rest,
    closed: closed === null ? null : (bare as NonNullable<InteractionTold["closed"]>),
    ...(satisfaction === undefined ? {} : { satisfaction: rated as NonNullable<typeof satisfaction> }),
  };
}

export function entryTo(scopes: Scopes): (entry: Entry) => Entry {
  return (told) => {
    const entry = ofTicketTo(scopes, knows(scopes) ? told : { ...told, author: unnamed(told.author) });
    const { changes: _, ...rest } = entry;
    if (!heard(scopes)) return { ...rest, content: { kind: "text", text: "", rest: [] } };
    const { content } = entry;
    if (content.kind !== "system" || content.line.event !== "attributes") return entry;
    const { line } = content;
    return {
      ...entry,
      content: { ...content, line: { ...line, set: attributesTo(scopes, line.set) ?? [] } },
    };
  };
}

/** Which ticket it is a note on is for who works with tickets. */
function ofTicketTo(scopes: Scopes, entry: Entry): Entry {
  if (hasScope(scopes, "tickets:read") || hasScope(scopes, "tickets:write")) return entry;
  const { ofTicket: _, ...rest } = entry;
  return rest;
}

/** Under a post each entry says who wrote it. */
function unnamed(author: Author): Author {
  return author.type === "customer" && author.person != null ? { type: "customer", person: null } : author;
}

function withoutQuote(entry: Entry): Entry {
  const { content } = entry;
  if (content.kind !== "text" || content.replyTo === undefined) return entry;
  return { ...entry, content: { ...content, replyTo: { ...content.replyTo, text: null } } };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
