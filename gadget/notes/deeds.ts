import type { ConversationId, EntryId } from "../../worker/protocol/ids.ts";
import type { Person } from "../../worker/protocol/message/entry.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import { tellRefusal } from "../session/deeds.ts";
import type { CommandRefusal } from "../wire/commands.ts";

/** What somebody wrote for colleagues, and whom they name in it. */
export type Note = { text: string; people: readonly Person[] };

type Answered = (refusal: CommandRefusal | null) => void;

const wordsOf = ({ text, people }: Note) => ({
  text: text.trim(),
  ...(people.length === 0 ? {} : { mentions: people.map(({ sub }) => sub) }),
});

/** Writes it (`to`: whom it is meant for, by `sub`), or (`entry`) changes one of the agent's own. `answered`: why not; null: it was. */
export function writeNote(
  { channel }: DeedTools,
  conversation: ConversationId,
  note: Note & { to?: string },
  entry: EntryId | null,
  answered: Answered,
): void {
  const heard = (answer: { ok: true } | { ok: false; refusal: CommandRefusal }): void => {
    answered(answer.ok ? null : answer.refusal);
  };
  const to = note.to === undefined ? {} : { to: note.to };
  if (entry === null) channel.send({ type: "note.add", conversation, ...wordsOf(note), ...to }, heard);
  else channel.send({ type: "note.edit", conversation, entry, ...wordsOf(note) }, heard);
}

/** Takes it back: what it said is gone. */
export function takeNoteBack(tools: DeedTools, conversation: ConversationId, entry: EntryId): void {
  tools.channel.send({ type: "note.takeBack", conversation, entry }, (answer) => {
    if (!answer.ok) tellRefusal(tools, "note.takeBack", conversation, answer.refusal);
  });
}

/** The agent has it before their eyes. What could not be told is told with the next one that they read. */
export function readMention({ channel }: DeedTools, conversation: ConversationId, upTo: EntryId): void {
  channel.send({ type: "mentions.read", conversation, upTo }, () => {});
}
