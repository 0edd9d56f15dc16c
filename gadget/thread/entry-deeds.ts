import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { ConversationId } from "../../worker/protocol/ids.ts";
import { undo } from "../compose/deeds.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import { actOnEntry, seenRevOf, tellRefusal, textOf, write } from "../session/deeds.ts";

/** What an agent may do about a message, by its state. */
export type EntryChoice = "undo" | "withdraw" | "confirm" | "arrived" | "again" | "retry" | "dismissed";

/** Reacts for the Page; null takes the reaction back. What comes of it is told with the message. */
export function react(
  tools: DeedTools,
  conversation: ConversationId,
  { id }: Entry,
  emoji: string | null,
): void {
  tools.channel.send({ type: "message.react", conversation, entry: id, emoji }, (answer) => {
    if (!answer.ok) tellRefusal(tools, "message.react", conversation, answer.refusal);
  });
}

/** Does what an agent chose about a message of theirs. */
export function decide(
  tools: DeedTools,
  choice: EntryChoice,
  conversation: ConversationId,
  entry: Entry,
): void {
  const named = { conversation, entry: entry.id };
  const guarded = { ...named, seenRev: seenRevOf(tools, conversation) };
  switch (choice) {
    case "undo":
      undo(tools, conversation, entry);
      break;
    case "withdraw":
      actOnEntry(tools, { type: "message.withdraw", ...named });
      break;
    case "confirm":
      actOnEntry(tools, { type: "message.confirm", ...named });
      break;
    case "retry":
      write(tools, { type: "message.retry", ...guarded }, textOf(entry));
      break;
    case "again":
      write(tools, { type: "message.settle", as: choice, ...guarded }, textOf(entry));
      break;
    case "arrived":
    case "dismissed":
      actOnEntry(tools, { type: "message.settle", as: choice, ...guarded });
  }
}
