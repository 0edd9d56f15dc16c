import * as v from "valibot";
import { answer, command } from "../command.ts";
import { Sub } from "../ids.ts";
import { HAND_NOTE_UNITS_MAX, ROSTER_PAGE_MAX, TEAM_CONVERSATIONS_MAX } from "../limits.ts";
import { isBlank } from "../message/blank.ts";
import type { Summary } from "../thread/conversation.ts";
import type { AgentTold } from "./told.ts";

const upTo = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max));

/** The key of a place of the desk, as `team` tells it. */
const PlaceKey = v.pipe(v.string(), v.minLength(1), v.maxLength(400));

/** What who leads a team sees of it, and how they are asked for help. */
export const teamCommands = [
  /**
   * Asks who leads for help with an open conversation (`wrong_state`), perhaps with words, which stand in the thread. It is
   * shown until somebody lowers it, the conversation is closed, or a colleague has it in place of who had it.
   */
  command({
    name: "conversation.raiseHand",
    about: "conversation",
    right: "answer",
    afterLoss: "ends",
    audit: true,
    fields: {
      note: v.exactOptional(
        v.pipe(
          v.string(),
          v.trim(),
          v.maxLength(HAND_NOTE_UNITS_MAX),
          v.check((note) => !isBlank(note), "blank"),
        ),
      ),
    },
    result: answer(),
  }),
  /** Help came, or is not needed. By who asked, who has the conversation, and who may `supervise` (`not_allowed`). */
  command({
    name: "conversation.lowerHand",
    about: "conversation",
    right: "answer",
    afterLoss: "ends",
    audit: true,
    fields: {},
    result: answer(),
  }),
  /** Agents whom the desk knows, in the order of their `sub`, behind `after`; `more`: there are others behind them. */
  command({
    name: "roster.list",
    about: "desk",
    right: "supervise",
    afterLoss: "ends",
    audit: false,
    fields: { after: v.exactOptional(Sub), limit: upTo(ROSTER_PAGE_MAX) },
    result: answer<{ agents: AgentTold[]; more: boolean }>(),
  }),
  /** Subscribes the socket to who is here and who waits: a `team` frame that is `whole` comes before the answer, changes follow. */
  command({
    name: "team.open",
    about: "socket",
    right: "supervise",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer(),
  }),
  /** Ends what `team.open` began. */
  command({
    name: "team.close",
    about: "socket",
    right: "supervise",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer(),
  }),
  /** What an agent has, newest activity first, or what waits at a place of the desk, longest first. */
  command({
    name: "team.conversations",
    about: "desk",
    right: "supervise",
    afterLoss: "ends",
    audit: false,
    fields: {
      of: v.union([v.strictObject({ agent: Sub }), v.strictObject({ place: PlaceKey })]),
      limit: upTo(TEAM_CONVERSATIONS_MAX),
    },
    result: answer<{ items: Summary[]; more: boolean }>(),
  }),
] as const;
