import type { Changes, Content } from "./content.ts";
import type { Commenter } from "../comments/comment.ts";
import type { EntryId, Rev } from "../ids.ts";
import type { OfTicket } from "../tickets/ticket.ts";
import type { Failure } from "./failure.ts";

export type { Content, SystemLine } from "./content.ts";
export type { Failure, FailureCode, FailureHelp, FailureReason } from "./failure.ts";

/**
 * Who wrote an entry. `page_inbox` is staff in Meta's own inbox, `app` any other app on the Page. `person`: of a comment, where several
 * people write in one thread; null where Meta does not say who, left out in Messenger.
 */
export type Author =
  | { type: "customer"; person?: Commenter | null }
  | { type: "agent"; sub: string; name: string }
  | { type: "page_inbox" }
  | { type: "app"; appId: string | null }
  | { type: "system" };

/** An agent: the token's `sub`, which never changes, and the name as it was then. */
export type Person = { sub: string; name: string };

/**
 * How far a message of ours got. `sent` means that Meta answered with a `mid` or echoed it;
 * `delivered` and `read` follow from the thread's marks, see markOf(). `unknown` means that nobody can
 * tell whether it arrived: an agent decides.
 */
export type SendState = "queued" | "sending" | "sent" | "unknown" | "failed" | "withdrawn";

/**
 * Why a queued message has not left; `undo`: the desk gives its agent time to take it back. `until` is when the next
 * try is due, in ms; null when something must happen first.
 */
export type Waiting = {
  reason:
    | "undo"
    | "page_paused"
    | "page_slow"
    | "retry"
    | "confirmation"
    | "page_not_connected"
    /** Its file is on the way to Meta. */
    | "uploading"
    /** Others of the Page leave before it, because a Page may send so many in a second. */
    | "in_line";
  until: number | null;
  /** `in_line`: which of all who wait it was when it came, from 1 on. */
  place?: number;
};

/** What became of a message of ours on its way to Meta. */
export type Delivery = {
  /** The command that made it; all parts of one split text share it. */
  command: string;
  part: number;
  parts: number;
  state: SendState;
  waiting: Waiting | null;
  failure: Failure | null;
  attempts: number;
  /** Meta's time of the message once its echo came, before that the time of the request; null until sent. */
  sentAt: number | null;
  /** What an agent decided about an `unknown` message, or that a failed one was sent anew. */
  settled: "arrived" | "sent_again" | "dismissed" | null;
};

/** How an entry came that no webhook brought. */
export type Fetched = "imported" | "recovered";

/** One thing that happened in a conversation. Shown in the order of (`at`, `id`), which never changes. */
export type Entry = {
  id: EntryId;
  rev: Rev;
  /** ms since 1970: Meta's time for what Meta sent, the time of acceptance for what an agent sent. */
  at: number;
  author: Author;
  content: Content;
  /** The interaction it belongs to, null before the first one opened. */
  interaction: number | null;
  /** Meta's id of the message, null until known or where there is none. */
  mid: string | null;
  /** Only on messages that this desk sent. */
  delivery: Delivery | null;
  /** What became of it since: reactions, edits, unsending. Left out where nothing did. */
  changes?: Changes;
  /** Another app held the thread when it came ("standby"). */
  standby?: true;
  /** It came by no webhook but was read from Meta's record: `imported` on demand, `recovered` after an outage. */
  fetched?: Fetched;
  /** A program wrote it, or it came as Meta's instant replies come: it answers nobody. */
  automatic?: true;
  /** It is a note on a ticket, which the customer gets as a message. */
  ofTicket?: OfTicket;
  /** It turned out to be part of another entry (an echo, a change): remove it. */
  merged: boolean;
};

/** Compares by the order in which entries are shown. */
export function byShownOrder(a: Pick<Entry, "at" | "id">, b: Pick<Entry, "at" | "id">): number {
  return a.at - b.at || a.id - b.id;
}
