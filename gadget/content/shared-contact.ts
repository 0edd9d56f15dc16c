import type { Content } from "../../worker/protocol/message/content.ts";
import type { Entry } from "../../worker/protocol/message/entry.ts";
import type { EntryId } from "../../worker/protocol/ids.ts";

type ContactKind = "user_phone_number" | "user_email";

/**
 * What of their profile the customer shared: Meta tells of it as of any quick reply, with the number or the address as its
 * payload ("Quick Replies", "User Phone Number", "User Email"). Null for what else they tapped.
 */
export function sharedIn(content: Content): ContactKind | null {
  if (content.kind !== "quick_reply" || content.offeredBy !== undefined) return null;
  const { payload } = content;
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(payload)) return "user_email";
  return /^\+?[\d ()./-]{6,24}$/.test(payload) && payload === content.text ? "user_phone_number" : null;
}

/** The last message before it that offered to share that; null where none is held here. */
export function askerOf(
  kind: ContactKind,
  entries: Iterable<Entry>,
  { id }: Pick<Entry, "id">,
): EntryId | null {
  let asker: EntryId | null = null;
  for (const entry of entries) {
    if (entry.id === id) break;
    const { content } = entry;
    const offered = content.kind === "text" ? content.quickReplies : undefined;
    if (offered?.some(({ type }) => type === kind)) asker = entry.id;
  }
  return asker;
}
