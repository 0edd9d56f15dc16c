import type { CommandType } from "../commands.ts";
import type { Feature } from "../session/features.ts";

/**
 * What whoever came by a reviewer link may ask for: to see the threads of the link, and to answer there. A command that is not
 * named here is refused, whatever right it asks for, so that what is new is refused until somebody has thought of it.
 */
export const REVIEWER_COMMANDS: ReadonlySet<CommandType> = new Set<CommandType>([
  "list.open",
  "list.more",
  "thread.open",
  "thread.close",
  "thread.history",
  "thread.seen",
  "typing",
  "message.send",
  "message.retry",
  "message.settle",
  "message.withdraw",
  "message.confirm",
  "message.react",
  "message.attempts",
  "message.edits",
  "media.link",
  "media.retry",
  "conversation.take",
  "conversation.release",
  "conversation.close",
  "conversation.reopen",
  "stickers.packs",
  "stickers.pack",
  "stickers.search",
  "session.renew",
]);

/** What `welcome` names to them: nothing that needs a command that they may not give. */
export const REVIEWER_FEATURES: ReadonlySet<Feature> = new Set<Feature>([
  "outgoing",
  "pass",
  "send_kinds",
  "reactions",
  "files",
  "both_ends",
  "attempts",
  "stickers",
]);
