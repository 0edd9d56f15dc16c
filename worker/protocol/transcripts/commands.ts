import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { EntryId } from "../ids.ts";
import type { Transcript } from "./transcript.ts";

/** What was said in a contact, to be kept elsewhere. */
export const transcriptCommands = [
  /** `contact`: as `interactions.list` numbers it (`not_found` where it is not kept). `notes`: with what agents wrote to each other. The log tells of it. */
  command({
    name: "interaction.transcript",
    about: "conversation",
    right: "answer",
    afterLoss: "ends",
    audit: true,
    fields: { contact: EntryId, notes: v.exactOptional(v.boolean()) },
    result: answer<Transcript>(),
  }),
] as const;
