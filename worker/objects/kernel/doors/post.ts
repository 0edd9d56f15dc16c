import type { FeedItem } from "../../../domain/comments/feed-item.ts";
import type { Foreseen } from "../../../protocol/black-box/foreseen.ts";

/** What others may ask of one post of a Page (`<pageId>:<postId>`): which comments stand under it, and in which thread. */
export type PostDoor = Rpc.DurableObjectBranded & {
  /**
   * Keeps what Meta tells of comments, each once however often it is delivered, and hands it on to their threads. Resolves when it is
   * durable; rejects only when nothing can be written now. Where the Page takes no comments (`isOff`), nothing is written.
   */
  take(name: string, items: FeedItem[]): Promise<{ isOff?: true }>;

  /** What would come of these, were they taken now. Nothing is changed, and nobody told. Only the BlackBox calls this. */
  foresee(name: string, items: FeedItem[]): Promise<Foreseen[]>;
};
