import * as v from "valibot";
import { answer, command } from "../command.ts";
import { Sub } from "../ids.ts";
import { ROSTER_PAGE_MAX, TEAM_CONVERSATIONS_MAX } from "../limits.ts";
import type { Summary } from "../thread/conversation.ts";
import type { AgentTold } from "./told.ts";

const upTo = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max));

/** The key of a place of the desk, as `team` tells it. */
const PlaceKey = v.pipe(v.string(), v.minLength(1), v.maxLength(400));

/** What who leads a team sees of it. */
export const teamCommands = [
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
