import * as v from "../values.ts";
import type { Summary } from "../thread/conversation.ts";

/**
 * How many other conversations the desk has of the same person, as a list shows it. `at`: when that last became another number,
 * in ms: who shows them asks anew then.
 */
export type PersonMarks = { others: number; at: number };

/**
 * Why two conversations may be one person's. `record`: both are linked to the same record of another system; `reference`: both came
 * by a reference of the same kind and value, such as a user's id or an order's number.
 */
export const PERSON_LIKENESS = ["record", "reference"] as const;
export type PersonLikeness = (typeof PERSON_LIKENESS)[number];
export type SuggestedPerson = { summary: Summary; why: PersonLikeness };

/**
 * Who a conversation is with, over Pages. `others`: their other conversations, the one with the newest entry first; `unseen`: how many
 * of those its agent does not see. `suggested`: conversations that may be theirs, at most PERSON_SUGGESTIONS_MAX.
 */
export type PersonTold = { others: Summary[]; unseen: number; suggested: SuggestedPerson[] };

/** What becomes of the other conversations of a person of whom one is erased. */
export const OtherConversations = v.picklist(["erase", "keep"]);
