/** Who may read and answer what is public at a Page, and what an id means there (permissions, Comment node). */
import type { SimulatorContext } from "../../context.ts";
import { postsOf } from "../../world/posts.ts";
import type { CommentState, PostState } from "../../world/state.ts";
import type { Caller } from "../access.ts";
import type { GraphCall } from "../call.ts";
import { guessedError, unknownObject } from "../errors.ts";

/** What people write takes a permission of its own beside that for the Page's posts. */
export function checkReadingOf(caller: Caller, { psid }: { psid: string | null }): void {
  const { permissions } = caller.token;
  if (!permissions.includes("pages_read_engagement")) throw guessedError("postNotReadable");
  if (psid !== null && !permissions.includes("pages_read_user_content"))
    throw guessedError("contentNotReadable");
}

/** Answering, hiding, liking and deleting. */
export function checkEngaging(caller: Caller): void {
  if (!caller.token.permissions.includes("pages_manage_engagement"))
    throw guessedError("engagementNotPermitted");
  if (!caller.token.tasks.includes("MODERATE")) throw guessedError("moderateTaskMissing");
}

/** @throws GraphError 100/33 when it is gone */
export function postOfCall(context: SimulatorContext, caller: Caller, call: GraphCall): PostState {
  const id = call.path[0] ?? "";
  const post = postsOf(caller.page, context.clock.now())[id];
  if (post === undefined || post.deleted) throw unknownObject(call.method, id);
  return post;
}

/** @throws GraphError 100/33 when it is gone */
export function commentOfCall(caller: Caller, call: GraphCall): CommentState {
  const id = call.path[0] ?? "";
  const comment = caller.page.comments[id];
  if (comment === undefined || comment.deleted) throw unknownObject(call.method, id);
  return comment;
}
