import * as v from "valibot";
import { answer, command } from "../command.ts";
import { EntryId } from "../ids.ts";
import { COMMENT_ACTIONS } from "./comment.ts";

/** What is done with comments. They are answered by `message.send`, with an `outgoing` of the kinds that are theirs. */
export const commentCommands = [
  /**
   * Hides what an entry of a thread of kind `comment` says from everybody but who wrote it and their friends, likes it as the Page, takes
   * either back, or deletes it: what the Page wrote, by whomever (`wrong_state`, `not_ours`); what a colleague wrote, or somebody in Meta's
   * own pages, needs `act_for_colleagues` (`not_allowed`). Answered when Meta has done it; nothing happens where it is so already. What was
   * removed is `wrong_state` (`unsent`); in Messenger there is none of it (`not_sendable`, `kind`).
   */
  command({
    name: "comment.act",
    about: "conversation",
    right: "answer",
    reachesCustomer: true,
    afterLoss: "repeats",
    audit: "action",
    fields: { entry: EntryId, action: v.picklist(COMMENT_ACTIONS) },
    result: answer(),
  }),
] as const;
