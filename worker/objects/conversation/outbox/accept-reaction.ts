import { done, refused } from "../../../domain/outcome.ts";
import type { Changes } from "../../../protocol/message/content.ts";
import type { ReactCommand } from "../../kernel/contracts.ts";
import { showReacting } from "../log/changes.ts";
import { midOf } from "../log/entry-row.ts";
import type { ConversationStore } from "../log/store.ts";
import type { Acted } from "./acts.ts";

/** What the log keeps a reaction of the Page's as, once Meta has it. */
export function keyOfReaction(command: string): string {
  return `#react:${command}`;
}

/** Keeps the reaction for Meta, in place of one that it has not been given yet. Runs inside a transaction. */
export function acceptReaction(store: ConversationStore, command: ReactCommand, now: number): Acted {
  const { id, by, entry, emoji } = command;
  const row = store.entries.bySeq(entry);
  if (row === null || row.merged === 1 || row.kind === "system") return refused({ code: "not_found" });
  const { isUnsent = false, pageReaction = null, reacting } = JSON.parse(row.changes ?? "{}") as Changes;
  if (midOf(row) === null || isUnsent)
    return refused({ code: "wrong_state", state: isUnsent ? "unsent" : (row.state ?? row.kind) });
  const waiting = store.reactions.find(entry);
  const isKnown = waiting?.command === id || store.entries.byKey(keyOfReaction(id)) !== null;
  const isSo = waiting === null && reacting === undefined && pageReaction === emoji;
  if (isKnown || isSo) return done({ isRepeated: true });
  store.reactions.set({ seq: entry, emoji, by_sub: by.sub, by_name: by.name, command: id, due_at: now });
  showReacting(store, entry, { emoji });
  return done({ isRepeated: false });
}
