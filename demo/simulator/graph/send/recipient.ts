/** Whom a call is about, in those forms of `recipient` that can name somebody here. */
import type { SimulatorContext } from "../../context.ts";
import type { JsonObject } from "../../json.ts";
import { PRIVATE_REPLY_MS } from "../../rules.ts";
import type { CommentState, OptinState, ThreadState } from "../../world/state.ts";
import type { Caller } from "../access.ts";
import { objectParam, textOf } from "../call.ts";
import { GraphError, guessedError, invalidParameter } from "../errors.ts";
import { findThread } from "./permission.ts";

export type Recipient =
  | { by: "id"; thread: ThreadState }
  /** The Page does not learn who it is: no PSID in the answer, and no echo (user_ref). */
  | { by: "user_ref"; thread: ThreadState }
  /** A private reply: the person need not have written to the Page. */
  | { by: "comment"; thread: ThreadState; comment: CommentState }
  | { by: "token"; thread: ThreadState; optin: OptinState };

export function findRecipient(context: SimulatorContext, caller: Caller, params: JsonObject): Recipient {
  const recipient = readRecipient(params);
  const commentId = textOf(recipient["comment_id"]);
  if (commentId !== null) return commentator(context, caller, commentId);
  const userRef = textOf(recipient["user_ref"]);
  const oneTime = textOf(recipient["one_time_notif_token"]);
  const token = oneTime ?? textOf(recipient["notification_messages_token"]);
  if (userRef !== null) {
    const psid = caller.page.userRefs[userRef];
    if (!psid) throw noSuchPerson();
    return { by: "user_ref", thread: context.world.thread(psid) };
  }
  if (token === null) return { by: "id", thread: findThread(context, caller, psidOf(recipient)) };
  const optin = caller.page.optins[token];
  if (optin === undefined || (optin.kind === "one_time") !== (oneTime !== null))
    throw guessedError("tokenSpent");
  if (optin.kind === "recurring" && optin.closed) {
    throw new GraphError({
      code: 10,
      subcode: 1893015,
      message: "(#10) This person has stopped notifications of this topic.",
    });
  }
  if (optin.closed || context.clock.now() > optin.expiresAt) throw guessedError("tokenSpent");
  return { by: "token", thread: context.world.thread(optin.psid), optin };
}

/** Each comment is answered once, within seven days, and not when it is gone. */
function commentator(context: SimulatorContext, caller: Caller, id: string): Recipient {
  const comment = caller.page.comments[id];
  if (comment === undefined || comment.deleted || context.clock.now() - comment.at > PRIVATE_REPLY_MS)
    throw guessedError("commentNotValid");
  if (comment.answered) throw guessedError("commentAnswered");
  return { by: "comment", thread: context.world.thread(comment.psid), comment };
}

/** The PSID, of calls that take nothing else. */
export function readPsid(params: JsonObject): string {
  return psidOf(readRecipient(params));
}

function readRecipient(params: JsonObject): JsonObject {
  if (params["recipient"] === undefined || params["recipient"] === "") {
    throw invalidParameter("The parameter recipient is required");
  }
  const recipient = objectParam(params, "recipient") ?? {};
  if (Object.keys(recipient).length === 0) throw invalidParameter("param recipient must be non-empty.");
  return recipient;
}

function psidOf(recipient: JsonObject): string {
  const psid = textOf(recipient["id"]);
  if (psid === null) throw noSuchPerson();
  return psid;
}

function noSuchPerson(): GraphError {
  return invalidParameter("No matching user found", 2018001);
}
