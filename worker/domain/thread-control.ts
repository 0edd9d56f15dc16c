import type { Holder } from "../protocol/thread/conversation.ts";

/**
 * News of which app may answer (Conversation Routing, the successor of the handover protocol). Meta tells of changes
 * only, so nothing is known until the first.
 */
export type ControlNews =
  | { type: "pass" | "take"; to: string | null }
  /** Meta's own automation hands the conversation back by a line of text alone (message.admin_text). */
  | { type: "admin_text" }
  /**
   * It came under `standby`: another app holds the thread; or to us as to the one that does. `acceptedAt`: when Meta last
   * took a message of ours, in ms, null for never.
   */
  | { type: "standby"; acceptedAt: number | null }
  | { type: "delivered_to_us" }
  /** Meta took a message of ours, or refused one because another app holds the thread. */
  | { type: "accepted" }
  | { type: "refused" };

/** Meta's clock and ours may differ by this; and what it tells of a message follows it. */
const SOON_MS = 5_000;

/** The holder after some news, or null when it says nothing new. Older news than what is known says nothing. */
export function holderAfter(
  now: Holder | null,
  news: ControlNews,
  ourAppId: string | null,
  at: number,
): Holder | null {
  if (now !== null && at < now.at) return null;
  const next = meant(now, news, ourAppId, at);
  return next === null || (next.by === now?.by && next.appId === now.appId) ? null : next;
}

function meant(now: Holder | null, news: ControlNews, ourAppId: string | null, at: number): Holder | null {
  switch (news.type) {
    case "pass":
    case "take":
      if (news.to === null) return { by: "nobody", appId: null, at };
      return { by: news.to === ourAppId ? "us" : "other", appId: news.to, at };
    case "standby":
      // That Meta took a message of ours later, or just before, is the newer word.
      if (news.acceptedAt !== null && at < news.acceptedAt + SOON_MS) return null;
      return now?.by === "other" ? null : { by: "other", appId: null, at };
    case "refused":
      return now?.by === "other" ? null : { by: "other", appId: null, at };
    case "admin_text":
    case "accepted":
    case "delivered_to_us":
      // Without routing every app gets everything: that we got it says only that a known other no longer holds it.
      return now?.by === "other" ? { by: "us", appId: ourAppId, at } : null;
  }
}
