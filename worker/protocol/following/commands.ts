import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { FOLLOWING } from "./following.ts";

/** What is told of conversations that the socket does not have open. */
export const followingCommands = [
  /**
   * From now on the socket gets a `followed` frame of what is new in conversations, whether it has them open or not: `mine`, in
   * those that its agent has, or had last; `all`, in all that they see. `none` ends it. Nothing is told of what was before.
   */
  command({
    name: "messages.follow",
    about: "socket",
    right: "read",
    afterLoss: "ends",
    audit: false,
    fields: { of: v.picklist(FOLLOWING) },
    result: answer(),
  }),
] as const;
