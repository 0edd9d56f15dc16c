import type { FeedItem } from "../../domain/comments/feed-item.ts";
import type { InboundItem } from "../../domain/item.ts";
import type { Change } from "../../protocol/message/content.ts";

/** An event of the feed, as the thread of `root` takes it in. */
export function saidItem(item: FeedItem, root: string): InboundItem {
  const { event, createdAt: at, pageId, raw } = item;
  if (event.kind !== "said") throw new TypeError("nothing was said");
  const { id, parent, by, began, isOwn } = event;
  const said = { ...event.said, replyTo: parent === root ? null : parent };
  return {
    ...{ pageId, psid: root, key: id, at, standby: false, raw },
    event: isOwn
      ? { kind: "echo", mid: id, appId: null, metadata: null, isComment: true, ...said }
      : { kind: "message", mid: id, quickReply: null, referral: null, comment: { by, began }, ...said },
  };
}

/** What became of one. */
export function changeItem(item: FeedItem, root: string, change: Change): InboundItem {
  const { event, toldAt: at, pageId, key, raw } = item;
  const by = change.type === "hide" ? "page" : "customer";
  return {
    ...{ pageId, psid: root, key, at, standby: false, raw },
    event: { kind: "change", mid: event.id, change, by, opensWindow: false },
  };
}
