import type { CommentAction } from "../../worker/protocol/comments/comment.ts";
import type { ConversationId, EntryId } from "../../worker/protocol/ids.ts";
import { rememberFile, sendOutgoing } from "../compose/deeds.ts";
import { boxFiles } from "../late/builder.ts";
import { act } from "../session/deeds.ts";
import type { DeedTools } from "../session/deed-tools.ts";
import type { BoxFile } from "../state/box-file.ts";
import { composedOf } from "../state/composed.ts";
import { knows } from "../state/features.ts";
import { draftOf, type Mode } from "./shown.ts";

/**
 * Sends what is in one of the boxes, as the answer to the comment that was chosen, and empties it. `picture`: what stands beside the words
 * in public, which the Worker has.
 */
export function reply(
  tools: DeedTools,
  conversation: ConversationId,
  mode: Mode,
  text: string,
  picture: BoxFile | null = null,
): void {
  keep(tools, conversation, mode, "");
  const file = picture?.given?.file;
  if (mode === "private") {
    sendOutgoing(tools, conversation, { kind: "private_reply", text }, text);
  } else if (picture === null || file === undefined) {
    sendOutgoing(tools, conversation, { kind: "public_reply", text }, text);
  } else {
    rememberFile(picture);
    const words = text === "" ? {} : { text };
    const said = [text, picture.name].filter((it) => it !== "").join("\n");
    sendOutgoing(tools, conversation, { kind: "public_reply", ...words, file }, said);
    boxFiles.value?.emptyBox(tools, conversation);
  }
}

/** Lets the agent choose the picture of a public reply: another takes the place of the one that is there. */
export async function choosePicture(
  tools: DeedTools,
  conversation: ConversationId,
  owner: Document,
): Promise<void> {
  const script = boxFiles.value;
  if (script === null) return;
  const [file] = await script.pickPicture(owner);
  if (file === undefined) return;
  for (const { key } of composedOf(tools.store.state, conversation).files)
    script.removeFile(tools, conversation, key);
  script.addFiles(tools, conversation, [file]);
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

/** Asks Meta whether it may still be answered in private, before anybody writes: what it says is told with the thread. */
export function look({ store, channel }: DeedTools, conversation: ConversationId, entry: EntryId): void {
  if (!knows(store.state, "comment_edits")) return;
  // Without an answer it is judged by what is known here, and by Meta when it leaves.
  void channel.request({ type: "comment.look", conversation, entry });
}

/** Has what the Page wrote say something else. */
export function editComment(
  tools: DeedTools,
  conversation: ConversationId,
  entry: EntryId,
  text: string,
): void {
  const isBusy = (busy: boolean) => {
    tools.store.dispatch({ type: "entry.busy", conversation, entry, busy });
  };
  isBusy(true);
  act(tools, conversation, { type: "comment.edit", conversation, entry, text }, () => {
    isBusy(false);
  });
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
