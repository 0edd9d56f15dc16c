import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { ConversationId, Sub, Time } from "../ids.ts";
import { SEARCH_LENGTH_MAX, SEARCH_WORDS_UNITS_MAX } from "../limits.ts";
import type { Rebuilding, SearchFound } from "./search.ts";

/** Looking for what was said, and by whom. */
export const searchCommands = [
  /**
   * Finds customers by their names, and what was said by its words, in all that its agent sees. Words count by their beginning; in quotes as they are
   * and in this order. `in`: names or words alone. `after` goes on where an answer ended. One at a time of each agent,
   * and one that waits: `too_many_commands` for one in whose place a later one waits.
   */
  command({
    name: "search",
    about: "desk",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: {
      words: v.pipe(v.string(), v.maxLength(SEARCH_WORDS_UNITS_MAX)),
      in: v.exactOptional(v.picklist(["names", "words"])),
      page: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
      by: v.exactOptional(
        v.union([v.picklist(["customer", "page", "agents", "notes"]), v.strictObject({ agent: Sub })]),
      ),
      within: v.exactOptional(ConversationId),
      from: v.exactOptional(Time),
      until: v.exactOptional(Time),
      status: v.exactOptional(v.picklist(["open", "closed"])),
      owner: v.exactOptional(v.nullable(Sub)),
      after: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
      length: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(SEARCH_LENGTH_MAX)),
    },
    result: answer<SearchFound>(),
  }),
  /** Makes the index anew, from what the conversations hold; it is searched meanwhile, as far as it is made. */
  command({
    name: "search.rebuild",
    about: "desk",
    right: "configure_desk",
    afterLoss: "ends",
    audit: true,
    fields: {},
    result: answer<Rebuilding>(),
  }),
] as const;
