import { isPersonsAnswer, type Answers } from "../../../domain/answering.ts";
import type { Persona } from "../../../domain/persona.ts";
import { explained } from "../../../domain/failure-help.ts";
import type { Changes } from "../../../protocol/message/content.ts";
import { contentOf } from "./content.ts";
import type { OfTicket } from "../../../protocol/tickets/ticket.ts";
import type { Outgoing, OutgoingKind } from "../../../protocol/outgoing/outgoing.ts";
import type { StoredChanges } from "./changes.ts";
import type {
  Author,
  Content,
  Delivery,
  Entry,
  Failure,
  Fetched,
  SendState,
  Waiting,
} from "../../../protocol/message/entry.ts";

/** A row of `entry` as SQLite hands it over. */
export type EntryRow = {
  seq: number;
  key: string;
  rev: number;
  at: number;
  author: Author["type"];
  author_id: string | null;
  author_name: string | null;
  kind: Content["kind"] | "change";
  text: string | null;
  detail: string | null;
  interaction: number | null;
  asks: number;
  opens_window: number;
  standby: number;
  merged: number;
  part: number | null;
  parts: number | null;
  state: SendState | null;
  /** 1: queued, or sending where that takes its time. Null where it left in the turn that accepted it, and at its end. */
  open: 1 | null;
  mid: string | null;
  nonce: string | null;
  attempts: number;
  due_at: number | null;
  requested_at: number | null;
  meta_at: number | null;
  /** When an agent last confirmed that it may leave; 0: they are to be asked, whenever it was accepted. */
  confirmed_at: number | null;
  waiting: string | null;
  failure: string | null;
  settled: Delivery["settled"];
  /** The mid of the message that a `change` is about. */
  target: string | null;
  /** What became of the message since it was written: StoredChanges as JSON. */
  changes: string | null;
  fetched: Fetched | null;
  /** The mid of the message that it answers, while that one is not here. */
  waits_for: string | null;
  /** See isAnswer(). Null: of a time before the rule. */
  answers: Answers | null;
  /** Of a message of ours: what it sends. Null: a text, of a version that sent nothing else. */
  outgoing: OutgoingKind | null;
  /** Of a message of ours: from whom it comes, Persona as JSON. Null: from the Page. */
  persona: string | null;
  /** Of a message of ours: all that it sends, Outgoing as JSON. Null: words alone, which are its text. */
  sends: string | null;
  /** Of a message of ours: the note on a ticket that it is, OfTicket as JSON. Null: none. */
  of_ticket: string | null;
  /** Of a message of ours: what leaves in its place where Meta refuses it for its window, Outgoing as JSON. Null: nothing. */
  otherwise: string | null;
};

/** A message of ours that has not come to its end. */
export type OpenRow = EntryRow & { state: "queued" | "sending"; text: string };

/** What a message of ours sends, as it was given: payloads that were left to us are made by payloadsOf(). */
export function outgoingOf({ sends, text }: Pick<EntryRow, "sends" | "text">): Outgoing {
  return sends === null ? { kind: "text", text: text ?? "" } : (JSON.parse(sends) as Outgoing);
}

/** From whom a message of ours comes; null: from the Page. */
export function personaOf({ persona }: Pick<EntryRow, "persona">): Persona | null {
  return persona === null ? null : (JSON.parse(persona) as Persona);
}

/** The column of the note on a ticket that a message is: the same for the same note. */
export function ticketColumn({ ticket, note }: OfTicket): string {
  return JSON.stringify({ ticket, note });
}

/** A row as gadgets see it. */
export function toEntry(row: EntryRow): Entry {
  return {
    id: row.seq,
    rev: row.rev,
    at: row.at,
    author: authorOf(row),
    content: contentOf(row),
    interaction: row.interaction,
    mid: midOf(row),
    delivery: deliveryOf(row),
    ...(row.changes === null ? {} : { changes: changesOf(row.changes) }),
    ...(row.standby === 0 ? {} : { standby: true as const }),
    ...(row.fetched === null ? {} : { fetched: row.fetched }),
    ...(isAutomatic(row) ? { automatic: true as const } : {}),
    ...(row.of_ticket === null ? {} : { ofTicket: JSON.parse(row.of_ticket) as OfTicket }),
    merged: row.merged === 1,
  };
}

/** Meta's id of it; null until it is known, or where there is none. */
export function midOf({ mid, key }: Pick<EntryRow, "mid" | "key">): string | null {
  return mid ?? (/^[#@]/.test(key) ? null : key);
}

/** Of another app's message nobody knows more than that it answers nobody. What a program wrote that has the conversation is automatic as well. */
function isAutomatic({ author, answers }: EntryRow): boolean {
  return !isPersonsAnswer({ author, answers }) && (author === "agent" || author === "page_inbox");
}

/** What it said before stays here: who needs it asks for it. */
function changesOf(json: string): Changes {
  const { original: _, tried: __, isErased: ___, ...changes } = JSON.parse(json) as StoredChanges;
  return changes;
}

/** Why a queued message has not left, null when nothing keeps it. */
export function waitingOf(row: Pick<EntryRow, "waiting">): Waiting | null {
  return row.waiting === null ? null : (JSON.parse(row.waiting) as Waiting);
}

function authorOf(row: EntryRow): Author {
  switch (row.author) {
    case "agent":
      return { type: "agent", sub: row.author_id ?? "", name: row.author_name ?? "" };
    case "app":
      return { type: "app", appId: row.author_id };
    case "customer": {
      const { author_id: id, author_name: name } = row;
      return id === null
        ? { type: "customer" }
        : { type: "customer", person: id === "" ? null : { id, name } };
    }
    default:
      return { type: row.author };
  }
}

function deliveryOf(row: EntryRow): Delivery | null {
  if (row.state === null) return null;
  return {
    command: commandOf(row.key),
    part: row.part ?? 1,
    parts: row.parts ?? 1,
    state: row.state,
    waiting: waitingOf(row),
    failure: row.failure === null ? null : explained(JSON.parse(row.failure) as Failure),
    attempts: row.attempts,
    sentAt: row.state === "sent" ? (row.meta_at ?? row.requested_at) : null,
    settled: row.settled,
  };
}

/** `@<sub>:<command>#<part>`: the command id is a UUID, so the last colon ends the sub. */
export function keyOfPart(commandId: string, part: number): string {
  return `@${commandId}#${String(part)}`;
}

/** The key of the first part of the message that this is a part of. */
export function firstPartOf(key: string): string {
  return `${key.slice(0, key.lastIndexOf("#"))}#1`;
}

function commandOf(key: string): string {
  return key.slice(key.lastIndexOf(":") + 1, key.lastIndexOf("#"));
}
