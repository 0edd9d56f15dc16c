import { closedByMeta, windowNeedsOf } from "../../../domain/send-window.ts";
import type { Failure } from "../../../protocol/message/failure.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import type { SendCommand } from "../../kernel/contracts.ts";
import type { Outgoing } from "../../../protocol/outgoing/outgoing.ts";
import { outgoingOf, type EntryRow } from "../log/entry-row.ts";
import type { ConversationStore } from "../log/store.ts";

/**
 * Whether nothing of a message left, and nobody sent it again, so that what it tells of may be given again under the same id: because
 * Meta's window was over, or because Meta refused what it says and it says something else now.
 */
export function mayBeGivenAgain(
  store: ConversationStore,
  earlier: readonly EntryRow[],
  command: SendCommand,
): boolean {
  const [first] = earlier;
  if (command.isOfEvent !== true || first === undefined || first.failure === null) return false;
  if (!earlier.every(({ state, settled }) => state === "failed" && settled !== "sent_again")) return false;
  const { code } = JSON.parse(first.failure) as Failure;
  return code === "window_closed" || (code === "rejected" && saysOtherwise(store, first, command));
}

/** Whether what was refused would not be what leaves: it is not given any more, or the customer wrote, so that it stands by for nothing. */
function saysOtherwise(
  store: ConversationStore,
  first: EntryRow,
  { outgoing, otherwise }: SendCommand,
): boolean {
  const refused = JSON.stringify(outgoingOf(first));
  const isRefused = (it: Outgoing | undefined): boolean => it !== undefined && JSON.stringify(it) === refused;
  if (isRefused(outgoing)) return false;
  return !isRefused(otherwise) || store.entries.facts().lastCustomerSeq > first.seq;
}

/**
 * By what an event, or a note on a ticket, is known, of a message that is all of it; null: it is none. What is sent in its place is known
 * by that from then on.
 */
export function eventOf({ key, parts }: Pick<EntryRow, "key" | "parts">): string | null {
  const [, name = ""] = /^@([^#]*)#/.exec(key) ?? [];
  const isEvent = name.startsWith("event:") || name.startsWith("ticket.");
  return isEvent && (parts ?? 1) === 1 ? name.replace(/~\d+$/, "") : null;
}

/**
 * Meta would refuse it as it refused what went before, until the customer writes; null: they did, or it may leave at any time. A person may
 * try all the same; a program is told instead of being let fail.
 */
export function refusalAsBefore(
  store: ConversationStore,
  earlier: readonly EntryRow[],
  { outgoing, automatic, otherwise }: SendCommand,
  now: number,
): Refusal | null {
  if (windowNeedsOf(outgoing) === "nothing") return null;
  const wroteSeq = store.entries.facts().lastCustomerSeq;
  const isToldOf = automatic === true && otherwise === undefined;
  const before = earlier[0] ?? (isToldOf ? store.outbox.closedSince(wroteSeq) : null);
  if (before?.failure == null || wroteSeq > before.seq) return null;
  if ((JSON.parse(before.failure) as Failure).code !== "window_closed") return null;
  return closedByMeta(before.requested_at ?? before.at, now);
}

/** Leaves the id to what is sent in its place. Returns the rows as they stand then. Callers wrap it in a transaction. */
export function makeRoom(store: ConversationStore, earlier: readonly EntryRow[]): EntryRow[] {
  for (const row of earlier) {
    store.outbox.settle(row.seq, store.nextRev(), "sent_again");
    store.outbox.moveAside(row, store.nextRev());
  }
  return earlier.flatMap(({ seq }) => store.entries.bySeq(seq) ?? []);
}
