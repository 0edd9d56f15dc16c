import type { Ownership } from "../../../domain/ownership.ts";
import type { Summary } from "../../../protocol/thread/conversation.ts";
import type { Digest } from "../../kernel/contracts.ts";

/** A row of the list. `digest`: JSON of what the Conversation last told of itself. */
export type ConversationRow = {
  name: string;
  epoch: string;
  rev: number;
  version: number;
  status: "open" | "closed";
  owner_sub: string | null;
  owner_name: string | null;
  activity_at: number;
  asked: number;
  closed_asked: number;
  digest: string;
  /** Who closed it last (JSON of Closing). */
  closing: string | null;
  /** Ids of the commands that last decided on its ownership, oldest first (JSON). */
  decided: string;
  asked_at: number;
  said: string | null;
  /** Who told `rev`; null: a Conversation of older code. */
  session: string | null;
};

/** A row as gadgets see it. */
export function toSummary(row: ConversationRow): Summary {
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

/** Who has it, as the rules of ownership take it. */
export function ownershipOf(row: ConversationRow): Ownership {
  const { status, owner_sub: sub, owner_name: name } = row;
  return { status, owner: sub === null ? null : { sub, name: name ?? sub } };
}
