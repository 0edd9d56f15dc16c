import { wants, type WebhookEvent } from "../../../domain/webhooks/event.ts";
import { lineTo } from "../../../domain/webhooks/cut.ts";
import {
  eventsOfLine,
  eventsOfEntry,
  hasNewTrouble,
  idOf,
  inItsKind,
  newlyLinked,
  newMarks,
  type Told,
} from "../../../domain/webhooks/happened.ts";
import type { CountedContact } from "../../../domain/reports/counted.ts";
import type { PageState } from "../../../protocol/frames.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { ToldLine } from "../../../protocol/message/content.ts";
import type { Entry, Person } from "../../../protocol/message/entry.ts";
import type { TicketRequestTold, TicketTold } from "../../../protocol/tickets/ticket.ts";
import type { ReferenceOutcome } from "../../../protocol/references/reference.ts";
import type { Marks } from "../../../protocol/thread/marks.ts";
import { MARK_EVENTS, type WebhookEventType } from "../../../protocol/webhooks/events.ts";
import type { Publication } from "../../kernel/contracts.ts";
import type { Masks } from "../masking/masks.ts";
import { taggedOf, toSummary, type ConversationRow } from "../list/row.ts";
import type { DeskStore } from "../store.ts";

/** Conversations whose marks are known, so that they are told when they move. */
const REMEMBERED_MAX = 5_000;

const OF_MESSAGES = [
  "message.received",
  "message.sent",
  "message.state",
  "comment.added",
  "comment.answered",
  "comment.changed",
  "note.added",
  "note.changed",
] as const;

/**
 * Notes what endpoints of programs want to be told, where it becomes true, and together with it. Of what nobody wants nothing is
 * written, and hardly anything asked.
 */
export class EventRecorder {
  readonly #store: DeskStore;
  readonly #masks: Pick<Masks, "toEndpoints">;
  readonly #wasWritten: () => void;
  readonly #marks = new Map<string, Marks>();

  /** `wasWritten`: something is to be handed on. */
  constructor(store: DeskStore, masks: Pick<Masks, "toEndpoints">, wasWritten: () => void) {
    this.#store = store;
    this.#masks = masks;
    this.#wasWritten = wasWritten;
  }

  wants(...types: readonly WebhookEventType[]): boolean {
    const wanted = this.#store.webhooks.wanted();
    return wanted !== null && types.some((type) => wants(wanted, type));
  }

  /** What no list shows waits in a thread that nobody looks at, unless somebody is told of it. */
  get isWatching(): boolean {
    return this.wants("message.state", "comment.changed", ...MARK_EVENTS);
  }

  /** Behind what it tells of, in the same transaction. */
  line(conversation: string, at: number, line: ToldLine): void {
    const types = eventsOfLine(line).filter((type) => this.wants(type));
    const row = types.length === 0 ? null : this.#store.list.find(conversation);
    if (row === null) return;
    for (const type of types) this.#lineAs(type, row, at, line);
  }

  #lineAs(type: WebhookEventType, row: ConversationRow, at: number, line: ToldLine): void {
    if (line.event === "ticket") return;
    if (line.event === "reference") {
      // What the Page said is told as messages are.
      const { event: _, written: __, ...reference } = line;
      return this.#add(row, { type, id: anId() }, at, { at, reference });
    }
    const told = { at, line: lineTo(["customers:read", "conversations:read"], line, this.#hasNotes()) };
    this.#add(row, { type, id: anId() }, at, { ...told, summary: toSummary(row) });
  }

  /** News of a conversation, which stood as `before` and had all up to `have`; with what is written of them. */
  news(before: ConversationRow | null, next: ConversationRow, publication: Publication, have: number): void {
    if (this.#store.webhooks.wanted() === null) return;
    this.#opened(before, next);
    this.#messages(next, publication, have);
    this.#marked(next, publication);
    this.#rated(next, publication);
    this.#privatelyAnswered(before, next);
  }

  /** Entries that were too many to come with their news. */
  entries(row: ConversationRow, entries: readonly Entry[], have: number): void {
    const now = Date.now();
    // News repeat what the desk has, of which there is nothing to tell.
    for (const entry of entries.filter(({ rev }) => rev > have))
      for (const told of eventsOfEntry(entry, row.epoch, have, now))
        this.#entry(row, inItsKind(row.name, told), entry);
  }

  /** Behind what it tells of, in the same transaction. */
  linked(after: ConversationRow, by: Person | null, at: number): void {
    if (!this.wants("customer.linked")) return;
    const record = taggedOf(after).record ?? null;
    const who = by === null ? null : { sub: by.sub, name: by.name };
    const data = { record, by: who, summary: toSummary(after) };
    this.#add(after, { type: "customer.linked", id: anId() }, at, data);
  }

  /** Behind what it tells of, in the same transaction: of each of the two conversations, in its own order. */
  merged(type: "customer.merged" | "customer.unmerged", one: string, two: string, by: Person): void {
    if (!this.wants(type)) return;
    const at = Date.now();
    for (const [name, other] of [
      [one, two],
      [two, one],
    ] as const) {
      const row = this.#store.list.find(name);
      if (row === null) continue;
      const conversations = this.#store.persons.of(name).filter((it) => it !== name);
      this.#add(row, { type, id: anId() }, at, { at, other, conversations, by, summary: toSummary(row) });
    }
  }

  /** Behind what it tells of, in the same transaction. `reference`: by which order the customer came, where it is known. */
  ticketRequested(
    row: ConversationRow,
    { at, request, about, by, contact }: TicketRequestTold,
    reference: { kind: string; value: string } | null,
  ): void {
    if (!this.wants("ticket.requested")) return;
    const data = { at, contact, request, about, by, ...(reference === null ? {} : { reference }) };
    this.#add(row, { type: "ticket.requested", id: idOf(row.epoch, "ticket", request) }, at, data);
  }

  /** The same. `by`: who closed the contact; null: nobody did. */
  ticketToClose(row: ConversationRow, { ticket, contact }: TicketTold, by: Person | null, at: number): void {
    if (!this.wants("ticket.close_requested")) return;
    this.#add(row, { type: "ticket.close_requested", id: anId() }, at, { at, contact, ticket, by });
  }

  /** Behind what it tells of, in the same transaction. */
  box(told: { page: string; userRef: string; at: number; reference: ReferenceOutcome }): void {
    if (!this.wants("checkbox.confirmed")) return;
    const { page: thread, at } = told;
    const data = JSON.stringify({ desk: this.#store.name() ?? "", ...this.#masks.toEndpoints(told) });
    this.#write({ id: anId(), at, type: "checkbox.confirmed", thread, epoch: null, data });
  }

  /** With the key itself. Of a desk that never had an endpoint nothing is written. */
  keyRevoked(sub: string): void {
    if (this.#store.webhooks.wanted() === null) return;
    this.#store.webhooks.addRevoked({ revoked: sub }, Date.now());
    this.#wasWritten();
  }

  page(before: PageState | null, after: PageState, at: number): void {
    if (!this.wants("page.needs_help") || !hasNewTrouble(before, after)) return;
    const data = JSON.stringify({ desk: this.#store.name() ?? "", page: after.pageId, state: after });
    this.#write({ id: anId(), at, type: "page.needs_help", thread: after.pageId, epoch: null, data });
  }

  #opened(before: ConversationRow | null, next: ConversationRow): void {
    if (!this.wants("conversation.opened") || next.contact == null || next.status === "closed") return;
    if (next.contact === before?.contact) return;
    const is = JSON.parse(next.contact) as CountedContact;
    const was = before?.contact == null ? null : (JSON.parse(before.contact) as CountedContact);
    if (was?.id === is.id && was.begunAt === is.begunAt) return;
    const { id, begunAt, begunBy } = is;
    const told = { type: "conversation.opened", id: idOf(next.epoch, "contact", id, begunAt) } as const;
    this.#add(next, told, begunAt, { contact: { id, begunAt, begunBy }, summary: toSummary(next) });
  }

  #messages(next: ConversationRow, { entries, fromRev, toRev }: Publication, have: number): void {
    if (!this.wants(...OF_MESSAGES)) return;
    if (entries !== null) return this.entries(next, entries, Math.max(have, fromRev));
    const gap = { gap: next.name, epoch: next.epoch, from: Math.max(have, fromRev), to: toRev };
    this.#store.webhooks.addGap(gap, Date.now());
    this.#wasWritten();
  }

  #marked(next: ConversationRow, { thread: { marks } }: Publication): void {
    if (!this.wants(...MARK_EVENTS)) return;
    const known = this.#marks.get(next.name) ?? null;
    this.#remember(next.name, marks);
    for (const { type, upTo } of newMarks(known, marks, Date.now()))
      if (this.wants(type)) this.#add(next, { type, id: idOf(next.epoch, type, upTo) }, upTo, { upTo });
  }

  #rated(next: ConversationRow, { rated = [] }: Publication): void {
    if (!this.wants("satisfaction.given")) return;
    for (const { contact, score, words, at } of rated) {
      const told = { type: "satisfaction.given", id: idOf(next.epoch, "rated", contact, at) } as const;
      this.#add(next, told, at, { contact, at, score, ...(words === undefined ? {} : { words }) });
    }
  }

  #privatelyAnswered(before: ConversationRow | null, next: ConversationRow): void {
    if (!this.wants("comment.linked") || before?.digest === next.digest) return;
    const { comment, activityAt } = toSummary(next);
    for (const messenger of newlyLinked(before === null ? null : toSummary(before), toSummary(next))) {
      const told = { type: "comment.linked", id: idOf(next.epoch, "linked", messenger) } as const;
      this.#add(next, told, activityAt, { comment, messenger });
    }
  }

  #entry(row: ConversationRow, told: Told, entry: Entry): void {
    if (!this.wants(told.type)) return;
    const isNote = told.type === "note.added" || told.type === "note.changed";
    const { comment } = toSummary(row);
    const message = { message: entry, ...(comment === undefined ? {} : { comment }) };
    this.#add(row, told, entry.at, isNote ? { note: entry } : message);
  }

  #add(row: ConversationRow, { type, id }: Told, at: number, more: object): void {
    const { pageId: page, psid } = partsOfName(row.name);
    const { customer, record } = toSummary(row);
    const about = { desk: this.#store.name() ?? "", page, psid, conversation: row.name, customer };
    const told = { ...about, ...(record === undefined ? {} : { record }), ...more };
    const data = JSON.stringify(this.#masks.toEndpoints(told));
    this.#write({ id, at, type, thread: row.name, epoch: row.epoch, data });
  }

  #write(event: WebhookEvent): void {
    this.#store.webhooks.add(event, Date.now());
    this.#wasWritten();
  }

  #hasNotes(): boolean {
    return this.#store.webhooks.wanted()?.scopes.includes("notes:read") ?? false;
  }

  /** Forgetting is harmless: what is told again has the same id. */
  #remember(conversation: string, marks: Marks): void {
    const [oldest] = this.#marks.keys();
    if (this.#marks.size >= REMEMBERED_MAX && oldest !== undefined) this.#marks.delete(oldest);
    this.#marks.delete(conversation);
    this.#marks.set(conversation, marks);
  }
}

/** Of what is written once. */
function anId(): string {
  return `evt_${crypto.randomUUID()}`;
}
