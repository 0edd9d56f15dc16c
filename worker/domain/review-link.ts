/**
 * Links by which Meta's reviewer sees an agent's desktop (App Review): of one Page, for a while, and of no customer's thread.
 * Times in ms.
 */
import type { Content, Entry, SystemLine } from "../protocol/message/entry.ts";
import { byShownOrder } from "../protocol/message/entry.ts";
import { partsOfName } from "../protocol/ids.ts";
import type { ServerFrame } from "../protocol/frames.ts";
import type { Summary } from "../protocol/thread/conversation.ts";
import type { Finer } from "../protocol/thread/state.ts";
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

/** How a thread began: by which `ref` of a link, and when, in ms. */
export type Beginning = { ref: string; at: number };

/**
 * The beginning of a thread, of all its entries; null: by no link. Only the first that a thread holds counts, and only a
 * postback: Meta sends `messaging_referrals` where there was a thread before, which is somebody's who knew the Page already
 * (Webhooks, "messaging_postbacks" and "messaging_referrals").
 */
export function beganBy(
  entries: readonly Pick<Entry, "id" | "at" | "content" | "author">[],
): Beginning | null {
  const [first] = entries.filter(({ author }) => author.type !== "system").toSorted(byShownOrder);
  if (first?.content.kind !== "postback") return null;
  const ref = first.content.referral?.ref ?? null;
  return ref === null ? null : { ref, at: first.at };
}

/** What of a thread a reviewer sees: all since then, in ms; null: also what was before. */
export type LinkSight = { since: number | null };

/**
 * What a reviewer sees of a thread; null: nothing, as if there were none. A tester whom somebody chose is shown as a whole; of who
 * came by the link nothing from before: a person of whom this deployment knew nothing may be the Page's customer of old, whose
 * messages are in Meta's record.
 */
export function linkSightOf(
  scope: ReviewScope,
  conversation: string,
  began: Beginning | null,
): LinkSight | null {
  const { pageId, psid } = partsOfName(conversation);
  if (pageId !== scope.pageId) return null;
  if (scope.testers.includes(psid)) return { since: null };
  return began?.ref === scope.ref ? { since: began.at } : null;
}

/** What agents write for colleagues alone. */
const FOR_COLLEAGUES: readonly string[] = ["note", "tagged", "attributes"];

/** What the desk says of its own business. */
const FOR_THE_DESK: readonly string[] = ["reference", "ticket", "retention", "hold"];

/** Whether a reviewer is shown an entry. What was read from Meta's record on demand is of before; what is for colleagues is theirs. */
export function isSeen(
  { since }: LinkSight,
  { at, fetched, content }: Pick<Entry, "at" | "fetched" | "content">,
): boolean {
  if (content.kind === "event" && FOR_THE_DESK.includes(content.event.type)) return false;
  if (content.kind === "system" && FOR_COLLEAGUES.includes(content.line.event)) return false;
  return since === null || (at >= since && fetched !== "imported");
}

/** What a reviewer is shown of entries: those of before are not there, not as a quote either, nor is what agents write to each other. */
export function entriesSeen(sight: LinkSight, entries: readonly Entry[]): Entry[] {
  return entries
    .filter((entry) => isSeen(sight, entry))
    .map((entry) => ({ ...entry, content: contentSeen(sight, entry.content) }));
}

/**
 * entriesSeen() of a page of the history, and summarySeen() of the row that comes with one: what was before the beginning
 * is no reason to ask for more.
 */
export function pageSeen<T extends { entries: Entry[]; more?: boolean; summary?: { finer?: Finer } }>(
  sight: LinkSight,
  page: T,
): T {
  const entries = entriesSeen(sight, page.entries);
  const reachesBack = page.entries.some(({ at }) => sight.since !== null && at < sight.since);
  // Where nothing is left of a page, there is no place before which to ask.
  const isOver = reachesBack || (page.entries.length > 0 && entries.length === 0);
  return {
    ...page,
    entries,
    ...(isOver && page.more === true ? { more: false } : {}),
    ...(page.summary === undefined ? {} : { summary: summarySeen(page.summary) }),
  };
}

function contentSeen({ since }: LinkSight, content: Content): Content {
  if (content.kind === "system") return { ...content, line: lineSeen(content.line) };
  if (since === null || content.kind !== "text" || content.replyTo === undefined) return content;
  const { mid, at } = content.replyTo;
  // One that was kept by older code does not say when it was written.
  if (at !== undefined && at >= since) return content;
  return { ...content, replyTo: { mid, entry: null, by: null, text: null } };
}

/** What agents say to each other, and what the desk calls its places, rules, reasons and codes, is its own. */
function lineSeen(line: SystemLine): SystemLine {
  const own = ["note", "codes", "reason", "rule", "fault"];
  const shown = Object.entries(line).filter(([key]) => !own.includes(key) || line.event === "moderated");
  const places = Object.fromEntries(["queue", "place"].filter((key) => key in line).map((key) => [key, ""]));
  return { ...Object.fromEntries(shown), ...places } as SystemLine;
}

/** What of a row is told to no reviewer. */
const OWN_OF_DESK = ["mentions", "tags", "attributes", "record", "tickets", "person"] as const;
type OwnOfDesk = (typeof OWN_OF_DESK)[number];

/**
 * What of a row of the list a reviewer is shown: where it stands, and not what the desk calls that place, nor the program that
 * speaks there, nor whom colleagues mention, nor what agents say of the customer, nor which record of theirs it is.
 */
export function summarySeen<T extends Partial<Pick<Summary, OwnOfDesk | "finer">>>(summary: T): T {
  const seen = { ...summary };
  for (const own of OWN_OF_DESK) delete seen[own];
  if (seen.finer !== undefined) seen.finer = finerSeen(seen.finer);
  return seen;
}

function finerSeen(finer: Finer): Finer {
  switch (finer.state) {
    case "bot":
      return { state: "bot" };
    case "queued":
      return { state: "queued", queue: "" };
    case "offered":
      return { state: "offered", queue: "", to: finer.to, until: finer.until };
    case "assigned":
      return finer.transfer === undefined ? finer : { ...finer, transfer: { ...finer.transfer, place: "" } };
    case "snoozed":
      return finer;
  }
}

/**
 * Whether a frame that goes to everybody goes to a reviewer, too. `threads`: those that they have open. Of what is not named here
 * they hear nothing: colleagues, settings, other Pages. Entries do not go to everybody as they are (entriesSeen()).
 */
export function hearsFrame(scope: ReviewScope, threads: readonly string[], frame: ServerFrame): boolean {
  switch (frame.type) {
    case "viewers":
      return threads.includes(frame.conversation);
    case "page":
      return frame.page.pageId === scope.pageId;
    default:
      return false;
  }
}
