import type { DeskState } from "../../worker/protocol/frames.ts";
import type { Summary } from "../../worker/protocol/thread/conversation.ts";
import type { TagColour } from "../../worker/protocol/routing/tags.ts";

/** `colour` null: the desk has it no more. */
export type ShownTag = { id: string; name: string; colour: TagColour | null };

/**
 * The tags of a conversation, as the desk calls them now and in its order; behind them those that it has no more, by their
 * names of then.
 */
export function shownTags(tags: Summary["tags"], desk: DeskState | null): ShownTag[] {
  if (tags === undefined || tags.length === 0) return [];
  const all = desk?.routing?.tags ?? [];
  const has = new Set(tags.map(({ id }) => id));
  const known = all.filter(({ id }) => has.has(id));
  const gone = tags.filter(({ id }) => !known.some((it) => it.id === id));
  return [...known, ...gone.map(({ id, name }) => ({ id, name, colour: null }))];
}
