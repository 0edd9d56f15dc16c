/**
 * Links by which Meta's reviewer sees an agent's desktop (App Review): of one Page, for a while, and of no customer's thread.
 * Times in ms.
 */
import type { Entry } from "../protocol/message/entry.ts";
import { byShownOrder } from "../protocol/message/entry.ts";
import { partsOfName } from "../protocol/ids.ts";
import type { ServerFrame } from "../protocol/frames.ts";
import type { ReviewLinkEntry } from "../protocol/review/answers.ts";

/** What a reviewer sees: threads of this Page that began by `ref`, and those of `testers` (PSIDs). `link`: its id. */
export type ReviewScope = { link: string; pageId: string; ref: string; testers: string[] };

/** What decides whether a link lets anybody in. */
export type ReviewLink = { endsAt: number; revokedAt: number | null };

/** With one pass a socket lasts no longer than this; the next asks again whether the link is good. */
export const REVIEW_PASS_MS = 60 * 60_000;

export function isGood({ endsAt, revokedAt }: ReviewLink, now: number): boolean {
  return revokedAt === null && now < endsAt;
}

const REVIEW_SECRET = /^review_[\w-]{43}$/;

/** Whether a token is the secret of such a link: what a CRM signs has other letters. */
export function isReviewSecret(token: string): boolean {
  return REVIEW_SECRET.test(token);
}

/** Whoever holds the link, at the desk of its Page, until the next pass. One name for all: who they are nobody knows. */
export function reviewerClaims(
  { desk, endsAt, ...scope }: Pick<ReviewLinkEntry, "desk" | "endsAt" | keyof ReviewScope>,
  now: number,
) {
  const { link, pageId, ref, testers } = scope;
  return {
    sub: `reviewer:${link}`,
    name: "App reviewer",
    desk,
    role: "reviewer" as const,
    exp: Math.min(now + REVIEW_PASS_MS, endsAt),
    review: { link, pageId, ref, testers },
  };
}

/** `https://m.me/<page>?ref=<ref>` (m.me links): ids are names there as well. */
export function meLinkOf(pageId: string, ref: string): string {
  return `https://m.me/${pageId}?ref=${ref}`;
}

/**
 * The `ref` by which a thread began, of all its entries; null: by no link. Only the first that a thread holds counts, and only a
 * postback: Meta sends `messaging_referrals` where there was a thread before, which is somebody's who knew the Page already
 * (Webhooks, "messaging_postbacks" and "messaging_referrals").
 */
export function beganBy(entries: readonly Pick<Entry, "id" | "at" | "content" | "author">[]): string | null {
  const [first] = entries.filter(({ author }) => author.type !== "system").toSorted(byShownOrder);
  return first?.content.kind === "postback" ? (first.content.referral?.ref ?? null) : null;
}

/** Whether a thread is one of the link's. `beganBy`: the ref by which it began. */
export function seesThread(scope: ReviewScope, conversation: string, began: string | null): boolean {
  const { pageId, psid } = partsOfName(conversation);
  if (pageId !== scope.pageId) return false;
  return began === scope.ref || scope.testers.includes(psid);
}

/**
 * Whether a frame that goes to everybody goes to a reviewer, too. `threads`: those that they have open. Of what is not named here
 * they hear nothing: colleagues, settings, other Pages.
 */
export function hearsFrame(scope: ReviewScope, threads: readonly string[], frame: ServerFrame): boolean {
  switch (frame.type) {
    case "entries":
    case "viewers":
      return threads.includes(frame.conversation);
    case "page":
      return frame.page.pageId === scope.pageId;
    default:
      return false;
  }
}
