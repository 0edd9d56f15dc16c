import { refused, type Outcome } from "../../../domain/outcome.ts";
import { onClose, onRelease, onReopen, onTake, type Actor, type Decided } from "../../../domain/ownership.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import { ownershipOf, type ConversationRow } from "../list/row.ts";
import { doneUnless, wasSo, type Handlers, type Tools } from "./call.ts";
import { hadEffect, withEffect } from "./once.ts";

type HandlingType =
  "conversation.take" | "conversation.release" | "conversation.close" | "conversation.reopen";

/** Decisions on one conversation of which a repetition is known; one comes within seconds, or with the next socket. */
const DECIDED_MAX = 8;

type Call = { actor: Actor; command: { id: string }; row: ConversationRow };

/** Who answers a conversation, and whether it is open. */
export function handlingHandlers(tools: Tools): Handlers<HandlingType> {
  const { store, sockets, news, listChanged, carryLines } = tools;

  /** As once() does, but the row keeps what was decided, together with what came of it. */
  const decide = (call: Call, decision: () => Outcome<Decided, Refusal>) => {
    const decided = JSON.parse(call.row.decided) as string[];
    if (hadEffect(decided, call)) return wasSo(null);
    const outcome = decision();
    if (!outcome.ok) return refused(outcome.refusal);
    apply(call.row, outcome.value, withEffect(decided, call, DECIDED_MAX));
    return doneUnless(outcome.value.lines.length === 0, null);
  };

  /** Writes the ownership, the lines that tell of it and the command that was obeyed together, and shows it. */
  const apply = (before: ConversationRow, change: Decided, decided: string[]): void => {
    const by = change.lines.find(({ event }) => event === "closed")?.by ?? null;
    const closing = by === null ? null : { by, at: Date.now() };
    store.transaction(() => {
      store.ownership.setDecided(before.name, decided);
      if (change.lines.length === 0) return;
      store.ownership.set(before.name, change.next, before.version + 1, closing);
      const told = { asked: before.asked, session: store.session.id };
      for (const line of change.lines) store.lines.add(before.name, Date.now(), line, told);
    });
    if (change.lines.length === 0) return;
    const after = store.list.find(before.name);
    if (after !== null) {
      news.changed(after);
      sockets.broadcastSummary(before, after, null);
    }
    listChanged();
    carryLines();
  };

  return {
    "conversation.take": (call) =>
      decide(call, () => onTake(ownershipOf(call.row), call.actor, call.command.owner)),
    "conversation.release": (call) => decide(call, () => onRelease(ownershipOf(call.row), call.actor)),
    "conversation.close": (call) => {
      const { actor, row, command } = call;
      return decide(call, () =>
        command.asked !== undefined && row.asked > command.asked
          ? refused({ code: "changed", rev: row.rev, entries: [] })
          : onClose(ownershipOf(row), actor),
      );
    },
    "conversation.reopen": (call) => decide(call, () => onReopen(ownershipOf(call.row), call.actor)),
  };
}
