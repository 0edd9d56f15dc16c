import { refused } from "../../../domain/outcome.ts";
import type { Actor } from "../../../domain/ownership.ts";
import { move, type Event } from "../../../domain/states/moves.ts";
import { standingOf, type ConversationRow } from "../list/row.ts";
import type { Mover } from "../states/mover.ts";
import { doneUnless, wasSo, type Done } from "./call.ts";
import { hadEffect, withEffect } from "./once.ts";

/** Decisions on one conversation of which a repetition is known; one comes within seconds, or with the next socket. */
const DECIDED_MAX = 8;

/** A command that may move a conversation. */
export type Decision = { actor: Actor; command: { id: string }; row: ConversationRow };

/** Whether the command had its effect already. */
export function isRepeated(call: Decision): boolean {
  return hadEffect(decidedOn(call.row), call);
}

/** What was decided on it, with one more. */
export function withDecision(call: Decision): string[] {
  return withEffect(decidedOn(call.row), call, DECIDED_MAX);
}

function decidedOn({ decided }: Pick<ConversationRow, "decided">): string[] {
  return JSON.parse(decided) as string[];
}

/** Lets a command move a conversation, unless it did. As once() does, but the row keeps what was decided, together with what came of it. */
export function decide(mover: Pick<Mover, "apply">, call: Decision, event: Event): Done<"conversation.take"> {
  if (isRepeated(call)) return wasSo(null);
  const outcome = move(standingOf(call.row), event);
  if (!outcome.ok) return refused(outcome.refusal);
  mover.apply(call.row, outcome.value, withDecision(call));
  return doneUnless(outcome.value.isSame, null);
}
