import type { CommentBegan, Commenter } from "../protocol/comments/comment.ts";
import type { Change, MessengerEvent, Attachment, Referral } from "../protocol/message/content.ts";

/**
 * One item of Meta's webhook in the product's own words. `worker/graph/` makes them, the objects keep them.
 * Meta's field names end where this type begins.
 */
export type InboundItem = {
  pageId: string;
  /** Null when the item names no person: it belongs to the Page. */
  psid: string | null;
  /**
   * Identity, the same at every redelivery: the `mid` of a message or postback, else `#` + kind + hash of the
   * item. A reaction or an edit names the `mid` of its target and must never be swallowed by it.
   */
  key: string;
  /** ms since 1970 */
  at: number;
  /** It came under `standby`: another app owned the thread, and a postback's payload was held back. */
  standby: boolean;
  event: InboundEvent;
  /** The whole item as JSON, ASCII only, unless `event` says all of it. */
  raw: string | null;
};

/** Where Meta keeps a file, null where it gave no link; `name` and `bytes` where Meta tells them apart from the link. */
export type MediaSource = { url: string | null; name?: string; bytes?: number };
/** A part of a message as Meta sent it, its file still behind Meta's link. */
export type InboundAttachment = Attachment<MediaSource>;

/** Whose doing it is: the Page's may be anybody's who writes for it. */
export type Side = "customer" | "page";

/** What an item says, by kind. Meta's field names end here. */
export type InboundEvent =
  | ({
      kind: "message";
      mid: string | null;
      quickReply: string | null;
      referral: Referral | null;
      /** It is a comment, visitor's post or review; `by` null: Meta does not say whose. */
      comment?: { by: Commenter | null; began: CommentBegan };
    } & Said)
  | {
      kind: "postback";
      mid: string | null;
      title: string;
      payload: string | null;
      referral: Referral | null;
    }
  /** What the Page sent, by whichever app or person. `appId` is null where Meta leaves it out. */
  | ({
      kind: "echo";
      mid: string;
      appId: string | null;
      metadata: string | null;
      /** It is a comment of the Page's, of which Meta does not say by which app. */
      isComment?: true;
    } & Said)
  /** What became of a message, and whose doing it was: `mid` is that of its target. */
  | { kind: "change"; mid: string; change: Change; by: Side; opensWindow: boolean }
  /** What is no message. `asks`: somebody must deal with it. */
  | { kind: "event"; event: MessengerEvent; by: Side | "meta"; asks: boolean; opensWindow: boolean }
  /** Meta judges the Page: "block" stops its sending until "unblock". */
  | { kind: "policy"; action: "warning" | "block" | "unblock"; reason: string | null }
  /** Somebody confirmed a checkbox on a web site (`userRef` is its session): who, nobody knows yet. */
  | { kind: "checkbox"; userRef: string; ref: string | null }
  | { kind: "delivery"; mids: string[]; watermark: number }
  | { kind: "read"; watermark: number }
  /** Kept whole, shown by name. */
  | {
      kind: "unsupported";
      what: string;
      /** Its own `mid`, where it is a message; never that of a target. */
      mid: string | null;
      by: Side | "meta";
      asks: boolean;
      opensWindow: boolean;
    };

/** The words and parts of a message. `rest` names what is kept in `raw` only; `replyTo` is a mid. */
export type Said = { text: string; rest: string[]; parts: InboundAttachment[]; replyTo: string | null };
