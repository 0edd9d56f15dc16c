import { answer, command } from "../command.ts";
import { ConversationId } from "../ids.ts";
import type { PersonTold } from "./person.ts";

/** One person who writes to several Pages, and is another customer to each. */
export const personCommands = [
  /** Their other conversations, and those that may be theirs. */
  command({
    name: "person.read",
    about: "conversation",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer<PersonTold>(),
  }),
  /**
   * Says that two conversations are one person's, with all that either was one with before; threads stay threads. `wrong_state`: it is the
   * same conversation (`self`), one of them is no conversation in Messenger (`kind`), or the person would have more than
   * PERSON_CONVERSATIONS_MAX (`full`). `not_found`: the desk has no such `other`, or its agent does not see it.
   */
  command({
    name: "person.merge",
    about: "conversation",
    right: "merge_customers",
    afterLoss: "ends",
    audit: true,
    fields: { other: ConversationId },
    isKept: true,
    result: answer(),
  }),
  /** Takes back the newest merge by which the two became one person's: whoever came with either stays with it. */
  command({
    name: "person.unmerge",
    about: "conversation",
    right: "merge_customers",
    afterLoss: "ends",
    audit: true,
    fields: { other: ConversationId },
    isKept: true,
    result: answer(),
  }),
] as const;
