import { answer, command } from "../command.ts";
import type { InteractionTold } from "./interaction.ts";

/** The contacts of a conversation, for reports and programs. */
export const interactionCommands = [
  /** The newest first, and of those that are closed the last INTERACTIONS_MAX. What was before a desk kept them is not told. */
  command({
    name: "interactions.list",
    about: "conversation",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: {},
    result: answer<{ interactions: InteractionTold[] }>(),
  }),
] as const;
