import type { Ownership } from "../../../domain/ownership.ts";
import type { Summary } from "../../../protocol/thread/conversation.ts";
import type { Digest, ListRow } from "../../kernel/contracts.ts";

/** A row of the list. */
export type ConversationRow = ListRow;

/** Its columns. The table has one more, which only the order of lists is read from. */
export const COLUMNS =
  "name, epoch, rev, version, status, owner_sub, owner_name, activity_at, asked, closed_asked, digest, closing, decided, asked_at, said, session";

/**
 * A conversation whose customer waits: whose it is, with how many messages, the desk's time of the newest, and when the 24
 * hours for an answer end.
 */
export type WaitingRow = {
  name: string;
  owner: string | null;
  messages: number;
  at: number;
  responseUntil: number | null;
};

/** What was read of a row, as long as there is the row: no row is changed in place. */
const SUMMARIES = new WeakMap<ConversationRow, Summary>();

/** A row as gadgets see it. */
export function toSummary(row: ConversationRow): Summary {
  const known = SUMMARIES.get(row);
  if (known !== undefined) return known;
  const summary = summaryOf(row);
  SUMMARIES.set(row, summary);
  return summary;
}

function summaryOf(row: ConversationRow): Summary {
  const digest = JSON.parse(row.digest) as Digest;
  return {
    conversation: row.name,
    version: row.version,
    customer: digest.customer,
    status: row.status,
    owner: ownershipOf(row).owner,
    activityAt: row.activity_at,
    preview: digest.preview,
    unanswered: digest.unanswered,
    waitingSince: digest.waitingSince,
    responseUntil: digest.responseUntil,
    failed: digest.failed,
    asked: row.asked,
  };
}

/** Null where nobody waits. */
export function waitingOf(row: ConversationRow): WaitingRow | null {
  const { status, unanswered, responseUntil } = toSummary(row);
  if (status !== "open" || unanswered === 0) return null;
  return { name: row.name, owner: row.owner_sub, messages: unanswered, at: row.asked_at, responseUntil };
}

/** Who has it, as the rules of ownership take it. */
export function ownershipOf(row: ConversationRow): Ownership {
  const { status, owner_sub: sub, owner_name: name } = row;
  return { status, owner: sub === null ? null : { sub, name: name ?? sub } };
}
