import { refused } from "../../../domain/outcome.ts";
import { wrapUpOf } from "../../../domain/wrap-up.ts";
import { wasSo, type Handlers, type Tools } from "./call.ts";
import { decide, isRepeated } from "./decide.ts";

type HandlingType =
  | "conversation.take"
  | "conversation.assign"
  | "conversation.snooze"
  | "conversation.release"
  | "conversation.close"
  | "conversation.reopen";

/** Who answers a conversation, and where it stands. */
export function handlingHandlers({ store, mover, replyRights }: Tools): Handlers<HandlingType> {
  return {
    "conversation.take": (call) => {
      const { actor, command } = call;
      const barred = replyRights.whyNot(actor, call.row);
      return decide(mover, call, { event: "take", by: actor, seen: command.owner, barred });
    },
    "conversation.assign": (call) => {
      const { actor, command } = call;
      const to = command.to === actor.sub ? actor : store.people.find(command.to);
      if (to === null) return isRepeated(call) ? wasSo(null) : refused({ code: "not_found" });
      const barred = replyRights.whyNot(actor, call.row);
      const { note, owner: seen } = command;
      return decide(mover, call, { event: "assign", by: actor, to, note, seen, barred });
    },
    "conversation.snooze": (call) => {
      const { actor, command, row } = call;
      const { when } = command;
      const until = "until" in when ? when.until : null;
      const { onMessage = false } = when;
      return decide(mover, call, {
        event: "snooze",
        by: actor,
        until,
        onMessage,
        asked: row.asked,
        barred: replyRights.whyNot(actor, row),
        now: Date.now(),
      });
    },
    "conversation.release": (call) => decide(mover, call, { event: "release", by: call.actor }),
    "conversation.close": (call) => {
      const { actor, row, command } = call;
      const isChanged = command.asked !== undefined && row.asked > command.asked;
      if (isChanged && !isRepeated(call)) return refused({ code: "changed", rev: row.rev, entries: [] });
      const { wrapUp } = store.routing.current().config;
      // Whoever comes by a reviewer link is shown none of the codes.
      const wanted = actor.role === "reviewer" ? undefined : wrapUp;
      return decide(mover, call, { event: "close", by: actor, wrapUp: wrapUpOf(wanted, command.wrapUp) });
    },
    "conversation.reopen": (call) => decide(mover, call, { event: "reopen", by: call.actor }),
  };
}
