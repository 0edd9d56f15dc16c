import { done } from "../../../domain/outcome.ts";
import type { NoteCommand } from "../../kernel/contracts.ts";
import type { ConversationStore } from "../log/store.ts";
import type { Acted } from "../outbox/acts.ts";
import { writeLine } from "./write-line.ts";

/** Writes what an agent has to say to colleagues, once. Runs inside a transaction. */
export function acceptNote(store: ConversationStore, { id, line }: NoteCommand, now: number): Acted {
  const key = `#for-colleagues:${id}`;
  if (store.entries.byKey(key) !== null) return done({ isRepeated: true });
  writeLine(store, { key, at: now, line, interaction: store.thread.interaction()?.id ?? null });
  return done({ isRepeated: false });
}
