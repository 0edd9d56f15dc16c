import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import type { Summary } from "../thread/conversation.ts";
import { CustomerRecord, RecordId } from "./record.ts";

/** Whom a conversation is with, in the system of the page around the gadget. */
export const recordCommands = [
  /** Says which record it is, in place of the one that was linked; null: none any more. A closed conversation may have one as well. */
  command({
    name: "conversation.link",
    about: "conversation",
    right: "answer",
    afterLoss: "keeps_order",
    audit: true,
    fields: { record: v.nullable(CustomerRecord) },
    isKept: true,
    result: answer(),
  }),
  /**
   * The conversations that are linked to a record and that its agent sees, the one with the newest entry first, at most
   * CONVERSATIONS_OF_RECORD_MAX: a person has one with each Page.
   */
  command({
    name: "record.find",
    about: "desk",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: { record: RecordId },
    result: answer<{ conversations: Summary[] }>(),
  }),
] as const;
