import type { CommandType, DeclarationOf } from "./commands.ts";
import type { AfterLoss } from "./command.ts";

/** Commands that leave again after a lost socket. */
type Kept = {
  [
    N in CommandType as DeclarationOf<N>["afterLoss"] extends "ends" ? never : N
  ]: DeclarationOf<N>["afterLoss"];
};

/**
 * What the declarations say of it, without them: a gadget needs no more, and the schemas would be a third of its script.
 * Compiles only as long as both say the same.
 */
const KEPT: Kept = {
  "message.send": "keeps_order",
  "message.retry": "keeps_order",
  "message.withdraw": "keeps_order",
  "message.confirm": "keeps_order",
  "message.settle": "keeps_order",
  "message.react": "keeps_order",
  "conversation.take": "keeps_order",
  "conversation.release": "keeps_order",
  "conversation.close": "keeps_order",
  "conversation.reopen": "keeps_order",
  "conversation.leave": "keeps_order",
  "note.add": "keeps_order",
  "note.edit": "keeps_order",
  "note.takeBack": "keeps_order",
  "mentions.read": "repeats",
  "presence.set": "keeps_order",
  "desk.configure": "keeps_order",
  "template.save": "keeps_order",
  "macro.save": "keeps_order",
  "page.resume": "keeps_order",
  "thread.import": "repeats",
  "thread.control": "repeats",
  "customer.moderate": "repeats",
  "comment.act": "repeats",
  "comment.edit": "repeats",
  "media.retry": "repeats",
  "conversation.tag": "keeps_order",
  "conversation.attributes": "keeps_order",
  "conversation.link": "keeps_order",
  "page.retryHumanAgent": "repeats",
};

/** What becomes of a command of that name whose socket broke before the answer. */
export function afterLoss(name: CommandType): AfterLoss {
  return (KEPT as Partial<Record<CommandType, AfterLoss>>)[name] ?? "ends";
}
