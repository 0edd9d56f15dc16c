import { refused } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import { wrapUpOf } from "../../../domain/wrap-up.ts";
import { move, type Event } from "../../../domain/states/moves.ts";
import { standingOf, type ConversationRow } from "../list/row.ts";
import { doneUnless, wasSo, type Done, type Handlers, type Tools } from "./call.ts";
import { hadEffect, withEffect } from "./once.ts";

type HandlingType =
  | "conversation.take"
  | "conversation.assign"
  | "conversation.snooze"
  | "conversation.release"
  | "conversation.close"
  | "conversation.reopen";

/** Decisions on one conversation of which a repetition is known; one comes within seconds, or with the next socket. */
const DECIDED_MAX = 8;

type Call = { actor: Actor; command: { id: string }; row: ConversationRow };
/** Null: what was asked for is no agent's, or no longer to be had. */
type HandlingDone = Done<HandlingType>;

/** Who answers a conversation, and where it stands. */
export function handlingHandlers({ store, mover, replyRights }: Tools): Handlers<HandlingType> {
  /** As once() does, but the row keeps what was decided, together with what came of it. */
  const decide = (call: Call, event: Event): HandlingDone => {
    const decided = JSON.parse(call.row.decided) as string[];
    if (hadEffect(decided, call)) return wasSo(null);
    const outcome = move(standingOf(call.row), event);
    if (!outcome.ok) return refused(outcome.refusal);
    mover.apply(call.row, outcome.value, withEffect(decided, call, DECIDED_MAX));
    return doneUnless(outcome.value.isSame, null);
  };
  const isRepeated = (call: Call): boolean => hadEffect(JSON.parse(call.row.decided) as string[], call);

  return {
    "conversation.take": (call) => {
      const { actor, command } = call;
      const barred = replyRights.whyNot(actor, call.row);
      return decide(call, { event: "take", by: actor, seen: command.owner, barred });
    },
    "conversation.assign": (call) => {
      const { actor, command } = call;
      const to = command.to === actor.sub ? actor : store.people.find(command.to);
      if (to === null) return isRepeated(call) ? wasSo(null) : refused({ code: "not_found" });
      const barred = replyRights.whyNot(actor, call.row);
      const { note, owner: seen } = command;
      return decide(call, { event: "assign", by: actor, to, note, seen, barred });
    },
    "conversation.snooze": (call) => {
      const { actor, command, row } = call;
      const { when } = command;
      const until = "until" in when ? when.until : null;
      const { onMessage = false } = when;
      return decide(call, {
        event: "snooze",
        by: actor,
        until,
        onMessage,
        asked: row.asked,
        barred: replyRights.whyNot(actor, row),
        now: Date.now(),
      });
    },
    "conversation.release": (call) => decide(call, { event: "release", by: call.actor }),
    "conversation.close": (call) => {
      const { actor, row, command } = call;
      const isChanged = command.asked !== undefined && row.asked > command.asked;
      if (isChanged && !isRepeated(call)) return refused({ code: "changed", rev: row.rev, entries: [] });
      const { wrapUp } = store.routing.current().config;
      // Whoever comes by a reviewer link is shown none of the codes.
      const wanted = actor.role === "reviewer" ? undefined : wrapUp;
      return decide(call, { event: "close", by: actor, wrapUp: wrapUpOf(wanted, command.wrapUp) });
    },
    "conversation.reopen": (call) => decide(call, { event: "reopen", by: call.actor }),
  };
}
