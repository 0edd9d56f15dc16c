import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { ConversationId } from "../ids.ts";
import { ERASED_AT_ONCE_MAX, PEOPLE_WORDS_UNITS_MAX } from "../limits.ts";
import type { FoundBy, NamedPerson } from "./person.ts";

/** Who is meant, before what is kept of them is given out or erased, and who is to be kept. */
export const privacyCommands = [
  /**
   * Who is meant by `words`: the address of a conversation, or a link that holds one; a PSID; a name, or how it begins; what a reference stands for ("1001",
   * "Order 1001"); the id of a record. At most PEOPLE_FOUND_MAX, those found by an address first, then who wrote last; `more`: there are others. The log
   * tells of it, never what was looked for.
   */
  command({
    name: "people.find",
    about: "desk",
    right: "erase_people",
    afterLoss: "ends",
    audit: true,
    fields: {
      words: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(PEOPLE_WORDS_UNITS_MAX)),
    },
    result: answer<{ people: (NamedPerson & { by: FoundBy })[]; more: boolean }>(),
  }),
  /** Whom these conversations are with, in their order. Of one that is not at the desk nothing is told. */
  command({
    name: "people.tell",
    about: "desk",
    right: "erase_people",
    afterLoss: "ends",
    audit: false,
    fields: {
      conversations: v.pipe(v.array(ConversationId), v.minLength(1), v.maxLength(ERASED_AT_ONCE_MAX)),
    },
    result: answer<{ people: NamedPerson[] }>(),
  }),
  /**
   * Conversations under a legal hold, by their names, HOLDS_PAGE_MAX at a time; `after`: the one behind which to go on. One that was set by a version that
   * told its desk nothing of it is listed once something else happens there.
   */
  command({
    name: "hold.list",
    about: "desk",
    right: "hold_conversations",
    afterLoss: "ends",
    audit: false,
    fields: { after: v.exactOptional(ConversationId) },
    result: answer<{ holds: NamedPerson[]; more: boolean }>(),
  }),
] as const;
