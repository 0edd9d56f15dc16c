import type { CommentBegan, Commenter } from "../../protocol/comments/comment.ts";
import type { Said } from "../item.ts";

/**
 * One event about what is written under a post of the Page ("feed", "mention", "ratings"), in the product's own words. `createdAt`: when it
 * was written first, `toldAt`: when Meta told of this (ms). `key`: the same at every redelivery. `raw`: the item as ASCII JSON.
 */
export type FeedItem = {
  pageId: string;
  postId: string;
  key: string;
  createdAt: number;
  toldAt: number;
  event: FeedEvent;
  /** Of the post, where Meta says it beside the event. */
  permalink?: string;
  raw: string;
};

/**
 * `id`: Meta's of the comment, visitor's post or review. `parent` null: it stands under the post itself, or is the post. `by` null: Meta
 * does not say who; `isOwn`: the Page wrote it. `isEdit`: it was there before, and says this now.
 */
export type FeedEvent =
  | {
      kind: "said";
      id: string;
      parent: string | null;
      began: CommentBegan;
      by: Commenter | null;
      isOwn: boolean;
      isEdit: boolean;
      said: Said;
    }
  | { kind: "removed"; id: string }
  | { kind: "hidden"; id: string; isHidden: boolean };
