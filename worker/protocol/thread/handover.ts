import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import type { Presence } from "../frames.ts";
import { Sub } from "../ids.ts";
import { TARGET_WORDS_UNITS_MAX } from "../limits.ts";
import { Id } from "../routing/fields.ts";
import { HandedNote } from "./words.ts";

/** To whom a conversation is given on: one agent, whoever of a team or queue takes it, or (`pool`) everyone. */
export const TransferTarget = v.variant("type", [
  v.strictObject({ type: v.literal("agent"), agent: Sub }),
  v.strictObject({ type: v.literal("team"), team: Id }),
  v.strictObject({ type: v.literal("queue"), queue: Id }),
  v.strictObject({ type: v.literal("pool") }),
]);
export type TransferTarget = v.InferOutput<typeof TransferTarget>;

/** An agent to whom something may be given. `load` of `capacity` conversations are theirs. */
export type TargetAgent = { sub: string; name: string; presence: Presence; load: number; capacity: number };

/**
 * A team or queue to which something may be given: how many are in it, how many of them here and available, and how many of
 * those would take this one: who has room, is able to what the queue needs, is not asked for another, and does not give it
 * themselves; how many customers wait, and since when the first. `opensAt`: when it is open next, where it is
 * closed and that is known. Times in ms.
 */
export type TargetPlace = {
  id: string;
  name: string;
  members: number;
  here: number;
  free: number;
  waiting: number;
  since: number | null;
  isOpen: boolean;
  opensAt: number | null;
};

/** `more`: there are further agents, whom words would find. */
export type TransferTargets = {
  agents: TargetAgent[];
  more: boolean;
  teams: TargetPlace[];
  queues: TargetPlace[];
};

/** A conversation that is given on, and those who help with it. */
export const handoverCommands = [
  /**
   * Gives it on, with words for whoever gets it, which stand in the thread. By who has it, and who may `act_for_colleagues`
   * (`not_allowed`). An agent who is here has it at once; a team's or queue's agents are offered it as what waits there.
   * `stays`: who has it keeps it until one of them takes it (`offer.accept`), within the time of an offer (not with `pool`, `bad_frame`); `wrong_state`
   * (`transferring`) while others are asked already, which `conversation.take` ends. `target_unavailable` says why not. `owner`
   * as of `conversation.take`.
   */
  command({
    name: "conversation.transfer",
    about: "conversation",
    right: "answer",
    afterLoss: "ends",
    audit: true,
    fields: {
      to: TransferTarget,
      stays: v.exactOptional(v.literal(true)),
      note: v.exactOptional(HandedNote),
      owner: v.exactOptional(v.nullable(Sub)),
    },
    isKept: true,
    result: answer(),
  }),
  /** To whom something may be given, as it is now. `words`: agents whose names hold them. */
  command({
    name: "transfer.targets",
    about: "desk",
    right: "answer",
    afterLoss: "ends",
    audit: false,
    fields: { words: v.exactOptional(v.pipe(v.string(), v.maxLength(TARGET_WORDS_UNITS_MAX))) },
    result: answer<TransferTargets>(),
  }),
  /**
   * Has another agent, who is here, help: both write, and one has it. By who has it, and who may `act_for_colleagues`
   * (`not_allowed`); what nobody has is `wrong_state`. It ends with the contact, and when nobody has it any more.
   */
  command({
    name: "conversation.invite",
    about: "conversation",
    right: "answer",
    afterLoss: "ends",
    audit: true,
    fields: { agent: Sub, note: v.exactOptional(HandedNote) },
    isKept: true,
    result: answer(),
  }),
  /** Helps no longer; `agent`: another does not, whom who has it or may `act_for_colleagues` removes (`not_allowed`). */
  command({
    name: "conversation.leave",
    about: "conversation",
    right: "answer",
    afterLoss: "keeps_order",
    audit: true,
    fields: { agent: v.exactOptional(Sub) },
    isKept: true,
    result: answer(),
  }),
] as const;
