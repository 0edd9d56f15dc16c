import type { ConversationId } from "../../worker/protocol/ids.ts";
import { NOTE_MENTIONS_MAX, NOTE_UNITS_MAX } from "../../worker/protocol/limits.ts";
import type { Person } from "../../worker/protocol/message/entry.ts";
import type { Platform } from "../platform/doors.ts";
import type { ChatStore } from "../state/store.ts";
import { keptPrefix } from "./kept-names.ts";
import { readKept, type Kept } from "./kept.ts";

/**
 * `forOwner`: it is meant for who has the conversation. `isOpen`: its box stands in place of the one for the customer, who would be
 * sent what is typed on otherwise.
 */
export type BegunNote = { text: string; people: readonly Person[]; forOwner: boolean; isOpen: boolean };

const NONE: BegunNote = { text: "", people: [], forOwner: false, isOpen: false };

type Tools = { platform: Platform; server: string; store: ChatStore };

/** What is begun of a note in a conversation. Anybody may write into the memory of a page: what does not fit is left out. */
export function begunNote(tools: Tools, conversation: ConversationId): BegunNote {
  const name = nameOf(tools, conversation);
  const kept = name === null ? null : readKept<Kept & BegunNote>(tools.platform.memory!, name);
  if (kept === null || typeof kept.text !== "string" || kept.text.length > NOTE_UNITS_MAX) return NONE;
  const { text, people, forOwner, isOpen } = kept;
  const named: readonly unknown[] = Array.isArray(people) ? people : [];
  return {
    text,
    people: named.filter(isPerson).slice(0, NOTE_MENTIONS_MAX),
    forOwner: forOwner === true,
    isOpen: isOpen === true,
  };
}

/** Keeps it under the agent's name as drafts are: as long, until they sign out, and until the conversation is erased. */
export function keepNote(tools: Tools, conversation: ConversationId, change: Partial<BegunNote>): void {
  const { platform } = tools;
  const name = nameOf(tools, conversation);
  if (!platform.memory || name === null) return;
  const note = { ...begunNote(tools, conversation), ...change };
  platform.memory.set(name, JSON.stringify({ at: platform.now(), ...note } satisfies Kept & BegunNote));
  // Other tabs hear what is set, and not that it went.
  if (note.text === "" && !note.isOpen) platform.memory.remove(name);
}

/** Calls back when another tab changed what is begun in a conversation; the answer stops that. */
export function onNoteElsewhere(tools: Tools, run: (conversation: ConversationId) => void): () => void {
  const begins = nameOf(tools, "");
  return (
    tools.platform.memory?.onOtherTab((name) => {
      if (begins !== null && name.startsWith(begins)) run(name.slice(begins.length));
    }) ?? (() => {})
  );
}

function nameOf({ platform, server, store }: Tools, conversation: ConversationId): string | null {
  const prefix = platform.memory ? keptPrefix(server, store.state) : null;
  return prefix === null ? null : `${prefix}note ${conversation}`;
}

function isPerson(value: unknown): value is Person {
  const { sub, name } = Object(value) as { [K in keyof Person]?: unknown };
  return typeof sub === "string" && typeof name === "string";
}
