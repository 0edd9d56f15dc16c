import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { EntryId, Sub } from "../ids.ts";
import { NOTE_MENTIONS_MAX, NOTE_UNITS_MAX, TARGET_WORDS_UNITS_MAX } from "../limits.ts";
import { words } from "../thread/words.ts";
import type { NoteTargets } from "./mention.ts";

const NoteText = words(NOTE_UNITS_MAX);
const Mentions = v.pipe(v.array(Sub), v.maxLength(NOTE_MENTIONS_MAX));

/** What agents write to each other about a conversation, and whom they name in it. */
export const noteCommands = [
  /**
   * Writes a note into the thread, for colleagues alone: it goes to no customer, and answers nobody. `mentions`: agents
   * whom it names, who are told of it, and find it in their view `mentions`; all others read it as well. `to`: one for whom
   * all of it is meant, who is told in the same way. Nothing is written where the desk knows one of them not
   * (`target_unavailable`, `gone`), or they do not see the conversation (`unseen`). `entry` is the note in the thread.
   */
  command({
    name: "note.add",
    about: "conversation",
    right: "answer",
    afterLoss: "keeps_order",
    audit: true,
    fields: { text: NoteText, to: v.exactOptional(Sub), mentions: v.exactOptional(Mentions) },
    result: answer<{ entry: number }>(),
  }),
  /** Changes a note of one's own (`not_allowed`); what it said before is not kept. `wrong_state` (`taken_back`) of one that is no more. */
  command({
    name: "note.edit",
    about: "conversation",
    right: "answer",
    afterLoss: "keeps_order",
    audit: true,
    fields: { entry: EntryId, text: NoteText, mentions: v.exactOptional(Mentions) },
    result: answer(),
  }),
  /** Takes back a note: its words are kept nowhere. By who wrote it, and who may `supervise` (`not_allowed`). */
  command({
    name: "note.takeBack",
    about: "conversation",
    right: "answer",
    afterLoss: "keeps_order",
    audit: true,
    fields: { entry: EntryId },
    result: answer(),
  }),
  /** Whom a note may mention. `words`: agents whose names hold them. */
  command({
    name: "note.targets",
    about: "conversation",
    right: "answer",
    afterLoss: "ends",
    audit: false,
    fields: { words: v.exactOptional(v.pipe(v.string(), v.maxLength(TARGET_WORDS_UNITS_MAX))) },
    result: answer<NoteTargets>(),
  }),
  /** This agent has read the notes that mention them, up to this entry. */
  command({
    name: "mentions.read",
    about: "conversation",
    right: "answer",
    afterLoss: "repeats",
    audit: false,
    fields: { upTo: EntryId },
    result: answer(),
  }),
] as const;
