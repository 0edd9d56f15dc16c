/** What agents write to each other about a conversation, and what becomes of it. Times in ms. */
import type { NoteLine } from "../protocol/message/content.ts";
import type { Person } from "../protocol/message/entry.ts";
import type { EntryId } from "../protocol/ids.ts";
import { MENTIONS_KEPT_MAX } from "../protocol/limits.ts";
import type { Mentioned } from "../protocol/notes/mention.ts";
import { may } from "../protocol/rights.ts";
import { done, refused, type Outcome } from "./outcome.ts";
import type { Actor } from "./ownership.ts";

/** What a note says, and whom it names. */
export type NoteWords = { text: string; mentions: Person[] };

type NotTheirs = { code: "not_allowed" } | { code: "wrong_state"; state: string };

/** That a note of the conversation mentions an agent. */
export type Mention = { sub: string; entry: EntryId; isRead?: true };

/** A note as it is written. `to`: for whom all of it is meant. */
export function writtenNote(by: Person, { text, mentions }: NoteWords, to: Person | null): NoteLine {
  return {
    ...{ event: "note", by, text },
    ...(to === null ? {} : { to }),
    ...(mentions.length === 0 ? {} : { mentions }),
  };
}

/** The note with other words, by who wrote it alone: nobody is to read under somebody's name what others wrote. */
export function editedNote(
  line: NoteLine,
  by: Pick<Actor, "sub">,
  { text, mentions }: NoteWords,
  now: number,
): Outcome<NoteLine, NotTheirs> {
  if (line.by.sub !== by.sub) return refused({ code: "not_allowed" });
  if (line.takenBack !== undefined) return refused({ code: "wrong_state", state: "taken_back" });
  return done({ ...writtenNote(line.by, { text, mentions }, line.to ?? null), editedAt: now });
}

/**
 * The note without what it said. By who wrote it, and who leads: what should not have been written, a card's number or a
 * slur, must not stand there because its writer is on holiday. By whom it was is told.
 */
export function takenBackNote(
  line: NoteLine,
  by: Pick<Actor, "sub" | "name" | "role">,
  now: number,
): Outcome<NoteLine, NotTheirs> {
  if (line.by.sub !== by.sub && !may(by.role, "supervise")) return refused({ code: "not_allowed" });
  if (line.takenBack !== undefined) return done(line);
  const takenBack = { by: { sub: by.sub, name: by.name }, at: now };
  return done({ event: "note", by: line.by, text: "", takenBack });
}

/** Whom a note concerns, by `sub`, each once: not who wrote it. */
export function concernedByNote({ by, to, mentions = [] }: NoteLine): string[] {
  const subs = [...(to === undefined ? [] : [to.sub]), ...mentions.map(({ sub }) => sub)];
  return [...new Set(subs)].filter((sub) => sub !== by.sub);
}

/**
 * What a conversation keeps of mentions after a note was written, edited or taken back: who is named in it still, read or
 * not, and who is named now. Repeating it changes nothing. No more than MENTIONS_KEPT_MAX.
 */
export function mentionsAfter(before: readonly Mention[], entry: EntryId, line: NoteLine): Mention[] {
  const named = concernedByNote(line);
  const others = before.filter((it) => it.entry !== entry);
  const ofIt = named.map(
    (sub) => before.find((it) => it.entry === entry && it.sub === sub) ?? { sub, entry },
  );
  const all = [...others, ...ofIt].sort((a, b) => a.entry - b.entry);
  if (all.length <= MENTIONS_KEPT_MAX) return all;
  const leaving = new Set(
    [...all.filter(({ isRead }) => isRead), ...all.filter(({ isRead }) => !isRead)].slice(
      0,
      all.length - MENTIONS_KEPT_MAX,
    ),
  );
  return all.filter((it) => !leaving.has(it));
}

/** The same list where an agent had nothing to read. */
export function mentionsRead(before: readonly Mention[], sub: string, upTo: EntryId): readonly Mention[] {
  const isNews = (it: Mention): boolean => it.sub === sub && it.entry <= upTo && it.isRead !== true;
  return before.some(isNews)
    ? before.map((it) => (isNews(it) ? { ...it, isRead: true as const } : it))
    : before;
}

/** As gadgets are told of them: each agent once, by the newest. */
export function mentionedIn(mentions: readonly Mention[]): Mentioned[] {
  return [...new Set(mentions.map(({ sub }) => sub))].map((sub) => {
    const theirs = mentions.filter((it) => it.sub === sub);
    const entry = Math.max(...theirs.map((it) => it.entry));
    return { sub, entry, ...(theirs.every(({ isRead }) => isRead) ? { isRead: true as const } : {}) };
  });
}
