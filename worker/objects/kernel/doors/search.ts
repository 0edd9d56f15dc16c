import type { IndexAnswer, IndexBatch, SearchAnswer, SearchQuestion } from "../contracts.ts";

/** What others may ask of the index of a desk: what was said there, as far as its conversations told it. */
export type SearchDoor = Rpc.DurableObjectBranded & {
  /** Takes what changed in a conversation, each of it once. Only the Conversation calls this. */
  index(desk: string, batch: IndexBatch): IndexAnswer;

  /** What is found, the newest first; no more is read for one answer than is bounded. Only the Desk calls this, which knows who sees it. */
  find(desk: string, question: SearchQuestion): Promise<SearchAnswer>;

  /** Makes the index anew; false: it is being made already. Only the Desk calls this. */
  rebuild(desk: string): boolean;

  /** Keeps an index from now on, or none: what there is is dropped. Repeating it is harmless. Only the Desk calls this. */
  turn(desk: string, to: "on" | "off"): void;

  /** Keeps nothing that is older than `before` (ms) from now on; null: whatever its age. What there is of it goes bit by bit. Only the Desk calls this. */
  retain(desk: string, before: number | null): void;

  /** How many texts are older than that, and when the oldest is from (ms). Only the Desk calls this. */
  countBefore(desk: string, before: number): { count: number; oldest: number | null };

  /** Forgets the conversations of a Page that moved away, unless it came back meanwhile. Only the Page calls this. */
  forgetPage(desk: string, pageId: string, generation: number): void;

  /**
   * Forgets a conversation that was erased; what of that `epoch` is still under way changes nothing. `now`: as what it began anew, which stays; null:
   * nobody wrote since. Answers how many texts went; not `isAll`: it is asked again. Only the Conversation calls this.
   */
  erase(
    desk: string,
    conversation: string,
    epoch: string | null,
    now: string | null,
  ): { isAll: boolean; texts: number };
};
