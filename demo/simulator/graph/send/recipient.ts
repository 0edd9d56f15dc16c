/** Whom a call is about, in those forms of `recipient` that can name somebody here. */
import type { SimulatorContext } from "../../context.ts";
import type { JsonObject } from "../../json.ts";
import { PRIVATE_REPLY_MS } from "../../rules.ts";
import { postsOf } from "../../world/posts.ts";
import type { CheckboxState, CommentState, OptinState, PostState, ThreadState } from "../../world/state.ts";
import type { Caller } from "../access.ts";
import { objectParam, textOf } from "../call.ts";
import { GraphError, guessedError, invalidParameter, outsideWindow } from "../errors.ts";
import { findThread, STANDARD_WINDOW_MS } from "./permission.ts";

export type Recipient =
  | { by: "id"; thread: ThreadState }
  /** The Page does not learn who it is: no PSID in the answer, and no echo (user_ref). */
  | { by: "user_ref"; thread: ThreadState; checkbox: CheckboxState }
  /** A private reply: the person need not have written to the Page. */
  | { by: "comment"; thread: ThreadState; comment: CommentState | PostState }
  | { by: "token"; thread: ThreadState; optin: OptinState };

export function findRecipient(context: SimulatorContext, caller: Caller, params: JsonObject): Recipient {
  const recipient = readRecipient(params);
  const commentId = textOf(recipient["comment_id"]);
  if (commentId !== null) return answered(context, caller.page.comments[commentId]);
  const postId = textOf(recipient["post_id"]);
  if (postId !== null) return answered(context, postsOf(caller.page, context.clock.now())[postId]);
  const userRef = textOf(recipient["user_ref"]);
  const oneTime = textOf(recipient["one_time_notif_token"]);
  const token = oneTime ?? textOf(recipient["notification_messages_token"]);
  if (userRef !== null) {
    const checkbox = caller.page.checkboxes?.[userRef];
    if (checkbox === undefined) throw noSuchPerson();
    // The opt-in alone opens its 24 hours, as whatever else a person does.
    const isOver = context.clock.now() - checkbox.at > STANDARD_WINDOW_MS;
    if (checkbox.wrote !== "person" && isOver) throw outsideWindow();
    return { by: "user_ref", thread: context.world.thread(checkbox.psid), checkbox };
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

/** A comment, or a visitor's post: each is answered once, within seven days, and not when it is gone. */
function answered(context: SimulatorContext, comment: CommentState | PostState | undefined): Recipient {
  const problem = privateReplyProblem(comment, context.clock.now());
  if (problem !== null) throw guessedError(problem);
  const { psid } = comment as CommentState & { psid: string };
  return { by: "comment", thread: context.world.thread(psid), comment: comment as CommentState | PostState };
}

/** Why it cannot be answered privately; null: it can (`can_reply_privately`). */
export function privateReplyProblem(
  comment: CommentState | PostState | undefined,
  now: number,
): "commentAnswered" | "commentNotReplyable" | "commentNotValid" | null {
  if (comment === undefined || comment.deleted || now - comment.at > PRIVATE_REPLY_MS)
    return "commentNotValid";
  const isReview = "kind" in comment && comment.kind === "review";
  if (comment.psid === null || isReview) return "commentNotValid";
  if (comment.answered) return "commentAnswered";
  return "notReplyable" in comment ? "commentNotReplyable" : null;
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
