import type { Presence } from "../frames.ts";
import type { EntryId } from "../ids.ts";
import type { NoteLine } from "../message/content.ts";

/** An agent whom notes of a conversation mention: by which the newest, and whether they have read all of them. */
export type Mentioned = { sub: string; entry: EntryId; isRead?: true };

/** An agent whom a note may mention. `sees`: they see the conversation, as far as the desk knows them. */
export type NoteTarget = { sub: string; name: string; presence: Presence; sees: boolean };

/** `more`: there are further agents, whom words would find. */
export type NoteTargets = { agents: NoteTarget[]; more: boolean };

/** What of a conversation the agent `sub` is mentioned in; null: they are not. */
export function mentionOf(mentions: readonly Mentioned[] | undefined, sub: string): Mentioned | null {
  return mentions?.find((it) => it.sub === sub) ?? null;
}

/** Whether a note is for the agent `sub`, or names them. */
export function concerns({ by, to, mentions = [] }: NoteLine, sub: string): boolean {
  return by.sub !== sub && (to?.sub === sub || mentions.some((it) => it.sub === sub));
}
