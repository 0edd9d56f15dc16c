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

export type InboundEvent =
  /** What the customer wrote or tapped as a quick reply. `rest` names parts that are kept in `raw` only. */
  | { kind: "message"; mid: string | null; text: string; quickReply: string | null; rest: string[] }
  | { kind: "postback"; mid: string | null; title: string; payload: string | null }
  /** What the Page sent, by whichever app or person. `appId` is null where Meta leaves it out. */
  | {
      kind: "echo";
      mid: string;
      appId: string | null;
      metadata: string | null;
      text: string | null;
      rest: string[];
    }
  | { kind: "delivery"; mids: string[]; watermark: number }
  | { kind: "read"; watermark: number }
  /** Kept whole, shown by name. */
  | {
      kind: "unsupported";
      what: string;
      /** Its own `mid`, where it is a message of a kind not shown yet; never that of a target. */
      mid: string | null;
      by: "customer" | "page" | "meta";
      /** It is a message to be answered, only of a kind that is not shown yet. */
      asks: boolean;
      opensWindow: boolean;
    };
