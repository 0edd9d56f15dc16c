import { done } from "../../../domain/outcome.ts";
import { link } from "../../../domain/tags/tagging.ts";
import { CONVERSATIONS_OF_RECORD_MAX } from "../../../protocol/limits.ts";
import { taggedOf, toSummary } from "../list/row.ts";
import { wasSo, type Handlers, type Tools } from "./call.ts";
import { isRepeated, withDecision } from "./decide.ts";

/** Whom conversations are with, in the system of the page around the gadget. */
export function recordHandlers({
  store,
  mover,
  sights,
}: Tools): Handlers<"conversation.link" | "record.find"> {
  return {
    "conversation.link": (call) => {
      if (isRepeated(call)) return wasSo(null);
      const { command, row } = call;
      const before = taggedOf(row);
      const after = link(before, command.record);
      if (after === before) return wasSo(null);
      mover.link(row, after, call.actor, withDecision(call));
      return done(null);
    },

    "record.find": ({ actor, command }) => {
      const seen = store.list.ofRecord(command.record).filter((row) => sights.sees(actor, row));
      const newest = seen.toSorted((a, b) => b.activity_at - a.activity_at);
      return done({ conversations: newest.slice(0, CONVERSATIONS_OF_RECORD_MAX).map(toSummary) });
    },
  };
}
