/** Comments of people below a post of the Page, and the one message by which a Page may answer each (private replies). */
import type { SimulatorContext } from "../context.ts";
import { SimulatorError } from "../simulator-error.ts";
import { commentEvent } from "../webhooks/comment-events.ts";
import type { CommentState, ThreadState } from "../world/state.ts";

/** The Page's only post. */
const POST = "90210";

/** `parentId`: the comment that this one answers. Opens no window: only writing to the Page does. */
export function comment(
  context: SimulatorContext,
  { pageId, psid }: ThreadState,
  text: string,
  parentId?: string,
): string {
  const page = context.world.page(pageId);
  const postId = `${pageId}_${POST}`;
  if (parentId !== undefined && page.comments[parentId] === undefined) throw unknownComment(parentId);
  const id = `${POST}_${context.ids.attachmentId()}`;
  const added: CommentState = {
    id,
    postId,
    parentId: parentId ?? postId,
    psid,
    text,
    at: context.clock.now(),
    deleted: false,
    answered: false,
  };
  page.comments[id] = added;
  context.world.changed();
  commentEvent(context, pageId, added, "add");
  return id;
}

export function editComment(context: SimulatorContext, thread: ThreadState, id: string, text: string): void {
  const changed = ownComment(context, thread, id);
  changed.text = text;
  context.world.changed();
  commentEvent(context, thread.pageId, changed, "edited");
}

export function deleteComment(context: SimulatorContext, thread: ThreadState, id: string): void {
  const gone = ownComment(context, thread, id);
  gone.deleted = true;
  context.world.changed();
  commentEvent(context, thread.pageId, gone, "remove");
}

function ownComment(context: SimulatorContext, { pageId, psid }: ThreadState, id: string): CommentState {
  const found = context.world.page(pageId).comments[id];
  if (found === undefined || found.deleted || found.psid !== psid) throw unknownComment(id);
  return found;
}

function unknownComment(id: string): SimulatorError {
  return new SimulatorError(404, "unknown_comment", `There is no such comment ${id}.`);
}
