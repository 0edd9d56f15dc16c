import type { MediaFailure } from "../protocol/message/content.ts";
import type { Entry } from "../protocol/message/entry.ts";
import { RESPONSE_WINDOW_MS } from "../protocol/thread/window-ends.ts";

/** Not of what the customer sent, but of what a shop shows on its cards. */
const NOT_THEIRS: MediaFailure = "host_not_allowed";

/**
 * Whether a customer's message came that agents cannot see, or whose file could not be kept for good, and may still be
 * answered by a program. What was brought from Meta's record is nobody's news.
 */
export function isNotProcessed({ author, content, mid, at, fetched, changes }: Entry, now: number): boolean {
  if (author.type !== "customer" || mid === null || fetched !== undefined || changes?.isUnsent === true)
    return false;
  if (now > at + RESPONSE_WINDOW_MS) return false;
  if (content.kind === "unsupported") return true;
  if (content.kind !== "text") return false;
  return (content.parts ?? []).some((part) => {
    if (part.type === "other") return true;
    return "media" in part && part.media.state === "failed" && part.media.failure !== NOT_THEIRS;
  });
}

/** The command by which a customer is told of it: of all that happens in one interaction it is the same. */
export function notProcessedCommand(interaction: number | null): string {
  const digits = (interaction ?? 0).toString(16).padStart(12, "0");
  return `not-processed:00000000-0000-4000-8000-${digits}`;
}
