import { partsToSend } from "../../../domain/outgoing-parts.ts";
import { filesIn } from "../../../protocol/outgoing/files.ts";
import type { Outgoing } from "../../../protocol/outgoing/outgoing.ts";
import type { EntryRow } from "../log/entry-row.ts";
import type { ConversationStore } from "../log/store.ts";
import { saidOf } from "./said.ts";
import { refusalOfContent, refusalOfPosing } from "./sendable.ts";

/**
 * What stands with a message in case that Meta refuses it for its window, whose files are kept from now on; null: nothing, or
 * nothing that could leave as one message. Callers wrap it in a transaction.
 */
export function standingBy(
  store: ConversationStore,
  { id, otherwise }: { id: string; otherwise?: Outgoing },
): Outgoing | null {
  if (otherwise === undefined) return null;
  const refusal = refusalOfContent(store, otherwise, true) ?? refusalOfPosing(otherwise, id);
  const parts = partsToSend(otherwise, { typeOf: (file) => store.files.typeOf(file), takesAlbums: true });
  const [part] = parts;
  if (refusal !== null || part === undefined || parts.length > 1) return null;
  for (const { file } of filesIn(part)) store.files.use(file);
  return part;
}

/**
 * Meta refused the message for its window: what stood with it leaves in its place, as the same message, before all that was accepted
 * later, and once. Parts that were still to follow are part of what it says. False: nothing stood with it. Callers wrap it in a
 * transaction.
 */
export function leaveOtherwise(store: ConversationStore, row: EntryRow, now: number): boolean {
  if (row.otherwise === null) return false;
  const { outbox } = store;
  const outgoing = JSON.parse(row.otherwise) as Outgoing;
  const said = saidOf(store, { seq: row.seq, nonce: row.nonce ?? "" }, outgoing);
  for (const part of outbox.partsOf(row)) {
    if (part.seq <= row.seq || part.state !== "queued") continue;
    outbox.markFailed(part.seq, store.nextRev(), { code: "earlier_part_failed", graph: null });
    outbox.settle(part.seq, store.nextRev(), "sent_again");
  }
  outbox.replace(row.seq, store.nextRev(), { outgoing, said, dueAt: now });
  return true;
}
