import * as v from "../values.ts";
import { answer, command } from "../command.ts";
import { EntryId } from "../ids.ts";
import { isBlank } from "../message/blank.ts";
import { COMMENT_UNITS_MAX } from "../outgoing/limits.ts";
import { COMMENT_ACTIONS } from "./comment.ts";

const CommentText = v.pipe(
  v.string(),
  v.maxLength(COMMENT_UNITS_MAX),
  v.check((text) => !isBlank(text), "is empty"),
);

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
  /**
   * Has what the Page wrote there say something else, as `comment.act` deletes it: by whomever (`wrong_state`, `not_ours`), of colleagues and
   * Meta's own pages with `act_for_colleagues` (`not_allowed`). Answered when Meta has it; nothing happens where it says so already.
   */
  command({
    name: "comment.edit",
    about: "conversation",
    right: "answer",
    reachesCustomer: true,
    afterLoss: "repeats",
    audit: true,
    fields: { entry: EntryId, text: CommentText },
    result: answer(),
  }),
  /**
   * Asks Meta whether what an entry says may still be answered in private: staff may have done so in Meta's own pages. What it says is told
   * with the thread (`comment.closed`); nothing is asked of what cannot be answered anyhow.
   */
  command({
    name: "comment.look",
    about: "conversation",
    right: "answer",
    afterLoss: "ends",
    audit: false,
    fields: { entry: EntryId },
    result: answer(),
  }),
] as const;
