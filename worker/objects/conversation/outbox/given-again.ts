import { closedByMeta, windowNeedsOf } from "../../../domain/send-window.ts";
import type { Failure } from "../../../protocol/message/failure.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import type { SendCommand } from "../../kernel/contracts.ts";
import type { EntryRow } from "../log/entry-row.ts";
import type { ConversationStore } from "../log/store.ts";

/**
 * Whether nothing of a message left because Meta's window was over, and nobody sent it again: what it tells of may then be given
 * again under the same id.
 */
export function mayBeGivenAgain(earlier: readonly EntryRow[], command: SendCommand): boolean {
  const [first] = earlier;
  if (command.isOfEvent !== true || first === undefined || first.failure === null) return false;
  const { code } = JSON.parse(first.failure) as Failure;
  return (
    code === "window_closed" &&
    earlier.every(({ state, settled }) => state === "failed" && settled !== "sent_again")
  );
}

/** Meta would refuse it as before, until the customer writes; null: they did, or it may leave at any time. */
export function refusalAsBefore(
  store: ConversationStore,
  earlier: readonly EntryRow[],
  { outgoing }: SendCommand,
  now: number,
): Refusal | null {
  const [first] = earlier;
  if (first === undefined || windowNeedsOf(outgoing) === "nothing") return null;
  if (store.entries.facts().lastCustomerSeq > first.seq) return null;
  return closedByMeta(first.requested_at ?? first.at, now);
}

/** Leaves the id to what is sent in its place. Returns the rows as they stand then. Callers wrap it in a transaction. */
export function makeRoom(store: ConversationStore, earlier: readonly EntryRow[]): EntryRow[] {
  for (const row of earlier) {
    store.outbox.settle(row.seq, store.nextRev(), "sent_again");
    store.outbox.moveAside(row, store.nextRev());
  }
  return earlier.flatMap(({ seq }) => store.entries.bySeq(seq) ?? []);
}
