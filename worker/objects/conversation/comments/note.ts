import type { InboundItem } from "../../../domain/item.ts";
import { partsOfName } from "../../../protocol/ids.ts";
import type { CommentDelivery } from "../../kernel/contracts.ts";
import { PICTURE } from "../media/store.ts";
import type { ConversationStore } from "../log/store.ts";
import type { StoredComment } from "./thread.ts";

/** What comes with comments of the thread as a whole: its post, and who began it. Callers wrap it in a transaction. */
export function noteComments(
  store: ConversationStore,
  { postId, context, items, now }: CommentDelivery & { now: number },
): void {
  const known = store.thread.comment();
  const began = beganBy(store, items);
  const next: StoredComment = {
    ...{ began: "comment", by: null, ...known, postId },
    post: context?.post ?? known?.post ?? null,
    ...began,
  };
  if (JSON.stringify(next) !== JSON.stringify(known)) store.thread.setComment(next, store.nextRev());
  const name = began?.by?.name ?? null;
  const { customer_name: oldName } = store.existingThread();
  if (name !== null && name !== oldName)
    store.thread.setProfile(name, { askedAt: now, ...store.thread.profile() }, store.nextRev());
  const hasPicture = store.thread.profile()?.picture !== undefined || store.media.find(PICTURE) !== null;
  const pictureUrl = context?.pictureUrl ?? null;
  if (pictureUrl !== null && !hasPicture) store.media.add(PICTURE, 0, pictureUrl, now);
}

function beganBy(
  store: ConversationStore,
  items: readonly InboundItem[],
): Pick<StoredComment, "began" | "by"> | null {
  const { psid: thread } = partsOfName(store.existingThread().conversation);
  const root = items.find(({ key }) => key === thread)?.event;
  return root?.kind === "message" && root.comment !== undefined ? root.comment : null;
}
