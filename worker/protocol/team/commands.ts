import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { ConversationId, Sub } from "../ids.ts";
import { HAND_NOTE_UNITS_MAX, REASSIGN_MAX, ROSTER_PAGE_MAX, TEAM_CONVERSATIONS_MAX } from "../limits.ts";
import type { Person } from "../message/entry.ts";
import type { Refusal } from "../refusals.ts";
import { Id } from "../routing/fields.ts";
import type { Summary } from "../thread/conversation.ts";
import { words } from "../thread/words.ts";
import type { AgentTold, TeamNews } from "./told.ts";

const upTo = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max));

/** The key of a place of the desk, as `team` tells it. */
const PlaceKey = v.pipe(v.string(), v.minLength(1), v.maxLength(400));

/** To whom it goes: an agent, a queue by its id, or everyone (by the rules of a desk that has some). */
const GoesTo = v.union([
  v.strictObject({ agent: Sub }),
  v.strictObject({ queue: Id }),
  v.strictObject({ everyone: v.literal(true) }),
]);
export type GoesTo = v.InferOutput<typeof GoesTo>;

/** What came of one conversation of several: `ok`, or why it stays as it is; `by`: who took it meanwhile. */
export type Reassigned = {
  conversation: string;
  code: "ok" | Extract<Refusal["code"], "not_found" | "not_allowed" | "wrong_state" | "taken">;
  by?: Person;
};

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
      note: v.exactOptional(words(HAND_NOTE_UNITS_MAX)),
    },
    isKept: true,
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
    isKept: true,
    result: answer(),
  }),
  /**
   * Gives several conversations to somebody else, each as if it were the only one: what came of each is told in their order.
   * `owner`: whose it was when that was decided, by `sub`; if somebody else took it since, that one is `taken`. An agent or a
   * queue that there is not is `not_found`, and nothing happens. What is offered to somebody goes to no queue (`wrong_state`).
   */
  command({
    name: "conversations.reassign",
    about: "desk",
    right: "supervise",
    afterLoss: "ends",
    audit: true,
    fields: {
      conversations: v.pipe(
        v.array(v.strictObject({ conversation: ConversationId, owner: v.exactOptional(v.nullable(Sub)) })),
        v.minLength(1),
        v.maxLength(REASSIGN_MAX),
      ),
      to: GoesTo,
    },
    result: answer<{ outcomes: Reassigned[] }>(),
  }),
  /**
   * Sets how a colleague is there, who is told by whom; `reason` as of `presence.set`. Who is not here is `wrong_state`
   * (`offline`).
   */
  command({
    name: "agent.setPresence",
    about: "desk",
    right: "supervise",
    afterLoss: "ends",
    audit: "presence",
    fields: {
      agent: Sub,
      presence: v.picklist(["available", "away"]),
      reason: v.exactOptional(Id),
    },
    result: answer(),
  }),
  /**
   * Forgets an agent: what they have goes on, what is offered to them goes to others, their sockets are closed (CLOSE.removed), and
   * another version of the document is without them where it named them. Whoever has a token of theirs may still come back by it.
   * Oneself is `wrong_state` (`self`); whom the desk does not know, and where it is to go if there is none such, is `not_found`.
   */
  command({
    name: "agent.remove",
    about: "desk",
    right: "supervise",
    afterLoss: "ends",
    audit: true,
    fields: { agent: Sub, to: GoesTo },
    result: answer<{ moved: number }>(),
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
    right: "watch",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer(),
  }),
  /** Ends what `team.open` began. */
  command({
    name: "team.close",
    about: "socket",
    right: "watch",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer(),
  }),
  /** The same once, for whoever has no socket: a frame that is `whole`, at `now` by the Worker's clock. */
  command({
    name: "team.read",
    about: "desk",
    right: "see_figures",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer<{ now: number; team: TeamNews }>(),
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
