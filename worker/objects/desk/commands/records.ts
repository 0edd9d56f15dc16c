import { done, refused } from "../../../domain/outcome.ts";
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
  masks,
}: Tools): Handlers<"conversation.link" | "record.find"> {
  return {
    "conversation.link": (call) => {
      if (isRepeated(call)) return wasSo(null);
      const { actor, command, row } = call;
      const before = taggedOf(row);
      const { record: given } = command;
      const was = given?.id === before.record?.id ? before.record?.name : undefined;
      // What they do not see stays in it where they leave it.
      const name = given === null ? "" : masks.written(actor, given.name, was);
      if (name === null) return refused({ code: "wrong_state", state: "hidden" });
      const after = link(before, given === null ? null : { ...given, name });
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
