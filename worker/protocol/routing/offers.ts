import type { ConversationId } from "../ids.ts";
import type { Why } from "../message/content.ts";
import type { Person } from "../message/entry.ts";
import type { Preview, Summary } from "../thread/conversation.ts";

/** A conversation that an agent is asked to take. `queue`: where it waits, for people. Times in ms. */
export type OfferTold = {
  summary: Summary;
  queue: string;
  /** From when on its customer waits. */
  since: number;
  /** When it was offered, and until when it may be taken. */
  at: number;
  until: number;
  /** What the customer wrote last. */
  said: Preview;
  /** A colleague gave it on, or asks whether they take it over and has it until then; with words for whoever does. */
  from?: Person;
  note?: string;
};

/** One that became an agent's by a queue whose members are not asked. `at`: when, in ms. */
export type GivenTold = Omit<OfferTold, "until">;

/**
 * An offer that is over, as OfferTold names it by `conversation` and `at`. `to`: whose it is since, whom somebody else may have
 * given it (`by`). `why`: that they were asked and took it (`accept`), took it (`take`) or answered (`reply`) unasked; that this
 * agent declined (`decline`), or did not answer (`expire`); that who asked took it back (`take`, without `to`); and whatever else
 * moves a conversation.
 */
export type OfferEnded = {
  conversation: ConversationId;
  at: number;
  why: Why;
  by: Person | null;
  to?: Person;
};
