import type { Entry } from "../../worker/protocol/message/entry.ts";
import { isReference } from "../../worker/protocol/references/ref.ts";

/** So many are named. */
const NAMED_MAX = 3;

/**
 * By what the customer came, for an agent to read: of references what they stand for ("Order 1002, Order 1001"), the last first, as the desk
 * said in the thread, where they count and that is loaded, and never their seal; of another link its mark. One that did not count takes
 * nothing from those that did. Empty: nothing that says anything.
 */
export function cameBy(ref: string | undefined, entries: Iterable<Entry>): string {
  if (ref === undefined) return "";
  return isReference(ref) ? references(entries) : ref;
}

function references(entries: Iterable<Entry>): string {
  const abouts = new Set<string>();
  for (const { content } of entries) {
    if (content.kind !== "event" || content.event.type !== "reference") continue;
    const { kind, value, refused } = content.event;
    const about = refused === undefined ? [kind, value].filter(Boolean).join(" ") : "";
    // Of a checkbox alone, which came by no link, nothing is told.
    if (about === "") continue;
    abouts.delete(about);
    abouts.add(about);
  }
  return [...abouts].reverse().slice(0, NAMED_MAX).join(", ");
}
