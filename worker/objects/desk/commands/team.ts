import { done, refused, type Outcome } from "../../../domain/outcome.ts";
import { lowerHand, raiseHand, type HandDecided } from "../../../domain/team/hand.ts";
import type { Refusal } from "../../../protocol/refusals.ts";
import { handOf, standingOf } from "../list/row.ts";
import { wasSo, type Done, type Handlers, type Tools } from "./call.ts";
import { isRepeated, withDecision, type Decision } from "./decide.ts";

type TeamType =
  | "conversation.raiseHand"
  | "conversation.lowerHand"
  | "roster.list"
  | "team.open"
  | "team.close"
  | "team.read"
  | "team.conversations";

/** Who is here and who waits, for who leads the team. */
export function teamHandlers({ team, mover }: Tools): Handlers<TeamType> {
  /** As of other commands about a conversation, the row keeps what was decided. */
  const decide = <R extends Refusal>(
    call: Decision,
    outcome: Outcome<HandDecided, R>,
  ): Done<"conversation.raiseHand"> => {
    if (isRepeated(call)) return wasSo(null);
    if (!outcome.ok) return refused(outcome.refusal);
    if (outcome.value.isSame) return wasSo(null);
    mover.raise(call.row, outcome.value, withDecision(call));
    return done(null);
  };

  return {
    "conversation.raiseHand": (call) => {
      const { actor, command, row } = call;
      const asked = { by: actor, note: command.note, now: Date.now() };
      return decide(call, raiseHand(standingOf(row), handOf(row), asked));
    },

    "conversation.lowerHand": (call) =>
      decide(call, lowerHand(standingOf(call.row), handOf(call.row), call.actor)),

    "roster.list": ({ command: { after, limit } }) => {
      const all = team.roster(Date.now());
      const behind = after === undefined ? all : all.filter(({ sub }) => sub > after);
      return done({ agents: behind.slice(0, limit), more: behind.length > limit });
    },

    "team.open": ({ socket }) => {
      team.opened(socket);
      return done(null);
    },

    "team.close": ({ socket }) => {
      team.closed(socket);
      return done(null);
    },

    "team.read": async () => {
      const now = Date.now();
      return done({ now, team: await team.read(now) });
    },

    "team.conversations": ({ command: { of, limit } }) =>
      done("agent" in of ? team.heldBy(of.agent, limit) : team.waitingAt(of.place, limit)),
  };
}
