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
  /** What the customer wrote. */
  said: Preview;
  /** A colleague asks whether they take it over, who has it until then; with words for whoever does. */
  from?: Person;
  note?: string;
};

/** One that became an agent's by a queue whose members are not asked. `at`: when, in ms. */
export type GivenTold = Pick<OfferTold, "summary" | "queue" | "since" | "at" | "said">;
