import type { CommentAction } from "../../worker/protocol/comments/comment.ts";
import type { ConversationId, EntryId } from "../../worker/protocol/ids.ts";
import { sendOutgoing } from "../compose/deeds.ts";
import { act } from "../session/deeds.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import { draftOf, type Mode } from "./shown.ts";

/** Sends what is in one of the boxes, as the answer to the comment that was chosen, and empties it. */
export function reply(tools: DeedTools, conversation: ConversationId, mode: Mode, text: string): void {
  keep(tools, conversation, mode, "");
  const kind = mode === "public" ? "public_reply" : "private_reply";
  sendOutgoing(tools, conversation, { kind, text }, text);
}

/** What is written stays in the box of its own. */
export function keep({ store }: DeedTools, conversation: ConversationId, mode: Mode, text: string): void {
  store.dispatch({ type: "draft", conversation: draftOf(conversation, mode), text });
}

/** The next reply is one of this kind; `to`: the comment that it answers, null: the first. */
export function turnTo(
  { store }: DeedTools,
  conversation: ConversationId,
  mode: Mode,
  to?: EntryId | null,
): void {
  const replyTo = to === undefined ? {} : { replyTo: to };
  store.dispatch({ type: "composed", conversation, change: { ...replyTo, isPrivate: mode === "private" } });
}

/** Likes it, hides it, or takes that back; deletes what the Page wrote. What comes of it follows as news of the thread. */
export function actOnComment(
  tools: DeedTools,
  conversation: ConversationId,
  entry: EntryId,
  action: CommentAction,
): void {
  const isBusy = (busy: boolean) => {
    tools.store.dispatch({ type: "entry.busy", conversation, entry, busy });
  };
  isBusy(true);
  act(tools, conversation, { type: "comment.act", conversation, entry, action }, () => {
    isBusy(false);
  });
}
