import { done } from "../../../domain/outcome.ts";
import type { NoteCommand } from "../../kernel/contracts.ts";
import type { ConversationStore } from "../log/store.ts";
import type { Acted } from "../outbox/acts.ts";

/** Writes what an agent has to say to colleagues, once. Runs inside a transaction. */
export function acceptNote(store: ConversationStore, { id, line }: NoteCommand, now: number): Acted {
  const key = `#for-colleagues:${id}`;
  if (store.entries.byKey(key) !== null) return done({ isRepeated: true });
  store.inbound.insert(store.nextRev(), {
    key,
    at: now,
    author: { type: "system" },
    kind: "system",
    text: null,
    detail: JSON.stringify(line),
    interaction: store.thread.interaction()?.id ?? null,
    asks: false,
    answers: false,
    opensWindow: false,
    standby: false,
  });
  return done({ isRepeated: false });
}
